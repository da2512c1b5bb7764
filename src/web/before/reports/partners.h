#pragma once

#include "web/before/step.h"

/// What is asked of partners (RESP-07), and the tools with which a risk was assessed (REP-20).
namespace noddfa::web {

void add_partner_routes(std::vector<Route>& routes, Site& site);

}

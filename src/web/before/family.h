#pragma once

#include "web/before/step.h"

/// Children and parents before the conference: how each is heard, prepared, invited, interpreted for, or kept out.
namespace noddfa::web {

void add_family_routes(std::vector<Route>& routes, Site& site);

}

#pragma once

#include "web/before/step.h"

namespace noddfa::web {

void add_disagreement_routes(std::vector<Route>& routes, Site& site);

}

#pragma once

#include "web/house/route.h"

namespace noddfa::web {

std::vector<Route> routes_of_worklist(Site& site);

}

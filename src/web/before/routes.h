#pragma once

#include "web/house/route.h"

namespace noddfa::web {

/// Everything between "we need a conference" and "everyone is in the room".
std::vector<Route> routes_of_before(Site& site);

}

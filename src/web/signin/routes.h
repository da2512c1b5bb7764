#pragma once

#include "web/house/route.h"

namespace noddfa::web {

/// Signing in and out, setting up, recovering, one's own account.
std::vector<Route> routes_of_sign_in(Site& site);

}

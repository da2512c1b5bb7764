#pragma once

#include "web/before/step.h"

/// Withheld addresses: written once by who prepares the conference, read by nobody but those whom two people let in
/// (T04).
namespace noddfa::web {

void add_address_routes(std::vector<Route>& routes, Site& site);

}

#pragma once

#include "web/before/step.h"

/// The chair opens the conference: who is there, and why it goes ahead in spite of what is missing, one reason for each
/// clause that asks for one. It cannot be undone, and so asks for a fresh proof of who opens it (★).
namespace noddfa::web {

void add_opening_routes(std::vector<Route>& routes, Site& site);

}

#pragma once

#include "web/before/step.h"

/// What stands for midwifery where it is not in the room, for a child not yet born (UNB-01, B-14): with the chair's
/// reason.
namespace noddfa::web {

void add_midwifery_routes(std::vector<Route>& routes, Site& site);

}

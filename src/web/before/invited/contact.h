#pragma once

#include "web/before/step.h"

/// With which children somebody's agency is in direct contact (QUOR-01), and which groupings are involved with a child
/// (VOTE-12): as it is said after the invitation.
namespace noddfa::web {

void add_contact_routes(std::vector<Route>& routes, Site& site);

}

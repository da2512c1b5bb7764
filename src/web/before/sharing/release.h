#pragma once

#include "web/house/route.h"

/// Information goes out of a conference: at once where it protects a child, with its purpose, and the chair is told
/// otherwise with the express permission of the chair and of those whose it is (CNF-01, CNF-08, REC-09).
namespace noddfa::web {

/// Leads to what goes out at once, for whoever may; else nothing.
Html release_link(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference);
void add_release_routes(std::vector<Route>& routes, Site& site);

}

#pragma once

#include "web/house/route.h"

/// Information that protects a child goes out at once, with its purpose, and the chair is told (CNF-01, CNF-08, R-24).
namespace noddfa::web {

/// Leads there, for whoever may; else nothing.
Html release_link(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference);
void add_release_routes(std::vector<Route>& routes, Site& site);

}

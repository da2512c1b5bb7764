#pragma once

#include "web/before/step.h"

/// Withheld addresses: written once by who prepares the conference, read by nobody but those whom two people let in
/// (T04).
namespace noddfa::web {

/// The proposed readers that wait for who reads to agree, each with its way there; nothing where none does. Who it is
/// is shown there, not in the list.
Html addresses_to_agree(Reader const& reader, ledger::Snapshot const& at);

void add_address_routes(std::vector<Route>& routes, Site& site);

}

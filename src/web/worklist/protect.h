#pragma once

#include "web/house/reader.h"

namespace noddfa::web {

/// Leads to what goes out at once to protect a child, for whoever holds a post that may; else nothing.
Html protect_link(Reader const& reader, ledger::Snapshot const& at);
/// The conferences of which they may: those that people of the agencies they lead are asked to, and those of the
/// authority they manage. By reference alone where they may see no more (3.4).
std::optional<net::Response> show_protect(Reader const& reader);

}

#pragma once

#include "web/house/reader.h"

/// How somebody who is invited and never signed in comes to the invitation: a letter about a conference waits until the
/// address was proved to be theirs (T03), and what proves it is the link with which they begin.
namespace noddfa::web {

/// The address at work that such a link would go to; nothing for who needs none, or has none.
std::optional<std::string> needs_way_in(ledger::Snapshot const& at, PersonId const& person);
/// Sends it, where they need one and were sent none lately.
void send_way_in(Reader const& reader, PersonId const& person);

}

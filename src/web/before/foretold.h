#pragma once

#include "application/foretold.h"
#include "web/house/reader.h"

/// What a choice would do, said before it is made.
namespace noddfa::web {

application::Foretold foretold(Reader const& reader, ledger::Snapshot const& at, std::string const& conference,
                               conference::Command const& command, Act const& act);

/// What stands against it in words, loud; nothing where nothing does.
Html against(Reader const& reader, std::vector<std::string> const& words);
/// Every duty, reply and calendar entry that would change, with how it is and how it would be.
Html what_would_change(Reader const& reader, ledger::Snapshot const& at, std::string const& conference,
                       application::Foretold const& told);

}

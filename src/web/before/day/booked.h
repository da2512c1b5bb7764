#pragma once

#include "web/house/reader.h"

/// What is booked already, as far as the reader may see it.
namespace noddfa::web {

/// Whoever and whatever is taken at that time already. Of a conference that they may not see only that it is so.
std::vector<std::string> taken(Reader const& reader, ledger::Snapshot const& at, std::string const& conference,
                               conference::Booking const& booking);
/// The weeks around a day with everything that is booked in them.
Html weeks_around(Reader const& reader, ledger::Snapshot const& at, Date day);

}

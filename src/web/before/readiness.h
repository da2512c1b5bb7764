#pragma once

#include "web/house/route.h"

namespace noddfa::web {

/// Whether a conference is ready: clause by clause what is missing, what was excused and why, and what is done. It is
/// information and stops nobody.
std::optional<net::Response> show_readiness(Reader const& reader, std::string const& conference);

/// The same in one line, with a link to the page; nothing for who may not see it, and once the meeting has begun.
Html readiness_in_short(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference);

}

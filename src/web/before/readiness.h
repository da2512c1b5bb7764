#pragma once

#include "web/house/route.h"

namespace noddfa::web {

/// Whether a conference is ready: clause by clause what is missing, what was excused and why, and what is done. It is
/// information and stops nobody.
std::optional<net::Response> show_readiness(Reader const& reader, std::string const& conference);

/// One thing that is missing, in a sentence.
struct GapInWords {
    Clause clause{};
    std::string words;
    bool wants_reason = false; ///< opening in spite of it asks the chair for a reason
};
/// Everything that is missing now, in the order of the headings.
std::vector<GapInWords> gaps_in_words(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference);

/// The same in one line, with a link to the page; nothing for who may not see it, and once the meeting has begun.
Html readiness_in_short(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference);

}

#pragma once

#include "web/house/reader.h"

namespace noddfa::web {

/// For each child, whether the conference will be quorate if those come who said so, and what would mend it (QUOR-01,
/// QUOR-02, QUOR-06, UNB-01). Nothing once the meeting has begun, or while nobody is invited.
Html quoracy_forecasts(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference);

}

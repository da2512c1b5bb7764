#pragma once

#include "access/decide.h"
#include "application/asker.h"
#include "application/rooms.h"
#include "ledger/proposals.h"
#include "store/writer.h"

namespace noddfa::ledger {

/// Leaves in the log that somebody was refused (a leaf of class `security`): who, which action, on which stream and
/// why. Nothing that was typed.
void record_refusal(store::Writer& writer, application::Asker const& asker, application::StreamId const& stream,
                    std::string_view action, std::string_view why);

/// Leaves in the log that somebody searched for who is on record already (a leaf of class `security`): who, and in
/// which request. Nothing that was typed, and nobody who was found. Whoever left `most` in the last hour leaves none:
/// the minutes until they may search again, else 0.
int record_search(store::Writer& writer, application::Asker const& asker, Moment const& now, int most);

/// Leaves in the log that two people agreed to something: who proposed it, who agreed, and the hash of what they saw.
void record_agreement(store::Writer& writer, application::Asker const& second, Proposal const& proposal);

}

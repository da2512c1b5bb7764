#pragma once

#include "access/decide.h"
#include "application/asker.h"
#include "application/rooms.h"
#include "store/writer.h"

namespace noddfa::ledger {

/// Leaves in the log that somebody was refused (a leaf of class `security`): who, which action, on which stream and
/// why. Nothing that was typed.
void record_refusal(store::Writer& writer, application::Asker const& asker, application::StreamId const& stream,
                    std::string_view action, std::string_view why);

}

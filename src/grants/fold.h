#pragma once

#include "grants/events.h"
#include "protocol/act.h"

namespace noddfa::grants {

/// Takes an event into the state. Total: never refuses, never fails. One overload per event, in the file of its
/// heading; `act` is the act that the event records.
#define NODDFA_FOLD(Type) void fold(State& state, Type const& event, Act const& act);
NODDFA_GRANTS_EVENTS(NODDFA_FOLD)
#undef NODDFA_FOLD

/// The same for any event.
void fold(State& state, Event const& event, Act const& act);

}

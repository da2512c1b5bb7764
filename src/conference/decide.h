#pragma once

#include "conference/commands.h"
#include "conference/events.h"
#include "protocol/act.h"
#include "protocol/decision.h"
#include "protocol/terms.h"

namespace noddfa::conference {

using Answered = Decision<Event>;

/// What follows from a command in a state: events with findings, or a refusal. Pure. One overload per command, in
/// the file of its heading.
#define NODDFA_DECIDE(Type)                                                                                            \
    Answered decide(State const& state, Type const& command, Act const& act, Terms const& terms);
NODDFA_CONFERENCE_COMMANDS(NODDFA_DECIDE)
#undef NODDFA_DECIDE

/// The same for any command.
Answered decide(State const& state, Command const& command, Act const& act, Terms const& terms);

}

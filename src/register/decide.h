#pragma once

#include "protocol/act.h"
#include "protocol/decision.h"
#include "protocol/terms.h"
#include "register/commands.h"
#include "register/events.h"

namespace noddfa::cpr {

using Answered = Decision<Event>;

/// What follows from a command or reaction for a child: events with findings, or a refusal. Pure. One overload each,
/// in the file of its heading.
#define NODDFA_DECIDE(Type)                                                                                            \
    Answered decide(State const& state, Type const& command, Act const& act, Terms const& terms);
NODDFA_REGISTER_COMMANDS(NODDFA_DECIDE)
NODDFA_REGISTER_REACTIONS(NODDFA_DECIDE)
#undef NODDFA_DECIDE

/// The same for any command or reaction.
Answered decide(State const& state, Command const& command, Act const& act, Terms const& terms);

}

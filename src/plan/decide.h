#pragma once

#include "plan/commands.h"
#include "plan/events.h"
#include "protocol/act.h"
#include "protocol/decision.h"
#include "protocol/terms.h"

namespace noddfa::plan {

using Answered = Decision<Event>;

/// What follows from a command or reaction for a plan: events with findings, or a refusal. Pure. One overload each,
/// in the file of its heading.
#define NODDFA_DECIDE(Type)                                                                                            \
    Answered decide(State const& state, Type const& command, Act const& act, Terms const& terms);
NODDFA_PLAN_COMMANDS(NODDFA_DECIDE)
NODDFA_PLAN_REACTIONS(NODDFA_DECIDE)
#undef NODDFA_DECIDE

/// The same for any command or reaction.
Answered decide(State const& state, Command const& command, Act const& act, Terms const& terms);

}

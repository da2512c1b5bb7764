#pragma once

#include "grants/commands.h"
#include "grants/events.h"
#include "protocol/act.h"
#include "protocol/decision.h"
#include "protocol/terms.h"

namespace noddfa::grants {

using Answered = Decision<Event>;

/// What follows from a command for access: events with findings, or a refusal. Pure. One overload
/// each, in the file of its heading.
#define NODDFA_DECIDE(Type)                                                                                            \
    Answered decide(State const& state, Type const& command, Act const& act, Terms const& terms);
NODDFA_GRANTS_COMMANDS(NODDFA_DECIDE)
#undef NODDFA_DECIDE

/// The same for any command.
Answered decide(State const& state, Command const& command, Act const& act, Terms const& terms);

}

#include "plan/decide.h"

#include "protocol/dispatch.h"

namespace noddfa::plan {

Answered decide(State const& state, Command const& command, Act const& act, Terms const& terms)
{
#define NODDFA_ROW(Type) Deciders<State, Command, Event>::row<Type>(),
    static Deciders<State, Command, Event> const deciders{NODDFA_PLAN_COMMANDS(NODDFA_ROW)
                                                              NODDFA_PLAN_REACTIONS(NODDFA_ROW)};
#undef NODDFA_ROW
    return deciders(state, command, act, terms);
}

}

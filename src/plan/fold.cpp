#include "plan/fold.h"

#include "protocol/dispatch.h"

namespace noddfa::plan {

void fold(State& state, Event const& event, Act const& act)
{
#define NODDFA_ROW(Type) Folds<State, Event>::row<Type>(),
    static Folds<State, Event> const folds{NODDFA_PLAN_EVENTS(NODDFA_ROW)};
#undef NODDFA_ROW
    folds(state, event, act);
}

}

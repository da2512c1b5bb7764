#include "grants/fold.h"

#include "protocol/dispatch.h"

namespace noddfa::grants {

void fold(State& state, Event const& event, Act const& act)
{
#define NODDFA_ROW(Type) Folds<State, Event>::row<Type>(),
    static Folds<State, Event> const folds{NODDFA_GRANTS_EVENTS(NODDFA_ROW)};
#undef NODDFA_ROW
    folds(state, event, act);
}

}

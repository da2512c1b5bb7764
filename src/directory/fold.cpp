#include "directory/fold.h"

#include "protocol/dispatch.h"

namespace noddfa::directory {

void fold(State& state, Event const& event, Act const& act)
{
#define NODDFA_ROW(Type) Folds<State, Event>::row<Type>(),
    static Folds<State, Event> const folds{NODDFA_DIRECTORY_EVENTS(NODDFA_ROW)};
#undef NODDFA_ROW
    folds(state, event, act);
}

}

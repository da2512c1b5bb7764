#include "grants/fold.h"

namespace noddfa::grants {

namespace {

using Fold = void (*)(State&, Event const&, Act const&);

template<class Type>
void fold_as(State& state, Event const& event, Act const& act)
{
    fold(state, *event.get_if<Type>(), act);
}

#define NODDFA_ROW(Type) {Type::stored_name, &fold_as<Type>},
ByName<Fold> const folds{NODDFA_GRANTS_EVENTS(NODDFA_ROW)};
#undef NODDFA_ROW

}

void fold(State& state, Event const& event, Act const& act)
{
    if (auto const found = folds.find(event.name()); found != folds.end())
        found->second(state, event, act);
}

}

#include "grants/decide.h"

namespace noddfa::grants {

namespace {

using Decide = Answered (*)(State const&, Command const&, Act const&, Terms const&);

template<class Type>
Answered decide_as(State const& state, Command const& command, Act const& act, Terms const& terms)
{
    return decide(state, *command.get_if<Type>(), act, terms);
}

#define NODDFA_ROW(Type) {Type::stored_name, &decide_as<Type>},
ByName<Decide> const deciders{NODDFA_GRANTS_COMMANDS(NODDFA_ROW)};
#undef NODDFA_ROW

}

Answered decide(State const& state, Command const& command, Act const& act, Terms const& terms)
{
    auto const found = deciders.find(command.name());
    return found == deciders.end() ? Answered{} : found->second(state, command, act, terms);
}

}

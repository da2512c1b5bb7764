#include "dispute/decide.h"

namespace noddfa::dispute {

Answered decide(State const& state, Command const& command, Act const& act, Terms const& terms)
{
    return std::visit(
        [&](auto const& one) -> Answered {
            if constexpr (std::is_same_v<decltype(one), std::monostate const&>)
                return {};
            else
                return decide(state, one, act, terms);
        },
        command);
}

}

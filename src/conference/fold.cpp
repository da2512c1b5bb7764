#include "conference/fold.h"

namespace noddfa::conference {

void fold(State& state, Event const& event, Act const& act)
{
    std::visit(
        [&](auto const& one) {
            if constexpr (!std::is_same_v<decltype(one), std::monostate const&>)
                fold(state, one, act);
        },
        event);
}

}

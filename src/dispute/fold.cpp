#include "dispute/fold.h"

namespace noddfa::dispute {

void fold(State& state, AlertRaised const& event, Act const&) { state.alerts.push_back(event); }

void fold(State& state, TaskSet const& event, Act const&) { state.tasks.push_back(event); }

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

#include "dispute/state.h"

namespace noddfa::dispute {

State::State() = default;
State::State(State const&) = default;
State::State(State&&) noexcept = default;
State& State::operator=(State const&) = default;
State& State::operator=(State&&) noexcept = default;
State::~State() = default;

std::optional<ConferenceId> conference_disputed(State const& state)
{
    if (state.set_aside)
        return state.set_aside->conference;
    if (state.appeal)
        return state.appeal->said.conference;
    if (state.complaint)
        return state.complaint->said.conference;
    return state.difference ? state.difference->said.conference : std::nullopt;
}

}

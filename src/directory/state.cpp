#include "directory/state.h"

#include <algorithm>

namespace noddfa::directory {

namespace {

template<class Id> std::optional<Id> behind(std::string_view kind, std::string_view key)
{
    if (!key.starts_with(kind))
        return std::nullopt;
    return Id{std::string{key.substr(kind.size())}};
}

}

State::State() = default;
State::State(State const&) = default;
State::State(State&&) noexcept = default;
State& State::operator=(State const&) = default;
State& State::operator=(State&&) noexcept = default;
State::~State() = default;

HeldMembership const* Practitioner::member_of(AgencyId const& agency, Date day) const
{
    auto const found = std::ranges::find_if(memberships, [&](HeldMembership const& membership) {
        return membership.agency == agency && membership.holds_on(day);
    });
    return found == memberships.end() ? nullptr : &*found;
}

std::optional<PersonId> person_of(std::string_view key) { return behind<PersonId>("person:", key); }
std::optional<AgencyId> agency_of(std::string_view key) { return behind<AgencyId>("agency:", key); }

}

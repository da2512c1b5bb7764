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

bool Practitioner::leads(AgencyId const& agency, Date day) const
{
    return std::ranges::any_of(posts, [&](HeldPost const& held) {
        return held.of.post == Post::agency_lead && held.of.agency == agency && held.holds_on(day);
    });
}

bool Practitioner::is_gone_by(Date day) const
{
    auto const lasts = [&](auto const& held) { return !held.until || day < *held.until; };
    if (std::ranges::any_of(memberships, lasts)
        || std::ranges::any_of(posts, [&](HeldPost const& post) { return lasts(post) && !needs_agency(post.of.post); }))
        return false;
    return !memberships.empty() || (left_on && *left_on <= day);
}

std::optional<PersonId> person_of(std::string_view key) { return behind<PersonId>("person:", key); }
std::optional<AgencyId> agency_of(std::string_view key) { return behind<AgencyId>("agency:", key); }

}

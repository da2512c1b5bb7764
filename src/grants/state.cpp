#include "grants/state.h"

#include <algorithm>

namespace noddfa::grants {

namespace {

constexpr std::string_view before_child = "child:";
constexpr std::string_view before_agency = "agency:";

}

State::State() = default;
State::State(State const&) = default;
State::State(State&&) noexcept = default;
State& State::operator=(State const&) = default;
State& State::operator=(State&&) noexcept = default;
State::~State() = default;

Claim const* State::claim(ClaimId const& id) const
{
    auto const found = std::ranges::find_if(claims, [&](Claim const& one) { return one.said.claim == id; });
    return found == claims.end() ? nullptr : &*found;
}

std::optional<ChildId> child_of(std::string_view key)
{
    if (!key.starts_with(before_child))
        return std::nullopt;
    return ChildId{std::string{key.substr(before_child.size())}};
}

std::optional<AgencyId> agency_of(std::string_view key)
{
    if (!key.starts_with(before_agency))
        return std::nullopt;
    return AgencyId{std::string{key.substr(before_agency.size())}};
}

}

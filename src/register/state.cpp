#include "register/state.h"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include <algorithm>

namespace noddfa::cpr {

State::State() = default;
State::State(State const&) = default;
State::State(State&&) noexcept = default;
State& State::operator=(State const&) = default;
State& State::operator=(State&&) noexcept = default;
State::~State() = default;

namespace {

bool overlaps(Date from, std::optional<Date> to, Date first, Date last)
{
    return from <= last && (!to || *to >= first);
}

}

Standing standing(State const& state)
{
    Standing now;
    now.on_register = state.live || state.stay;
    now.temporary = !state.live && state.stay;
    now.transfer_pending = state.move && state.move->pending();
    if (now.temporary)
        now.authority = state.stay->said.home;
    if (!state.live)
        return now;
    now.under_challenge = state.challenge.has_value();
    auto const& entry = *state.live;
    now.authority = entry.said.authority;
    now.conference = entry.said.conference;
    now.registered_on = entry.from;
    now.categories = entry.said.categories;
    now.reasons = entry.said.reasons;
    now.reviews_held = entry.reviews_held;
    now.last_conference = entry.last_conference;
    return now;
}

bool registered_between(State const& state, Date from, Date to)
{
    auto const within = [&](Entry const& entry) { return overlaps(entry.from, entry.to, from, to); };
    auto const stayed = [&](Stay const& stay) { return overlaps(stay.entered_on, stay.ended_on, from, to); };
    return (state.live && within(*state.live)) || (state.stay && stayed(*state.stay))
           || std::any_of(state.ended.begin(), state.ended.end(), within)
           || std::any_of(state.ended_stays.begin(), state.ended_stays.end(), stayed);
}

std::vector<std::string> missing_arrangements(State const& state)
{
    if (!state.live)
        return {};
    auto const& there = state.live->said.arrangements;
    std::vector<std::string> missing;
    if (!there.plan)
        missing.emplace_back("plan");
    if (!there.coordinator)
        missing.emplace_back("coordinator");
    // CG-01: a child who has been reviewed is past the first core group.
    if (!there.first_core_group && state.live->reviews_held == 0)
        missing.emplace_back("first-core-group");
    if (!there.review)
        missing.emplace_back("review");
    return missing;
}

std::vector<Particular> gaps(State const& state)
{
    std::vector<Particular> unknown;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Particular>>([&](auto particular) {
        if (!state.details.contains(particular.value))
            unknown.push_back(particular.value);
    });
    return unknown;
}

}

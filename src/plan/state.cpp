#include "plan/state.h"

#include <algorithm>

namespace noddfa::plan {

State::State() = default;
State::State(State const&) = default;
State::State(State&&) noexcept = default;
State& State::operator=(State const&) = default;
State& State::operator=(State&&) noexcept = default;
State::~State() = default;

namespace {

bool has_both_terms(std::vector<PlannedOutcome> const& outcomes)
{
    auto const has = [&](OutcomeTerm term) {
        return std::any_of(outcomes.begin(), outcomes.end(),
                           [&](PlannedOutcome const& outcome) { return outcome.term == term; });
    };
    return has(OutcomeTerm::shorter) && has(OutcomeTerm::longer);
}

}

bool State::is_member(PersonId const& person) const
{
    return std::any_of(members.begin(), members.end(), [&](Membership const& membership) {
        return membership.member.person == person && !membership.to;
    });
}

std::vector<PersonId> State::present_members() const
{
    std::vector<PersonId> people;
    for (auto const& membership : members)
        if (!membership.to)
            people.push_back(membership.member.person);
    return people;
}

std::vector<std::string> missing_parts(DetailedPlan const& plan)
{
    std::vector<std::string> missing;
    if (plan.needs.empty())
        missing.emplace_back("needs");
    if (plan.outcomes.empty())
        missing.emplace_back("outcomes");
    if (plan.actions.empty())
        missing.emplace_back("actions");
    if (!has_words(plan.monitoring))
        missing.emplace_back("monitoring");
    if (!has_words(plan.review_arrangements))
        missing.emplace_back("review");
    return missing;
}

std::vector<std::string> missing_heads(OutlinePlan const& outline)
{
    std::vector<std::string> missing;
    if (outline.risks.empty())
        missing.emplace_back("risks");
    if (!has_words(outline.protection))
        missing.emplace_back("protection");
    if (!has_both_terms(outline.outcomes))
        missing.emplace_back("outcomes");
    if (!has_words(outline.provision))
        missing.emplace_back("support");
    if (outline.actions.empty())
        missing.emplace_back("actions");
    if (!has_words(outline.monitoring) || outline.monitors.empty())
        missing.emplace_back("monitoring");
    if (!has_words(outline.wishes) || !has_words(outline.parents_views))
        missing.emplace_back("family-views");
    return missing;
}

std::vector<int> loose_actions(std::vector<PlannedAction> const& actions)
{
    std::vector<int> loose;
    for (std::size_t i = 0; i < actions.size(); ++i)
        if (!actions[i].owner || !actions[i].by_when)
            loose.push_back(static_cast<int>(i) + 1);
    return loose;
}

}

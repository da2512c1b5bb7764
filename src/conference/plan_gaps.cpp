#include "conference/asks.h"
#include "conference/outcome.h"

#include <algorithm>

/// What the outline plan has to say (A.19). JUDGEMENT: what it says is the conference's; only empty places are found.
namespace noddfa::conference {

namespace {

bool any_words(std::vector<Paragraph> const& paragraphs)
{
    return std::ranges::any_of(paragraphs, [](Paragraph const& one) { return !one.empty(); });
}

bool has_term(OutlinePlan const& plan, OutcomeTerm term)
{
    return std::ranges::any_of(
        plan.outcomes, [&](PlannedOutcome const& outcome) { return outcome.term == term && !outcome.what.empty(); });
}

/// Tied to a risk of this plan, or to a well-being need.
bool is_linked(OutlinePlan const& plan, PlannedOutcome const& outcome)
{
    auto const risks = static_cast<int>(plan.risks.size());
    bool const to_risk = !outcome.risks.empty()
                         && std::ranges::all_of(outcome.risks, [&](int risk) { return risk >= 1 && risk <= risks; });
    return to_risk || has_words(outcome.wellbeing);
}

bool is_assigned(PlannedAction const& action)
{
    return !action.what.empty() && action.owner && !action.owner->empty() && action.by_when;
}

template<class Item> void replace(std::vector<Item>& kept, std::vector<Item> const& named)
{
    if (!named.empty())
        kept = named;
}

template<class Item> void replace(std::optional<Item>& kept, std::optional<Item> const& named)
{
    if (named)
        kept = named;
}

}

std::vector<Clause> plan_gaps(OutlinePlan const& plan)
{
    std::vector<Clause> gaps;
    auto const want = [&](bool there, Clause clause) {
        if (!there)
            gaps.push_back(clause);
    };
    // PLAN-02: the risks of harm.
    want(any_words(plan.risks), Clause::PLAN_02);
    // PLAN-03: how working together protects the child.
    want(has_words(plan.protection), Clause::PLAN_03);
    // PLAN-04: outcomes for the shorter and for the longer term.
    want(has_term(plan, OutcomeTerm::shorter) && has_term(plan, OutcomeTerm::longer), Clause::PLAN_04);
    // PLAN-05: each of them tied to a risk reduced or to well-being.
    want(std::ranges::all_of(plan.outcomes, [&](PlannedOutcome const& one) { return is_linked(plan, one); }),
         Clause::PLAN_05);
    // PLAN-06: support, treatment, therapy and advocacy, or that none is needed and why.
    want(has_words(plan.provision), Clause::PLAN_06);
    // PLAN-07: who does what by when.
    want(!plan.actions.empty() && std::ranges::all_of(plan.actions, is_assigned), Clause::PLAN_07);
    // PLAN-08: how progress is monitored and evaluated.
    want(has_words(plan.monitoring), Clause::PLAN_08);
    // PLAN-09: and by which practitioners.
    want(!plan.monitors.empty(), Clause::PLAN_09);
    // PLAN-10: the wishes of the child and the views of the parents.
    want(has_words(plan.wishes) && has_words(plan.parents_views), Clause::PLAN_10);
    return gaps;
}

void take_in(OutlinePlan& plan, OutlinePlan const& entry)
{
    replace(plan.risks, entry.risks);
    replace(plan.protection, entry.protection);
    replace(plan.outcomes, entry.outcomes);
    replace(plan.actions, entry.actions);
    replace(plan.provision, entry.provision);
    replace(plan.monitoring, entry.monitoring);
    replace(plan.monitors, entry.monitors);
    replace(plan.wishes, entry.wishes);
    replace(plan.parents_views, entry.parents_views);
    replace(plan.departures, entry.departures);
    replace(plan.contingency, entry.contingency);
    replace(plan.involvement, entry.involvement);
    replace(plan.communication, entry.communication);
    replace(plan.assessments, entry.assessments);
    replace(plan.services, entry.services);
    replace(plan.existing_plan, entry.existing_plan);
    replace(plan.visiting, entry.visiting);
}

}

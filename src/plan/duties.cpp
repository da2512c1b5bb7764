#include "plan/duties.h"

#include "protocol/notice_answers.h"

namespace noddfa::plan {

namespace {

/// Collects the duties of one child.
struct List {
    State const& state;
    Date today;
    Terms const& terms;
    std::vector<Duty> all{};

    Duty& add(Clause clause, char const* what, std::optional<Deadline> due = {}, std::optional<Date> met = {})
    {
        all.push_back(duty_of(clause, what, state.child, std::move(due), met, today));
        return all.back();
    }
    /// a clock keeps the settings of the day it started.
    std::optional<Deadline> due(Clause clause, Date from) const
    {
        return deadline(clause, from, terms.history.on(from), terms.calendar);
    }
};

void of_visits(State const& state, List& list)
{
    auto const seen = last_seen(state);
    // A child nobody has visited yet is due from registration, or birth.
    auto const due = [&](Clause clause, Date from) {
        auto deadline = list.due(clause, from);
        bool const visited = std::ranges::any_of(state.visits, [&](VisitMade const& one) { return one.on == from; });
        if (deadline && !visited)
            deadline->start_event = state.born == from ? "birth" : "registration";
        return deadline;
    };
    // REG-05, VIS-01: seen alone by the co-ordinator; VIS-02: at home; VIS-03: visited at all.
    if (seen.alone)
        list.add(Clause::REG_05, "see-child-alone", due(Clause::REG_05, *seen.alone)).who = state.coordinator;
    if (seen.at_home)
        list.add(Clause::VIS_02, "visit-at-home", due(Clause::VIS_02, *seen.at_home)).who = state.coordinator;
    if (seen.visited)
        list.add(Clause::VIS_03, "visit", due(Clause::VIS_03, *seen.visited));
}

/// REG-09, CG-01: the first core group. Once the child is off the register it is owed only where it had been missed.
void of_first_meeting(State const& state, List& list)
{
    if (state.carried_over)
        return;
    auto const first = state.meetings.empty() ? std::nullopt : std::optional{state.meetings.front().held_on};
    auto due = list.due(Clause::REG_09, *state.conference_on);
    auto const last_day = first ? first : state.registration_ended_on;
    bool const missed = due && last_day && *last_day > due->due;
    if (state.registered || missed)
        list.add(Clause::REG_09, "first-core-group", std::move(due), first).who = state.coordinator;
}

void of_meetings(State const& state, List& list)
{
    // REG-10, CG-02: the next core group.
    if (state.had_first_core_group())
        list.add(Clause::REG_10, "core-group", list.due(Clause::REG_10, state.last_core_group())).who =
            state.coordinator;
    // CG-08: where the board asks for one shortly before the review.
    if (state.review_date) {
        auto due = list.due(Clause::CG_08, *state.review_date);
        if (due)
            list.add(Clause::CG_08, "last-core-group-before-review", std::move(due));
    }
    // ADV-02: advocacy is considered at every stage.
    if (!state.meetings.empty() && !state.meetings.back().said.advocacy)
        list.add(Clause::ADV_02, "consider-advocacy");
}

/// The first review after a day.
std::optional<Date> reviewed_since(State const& state, Date asked)
{
    auto const found = std::ranges::find_if(state.reviews, [&](Date held) { return held > asked; });
    return found == state.reviews.end() ? std::nullopt : std::optional{*found};
}

void of_reviews(State const& state, List& list)
{
    // REG-12, REV-01: the first review; then REG-13, REV-02: from the last one held.
    auto const first = state.reviews.empty() ? std::nullopt : std::optional{state.reviews.front()};
    if (!state.carried_over)
        list.add(Clause::REG_12, "first-review", list.due(Clause::REG_12, *state.conference_on), first);
    if (first)
        list.add(Clause::REG_13, "review", list.due(Clause::REG_13, state.reviews.back()));
    // CG-09: the chair's answer to a request for an early review.
    for (auto const& asked : state.early_reviews) {
        list.add(Clause::CG_09, "answer-early-review", {}, asked.answered_on);
        if (asked.on)
            list.add(Clause::CG_09, "early-review", as_set(Clause::CG_09, *asked.on),
                     reviewed_since(state, asked.asked_on));
    }
}

/// What has to be there the day the child is registered.
Deadline due_at_conference(Clause clause, State const& state)
{
    Deadline at_once;
    at_once.clause = clause;
    at_once.start_event = "conference";
    at_once.from = at_once.due = *state.conference_on;
    return at_once;
}

void of_coordinator(State const& state, List& list)
{
    // PLN-09: named at the conference; PLN-10: the senior manager is told, and again daily, until one is.
    if (state.coordinator)
        return;
    list.add(Clause::PLN_09, "name-coordinator", due_at_conference(Clause::PLN_09, state));
    list.add(Clause::PLN_10, "tell-senior-manager", due_at_conference(Clause::PLN_10, state)).who =
        list.terms.settings.holder("senior_manager");
}

void of_plan(State const& state, List& list)
{
    // PLN-04: what the outline lacks, until the plan is detailed.
    bool const whole = missing_heads(state.outline).empty() && loose_actions(state.outline.actions).empty();
    if (!state.detail && !whole)
        list.add(Clause::PLN_04, "complete-outline", due_at_conference(Clause::PLN_04, state));
    // PLN-05: summary and outline plan of a conference held here reach everyone.
    if (state.conference)
        list.add(Clause::PLN_05, "send-outline-plan", list.due(Clause::PLN_05, *state.conference_on),
                 state.summary_sent);
    // PLAN-07: each action, by the day agreed.
    for (std::size_t i = 0; i < state.actions.size(); ++i) {
        auto const& action = state.actions[i];
        if (!action.said.by_when)
            continue;
        auto& duty = list.add(Clause::PLAN_07, "complete-action", as_set(Clause::PLAN_07, *action.said.by_when),
                              action.completed_on);
        duty.who = action.said.owner;
        duty.about = std::to_string(i + 1);
    }
    // ESC-06, PLN-11: escalation is considered after every report that something cannot be delivered.
    if (state.escalations_considered < static_cast<int>(state.non_deliveries.size()))
        list.add(Clause::ESC_06, "consider-escalation").who = state.coordinator;
    // PLN-02: once the child is off the register the plan is reviewed: closed, or revised.
    if (!state.registered)
        list.add(Clause::PLN_02, "review-plan").who = state.coordinator;
}

}

std::vector<Duty> duties(State const& state, Date today, Terms const& terms)
{
    List list{state, today, terms};
    if (state.is_open()) {
        of_plan(state, list);
        of_first_meeting(state, list);
    }
    if (state.is_open() && state.registered) {
        of_coordinator(state, list);
        of_meetings(state, list);
        of_visits(state, list);
        of_reviews(state, list);
    }
    add_notices(list.all, state.alerts, state.tasks, today);
    return std::move(list.all);
}

}

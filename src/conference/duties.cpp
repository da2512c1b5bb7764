#include "conference/duties.h"

#include "base/london.h"
#include "conference/reports.h"
#include "conference/sharing.h"

#include <algorithm>
#include <set>
#include <utility>

namespace noddfa::conference {

namespace {

/// Collects the duties of one conference.
struct List {
    State const& state;
    Date today;
    Terms const& terms;
    std::vector<Duty> all{};

    Duty& add(Clause clause, char const* what, std::optional<ChildId> child, std::optional<Deadline> due = {},
              std::optional<Date> met = {})
    {
        all.push_back(duty_of(clause, what, std::move(child), std::move(due), met, today));
        return all.back();
    }
    /// a clock keeps the settings of the day it started on.
    std::optional<Deadline> due(Clause clause, Date from, DeadlineInputs const& inputs = {}) const
    {
        return deadline(clause, from, terms.history.on(from), terms.calendar, inputs);
    }
};

/// A due day that no number gives: it was set, or is at once.
Deadline on_day(Clause clause, char const* start_event, Date from, Date due)
{
    Deadline deadline;
    deadline.clause = clause;
    deadline.start_event = start_event;
    deadline.from = from;
    deadline.due = due;
    return deadline;
}

std::optional<Date> found_on(std::map<ChildId, Date> const& dates, ChildId const& child)
{
    auto const found = dates.find(child);
    return found == dates.end() ? std::nullopt : std::optional{found->second};
}

std::optional<Date> opened_on(State const& state)
{
    return state.meeting.opened ? std::optional{state.meeting.opened->day} : std::nullopt;
}

std::optional<PersonId> social_worker(State const& state)
{
    return state.convening.request ? state.convening.request->social_worker : std::nullopt;
}

void of_convening(State const& state, List& list)
{
    if (!state.convening.request)
        return;
    // CONV-02, CONV-09, REG-12, REG-13, SET-04: when the conference itself is due.
    auto const dates = conference_due(state, list.terms);
    if (!dates.empty())
        list.add(dates.front().clause, "hold-conference", {}, dates.front(), opened_on(state));
}

void of_reports(State const& state, List& list)
{
    auto const due = reports_due(state, list.terms);
    if (!due)
        return;
    // REP-10, REP-01: each agency's report on each child. A merged one leaves the duty open.
    for (auto const& owed : reports_owed(state, list.terms)) {
        auto const report = owed.individual ? state.reports.kept.find(*owed.individual) : state.reports.kept.end();
        auto const received =
            report == state.reports.kept.end() ? std::nullopt : std::optional{report->second.received.day};
        auto& duty = list.add(Clause::REP_10, "submit-report", owed.child, due, received);
        duty.about = owed.agency.value;
        // The cut-off of the due day is the report's own (B-03).
        if (report != state.reports.kept.end()) {
            duty.late = is_late_report(state, report->second.received, list.terms);
            duty.who = report->second.report.author;
        }
    }
}

void of_sharing(State const& state, List& list)
{
    auto const due = shares_due(state, list.terms);
    if (!due)
        return;
    // SHARE-02: each report with each of the family it is for; restricted ones wait (SHARE-05).
    for (auto const& owed : shares_owed(state, start_of(list.today), list.terms)) {
        // SHARE-05: for ever, or until the day the chair named.
        if (owed.suspended && !owed.suspended_until)
            continue;
        auto& duty = list.add(Clause::SHARE_02, "share-report", {}, due, owed.shared_on);
        if (owed.suspended_until)
            duty.begins = owed.suspended_until->plus_days(1);
        duty.about = owed.report.value;
        duty.who = owed.person;
        duty.late = owed.breach;
    }
}

void of_enquiries(State const& state, List& list)
{
    // REG-15: the continuing assessment, from the start of the enquiries.
    for (auto const& [child, started] : state.convening.section47_started)
        list.add(Clause::REG_15, "complete-assessment", child, list.due(Clause::REG_15, started)).who =
            social_worker(state);
}

/// The day a later conference decided on the child, if one has.
std::optional<Date> decided_again(ChildId const& child, Date after, Background const& background)
{
    std::optional<Date> again;
    for (auto const& decision : background.decisions)
        if (decision.child == child && decision.held_on > after)
            again = std::min(again.value_or(decision.held_on), decision.held_on);
    return again;
}

/// Whether the child left the register since, or another conference has taken the matter up.
bool is_past(ChildId const& child, Date decided, Background const& background)
{
    return !background.standing(child).on_register || decided_again(child, decided, background);
}

/// REG-08, REG-11: what the conference does is to set a date, before it ends. When the meeting itself is due, and
/// whether its date is late, the plan says (REG-09, REG-12, REG-13).
void of_setting(State const& state, ChildId const& child, Date decided, Clause clause, char const* what,
                std::optional<Date> set_on, List& list)
{
    if (!set_on && is_past(child, decided, list.terms.background))
        return;
    auto const until = state.meeting.closed ? state.meeting.closed->day : decided;
    list.add(clause, what, child, on_day(clause, "conference", decided, until), set_on);
}

void of_registered(State const& state, ChildId const& child, Date decided, List& list)
{
    auto const& outcomes = state.outcomes;
    if (outcomes.declared.at(child).outcome == Outcome::register_)
        of_setting(state, child, decided, Clause::REG_08, "set-first-core-group",
                   found_on(outcomes.first_core_group_settled, child), list);
    of_setting(state, child, decided, Clause::REG_11, "set-review", found_on(outcomes.review_settled, child), list);
}

void of_next_conference(State const& state, DeclaredOutcome const& outcome, Date decided, List& list)
{
    if (outcome.ground != OutcomeGround::insufficient_information)
        return;
    // DEFER-05: a date is set for the next conference, which is then held.
    auto const held = decided_again(outcome.child, decided, list.terms.background);
    if (auto const on = found_on(state.outcomes.next_conference, outcome.child))
        list.add(Clause::DEFER_05, "next-conference", outcome.child, on_day(Clause::DEFER_05, "as_set", decided, *on),
                 held);
    else if (!held)
        list.add(Clause::DEFER_05, "set-next-conference", outcome.child);
}

void of_outcomes(State const& state, List& list)
{
    for (auto const& [child, at] : state.outcomes.declared_at) {
        auto const& outcome = state.outcomes.declared.at(child);
        if (needs_plan(outcome.outcome))
            of_registered(state, child, at.day, list);
        else
            of_next_conference(state, outcome, at.day, list);
    }
}

void of_children(State const& state, List& list)
{
    if (!state.meeting.closed)
        return;
    // CHD-10, CHD-11: a child who took part is debriefed, and visited afterwards.
    for (auto const& [child, plan] : state.family.participation) {
        if (plan.attends == Attendance::not_at_all)
            continue;
        auto const closed = state.meeting.closed->day;
        if (!state.family.debriefed.contains(child))
            list.add(Clause::CHD_10, "offer-debrief", child, on_day(Clause::CHD_10, "conference", closed, closed));
        if (!state.family.followed_up.contains(child))
            list.add(Clause::CHD_11, "follow-up-visit", child).who = social_worker(state);
    }
}

/// PAR-13: a step with each parent straight before the conference, straight after it, and as follow-up. Only the
/// headings of the source are known: that each step is taken is what is watched, not how.
void of_parents(State const& state, List& list)
{
    std::set<PersonId> parents;
    for (auto const& child : state.convening.children)
        for (auto const& parent : state.parents_of(child.id))
            parents.insert(parent);
    auto const& meeting = state.meeting;
    auto const& family = state.family;
    auto const owe = [&](char const* what, PersonId const& parent, std::optional<Deadline> due) -> Duty& {
        auto& duty = list.add(Clause::PAR_13, what, {}, std::move(due));
        duty.who = parent;
        return duty;
    };
    for (auto const& parent : parents) {
        bool const awaited = state.convening.booking && !meeting.opened && !state.convening.not_held;
        if (awaited && !family.met_people.contains(parent) && !family.excluded_wholly(parent)) {
            auto const day = state.convening.booking->starts.day;
            owe("meet-parent", parent, on_day(Clause::PAR_13, "conference", day, day));
        }
        if (!meeting.closed)
            continue;
        auto const closed = meeting.closed->day;
        // Straight after has passed with the day; the step that follows stays owed.
        if (!family.debriefed_people.contains(parent))
            owe("debrief-parent", parent, on_day(Clause::PAR_13, "conference", closed, closed)).lapses = true;
        if (!family.followed_up_people.contains(parent))
            owe("visit-parent", parent, {});
    }
}

void of_record(State const& state, List& list)
{
    if (!state.meeting.closed)
        return;
    // JUDGEMENT: a conference that was adjourned counts from the day it ended.
    auto const held = state.meeting.closed->day;
    DeadlineInputs inputs;
    for (auto const& [child, on] : state.outcomes.first_core_group)
        inputs.core_group = std::min(inputs.core_group.value_or(on), on);
    auto const& after = state.afterwards;
    // REC-04: summary and outline plan; the earlier of two dates. REC-06: the record, as good practice.
    list.add(Clause::REC_04, "send-summary", {}, list.due(Clause::REC_04, held, inputs), after.summary_sent);
    list.add(Clause::REC_06, "send-record", {}, list.due(Clause::REC_06, held), after.record_sent);
    for (auto const& [person, received] : after.receipts) {
        auto const sent = after.corrections_sent.find(person);
        auto& duty = list.add(Clause::REC_08, "send-corrections", {}, list.due(Clause::REC_08, received),
                              sent == after.corrections_sent.end() ? std::nullopt : std::optional{sent->second});
        duty.who = person;
        // REC-08: a window, no debt: with nothing sent in it, it has passed and the record stands.
        duty.lapses = true;
    }
}

void of_concerns(State const& state, List& list)
{
    // ESC-03: a concern is followed up until it is settled.
    std::map<PersonId, bool> settled;
    for (auto const& concern : state.afterwards.concerns)
        settled[concern.person] = concern.resolved;
    for (auto const& [person, done] : settled)
        if (!done)
            list.add(Clause::ESC_03, "follow-up-concern", {}).who = person;
}

void of_notices(State const& state, List& list)
{
    // CHAIR-08, REG-03, R-02: told until somebody says that it was seen.
    for (auto const& alert : state.convening.open_alerts) {
        std::optional<Deadline> due;
        if (alert.clause == Clause::CHAIR_08 && state.meeting.closed)
            due = on_day(Clause::CHAIR_08, "conference", state.meeting.closed->day, state.meeting.closed->day);
        list.all.push_back(duty_of(alert.clause, alert.about, alert.child, due, {}, list.today));
        if (!alert.to.empty())
            list.all.back().who = alert.to;
    }
    for (auto const& task : state.convening.tasks) {
        std::optional<Deadline> due;
        if (task.due)
            due = on_day(task.clause, "as_set", *task.due, *task.due);
        list.all.push_back(duty_of(task.clause, task.what, task.child, due, {}, list.today));
        list.all.back().who = task.owner;
    }
}

}

std::vector<Duty> duties(State const& state, Date today, Terms const& terms)
{
    auto all = duties_at_any_time(state, today, terms);
    std::erase_if(all, [&](Duty const& duty) { return !stands_on(duty, today); });
    return all;
}

std::vector<Duty> duties_at_any_time(State const& state, Date as_of, Terms const& terms)
{
    List list{state, as_of, terms};
    of_convening(state, list);
    of_reports(state, list);
    of_sharing(state, list);
    of_enquiries(state, list);
    of_outcomes(state, list);
    of_children(state, list);
    of_parents(state, list);
    of_record(state, list);
    of_concerns(state, list);
    of_notices(state, list);
    return std::move(list.all);
}

}

#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/outcome.h"

#include <algorithm>

/// What is settled once a child's outcome is declared: plan, co-ordinator, core group, dates, needs (A.17, A.18).
namespace noddfa::conference {

namespace {

DeclaredOutcome const* declared(State const& state, ChildId const& child)
{
    auto const found = state.outcomes.declared.find(child);
    return found == state.outcomes.declared.end() ? nullptr : &found->second;
}

/// Whether the conference put the child on the register or left the child there.
bool is_registered(State const& state, ChildId const& child)
{
    auto const* outcome = declared(state, child);
    return outcome && needs_plan(outcome->outcome);
}

/// Asks that the command is about a child who is to be on the register. RUN-12: the plan comes after that decision.
void weigh_registered(Weighing& weigh, State const& state, ChildId const& child)
{
    weigh.must(is_registered(state, child), Clause::RUN_12, "wrong-stage"_code, {{"child", child.value}});
}

/// Asks that the conference is not yet over, unless what is now settled was left open at its close.
void weigh_not_closed(Weighing& weigh, State const& state, bool left_open, Clause clause)
{
    weigh.must(!state.meeting.closed || left_open, clause, "conference-closed"_code);
}

/// The children a date is for: the one named, or every one with an outcome of the kind.
template<class Wanted>
std::vector<ChildId> children_for(State const& state, ChildDate const& date, Wanted wanted)
{
    if (date.child)
        return {*date.child};
    std::vector<ChildId> children;
    for (auto const& [child, outcome] : state.outcomes.declared)
        if (wanted(outcome))
            children.push_back(child);
    return children;
}

std::vector<ChildId> registered_for(State const& state, ChildDate const& date)
{
    return children_for(state, date, [](DeclaredOutcome const& outcome) { return needs_plan(outcome.outcome); });
}

std::vector<ChildId> unregistered_for(State const& state, ChildDate const& date)
{
    return children_for(state, date, [](DeclaredOutcome const& outcome) {
        return outcome.outcome == Outcome::not_register && outcome.ground == OutcomeGround::insufficient_information;
    });
}

/// The day from which a child's clocks run: that of the decision.
Date decided_on(State const& state, ChildId const& child, Act const& act)
{
    auto const found = state.outcomes.declared_at.find(child);
    return found == state.outcomes.declared_at.end() ? act.held_on.day : found->second.day;
}

void weigh_date(Weighing& weigh, State const& state, ChildDate const& date, std::vector<ChildId> const& children,
                Act const& act, Clause clause)
{
    if (date.child)
        weigh_known_child(weigh, state, *date.child, clause);
    weigh_opened(weigh, state, clause);
    weigh_from_chair(weigh, state, act, clause);
    weigh.must(!children.empty(), Clause::RUN_12, "wrong-stage"_code);
    for (auto const& child : children)
        weigh.sound(date.on > decided_on(state, child, act), clause, "not-after-the-conference"_code, "on",
                    {{"on", date.on.iso()}});
}

/// A should that a date for a child lies within the time that a clause gives from a day.
void weigh_within(Weighing& weigh, Date from, ChildId const& child, Date on, Clause clause, Code code,
                  Terms const& terms)
{
    // a clock runs under the settings in force when it started.
    auto const limit = deadline(clause, from, terms.history.on(from), terms.calendar);
    if (limit)
        weigh.should(on <= limit->due, clause, code,
                     {{"child", child.value}, {"on", on.iso()}, {"due", limit->due.iso()}});
}

/// What the next review counts from, and by which clause.
struct ReviewClock {
    Clause clause{};
    Date from;
};

ReviewClock review_clock(State const& state, ChildId const& child, Act const& act, Terms const& terms)
{
    auto const decided = decided_on(state, child, act);
    if (!is_under_review(state, child, terms))
        return {Clause::REG_12, decided};
    auto const standing = standing_of(state, child, terms);
    // READING B-20: a reconvened conference is no review, and leaves the clock where it was.
    if (state.convening.kind == Kind::reconvened && standing.last_conference)
        return {standing.reviews_held == 0 ? Clause::REG_12 : Clause::REG_13, *standing.last_conference};
    return {Clause::REG_13, decided};
}

bool is_missing(std::map<ChildId, Date> const& dates, ChildId const& child) { return !dates.contains(child); }

bool any_missing(std::map<ChildId, Date> const& dates, std::vector<ChildId> const& children)
{
    return std::ranges::any_of(children, [&](ChildId const& child) { return is_missing(dates, child); });
}

std::string about_missing(MissingPart part)
{
    switch (part) {
    case MissingPart::plan: return "no-plan";
    case MissingPart::first_core_group: return "no-first-core-group";
    case MissingPart::review_date: return "no-review-date";
    }
    return {};
}

Clause clause_of(MissingPart part)
{
    switch (part) {
    case MissingPart::plan: return Clause::PLAN_01;
    case MissingPart::first_core_group: return Clause::REG_08;
    case MissingPart::review_date: return Clause::REG_11;
    }
    return Clause::PLAN_01;
}

}

bool is_alerted(State const& state, std::string const& about, std::optional<ChildId> const& child)
{
    auto const says = [&](Alert const& alert) { return alert.about == about && alert.child == child; };
    return std::ranges::any_of(state.convening.open_alerts, says)
           || std::ranges::any_of(state.convening.answered_alerts, says);
}

Answered decide(State const& state, RecordOutlinePlan const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_child(weigh, state, command.child, Clause::PLAN_01);
    weigh_opened(weigh, state, Clause::PLAN_01);
    // RESP-05: who helped to shape each action is kept with it.
    weigh_registered(weigh, state, command.child);
    auto const plan = state.outcomes.plans.find(command.child);
    bool const left_open = plan == state.outcomes.plans.end() || !plan_gaps(plan->second).empty();
    weigh_not_closed(weigh, state, left_open, Clause::PLAN_01);
    return weigh.answer<Event>(OutlinePlanRecorded{command});
}

Answered decide(State const& state, AppointCoordinator const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_child(weigh, state, command.child, Clause::CHAIR_11);
    weigh.sound(!command.person.empty(), Clause::CHAIR_11, "missing-field"_code, "person");
    weigh_opened(weigh, state, Clause::CHAIR_11);
    // CHAIR-11: the chair sees to it that a social worker is named.
    weigh_from_chair(weigh, state, act, Clause::CHAIR_11);
    weigh_registered(weigh, state, command.child);
    weigh_not_closed(weigh, state, !state.outcomes.coordinators.contains(command.child), Clause::CHAIR_11);
    // REG-04: of social services, and registered with Social Care Wales. JUDGEMENT: suitably qualified.
    weigh.must(command.employed_by_social_services && !command.scw_registration.empty(), Clause::REG_04,
               "not-a-registered-social-worker"_code, {{"person", command.person.value}});
    return weigh.answer<Event>(CoordinatorAppointed{command});
}

Answered decide(State const& state, ReportNoCoordinator const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    // escalation is never refused, unless it makes no sense.
    weigh_known_child(weigh, state, command.child, Clause::REG_03);
    // REG-03: told immediately.
    return weigh.answer<Event>(
        alert("senior_manager", Clause::REG_03, "no-coordinator", terms.settings, command.child));
}

Answered decide(State const& state, ReportMissing const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto const clause = clause_of(command.what);
    weigh_known_child(weigh, state, command.child, clause);
    // what is missing delays no register entry; the senior manager is told, and the close no longer waits.
    return weigh.answer<Event>(
        alert("senior_manager", clause, about_missing(command.what), terms.settings, command.child));
}

Answered decide(State const& state, IdentifyCoreGroup const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_child(weigh, state, command.child, Clause::REG_06);
    weigh.sound(!command.practitioners.empty(), Clause::REG_06, "missing-field"_code, "practitioners");
    weigh_opened(weigh, state, Clause::REG_06);
    weigh_from_chair(weigh, state, act, Clause::REG_06);
    weigh_registered(weigh, state, command.child);
    weigh_not_closed(weigh, state, !state.outcomes.core_groups.contains(command.child), Clause::REG_06);
    return weigh.answer<Event>(CoreGroupIdentified{command});
}

Answered decide(State const& state, SetFirstCoreGroup const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto const children = registered_for(state, command);
    weigh_date(weigh, state, command, children, act, Clause::REG_08);
    weigh_not_closed(weigh, state, any_missing(state.outcomes.first_core_group, children), Clause::REG_08);
    for (auto const& child : children) {
        weigh_registered(weigh, state, child);
        // REG-09: within the working days that the board sets, counted from the conference.
        weigh_within(weigh, decided_on(state, child, act), child, command.on, Clause::REG_09, "core-group-late"_code,
                     terms);
    }
    return weigh.answer<Event>(FirstCoreGroupSet{command});
}

Answered decide(State const& state, SetReviewDate const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto const children = registered_for(state, command);
    weigh_date(weigh, state, command, children, act, Clause::REG_11);
    weigh_not_closed(weigh, state, any_missing(state.outcomes.review, children), Clause::REG_11);
    for (auto const& child : children) {
        weigh_registered(weigh, state, child);
        // REG-12, REV-01: the first review three months on at most. REG-13, REV-02: later ones six.
        auto const clock = review_clock(state, child, act, terms);
        weigh_within(weigh, clock.from, child, command.on, clock.clause, "review-late"_code, terms);
    }
    return weigh.answer<Event>(ReviewDateSet{command});
}

Answered decide(State const& state, SetNextConference const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto const children = unregistered_for(state, command);
    weigh_date(weigh, state, command, children, act, Clause::DEFER_05);
    for (auto const& child : children)
        weigh.must(declared(state, child) && !is_registered(state, child), Clause::RUN_12, "wrong-stage"_code,
                   {{"child", child.value}});
    weigh_not_closed(weigh, state, any_missing(state.outcomes.next_conference, children), Clause::DEFER_05);
    return weigh.answer<Event>(NextConferenceSet{command});
}

Answered decide(State const& state, AnswerNeeds const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_child(weigh, state, command.child, Clause::NREG_01);
    weigh_opened(weigh, state, Clause::NREG_01);
    weigh_from_chair(weigh, state, act, Clause::NREG_01);
    Details const details{{"child", command.child.value}};
    // NREG-01: the question follows a decision not to register, or to remove (DER-08).
    auto const* outcome = declared(state, command.child);
    weigh.must(outcome && !needs_plan(outcome->outcome), Clause::RUN_12, "wrong-stage"_code, details);
    weigh_not_closed(weigh, state, !state.outcomes.needs.contains(command.child), Clause::NREG_01);
    // JUDGEMENT: whether there are needs; we ask for the reason, yes or no.
    weigh.must(has_words(command.reason), Clause::NREG_01, "no-reason"_code, details);
    // NREG-02: what follows depends on the parents' agreement.
    weigh.notice(!command.needs || command.parents_agree, Clause::NREG_02, "agreement-not-recorded"_code, details);
    // READING B-38: a refusal makes the chair ask whether it changes the risk; it settles nothing by itself.
    weigh.notice(!command.needs || command.parents_agree != false || command.refusal_changes_risk, Clause::NREG_02,
                 "refusal-not-weighed"_code, details);
    return weigh.answer<Event>(NeedsAnswered{command});
}

Answered decide(State const& state, Recommend const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    // PRIN-07: to any agency, with its addressee; never a decision.
    weigh.sound(terms.services.grouping(command.to) || state.groupings.recognised.contains(command.to), Clause::PRIN_07,
                "unknown-grouping"_code, "to", {{"grouping", command.to.value}});
    weigh.sound(!command.what.empty(), Clause::PRIN_07, "missing-field"_code, "what");
    weigh_from_chair(weigh, state, act, Clause::PRIN_07);
    weigh_open(weigh, state);
    return weigh.answer<Event>(Recommended{command});
}

void fold(State& state, OutlinePlanRecorded const& event, Act const&)
{
    take_in(state.outcomes.plans[event.child], event.plan);
}

void fold(State& state, CoordinatorAppointed const& event, Act const&)
{
    state.outcomes.coordinators[event.child] = event;
}

void fold(State& state, CoreGroupIdentified const& event, Act const&)
{
    state.outcomes.core_groups[event.child] = event;
}

void fold(State& state, FirstCoreGroupSet const& event, Act const& act)
{
    for (auto const& child : registered_for(state, event)) {
        state.outcomes.first_core_group[child] = event.on;
        state.outcomes.first_core_group_settled.emplace(child, act.held_on.day);
    }
}

void fold(State& state, ReviewDateSet const& event, Act const& act)
{
    for (auto const& child : registered_for(state, event)) {
        state.outcomes.review[child] = event.on;
        state.outcomes.review_settled.emplace(child, act.held_on.day);
    }
}

void fold(State& state, NextConferenceSet const& event, Act const& act)
{
    for (auto const& child : unregistered_for(state, event)) {
        state.outcomes.next_conference[child] = event.on;
        state.outcomes.next_conference_settled.emplace(child, act.held_on.day);
    }
}

void fold(State& state, NeedsAnswered const& event, Act const&) { state.outcomes.needs[event.child] = event; }

void fold(State& state, Recommended const& event, Act const&) { state.outcomes.recommendations.push_back(event); }

}

#include "base/contains.h"
#include "plan/decide.h"
#include "plan/fold.h"
#include "protocol/deadline.h"
#include "protocol/weighing.h"

#include <algorithm>
#include <set>

namespace noddfa::plan {

namespace {

constexpr int heads_of_a_meeting = 8; // CG-06

/// The people in the core group once a change is made.
std::vector<Member> after(State const& state, MembershipChange const& change)
{
    std::vector<Member> members;
    for (auto const& membership : state.members)
        if (!membership.to
            && std::find(change.leave.begin(), change.leave.end(), membership.member.person) == change.leave.end())
            members.push_back(membership.member);
    members.insert(members.end(), change.join.begin(), change.join.end());
    return members;
}

bool needs_agreement(Member const& member)
{
    return member.kind == MemberKind::child || member.kind == MemberKind::advocate;
}

void weigh_first(Weighing& weigh, State const& state, Act const& act, Terms const& terms)
{
    // CG-01, REG-09: within the days from the decision to register; missed is missed.
    auto const due =
        deadline(Clause::CG_01, *state.conference_on, terms.history.on(*state.conference_on), terms.calendar);
    weigh.notice(!due || act.held_on.day <= due->due, Clause::CG_01, "late"_code, {{"due", due ? due->due.iso() : ""}});
    // CG-05, PLAN-12: the outline becomes a detailed plan at the first meeting.
    weigh.notice(state.detail.has_value(), Clause::CG_05, "plan-not-detailed"_code);
}

void weigh_later(Weighing& weigh, State const& state, Meeting const& command, Act const& act, Terms const& terms)
{
    auto const last = state.last_core_group();
    // CG-02, REG-10: six weeks at most from the meeting before.
    auto const due = deadline(Clause::CG_02, last, terms.history.on(last), terms.calendar);
    weigh.notice(!due || act.held_on.day <= due->limit.value_or(due->due), Clause::CG_02, "late"_code,
                 {{"due", due ? due->due.iso() : ""}});
    // CG-06: the eight heads; one left out asks why.
    std::set<Head> const heads(command.heads.begin(), command.heads.end());
    weigh.should(static_cast<int>(heads.size()) == heads_of_a_meeting, Clause::CG_06, "heads-missing"_code,
                 {{"heads", std::to_string(heads.size())}});
}

/// whoever met, met; that the group was not as it should be is remarked on.
void weigh_attendance(Weighing& weigh, State const& state, Meeting const& command, Settings const& settings)
{
    // REG-05, CG-01: the co-ordinator holds it.
    weigh.notice(!state.coordinator || contains(command.attended, *state.coordinator), Clause::CG_07,
                 "coordinator-absent"_code);
    // REG-06: enough practitioners beside the family.
    auto const practitioners = std::ranges::count_if(state.members, [&](Membership const& membership) {
        return !membership.to && membership.member.kind == MemberKind::practitioner
               && contains(command.attended, membership.member.person);
    });
    weigh.notice(
        practitioners >= settings.core_group_min_practitioners, Clause::REG_06, "core-group-too-small"_code,
        {{"named", std::to_string(practitioners)}, {"needed", std::to_string(settings.core_group_min_practitioners)}});
    // CG-03: new people may be invited, and are then members.
    for (auto const& person : command.attended)
        weigh.notice(state.is_member(person), Clause::CG_03, "not-in-core-group"_code, {{"person", person.value}});
}

void weigh_next(Weighing& weigh, Meeting const& command, Act const& act, Terms const& terms)
{
    // CG-02: the next date is set, and falls inside the six weeks.
    weigh.notice(command.next.has_value(), Clause::CG_02, "no-next-date"_code);
    if (!command.next)
        return;
    auto const due = deadline(Clause::CG_02, act.held_on.day, terms.history.on(act.held_on.day), terms.calendar);
    weigh.should(!due || *command.next <= due->limit.value_or(due->due), Clause::CG_02, "next-too-late"_code,
                 {{"due", due ? due->due.iso() : ""}});
    weigh.sound(*command.next > act.held_on.day, Clause::CG_02, "contradictory"_code, "next");
}

}

Answered decide(State const& state, ChangeCoreGroup const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.sound(state.is_open(), Clause::CG_03, "no-plan"_code, "child");
    weigh.sound(!command.join.empty() || !command.leave.empty(), Clause::CG_03, "missing-field"_code, "join");
    for (auto const& person : command.leave)
        weigh.sound(state.is_member(person), Clause::CG_03, "unknown-person"_code, "leave", {{"person", person.value}});
    for (auto const& member : command.join) {
        weigh.sound(!member.person.empty(), Clause::CG_03, "missing-field"_code, "join");
        weigh.must(!state.is_member(member.person), Clause::CG_03, "already-done"_code,
                   {{"person", member.person.value}});
        // CG-03: child and advocate take part with the child's agreement.
        weigh.should(!needs_agreement(member) || member.child_agrees == true, Clause::CG_03,
                     "child-has-not-agreed"_code, {{"person", member.person.value}});
    }
    // CG-03: the co-ordinator stays, with enough practitioners beside the family.
    auto const members = after(state, command);
    auto const practitioners = std::count_if(
        members.begin(), members.end(), [](Member const& member) { return member.kind == MemberKind::practitioner; });
    weigh.should(practitioners >= terms.settings.core_group_min_practitioners, Clause::CG_03,
                 "core-group-too-small"_code, {{"practitioners", std::to_string(practitioners)}});
    bool const coordinator_stays = std::any_of(
        members.begin(), members.end(), [&](Member const& member) { return member.person == state.coordinator; });
    weigh.should(!state.coordinator || coordinator_stays, Clause::CG_03, "without-coordinator"_code);
    return weigh.answer<Event>(CoreGroupChanged{command});
}

void fold(State& state, CoreGroupChanged const& event, Act const& act)
{
    for (auto const& person : event.leave)
        for (auto& membership : state.members)
            if (membership.member.person == person && !membership.to)
                membership.to = act.held_on.day;
    for (auto const& member : event.join)
        state.members.push_back({member, act.held_on.day, {}});
}

Answered decide(State const& state, HoldCoreGroup const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.sound(state.is_open(), Clause::CG_01, "no-plan"_code, "child");
    weigh.sound(!command.attended.empty(), Clause::CG_07, "missing-field"_code, "attended");
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    // CG-01: what met before the registration was no core group of this plan.
    weigh.sound(act.held_on.day >= *state.conference_on, Clause::CG_01, "contradictory"_code, "held_on");
    if (!state.had_first_core_group())
        weigh_first(weigh, state, act, terms);
    else
        weigh_later(weigh, state, command, act, terms);
    weigh_attendance(weigh, state, command, terms.settings);
    weigh_next(weigh, command, act, terms);
    // ADV-02: advocacy is considered at every stage.
    weigh.notice(has_words(command.advocacy), Clause::ADV_02, "advocacy-not-considered"_code);
    return weigh.answer<Event>(CoreGroupHeld{command});
}

void fold(State& state, CoreGroupHeld const& event, Act const& act)
{
    state.meetings.push_back({event, act.held_on.day});
    // typed late, it takes its place by the day it was held.
    std::stable_sort(state.meetings.begin(), state.meetings.end(),
                     [](MeetingHeld const& one, MeetingHeld const& other) { return one.held_on < other.held_on; });
    state.next_meeting = state.meetings.back().said.next;
}

Answered decide(State const& state, ChallengePlan const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    // CG-04, R-02: any member may, at any time.
    weigh.sound(state.conference_on.has_value(), Clause::CG_04, "no-plan"_code, "child");
    weigh.sound(!command.person.empty(), Clause::CG_04, "missing-field"_code, "person");
    weigh.sound(!command.what.empty(), Clause::CG_04, "missing-field"_code, "what");
    return weigh.answer<Event>(PlanChallenged{command}, TaskSet{{Clause::CG_04, "answer-challenge", command.child,
                                                                 state.coordinator, std::nullopt}});
}

void fold(State& state, PlanChallenged const& event, Act const&) { state.challenges.push_back(event); }

Answered decide(State const& state, RequestEarlyReview const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    // CG-09, R-02: asking is open to the core group at any time.
    weigh.sound(state.registered, Clause::CG_09, "not-registered"_code, "child");
    weigh.sound(!command.reason.empty(), Clause::CG_09, "missing-field"_code, "reason");
    return weigh.answer<Event>(EarlyReviewRequested{command}, TaskSet{{Clause::CG_09, "answer-early-review",
                                                                       command.child, std::nullopt, std::nullopt}});
}

void fold(State& state, EarlyReviewRequested const& event, Act const& act)
{
    state.early_reviews.push_back({event, act.held_on.day, {}, false, {}});
}

Answered decide(State const& state, AnswerEarlyReview const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    // CG-09: the chair of the conference that decided last; nobody else answers.
    auto const chair = last_chair(terms.background);
    weigh.must(chair.empty() || act.by == chair, Clause::CG_09, "not-the-chair"_code);
    bool const waiting = !state.early_reviews.empty() && !state.early_reviews.back().answered_on;
    weigh.must(waiting, Clause::CG_09, "nothing-to-answer"_code);
    // JUDGEMENT: the chair decides whether to review early; we insist on the reason.
    weigh.sound(has_words(command.reason), Clause::CG_09, "missing-field"_code, "reason");
    // CG-09: agreed to is agreed on a day.
    weigh.sound(!command.agreed || command.on, Clause::CG_09, "missing-field"_code, "on");
    weigh.sound(!command.on || *command.on >= act.held_on.day, Clause::CG_09, "in-the-past"_code, "on");
    return weigh.answer<Event>(EarlyReviewAnswered{command});
}

void fold(State& state, EarlyReviewAnswered const& event, Act const& act)
{
    if (state.early_reviews.empty())
        return;
    state.early_reviews.back().answered_on = act.held_on.day;
    state.early_reviews.back().agreed = event.agreed;
    if (event.agreed && event.on)
        state.review_date = state.early_reviews.back().on = event.on;
    std::erase_if(state.tasks, [](Task const& task) { return task.clause == Clause::CG_09; });
}

}

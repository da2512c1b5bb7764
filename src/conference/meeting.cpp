#include "conference/decide.h"
#include "conference/fold.h"

#include "conference/hearing.h"
#include "conference/person_list.h"
#include "conference/prebirth.h"
#include "conference/readiness.h"
#include "protocol/weighing.h"

#include <boost/describe/enum_to_string.hpp>

#include <algorithm>

namespace noddfa::conference {

namespace {

void weigh_may_open(Weighing& weigh, State const& state, Act const& act, Terms const& terms)
{
    weigh.must(state.convening.booking.has_value(), Clause::CONV_02, "not-booked"_code);
    weigh.must(state.is_chair(act.by), Clause::RUN_01, "not-the-chair"_code);
    weigh.must(!state.meeting.opened, Clause::RUN_02, "already-done"_code);
    // without the posts that escalation needs, no conference opens.
    weigh.must(posts_filled(terms.settings), Clause::CHAIR_08, "post-not-filled"_code,
               {{"posts", listed(empty_posts(terms.settings))}});
}

void weigh_readiness(Weighing& weigh, State const& state, Moment now, Terms const& terms)
{
    // "ready" is never a gate; the chair opens with a reason for each gap that wants one.
    for (auto const& gap : readiness_gaps(state, now, terms)) {
        auto const& [code, clause, details] = gap.finding;
        if (gap.wants_reason)
            weigh.should(false, clause, code, details);
        else
            weigh.notice(false, clause, code, details);
    }
}

Stage stage_undecided(State const& state, ChildId const& child)
{
    if (!state.meeting.summary)
        return Stage::summarise_risk;
    auto const views = state.views.by_child.find(child);
    bool const asked = views != state.views.by_child.end() && !views->second.rounds.empty();
    return asked || state.meeting.steps.contains(Step::analysis) ? Stage::decide : Stage::make_sense;
}

bool registers(Outcome outcome) { return outcome != Outcome::not_register && outcome != Outcome::remove; }

/// Whether registration was decided for the child; nothing while it is open.
std::optional<bool> registered(State const& state, ChildId const& child)
{
    if (auto const found = state.outcomes.declared.find(child); found != state.outcomes.declared.end())
        return registers(found->second.outcome);
    if (auto const direction = decided_direction(state, child))
        return *direction == Direction::register_;
    return std::nullopt;
}

}

bool is_shut_out(State const& state, PersonId const& person)
{
    auto const& meeting = state.meeting;
    if (!meeting.in_closed_session || meeting.closed_sessions.empty())
        return false;
    auto const& named = meeting.closed_sessions.back().excluded;
    return named.empty() ? is_of_family(state, person) : std::find(named.begin(), named.end(), person) != named.end();
}

Stage stage(State const& state, ChildId const& child)
{
    auto const decided = registered(state, child);
    if (!decided)
        return stage_undecided(state, child);
    if (!*decided)
        return Stage::over;
    return state.categories.settled.contains(child) ? Stage::develop_plan : Stage::choose_category;
}

void weigh_open(Weighing& weigh, State const& state)
{
    weigh.must(state.meeting.opened.has_value(), Clause::RUN_02, "not-open"_code);
    weigh.must(!state.meeting.closed, Clause::RUN_02, "conference-closed"_code);
    weigh.must(!state.meeting.adjourned, Clause::RUN_02, "adjourned"_code);
}

void weigh_statement_read(Weighing& weigh, State const& state)
{
    // RUN-01: the statement comes before everything else; whoever passed over it once gave the reason then.
    weigh.must(!state.meeting.steps.empty(), Clause::RUN_01, "opening-statement-not-read"_code);
}

void weigh_stage(Weighing& weigh, State const& state, ChildId const& child, Stage needed)
{
    auto const now = stage(state, child);
    // RUN-12: categories and plan need a decision to register.
    weigh.must(now != Stage::over && now >= needed, Clause::RUN_12, "wrong-stage"_code,
               {{"child", child.value}, {"stage", boost::describe::enum_to_string(now, "")}});
}

bool has_plan(State const& state, ChildId const& child)
{
    auto const found = state.outcomes.declared.find(child);
    // REV-05: a child who stays on the register has the plan that was made before.
    bool const goes_on = found != state.outcomes.declared.end() && needs_plan(found->second.outcome)
                         && found->second.outcome != Outcome::register_;
    return goes_on || state.outcomes.plans.contains(child);
}

void weigh_time_for_plan(Weighing& weigh, State const& state)
{
    bool const time = state.meeting.steps.contains(Step::plan);
    for (auto const& child : state.convening.children) {
        bool const needed = registered(state, child.id).value_or(false);
        // RUN-14: a conference is about more than the name on the register.
        weigh.notice(!needed || time, Clause::RUN_14, "no-time-for-plan"_code, {{"child", child.id.value}});
        weigh.notice(!needed || has_plan(state, child.id), Clause::RUN_14, "no-outline-yet"_code,
                     {{"child", child.id.value}});
    }
}

Answered decide(State const& state, OpenConference const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_may_open(weigh, state, act, terms);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();

    auto const& booked = state.convening.booking->starts;
    // recorded as not held and opened all the same; both are facts, and one of them wants correcting.
    weigh.notice(!state.convening.not_held, Clause::CONV_04, "recorded-as-not-held"_code);
    weigh.notice(booked.day == act.held_on.day, Clause::CONV_02, "not-the-booked-day"_code,
                 {{"booked", booked.day.iso()}});
    auto const absent = agencies_absent(state, act.held_on);
    // INV-01: who did not come is reported by agency.
    weigh.notice(absent.empty(), Clause::INV_01, "agency-absent"_code, {{"agencies", listed(absent)}});
    weigh_readiness(weigh, state, act.held_on, terms);
    for (auto const& child : state.convening.children) {
        // that the meeting began is a fact; quoracy gates what it decides.
        notice_quoracy(weigh, state, child.id, act.held_on, terms);
        notice_milestones(weigh, child, act.held_on.day, terms.settings);
    }
    return weigh.answer<Event>(ConferenceOpened{command});
}

Answered decide(State const& state, ReadOpeningStatement const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.must(state.is_chair(act.by), Clause::RUN_01, "not-the-chair"_code);
    weigh_open(weigh, state);
    weigh.notice(!state.meeting.steps.contains(Step::opening_statement), Clause::RUN_01, "already-done"_code);
    return weigh.answer<Event>(OpeningStatementRead{command});
}

Answered decide(State const& state, StartClosedSession const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    // CNF-05: the chair asks the family to leave for a part of the meeting.
    weigh.must(state.is_chair(act.by), Clause::CNF_05, "not-the-chair"_code);
    weigh.sound(!command.reason.empty(), Clause::CNF_05, "missing-field"_code, "reason");
    for (auto const& person : command.excluded)
        weigh.sound(is_known(state, person), Clause::CNF_05, "unknown-person"_code, "excluded",
                    {{"person", person.value}});
    weigh_open(weigh, state);
    weigh.must(!state.meeting.in_closed_session, Clause::CNF_05, "already-done"_code);
    return weigh.answer<Event>(ClosedSessionStarted{command});
}

Answered decide(State const& state, EndClosedSession const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.must(state.is_chair(act.by), Clause::CNF_05, "not-the-chair"_code);
    weigh.must(state.meeting.in_closed_session, Clause::CNF_05, "no-closed-session"_code);
    return weigh.answer<Event>(ClosedSessionEnded{command});
}

void fold(State& state, ConferenceOpened const&, Act const& act)
{
    state.meeting.opened = act.held_on;
    state.convening.not_held = false;
    std::erase_if(state.convening.tasks, [](Task const& task) { return task.what == "rearrange"; });
}

void fold(State& state, OpeningStatementRead const&, Act const& act)
{
    state.meeting.steps.emplace(Step::opening_statement, act.held_on);
}

void fold(State& state, ClosedSessionStarted const& event, Act const&)
{
    state.meeting.in_closed_session = true;
    state.meeting.closed_sessions.push_back(event);
}

void fold(State& state, ClosedSessionEnded const&, Act const&) { state.meeting.in_closed_session = false; }

}

#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/hearing.h"
#include "conference/outcome.h"

#include <algorithm>
#include <set>

/// What must be settled before a conference closes, and how it is broken off (A.14 to A.19, B-19, R-17).
namespace noddfa::conference {

namespace {

bool came(State const& state, PersonId const& person)
{
    auto const stays = state.meeting.presence.find(person);
    return stays != state.meeting.presence.end() && !stays->second.empty();
}

/// Whether a parent or, once born, the child was not at the conference.
bool somebody_absent(State const& state, SubjectChild const& child)
{
    auto const parents = state.parents_of(child.id);
    auto const plan = state.family.participation.find(child.id);
    bool const child_came = plan != state.family.participation.end() && plan->second.attends != Attendance::not_at_all;
    return std::ranges::any_of(parents, [&](PersonId const& parent) { return !came(state, parent); })
           || (!child.is_unborn() && !child_came);
}

OutlinePlan plan_of(State const& state, ChildId const& child)
{
    auto const found = state.outcomes.plans.find(child);
    return found == state.outcomes.plans.end() ? OutlinePlan{} : found->second;
}

void weigh_plan(Weighing& weigh, State const& state, ChildId const& child)
{
    bool const told = is_alerted(state, "no-plan", child);
    // PLAN-01, R-17: each registered child has an outline plan, or the senior manager knows that there is none.
    weigh.must(state.outcomes.plans.contains(child) || told, Clause::PLAN_01, "no-plan"_code, about(child));
    // PLAN-11: registration alone protects nobody.
    weigh.notice(state.outcomes.plans.contains(child), Clause::PLAN_11, "no-plan"_code, about(child));
    if (told)
        return;
    // PLAN-02..10: every part of it.
    for (auto const gap : plan_gaps(plan_of(state, child)))
        weigh.must(false, gap, "plan-incomplete"_code, about(child));
}

void weigh_plan_details(Weighing& weigh, State const& state, SubjectChild const& child)
{
    auto const plan = plan_of(state, child.id);
    // REG-02: the co-ordinator's role comes with the pattern of visits.
    weigh.notice(has_words(plan.visiting), Clause::REG_02, "no-visiting-pattern"_code, about(child.id));
    // REG-07: how child and family take part.
    weigh.notice(has_words(plan.involvement), Clause::REG_07, "no-involvement"_code, about(child.id));
    // REG-17: what if it goes otherwise; made, or not needed because.
    weigh.notice(has_words(plan.contingency), Clause::REG_17, "no-contingency"_code, about(child.id));
    // REG-18: how decisions reach those who were not there. JUDGEMENT: by the child's age and understanding.
    weigh.should(!somebody_absent(state, child) || has_words(plan.communication), Clause::REG_18,
                 "absent-not-told"_code, about(child.id));
    // PLAN-14: each action answers a need and says what will show its effect.
    weigh.notice(std::ranges::all_of(plan.actions, [](PlannedAction const& action) { return has_words(action.need); }),
                 Clause::PLAN_14, "action-without-need"_code, about(child.id));
    // PLAN-11: whether there is a care and support plan already settles whether a Part 3 assessment is needed.
    weigh.notice(plan.existing_plan.has_value(), Clause::PLAN_11, "existing-plan-unknown"_code, about(child.id));
}

void weigh_core_group(Weighing& weigh, State const& state, ChildId const& child, Settings const& settings)
{
    auto const found = state.outcomes.core_groups.find(child);
    std::set<PersonId> practitioners;
    if (found != state.outcomes.core_groups.end())
        practitioners.insert(found->second.practitioners.begin(), found->second.practitioners.end());
    auto const named = static_cast<int>(practitioners.size());
    // REG-06: enough practitioners in the core group.
    weigh.must(named >= settings.core_group_min_practitioners, Clause::REG_06, "core-group-too-small"_code,
               {{"child", child.value},
                {"named", std::to_string(named)},
                {"needed", std::to_string(settings.core_group_min_practitioners)}});
}

/// REG-11: the date of the next review, at an initial conference and at a review alike.
void weigh_review_date(Weighing& weigh, State const& state, ChildId const& child)
{
    weigh.must(state.outcomes.review.contains(child) || is_alerted(state, "no-review-date", child), Clause::REG_11,
               "no-review-date"_code, about(child));
}

void weigh_newly_registered(Weighing& weigh, State const& state, SubjectChild const& child, Terms const& terms)
{
    // CHAIR-11, REG-02, R-17: a named social worker, or the senior manager knows that there is none (REG-03).
    weigh.must(state.outcomes.coordinators.contains(child.id) || is_alerted(state, "no-coordinator", child.id),
               Clause::CHAIR_11, "no-coordinator"_code, about(child.id));
    weigh_plan(weigh, state, child.id);
    weigh_core_group(weigh, state, child.id, terms.settings);
    // REG-08, R-17: the date of the first core group.
    weigh.must(state.outcomes.first_core_group.contains(child.id) || is_alerted(state, "no-first-core-group", child.id),
               Clause::REG_08, "no-first-core-group"_code, about(child.id));
    weigh_review_date(weigh, state, child.id);
    weigh_plan_details(weigh, state, child);
}

bool has_step_down_plan(NeedsAnswer const* answer)
{
    return answer && has_words(answer->step_down_plan) && answer->step_down_owner && answer->step_down_by;
}

NeedsAnswer const* needs_of(State const& state, ChildId const& child)
{
    auto const found = state.outcomes.needs.find(child);
    return found == state.outcomes.needs.end() ? nullptr : &found->second;
}

void weigh_not_registered(Weighing& weigh, State const& state, DeclaredOutcome const& outcome)
{
    auto const* answer = needs_of(state, outcome.child);
    // NREG-01: whether the child has care and support needs, yes or no.
    weigh.must(answer, Clause::NREG_01, "needs-not-answered"_code, about(outcome.child));
    // DEFER-05: after a decision on too little information, the date of the next conference.
    weigh.must(outcome.ground != OutcomeGround::insufficient_information
                   || state.outcomes.next_conference.contains(outcome.child),
               Clause::DEFER_05, "no-next-date"_code, about(outcome.child));
    // DER-08: where the parents agree to help, a plan with owner and date.
    weigh.should(!answer || !follow_on_tasks_apply(*answer) || has_step_down_plan(answer), Clause::DER_08,
                 "no-step-down-plan"_code, about(outcome.child));
}

void weigh_removed(Weighing& weigh, State const& state, ChildId const& child)
{
    // DER-08: no removal without a plan for stepping down, with owner and date.
    weigh.should(has_step_down_plan(needs_of(state, child)), Clause::DER_08, "no-step-down-plan"_code, about(child));
}

void weigh_child(Weighing& weigh, State const& state, SubjectChild const& child, Terms const& terms)
{
    auto const found = state.outcomes.declared.find(child.id);
    // DEFER-01: a conference that is held decides; one that cannot finish is adjourned (B-19).
    weigh.must(found != state.outcomes.declared.end(), Clause::DEFER_01, "no-outcome"_code, about(child.id));
    if (!weigh.sound_so_far())
        return;
    switch (found->second.outcome) {
    case Outcome::register_: weigh_newly_registered(weigh, state, child, terms); break;
    case Outcome::continue_:
    case Outcome::change_category: weigh_review_date(weigh, state, child.id); break;
    case Outcome::not_register: weigh_not_registered(weigh, state, found->second); break;
    case Outcome::remove: weigh_removed(weigh, state, child.id); break;
    }
    // PRIN-02: the child's voice, however it came. An unborn child has none yet.
    weigh.should(child_is_heard(state, child), Clause::PRIN_02, "no-child-voice"_code, about(child.id));
}

void weigh_concerns(Weighing& weigh, State const& state)
{
    // CHAIR-06: a concern of the chair is said in the conference, not only marked.
    for (auto const& [child, concern] : state.afterwards.chair_concerns)
        weigh.must(has_words(concern.statement), Clause::CHAIR_06, "concern-without-statement"_code, about(child));
}

/// CHAIR-08: told to the senior manager straight after the conference.
std::vector<Event> escalations(State const& state, Terms const& terms)
{
    std::vector<Event> alerts;
    for (auto const& [child, concern] : state.afterwards.chair_concerns)
        alerts.push_back(alert("senior_manager", Clause::CHAIR_08, "chair-concern", terms.settings, child));
    return alerts;
}

/// PLAN-11: without a care and support plan there is a Part 3 assessment to be done.
std::vector<Event> assessments(State const& state)
{
    std::vector<Event> tasks;
    for (auto const& [child, plan] : state.outcomes.plans) {
        auto const coordinator = state.outcomes.coordinators.find(child);
        auto const owner =
            coordinator == state.outcomes.coordinators.end() ? std::optional<PersonId>{} : coordinator->second.person;
        if (plan.existing_plan == false)
            tasks.push_back(TaskSet{{Clause::PLAN_11, "part-3-assessment", child, owner, std::nullopt}});
    }
    return tasks;
}

/// what a child just registered lacks while the conference stands still.
std::vector<Event> missing_alerts(State const& state, Terms const& terms)
{
    std::vector<Event> alerts;
    auto const tell = [&](bool there, Clause clause, std::string const& what, ChildId const& child) {
        if (!there && !is_alerted(state, what, child))
            alerts.push_back(alert("senior_manager", clause, what, terms.settings, child));
    };
    for (auto const& [child, outcome] : state.outcomes.declared) {
        if (outcome.outcome != Outcome::register_)
            continue;
        tell(state.outcomes.coordinators.contains(child), Clause::REG_03, "no-coordinator", child);
        tell(state.outcomes.plans.contains(child), Clause::PLAN_01, "no-plan", child);
        tell(state.outcomes.first_core_group.contains(child), Clause::REG_08, "no-first-core-group", child);
        tell(state.outcomes.review.contains(child), Clause::REG_11, "no-review-date", child);
    }
    return alerts;
}

/// where immediate risk cannot be excluded, those who can act know at once.
std::vector<Event> risk_alerts(Terms const& terms)
{
    return {alert("lead_safeguarding_manager", Clause::DEFER_04, "immediate-risk", terms.settings),
            alert("duty_team", Clause::DEFER_04, "immediate-risk", terms.settings),
            TaskSet{{Clause::DEFER_04, "strategy-discussion", std::nullopt, std::nullopt, std::nullopt}}};
}

void append(Answered& answer, std::vector<Event> events)
{
    std::ranges::move(events, std::back_inserter(answer.events));
}

}

Answered decide(State const& state, CloseConference const&, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_from_chair(weigh, state, act, Clause::RUN_02);
    weigh_open(weigh, state);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    for (auto const& child : state.convening.children)
        weigh_child(weigh, state, child, terms);
    weigh_concerns(weigh, state);
    // RUN-14: time for the plan, not only for the name on the register.
    weigh_time_for_plan(weigh, state);
    auto answer = weigh.answer<Event>(ConferenceClosed{});
    if (answer.accepted()) {
        append(answer, escalations(state, terms));
        append(answer, assessments(state));
    }
    return answer;
}

Answered decide(State const& state, AdjournConference const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_open(weigh, state);
    // B-19, R-02: that a meeting broke off is a fact, whoever records it; it says why.
    weigh.sound(has_words(command.reason), Clause::DEFER_01, "missing-field"_code, "reason");
    weigh.sound(!command.resumes || *command.resumes >= act.held_on, Clause::DEFER_05, "in-the-past"_code, "resumes");
    weigh.notice(has_words(command.no_immediate_risk), Clause::DEFER_04, "immediate-risk-not-excluded"_code);
    weigh.notice(command.resumes.has_value(), Clause::DEFER_05, "no-next-date"_code);
    auto answer = weigh.answer<Event>(ConferenceAdjourned{command});
    if (!answer.accepted())
        return answer;
    if (!has_words(command.no_immediate_risk))
        append(answer, risk_alerts(terms));
    if (!command.resumes)
        append(answer, {TaskSet{{Clause::DEFER_05, "rearrange", std::nullopt, std::nullopt, std::nullopt}}});
    append(answer, missing_alerts(state, terms));
    return answer;
}

Answered decide(State const& state, ResumeConference const&, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(state.meeting.adjourned.has_value() && !state.meeting.closed, Clause::DEFER_01, "not-adjourned"_code,
                "held_on");
    return weigh.answer<Event>(ConferenceResumed{});
}

void fold(State& state, ConferenceClosed const&, Act const& act) { state.meeting.closed = act.held_on; }

void fold(State& state, ConferenceAdjourned const& event, Act const& act)
{
    // B-11: presence counts by interval. Everybody goes; who comes back arrives anew.
    DepartureRecorded departure;
    for (auto const& [person, stays] : state.meeting.presence)
        if (!stays.empty() && !stays.back().to)
            departure.person.push_back(person);
    fold(state, departure, act);
    state.meeting.adjourned = act.held_on;
    state.outcomes.adjournments.push_back(event);
}

void fold(State& state, ConferenceResumed const&, Act const&)
{
    state.meeting.adjourned.reset();
    std::erase_if(state.convening.tasks, [](Task const& task) { return task.what == "rearrange"; });
}

}

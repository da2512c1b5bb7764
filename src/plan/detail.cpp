#include "plan/decide.h"
#include "plan/fold.h"
#include "protocol/weighing.h"

#include <algorithm>

namespace noddfa::plan {

namespace {

/// Practitioners invited to the conference that decided last, and the core group as it is now; each once.
std::vector<PersonId> conference_and_core_group(State const& state, Background const& background)
{
    auto people = state.present_members();
    if (auto const* last = last_decision(background))
        for (auto const& person : last->invited)
            if (std::find(people.begin(), people.end(), person) == people.end())
                people.push_back(person);
    return people;
}

std::string joined(std::vector<std::string> const& words)
{
    std::string all;
    for (auto const& word : words)
        all += (all.empty() ? "" : ",") + word;
    return all;
}

std::string joined(std::vector<int> const& numbers)
{
    std::vector<std::string> words;
    for (auto const number : numbers)
        words.push_back(std::to_string(number));
    return joined(words);
}

bool is_action(State const& state, int number)
{
    return number >= 1 && number <= static_cast<int>(state.actions.size());
}

void take_actions(State& state, std::vector<PlannedAction> const& actions)
{
    state.actions.clear();
    for (auto const& action : actions)
        state.actions.push_back({action, {}, false});
}

void join(State& state, PersonId const& person, MemberKind kind, Date from)
{
    if (!person.empty() && !state.is_member(person))
        state.members.push_back({{person, kind, {}}, from, {}});
}

/// Takes what an outline names into the state; what it leaves out stays.
void take_outline(State& state, Outline const& said, Date on)
{
    state.outline = said.outline;
    take_actions(state, said.outline.actions);
    if (said.coordinator) {
        state.coordinator = said.coordinator;
        // CG-03: the co-ordinator belongs to the core group.
        join(state, *said.coordinator, MemberKind::practitioner, on);
    }
    for (auto const& person : said.practitioners)
        join(state, person, MemberKind::practitioner, on);
    for (auto const& person : said.family)
        join(state, person, MemberKind::family, on);
    if (said.first_core_group)
        state.next_meeting = said.first_core_group;
    if (said.review)
        state.review_date = said.review;
}

void weigh_review(Weighing& weigh, State const& state, ReviewResult const& command, Terms const& terms)
{
    // PLN-02: reasons for whichever of the three.
    weigh.must(has_words(command.reasons), Clause::PLN_02, "no-reason"_code);
    if (command.result == PlanReview::revise)
        weigh.must(command.plan && missing_parts(*command.plan).empty(), Clause::PLN_02, "no-new-plan"_code,
                   {{"missing", command.plan ? joined(missing_parts(*command.plan)) : "plan"}});
    if (command.result != PlanReview::close)
        return;
    // PLN-02: the closing statement says what was achieved and how what remains can be met.
    weigh.must(has_words(command.achieved) && has_words(command.remaining), Clause::PLN_02,
               "no-closing-statement"_code);
    // CG-09: while the child is registered, ending the plan would undo the conference's decision.
    weigh.must(!state.registered, Clause::CG_09, "still-registered"_code);
    // MOV-11: the originating authority's plan lasts until the receiving conference has decided.
    weigh.must(!terms.background.standing(state.child).transfer_pending, Clause::MOV_11, "transfer-pending"_code);
}

}

Answered decide(State const& state, StartPlan const& command, Act const& act, Terms const&)
{
    // nothing missing holds a plan up; the conference's close asks for it, and `duties` keeps it in view.
    Weighing weigh{act, false};
    // MOV-11: another conference that registers, after a transfer or a set-aside, starts a plan of its own.
    bool const same = !command.conference || command.conference == state.conference;
    return state.is_open() && same ? weigh.answer<Event>(OutlineAmended{command})
                                   : weigh.answer<Event>(PlanStarted{command});
}

void fold(State& state, PlanStarted const& event, Act const& act)
{
    // A child registered again starts afresh; the former plan stays among the events.
    state = State{};
    state.child = event.child;
    state.conference = event.conference;
    state.conference_on = event.conference_on.value_or(act.held_on.day);
    state.registered = true;
    state.unborn = event.unborn;
    state.looked_after = event.looked_after;
    if (event.reviewed_on) {
        state.carried_over = event.reviewed_on;
        state.reviews.push_back(*event.reviewed_on);
    }
    take_outline(state, event, *state.conference_on);
}

void fold(State& state, OutlineAmended const& event, Act const& act)
{
    state.registered = true;
    // PLAN-12: once it is detailed, only who and when still come from a conference.
    if (!state.detail) {
        take_outline(state, event, act.held_on.day);
        return;
    }
    Outline rest = event;
    rest.outline = state.outline;
    auto const actions = state.actions;
    take_outline(state, rest, act.held_on.day);
    state.actions = actions;
}

Answered decide(State const& state, NoteReview const& command, Act const&, Terms const&)
{
    if (!state.is_open())
        return {};
    return {{ReviewNoted{command}}, {}, {}};
}

void fold(State& state, ReviewNoted const& event, Act const& act)
{
    // What one review settles bit by bit is one review.
    if (state.last_review_by != event.conference)
        state.reviews.push_back(act.held_on.day);
    state.last_review_by = event.conference;
    state.review_date = event.next;
}

Answered decide(State const& state, NoteDates const& command, Act const&, Terms const&)
{
    if (!state.is_open())
        return {};
    return {{DatesNoted{command}}, {}, {}};
}

void fold(State& state, DatesNoted const& event, Act const&)
{
    if (event.first_core_group && state.meetings.empty())
        state.next_meeting = event.first_core_group;
    if (event.review)
        state.review_date = event.review;
}

Answered decide(State const& state, NoteRegistrationEnd const& command, Act const&, Terms const&)
{
    if (!state.registered)
        return {};
    return {{RegistrationEnded{command}}, {}, {}};
}

void fold(State& state, RegistrationEnded const&, Act const& act)
{
    state.registered = false;
    state.registration_ended_on = act.held_on.day;
}

Answered decide(State const& state, NoteRegistrationRestored const& command, Act const&, Terms const&)
{
    if (state.registered || !state.conference_on)
        return {};
    return {{RegistrationRestored{command}}, {}, {}};
}

void fold(State& state, RegistrationRestored const&, Act const&)
{
    // the plan lives again with the entry.
    state.registered = true;
    state.registration_ended_on.reset();
    state.closed_on.reset();
}

Answered decide(State const& state, NoteSummarySent const& command, Act const&, Terms const&)
{
    if (!state.is_open() || state.summary_sent)
        return {};
    return {{SummarySent{command}}, {}, {}};
}

void fold(State& state, SummarySent const&, Act const& act) { state.summary_sent = act.held_on.day; }

Answered decide(State const& state, NoteCoordinator const& command, Act const&, Terms const&)
{
    if (!state.is_open() || state.coordinator == command.person)
        return {};
    return {{CoordinatorNoted{command}}, {}, {}};
}

void fold(State& state, CoordinatorNoted const& event, Act const& act)
{
    state.coordinator = event.person;
    join(state, event.person, MemberKind::practitioner, act.held_on.day);
}

Answered decide(State const& state, NoteBirth const& command, Act const&, Terms const&)
{
    if (!state.is_open() || !state.unborn)
        return {};
    return {{BirthNoted{command}}, {}, {}};
}

void fold(State& state, BirthNoted const& event, Act const&)
{
    state.unborn = false;
    state.born = event.born;
}

Answered decide(State const& state, DetailPlan const& command, Act const& act, Terms const&)
{
    // PLN-01: whoever adopts the plan gives the reason for a part it does without.
    Weighing weigh{act, true};
    weigh.sound(state.is_open(), Clause::PLAN_12, "no-plan"_code, "child");
    auto const missing = missing_parts(command.plan);
    weigh.must(missing.empty(), Clause::PLN_01, "plan-part-missing"_code, {{"missing", joined(missing)}});
    // PLN-04: who does what by when.
    auto const loose = loose_actions(command.plan.actions);
    weigh.should(loose.empty(), Clause::PLN_04, "action-without-owner-or-date"_code, {{"actions", joined(loose)}});
    // CG-05: the family says in its own words what it understood; PLN-03: whoever prepares it is trained.
    weigh.notice(has_words(command.plan.understood), Clause::CG_05, "family-understanding-not-recorded"_code);
    weigh.notice(command.plan.prepared_with_training.value_or(true), Clause::PLN_03, "not-trained"_code);
    return weigh.answer<Event>(PlanDetailed{command});
}

void fold(State& state, PlanDetailed const& event, Act const&)
{
    if (state.detail)
        state.former_details.push_back(*state.detail);
    state.detail = event.plan;
    take_actions(state, event.plan.actions);
}

Answered decide(State const& state, CompleteAction const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.sound(is_action(state, command.action), Clause::CG_06, "unknown-action"_code, "action");
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    auto const& action = state.actions[static_cast<std::size_t>(command.action - 1)];
    weigh.must(!action.completed_on, Clause::CG_06, "already-done"_code);
    // PLAN-07: done after the day agreed is done, and late.
    auto const due = action.said.by_when;
    weigh.notice(!due || act.held_on.day <= *due, Clause::PLAN_07, "late"_code, {{"due", due ? due->iso() : ""}});
    return weigh.answer<Event>(ActionCompleted{command});
}

void fold(State& state, ActionCompleted const& event, Act const& act)
{
    if (is_action(state, event.action))
        state.actions[static_cast<std::size_t>(event.action - 1)].completed_on = act.held_on.day;
}

Answered decide(State const& state, ReportCannotDeliver const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    // ESC-05, R-02: never refused; only a report of nothing is malformed.
    weigh.sound(state.is_open(), Clause::PLN_11, "no-plan"_code, "child");
    weigh.sound(!command.action || is_action(state, *command.action), Clause::PLN_11, "unknown-action"_code, "action");
    weigh.sound(!command.reason.empty(), Clause::PLN_11, "missing-field"_code, "reason");
    auto answered = weigh.answer<Event>(CannotDeliverReported{command});
    if (!answered.accepted())
        return answered;
    // PLN-11, ESC-05: every member is told at once, of the conference and of the core group.
    for (auto const& person : conference_and_core_group(state, terms.background))
        if (person != command.person)
            answered.events.push_back(
                TaskSet{{Clause::ESC_05, "read-cannot-deliver", command.child, person, act.held_on.day}});
    // ESC-06: escalation is then considered.
    answered.events.push_back(
        TaskSet{{Clause::ESC_06, "consider-escalation", command.child, state.coordinator, std::nullopt}});
    return answered;
}

void fold(State& state, CannotDeliverReported const& event, Act const&)
{
    state.non_deliveries.push_back(event);
    if (event.action && is_action(state, *event.action))
        state.actions[static_cast<std::size_t>(*event.action - 1)].cannot_deliver = true;
}

Answered decide(State const& state, ConsiderEscalation const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.must(!state.non_deliveries.empty(), Clause::ESC_06, "nothing-to-consider"_code);
    // JUDGEMENT: people weigh whether to escalate; we insist on the reason.
    weigh.sound(has_words(command.reason), Clause::ESC_06, "missing-field"_code, "reason");
    return weigh.answer<Event>(EscalationWasConsidered{command});
}

void fold(State& state, EscalationWasConsidered const&, Act const&)
{
    state.escalations_considered = static_cast<int>(state.non_deliveries.size());
    std::erase_if(state.tasks, [](Task const& task) { return task.clause == Clause::ESC_06; });
}

Answered decide(State const& state, ReviewPlan const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.sound(state.is_open(), Clause::PLN_02, "no-plan"_code, "child");
    weigh_review(weigh, state, command, terms);
    return weigh.answer<Event>(PlanReviewed{command});
}

void fold(State& state, PlanReviewed const& event, Act const& act)
{
    state.plan_reviews.push_back(event);
    if (event.result == PlanReview::revise && event.plan) {
        if (state.detail)
            state.former_details.push_back(*state.detail);
        state.detail = event.plan;
        take_actions(state, event.plan->actions);
    }
    if (event.result == PlanReview::close)
        state.closed_on = act.held_on.day;
}

Answered decide(State const& state, ConfirmPlanReceipt const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.sound(state.conference_on.has_value(), Clause::PLN_05, "no-plan"_code, "child");
    weigh.sound(!command.person.empty(), Clause::PLN_05, "missing-field"_code, "person");
    return weigh.answer<Event>(PlanReceiptConfirmed{command});
}

void fold(State& state, PlanReceiptConfirmed const& event, Act const& act)
{
    state.receipts.emplace(event.person, act.held_on.day);
}

}

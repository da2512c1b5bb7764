#include "dispute/decide.h"
#include "dispute/fold.h"
#include "protocol/stages.h"
#include "protocol/weighing.h"

#include <algorithm>

namespace noddfa::dispute {

namespace {

}

Answered decide(State const& state, RaiseDifference const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    // DIS-01, DIS-02, R-02: raising one is refused only when malformed.
    weigh.sound(state.is_new(), Clause::DIS_01, "dispute-in-use"_code, "dispute");
    weigh.sound(!command.person.empty(), Clause::DIS_01, "missing-field"_code, "person");
    weigh.sound(!command.what.empty(), Clause::DIS_01, "missing-field"_code, "what");
    // DIS-02: chair and own safeguarding lead at the earliest opportunity, and the child's safety first.
    weigh.notice(command.chair_told, Clause::DIS_02, "chair-not-told"_code);
    weigh.notice(command.safeguarding_lead.has_value(), Clause::DIS_02, "safeguarding-lead-not-told"_code);
    weigh.notice(has_words(command.safety_action), Clause::DIS_02, "no-safety-action"_code);
    auto answered = weigh.answer<Event>(DifferenceRaised{command});
    if (answered.accepted() && !has_words(command.safety_action))
        answered.events.push_back(
            TaskSet{{Clause::DIS_02, "record-safety-action", command.child, command.person, act.held_on.day}});
    return answered;
}

void fold(State& state, DifferenceRaised const& event, Act const& act)
{
    state.difference = DifferenceState{event, act.held_on.day, event.safety_action, 1, act.held_on.day, {}, {}, {}, {}};
}

Answered decide(State const& state, RecordSafetyAction const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.sound(state.difference.has_value(), Clause::DIS_02, "no-difference"_code, "dispute");
    weigh.sound(!command.action.empty(), Clause::DIS_02, "missing-field"_code, "action");
    return weigh.answer<Event>(SafetyActionRecorded{command});
}

void fold(State& state, SafetyActionRecorded const& event, Act const&)
{
    if (state.difference)
        state.difference->safety_action = event.action;
    std::erase_if(state.tasks, [](Task const& task) { return task.what == "record-safety-action"; });
}

Answered decide(State const& state, MoveUp const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.sound(state.difference && !state.difference->resolved_on, Clause::DIS_03, "no-difference"_code, "dispute");
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    auto const ladder = stages(terms.history.on(state.difference->raised_on).escalation_stages);
    auto const next = state.difference->stage + 1;
    // DIS-03: the board's own stages; where it has set none the step is recorded without a name.
    weigh.notice(!ladder.empty(), Clause::DIS_03, "no-stages-set"_code);
    weigh.sound(ladder.empty() || next <= static_cast<int>(ladder.size()), Clause::DIS_03, "top-of-ladder"_code,
                "dispute");
    weigh.notice(has_words(state.difference->safety_action), Clause::DIS_02, "no-safety-action"_code);
    bool const named = next <= static_cast<int>(ladder.size());
    StepTaken const step{command, next, named ? ladder[static_cast<std::size_t>(next - 1)].name : std::string{}};
    return weigh.answer<Event>(MovedUp{step});
}

void fold(State& state, MovedUp const& event, Act const& act)
{
    if (!state.difference)
        return;
    state.difference->stage = event.stage;
    state.difference->at_stage_since = act.held_on.day;
    state.difference->owner = event.owner;
    state.difference->steps.push_back(event);
}

Answered decide(State const& state, ResolveDifference const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.must(state.difference && !state.difference->resolved_on, Clause::DIS_02, "no-difference"_code);
    weigh.sound(has_words(command.outcome), Clause::DIS_02, "missing-field"_code, "outcome");
    // DIS-02: nothing is settled over the child's head: what was done for safety, or why nothing.
    weigh.should(state.difference && has_words(state.difference->safety_action), Clause::DIS_02,
                 "no-safety-action"_code);
    return weigh.answer<Event>(DifferenceResolved{command});
}

void fold(State& state, DifferenceResolved const& event, Act const& act)
{
    if (!state.difference)
        return;
    state.difference->resolution = event;
    state.difference->resolved_on = act.held_on.day;
    std::erase_if(state.tasks, [](Task const& task) { return task.clause == Clause::DIS_02; });
}

}

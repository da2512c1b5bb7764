#include "conference/afterwards.h"

#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/person_list.h"

/// Concerns about a decision, and what parents are told (A.14, A.21).
namespace noddfa::conference {

Answered decide(State const& state, StateConcern const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_child(weigh, state, command.child, Clause::CHAIR_06);
    weigh_from_chair(weigh, state, act, Clause::CHAIR_06);
    // CHAIR-06: said in the conference. R-02: a concern that comes later is heard all the same, and goes up at once.
    bool const over = state.meeting.closed.has_value();
    weigh.notice(!over, Clause::CHAIR_06, "after-the-close"_code, {{"child", command.child.value}});
    auto answer = weigh.answer<Event>(ConcernStated{command});
    if (answer.accepted() && over)
        answer.events.push_back(
            alert("senior_manager", Clause::CHAIR_08, "chair-concern", terms.settings, command.child));
    return answer;
}

Answered decide(State const& state, RaiseConcern const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    // ESC-01, R-02: any practitioner, at any time; refused only where it makes no sense.
    weigh_people(weigh, state, {command.person}, Clause::ESC_01);
    if (command.child)
        weigh_known_child(weigh, state, *command.child, Clause::ESC_01);
    weigh.sound(!command.concern.empty(), Clause::ESC_01, "missing-field"_code, "concern");
    // ESC-02: the practitioner's own safeguarding lead is consulted as early as possible; a parent has none.
    bool const practises = capacity_of(state, command.person) == Capacity::practitioner;
    weigh.notice(!practises || command.safeguarding_lead.has_value(), Clause::ESC_02, "no-safeguarding-lead"_code,
                 {{"person", command.person.value}});
    return weigh.answer<Event>(ConcernRaised{command});
}

Answered decide(State const& state, GiveAppealInformation const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    // CHAIR-10: parents know how to appeal or complain.
    weigh_people(weigh, state, {command.person}, Clause::CHAIR_10);
    return weigh.answer<Event>(AppealInformationGiven{command});
}

void fold(State& state, ConcernStated const& event, Act const&)
{
    auto& kept = state.afterwards.chair_concerns[event.child];
    kept.child = event.child;
    if (has_words(event.statement))
        kept.statement = event.statement;
}

void fold(State& state, ConcernRaised const& event, Act const&) { state.afterwards.concerns.push_back(event); }

void fold(State& state, AppealInformationGiven const& event, Act const&)
{
    state.afterwards.told_of_appeal.insert(event.person);
}

void fold(State& state, DecisionSetAside const& event, Act const&)
{
    state.afterwards.set_aside[event.child] = event.dispute;
}

}

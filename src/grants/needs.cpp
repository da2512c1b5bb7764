#include "grants/needs.h"

#include "base/london.h"
#include "grants/decide.h"
#include "grants/fold.h"
#include "grants/gate.h"

namespace noddfa::grants {

Answered decide(State const&, StateNeed const& command, Act const& act, Terms const& terms)
{
    Gate gate;
    gate.need(!command.child.empty(), "missing-field"_code, "child");
    gate.need(!command.conference.empty(), "missing-field"_code, "conference");
    // 3.4: a manager reads with a reason, and for a day.
    gate.need(!command.reason.empty(), "missing-field"_code, "reason");
    if (!gate.open())
        return gate.answer();
    return gate.answer(
        NeedStated{StatedNeed{command, later(act.held_on, terms.settings.need_hours * minutes_of_an_hour)}});
}

void fold(State& state, NeedStated const& event, Act const& act)
{
    state.needs.push_back({event, act.by, act.held_on});
}

}

#include "grants/decide.h"
#include "grants/fold.h"
#include "protocol/notice_answers.h"

/// Alerts are told until somebody says that they were seen.
namespace noddfa::grants {

Answered decide(State const& state, AcknowledgeAlert const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh_alert(weigh, state.alerts, command, act);
    return weigh.answer<Event>(AlertAcknowledged{command});
}

void fold(State& state, AlertRaised const& event, Act const&) { state.alerts.push_back(event); }

void fold(State& state, AlertAcknowledged const& event, Act const& act)
{
    std::erase_if(state.alerts, [&](Alert const& alert) { return is_answered_by(alert, event, act); });
}

}

#include "plan/decide.h"
#include "plan/fold.h"
#include "protocol/notice_answers.h"

/// Alerts are told until somebody says that they were seen; tasks stand until somebody says that they are done.
namespace noddfa::plan {

Answered decide(State const& state, AcknowledgeAlert const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh_alert(weigh, state.alerts, command, act);
    return weigh.answer<Event>(AlertAcknowledged{command});
}

Answered decide(State const& state, CompleteTask const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh_task(weigh, Clause::CG_06, state.tasks, command, act);
    return weigh.answer<Event>(TaskCompleted{command});
}

void fold(State& state, AlertRaised const& event, Act const&) { state.alerts.push_back(event); }

void fold(State& state, TaskSet const& event, Act const&) { state.tasks.push_back(event); }

void fold(State& state, AlertAcknowledged const& event, Act const& act)
{
    std::erase_if(state.alerts, [&](Alert const& alert) { return is_answered_by(alert, event, act); });
}

void fold(State& state, TaskCompleted const& event, Act const& act)
{
    std::erase_if(state.tasks, [&](Task const& task) { return is_done_by(task, event, act); });
}

}

#include "protocol/notice_answers.h"
#include "register/decide.h"
#include "register/fold.h"

/// Alerts are told until somebody says that they were seen; tasks stand until somebody says that they are done.
namespace noddfa::cpr {

Answered decide(State const& state, AcknowledgeAlert const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh_alert(weigh, state.alerts, command, act);
    return weigh.answer<Event>(AlertAcknowledged{command});
}

Answered decide(State const& state, CompleteTask const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh_task(weigh, Clause::CPR_04, state.tasks, command, act);
    return weigh.answer<Event>(TaskCompleted{command});
}

void fold(State& state, AlertRaised const& event, Act const&) { state.alerts.push_back(event); }

void fold(State& state, TaskSet const& event, Act const&)
{
    // CPR-21: whoever is to be told of a removal stays on the list until told.
    if (event.clause == Clause::CPR_21 && event.owner)
        state.removal_notices.emplace(*event.owner, std::nullopt);
    // DER-08: a plan for stepping down that is made anew takes the place of the former.
    if (event.clause == Clause::DER_08)
        std::erase_if(state.tasks, [](Task const& task) { return task.clause == Clause::DER_08; });
    state.tasks.push_back(event);
}

void fold(State& state, AlertAcknowledged const& event, Act const& act)
{
    // MOV-02: the notice of a move is seen whichever way it is said.
    for (auto const& alert : state.alerts)
        if (alert.clause == Clause::MOV_02 && state.move && is_answered_by(alert, event, act))
            state.move->acknowledged.emplace(alert.to.empty() ? act.by : alert.to, act.held_on.day);
    std::erase_if(state.alerts, [&](Alert const& alert) { return is_answered_by(alert, event, act); });
}

void fold(State& state, TaskCompleted const& event, Act const& act)
{
    // CPR-21: whose task it was has been told.
    for (auto const& task : state.tasks)
        if (task.clause == Clause::CPR_21 && task.owner && is_done_by(task, event, act))
            state.removal_notices[*task.owner] = act.held_on.day;
    std::erase_if(state.tasks, [&](Task const& task) { return is_done_by(task, event, act); });
}

}

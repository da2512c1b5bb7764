#pragma once

#include "protocol/duty.h"
#include "protocol/notices.h"
#include "protocol/weighing.h"

#include <algorithm>
#include <vector>

/// Alerts that are acknowledged and tasks that are done, in any stream; what stands open is due (R-02, CHAIR-08).
namespace noddfa {

/// Whether an alert is what the answer is about, and the person's to answer.
inline bool is_answered_by(Alert const& alert, AlertAnswer const& answer, Act const& act)
{
    bool const theirs = alert.to.empty() || alert.to == act.by || alert.to == act.on_behalf_of;
    bool const same_child = !alert.child || !answer.child || alert.child == answer.child;
    return theirs && same_child && alert.about == answer.about;
}

/// Whether it is this task that is done; nobody's task is anybody's.
inline bool is_done_by(Task const& task, TaskDone const& done, Act const& act)
{
    bool const nobodys = !task.owner || task.owner->empty();
    bool const theirs = nobodys || task.owner == done.person.value_or(act.by) || task.owner == act.on_behalf_of;
    bool const same_child = !task.child || !done.child || task.child == done.child;
    return theirs && same_child && task.what == done.what;
}

inline void weigh_alert(Weighing& weigh, std::vector<Alert> const& open, AlertAnswer const& answer, Act const& act)
{
    bool const known = std::ranges::any_of(open, [&](Alert const& one) { return is_answered_by(one, answer, act); });
    weigh.sound(known, Clause::CHAIR_08, "unknown-alert"_code, "about", {{"about", answer.about}});
}

inline void weigh_task(Weighing& weigh, Clause clause, std::vector<Task> const& open, TaskDone const& done,
                       Act const& act)
{
    bool const known = std::ranges::any_of(open, [&](Task const& one) { return is_done_by(one, done, act); });
    weigh.sound(known, clause, "unknown-task"_code, "what");
}

/// Adds what alerts and tasks make due. A task that a duty listed already stands for is not listed twice.
inline void add_notices(std::vector<Duty>& all, std::vector<Alert> const& alerts, std::vector<Task> const& tasks,
                        Date today)
{
    for (auto const& alert : alerts) {
        all.push_back(duty_of(alert.clause, alert.about, alert.child, {}, {}, today));
        if (!alert.to.empty())
            all.back().who = alert.to;
    }
    for (auto const& task : tasks) {
        auto const stands_for = [&](Duty const& duty) {
            bool const same_person = !duty.who || !task.owner || duty.who == task.owner;
            return duty.what == task.what && duty.child == task.child && same_person;
        };
        if (std::ranges::any_of(all, stands_for))
            continue;
        std::optional<Deadline> due;
        if (task.due)
            due = as_set(task.clause, *task.due);
        all.push_back(duty_of(task.clause, task.what, task.child, due, {}, today));
        if (task.owner && !task.owner->empty())
            all.back().who = task.owner;
    }
}

}

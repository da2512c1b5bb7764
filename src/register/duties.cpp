#include "register/duties.h"

#include "protocol/notice_answers.h"

#include <algorithm>

namespace noddfa::cpr {

namespace {

/// Collects the duties of one child.
struct List {
    Date today;
    Terms const& terms;
    ChildId child;
    std::vector<Duty> all{};

    Duty& add(Clause clause, char const* what, std::optional<Deadline> due = {}, std::optional<Date> met = {})
    {
        all.push_back(duty_of(clause, what, child, std::move(due), met, today));
        return all.back();
    }
    /// a clock keeps the settings of the day it started.
    std::optional<Deadline> due(Clause clause, Date from, DeadlineInputs const& inputs = {}) const
    {
        return deadline(clause, from, terms.history.on(from), terms.calendar, inputs);
    }
};

/// A date that is due by itself, without a count.
Deadline on_day(Clause clause, char const* start_event, Date from, Date due)
{
    Deadline deadline;
    deadline.clause = clause;
    deadline.start_event = start_event;
    deadline.from = from;
    deadline.due = due;
    return deadline;
}

void of_entry(State const& state, List& list)
{
    // CPR-24, R-17: what must accompany the entry and is missing, due the day it was made.
    if (!missing_arrangements(state).empty())
        list.add(Clause::CPR_24, "complete-registration",
                 on_day(Clause::CPR_24, "registration", state.live->from, state.live->from));
    // CPR-09: gaps are shown until filled.
    if (!gaps(state).empty())
        list.add(Clause::CPR_09, "fill-gaps");
    // CPR-05, R-18: the opening load waits for its sign-off.
    if (state.opening_load)
        list.add(Clause::CPR_05, "sign-off-opening-load", {}, state.opening_load->signed_off);
    // CPR-23: no birth recorded some days after the expected date.
    if (!state.identity.born && state.identity.expected)
        list.add(Clause::CPR_23, "record-birth", list.due(Clause::CPR_23, *state.identity.expected));
    // DEC-20: the eighteenth birthday.
    if (auto const birthday = turns_eighteen(state))
        list.add(Clause::DEC_20, "turns-eighteen", on_day(Clause::DEC_20, "birth", *state.identity.born, *birthday));
}

void of_coordinator(State const& state, List& list)
{
    if (state.coordinators.empty())
        return;
    auto const& term = state.coordinators.back();
    // CPR-08: told by word and confirmed in writing.
    if (!term.told_verbally || !term.confirmed_in_writing)
        list.add(Clause::CPR_08, "confirm-coordinator").who = term.person;
}

void of_removal(State const& state, List& list)
{
    // CPR-21: everyone invited hears of the removal.
    for (auto const& [person, told_on] : state.removal_notices)
        list.add(Clause::CPR_21, "tell-of-removal", {}, told_on).who = person;
}

/// The latest day on which somebody saw the notice of a move.
std::optional<Date> last_acknowledged(Move const& move)
{
    std::optional<Date> last;
    for (auto const& [person, on] : move.acknowledged)
        last = std::max(last.value_or(on), on);
    return last;
}

/// MOV-02: the day on which coordinator and another had both seen the notice of a move; of others who were told, the
/// last.
std::optional<Date> seen_by_both(State const& state, Move const& move)
{
    auto const coordinator = state.coordinators.empty() ? PersonId{} : state.coordinators.back().person;
    auto const hers = move.acknowledged.find(coordinator);
    if (hers == move.acknowledged.end() || move.acknowledged.size() < 2)
        return last_acknowledged(move);
    auto other = move.acknowledged.begin();
    if (other == hers)
        ++other;
    for (auto each = other; each != move.acknowledged.end(); ++each)
        if (each != hers && each->second < other->second)
            other = each;
    return std::max(hers->second, other->second);
}

/// MOV-02: whoever was told acknowledges it by the next working day, or it escalates.
void of_notice(State const& state, Move const& move, List& list)
{
    auto const due = on_day(Clause::MOV_02, "notification_of_move", move.notified_on,
                            list.terms.calendar.working_days_after(move.notified_on, 1));
    bool open = false;
    for (auto const& alert : state.alerts) {
        if (alert.clause != Clause::MOV_02)
            continue;
        auto& duty = list.add(Clause::MOV_02, "acknowledge-move", due);
        if (!alert.to.empty())
            duty.who = alert.to;
        open = true;
    }
    if (!open)
        list.add(Clause::MOV_02, "acknowledge-move", due, seen_by_both(state, move));
}

/// Alerts and tasks; but for those of a move (MOV-02) and of a change of co-ordinator (CPR-08), which stand in duties
/// of their own.
void of_notices(State const& state, List& list)
{
    auto alerts = state.alerts;
    std::erase_if(alerts, [](Alert const& alert) { return alert.clause == Clause::MOV_02; });
    auto tasks = state.tasks;
    // MOV-06: once the receiving authority has decided there is no conference to hold.
    bool const decided = !state.move || state.move->decided_on;
    std::erase_if(tasks, [&](Task const& task) {
        return task.clause == Clause::CPR_08 || (task.clause == Clause::MOV_06 && decided);
    });
    add_notices(list.all, alerts, tasks, list.today);
}

/// CPR-18: who asks to see who consulted the register is answered in time, or in the longer time they were told of.
void of_access(State const& state, List& list)
{
    for (auto const& request : state.access_requests) {
        auto due = list.due(Clause::CPR_18, request.on);
        if (due && request.extended) {
            auto longer = list.terms.history.on(request.on);
            longer.access_answer_months += longer.access_extension_months;
            auto const before = due->due;
            due = deadline(Clause::CPR_18, request.on, longer, list.terms.calendar);
            due->alternatives.push_back({"before_extension", before, "CPR-18", std::nullopt});
        }
        list.add(Clause::CPR_18, "answer-access-request", due, request.answered_on).who = request.said.person;
    }
}

void of_transfer_conference(Move const& move, List& list)
{
    auto const told = move.receiver_told();
    bool const permanent = move.agreed_permanent_on || move.said.kind == MoveKind::permanent;
    if (!told || !permanent)
        return;
    // MOV-09: the clock runs from the notice, whether or not anybody wrote the agreement down.
    if (!move.agreed_permanent_on) {
        list.add(Clause::MOV_09, "hold-transfer-conference", list.due(Clause::MOV_09, *told), move.decided_on);
        return;
    }
    auto const agreed = *move.agreed_permanent_on;
    // MOV-09: the earlier date governs; MOV-08: the other reading, from the later event, stands beside it.
    list.add(Clause::MOV_09, "hold-transfer-conference",
             list.due(Clause::MOV_09, *told, {.core_group = {}, .other_starts = {agreed}, .resolved = {}}),
             move.decided_on);
    list.add(Clause::MOV_08, "hold-transfer-conference",
             list.due(Clause::MOV_08, agreed, {.core_group = {}, .other_starts = {*told}, .resolved = {}}),
             move.decided_on);
}

void of_move(State const& state, Move const& move, List& list)
{
    auto const notified = move.notified_on;
    of_notice(state, move, list);
    // MOV-04, MOV-05: written information, and the receiving custodian at the same stage.
    list.add(Clause::MOV_04, "send-transfer-information", list.due(Clause::MOV_04, notified), move.information_sent);
    list.add(Clause::MOV_05, "tell-receiving-custodian", list.due(Clause::MOV_04, notified), move.custodian_told);
    // MOV-06: at once where the move is permanent, else before the weeks of a stay are over.
    auto const permanent_on = move.agreed_permanent_on                ? move.agreed_permanent_on
                              : move.said.kind == MoveKind::permanent ? std::optional{notified}
                                                                      : std::nullopt;
    if (permanent_on)
        list.add(Clause::MOV_06, "request-transfer",
                 on_day(Clause::MOV_06, "permanent_move", *permanent_on, *permanent_on), move.requested_on);
    else if (move.said.arrived_on)
        list.add(Clause::MOV_06, "request-transfer", list.due(Clause::MOV_06, *move.said.arrived_on),
                 move.requested_on);
    of_transfer_conference(move, list);
    if (move.decided_on)
        list.add(Clause::MOV_11, "complete-transfer", {}, move.completed_on);
}

void of_stay(Stay const& stay, List& list)
{
    // CPR-19: the temporary entry has an end to look to, and MOV-06 its limit.
    if (stay.said.until)
        list.add(Clause::CPR_19, "review-temporary-entry",
                 on_day(Clause::CPR_19, "arrival", stay.arrived_on, *stay.said.until));
    list.add(Clause::MOV_06, "ask-for-transfer", list.due(Clause::MOV_06, stay.arrived_on));
}

}

std::vector<Duty> duties(State const& state, Date today, Terms const& terms)
{
    auto const child = state.live ? state.live->said.child : state.stay ? state.stay->said.child : ChildId{};
    List list{today, terms, !child.empty() || state.ended.empty() ? child : state.ended.back().said.child};
    // CPR-18: also about a child who never was on the register.
    if (list.child.empty() && !state.access_requests.empty())
        list.child = state.access_requests.front().said.child;
    if (state.live) {
        of_entry(state, list);
        of_coordinator(state, list);
    }
    if (!state.live && !state.removal_closed)
        of_removal(state, list);
    if (state.move && !state.move->completed_on)
        of_move(state, *state.move, list);
    if (state.stay)
        of_stay(*state.stay, list);
    of_access(state, list);
    of_notices(state, list);
    return std::move(list.all);
}

}

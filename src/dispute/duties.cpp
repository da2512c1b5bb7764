#include "dispute/duties.h"

#include "protocol/notice_answers.h"
#include "protocol/stages.h"

namespace noddfa::dispute {

namespace {

/// Collects the duties of one dispute.
struct List {
    Date today;
    Terms const& terms;
    std::optional<ChildId> child;
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

/// The deadline of a stage that a board writes itself; nothing for one without a number of days.
std::optional<Deadline> of_stage(Clause clause, Stage const& stage, char const* setting, Date from,
                                 Calendar const& calendar)
{
    if (stage.days == 0)
        return std::nullopt;
    Deadline deadline;
    deadline.clause = clause;
    deadline.start_event = stage.name;
    deadline.from = from;
    deadline.due = calendar.working_days_after(from, stage.days);
    deadline.amount = stage.days;
    deadline.unit = "working_days";
    deadline.setting = setting;
    deadline.calendar = calendar.version();
    return deadline;
}

std::optional<Deadline> appeal_stage(List const& list, Clause clause, std::string_view name, Date from)
{
    for (auto const& stage : stages(list.terms.history.on(from).appeal_stages))
        if (stage.name == name)
            return of_stage(clause, stage, "APPEAL_STAGES", from, list.terms.calendar);
    return std::nullopt;
}

/// The day a conference decided on the child again. That a date was set for it meets nothing.
std::optional<Date> decided_again(State const& state, Background const& background)
{
    std::optional<Date> again;
    for (auto const& decision : background.decisions)
        if (decision.child == state.reconvening->child && decision.conference != state.reconvening->conference
            && decision.held_on >= *state.reconvening_required_on)
            again = std::min(again.value_or(decision.held_on), decision.held_on);
    return again;
}

void of_reconvening(State const& state, List& list)
{
    if (!state.reconvening)
        return;
    auto const met = decided_again(state, list.terms.background);
    auto due = state.set_aside_on ? list.due(Clause::SET_04, *state.set_aside_on) : std::nullopt;
    // READING B-20: the manager's own date governs; the board's stays beside it.
    if (state.reconvening->by && due && due->due != *state.reconvening->by) {
        due->alternatives.push_back({"usual", due->due, "B-20", std::nullopt});
        due->due = *state.reconvening->by;
    }
    list.add(state.set_aside ? Clause::SET_04 : Clause::APP_03, "reconvene", std::move(due), met);
}

void of_appeal(AppealState const& appeal, List& list)
{
    // READING B-34: each stage counted from the one before, where the board has set it.
    list.add(Clause::APP_02, "form-panel", appeal_stage(list, Clause::APP_02, "panel", appeal.lodged_on),
             appeal.panel_formed_on);
    if (appeal.panel_formed_on)
        list.add(Clause::APP_01, "decide-appeal",
                 appeal_stage(list, Clause::APP_01, "decision", *appeal.panel_formed_on), appeal.decided_on);
}

void of_complaint(ComplaintState const& complaint, List& list)
{
    // CMP-01..03: only where the complaints officer has classed it so.
    if (complaint.under_regulations != true)
        return;
    list.add(Clause::CMP_01, "acknowledge", list.due(Clause::CMP_01, complaint.received_on), complaint.acknowledged_on);
    if (complaint.acknowledged_on) {
        auto due = list.due(Clause::CMP_02, *complaint.acknowledged_on,
                            {.core_group = {},
                             .other_starts = {},
                             .resolved = complaint.resolved ? complaint.discussed_on : std::nullopt});
        if (due && complaint.extended_to) {
            due->alternatives.push_back({"before_extension", due->due, "CMP-02", std::nullopt});
            due->due = *complaint.extended_to;
        }
        list.add(Clause::CMP_02, "discuss", std::move(due), complaint.discussed_on);
    }
    if (complaint.resolved && complaint.discussed_on) {
        auto const days = list.terms.history.on(*complaint.discussed_on).complaint_terms_days;
        list.add(Clause::CMP_02, "send-terms",
                 of_stage(Clause::CMP_02, {"resolution", days}, "COMPLAINT_TERMS_DAYS", *complaint.discussed_on,
                          list.terms.calendar),
                 complaint.terms_sent_on);
    }
    if (complaint.investigation_requested_on)
        list.add(Clause::CMP_03, "answer-investigation",
                 list.due(Clause::CMP_03, *complaint.investigation_requested_on), complaint.investigation_answered_on);
}

void of_difference(DifferenceState const& difference, List& list)
{
    // DIS-02, ESC-03: followed up until it is settled.
    list.add(Clause::DIS_02, "resolve-difference", {}, difference.resolved_on).who = difference.owner;
    // DIS-03: the stage's own time.
    auto const ladder = stages(list.terms.history.on(difference.raised_on).escalation_stages);
    auto const at = static_cast<std::size_t>(difference.stage - 1);
    if (difference.resolved_on || at >= ladder.size())
        return;
    list.add(Clause::DIS_03, "stage-of-difference",
             of_stage(Clause::DIS_03, ladder[at], "ESCALATION_STAGES", difference.at_stage_since, list.terms.calendar))
        .who = difference.owner;
}

}

std::vector<Duty> duties(State const& state, Date today, Terms const& terms)
{
    List list{today, terms, std::nullopt};
    if (state.set_aside)
        list.child = state.set_aside->child;
    else if (state.appeal)
        list.child = state.appeal->child;
    else if (state.difference)
        list.child = state.difference->said.child;
    of_reconvening(state, list);
    if (state.appeal)
        of_appeal(*state.appeal, list);
    if (state.complaint)
        of_complaint(*state.complaint, list);
    if (state.difference)
        of_difference(*state.difference, list);
    add_notices(list.all, state.alerts, state.tasks, today);
    return std::move(list.all);
}

}

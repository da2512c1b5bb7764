#include "protocol/deadline.h"

#include "base/london.h"
#include "codec/shape.h"
#include "protocol/planted.h"

#include <algorithm>
#include <iterator>
#include <type_traits>

namespace noddfa {

namespace {

constexpr char const* recomputation = "before_recomputation";

/// What a count is made with.
struct Count {
    Settings const& settings;
    Calendar const& calendar;
    DeadlineInputs const& inputs;
};

/// Fills in `due` and what stands beside it; `from` and `amount` are there.
using Compute = void (*)(Deadline&, Count const&);

void working_days_after(Deadline& deadline, Count const& count)
{
    // CAL-02, B-02: the day of the event is day 0.
    deadline.unit = "working_days";
    int const first_day = planted(Bug::first_day_counts) ? 1 : 0;
    deadline.due = count.calendar.working_days_after(deadline.from, deadline.amount - first_day);
}

void working_days_before(Deadline& deadline, Count const& count)
{
    // B-03: counted back from, and excluding, the day of the event.
    deadline.unit = "working_days";
    deadline.before = true;
    deadline.due = count.calendar.working_days_before(deadline.from, deadline.amount);
}

/// The last day on which something can be booked, with the limit itself beside it where that is no working day.
void roll_back(Deadline& deadline, Date limit, Calendar const& calendar)
{
    // B-08, CAL-03: a maximum rolls back, never on.
    deadline.due = calendar.rolled_back(limit);
    if (deadline.due != limit)
        deadline.limit = limit;
}

void months_after(Deadline& deadline, Count const& count)
{
    deadline.unit = "months";
    roll_back(deadline, deadline.from.plus_months(deadline.amount), count.calendar);
}

void weeks_after(Deadline& deadline, Count const& count)
{
    deadline.unit = "weeks";
    roll_back(deadline, deadline.from.plus_days(7 * deadline.amount), count.calendar);
}

void calendar_days_after(Deadline& deadline, Count const&)
{
    deadline.unit = "calendar_days";
    deadline.due = deadline.from.plus_days(deadline.amount);
}

void add_other_starts(Deadline& deadline, Count const& count, char const* earlier_key, char const* later_key,
                      char const* source)
{
    auto starts = count.inputs.other_starts;
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    for (auto const start : starts)
        if (start != deadline.from)
            deadline.alternatives.push_back({start < deadline.from ? earlier_key : later_key,
                                             count.calendar.working_days_after(start, deadline.amount), source, start});
}

void conference_after_strategy(Deadline& deadline, Count const& count)
{
    // READING B-05: the clock runs from the last strategy meeting, or the initiating one if the board says so; every
    // other anchor stays in view.
    auto anchors = count.inputs.other_starts;
    anchors.push_back(deadline.from);
    auto const [first, last] = std::minmax_element(anchors.begin(), anchors.end());
    auto const initiating = count.settings.icpc_anchor == IcpcAnchor::initiating;
    deadline.from = initiating ? *first : *last;
    deadline.start_event = initiating ? "initiating_strategy_meeting" : "last_strategy_meeting";
    working_days_after(deadline, count);
    add_other_starts(deadline, {count.settings, count.calendar, {{}, anchors, {}}}, "earlier_anchor", "later_anchor",
                     "B-05");
}

void transfer_after_agreement(Deadline& deadline, Count const& count)
{
    // MOV-08: from the later of notification and agreement; the other page's reading (MOV-09) stays in view.
    for (auto const notified : count.inputs.other_starts)
        if (notified > deadline.from) {
            deadline.from = notified;
            deadline.start_event = "notification_of_move";
        }
    working_days_after(deadline, count);
    add_other_starts(deadline, count, "from_notification", "from_notification", "MOV-09");
}

void transfer_after_notification(Deadline& deadline, Count const& count)
{
    working_days_after(deadline, count);
    add_other_starts(deadline, count, "from_agreement", "from_agreement", "MOV-08");
}

void report_before(Deadline& deadline, Count const& count)
{
    // READING B-03: the nth working day counted back, or n clear working days between; the other one stays in view.
    auto const nth = count.calendar.working_days_before(deadline.from, deadline.amount);
    auto const clear = count.calendar.working_days_before(deadline.from, deadline.amount + 1);
    auto const in_force_is_clear = count.settings.report_deadline_mode == ReportDeadlineMode::clear_days;
    deadline.unit = "working_days";
    deadline.before = true;
    deadline.due = in_force_is_clear ? clear : nth;
    deadline.alternatives.push_back(
        {in_force_is_clear ? "nth_before" : "clear_days", in_force_is_clear ? nth : clear, "B-03", std::nullopt});
}

void share_before(Deadline& deadline, Count const& count)
{
    // READING B-04: a share on a weekend is valid, so the limit is a calendar day; reminders aim at a working day.
    auto const by_calendar = deadline.from.plus_days(-deadline.amount);
    auto const by_working = count.calendar.working_days_before(deadline.from, deadline.amount);
    auto const working = count.settings.family_share_unit == FamilyShareUnit::working;
    deadline.unit = working ? "working_days" : "calendar_days";
    deadline.before = true;
    deadline.due = working ? by_working : by_calendar;
    deadline.target = count.calendar.rolled_back(deadline.due);
    deadline.alternatives.push_back(
        {working ? "calendar_days" : "working_days", working ? by_calendar : by_working, "B-04", std::nullopt});
}

void summary_after(Deadline& deadline, Count const& count)
{
    working_days_after(deadline, count);
    auto const core_group = count.inputs.core_group;
    if (!core_group || *core_group < deadline.from)
        return;
    // READING B-06: the earlier of the two; the disjunction extends the time only if the board says either satisfies.
    auto const earlier = std::min(deadline.due, *core_group);
    auto const later_one = std::max(deadline.due, *core_group);
    auto const either = count.settings.summary_due_rule == SummaryDueRule::either_satisfies;
    deadline.due = either ? later_one : earlier;
    deadline.alternatives.push_back(
        {either ? "earlier_of" : "either_satisfies", either ? earlier : later_one, "B-06", std::nullopt});
}

void next_core_group(Deadline& deadline, Count const& count)
{
    // REG-10: monthly is the aim, six weeks the limit.
    weeks_after(deadline, count);
    // B-08: monthly is the aim, and never later than what is due.
    deadline.target = std::min(deadline.from.plus_months(count.settings.core_group_target_months), deadline.due);
}

void seen_alone(Deadline& deadline, Count const& count)
{
    // REG-05 sets two clocks; the visit at home (VIS-02) is the slower one.
    working_days_after(deadline, count);
    Deadline home;
    home.from = deadline.from;
    home.amount = count.settings.home_visit_weeks;
    weeks_after(home, count);
    deadline.alternatives.push_back({"home_visit", home.due, "VIS-02", std::nullopt});
    if (home.limit)
        deadline.alternatives.push_back({"home_visit_limit", *home.limit, "VIS-02", std::nullopt});
}

void transfer_information(Deadline& deadline, Count const& count)
{
    // READING CAL-04: the source gives no unit; the stricter reading holds and the other stays in view.
    auto const working = count.settings.transfer_information_unit == FamilyShareUnit::working;
    auto const by_calendar = deadline.from.plus_days(deadline.amount);
    auto const by_working = count.calendar.working_days_after(deadline.from, deadline.amount);
    deadline.unit = working ? "working_days" : "calendar_days";
    deadline.due = working ? by_working : by_calendar;
    deadline.alternatives.push_back(
        {working ? "calendar_days" : "working_days", working ? by_calendar : by_working, "CAL-04", std::nullopt});
}

void temporary_stay(Deadline& deadline, Count const& count)
{
    // MOV-06: ask whether the stay is permanent before the weeks are over.
    weeks_after(deadline, count);
    deadline.target = deadline.from.plus_days(7 * count.settings.temporary_stay_ask_weeks);
}

void complaint_discussion(Deadline& deadline, Count const& count)
{
    // CMP-02: a complaint that is resolved has its terms written down, on a clock of its own.
    working_days_after(deadline, count);
    if (auto const resolved = count.inputs.resolved)
        deadline.alternatives.push_back(
            {"written_terms", count.calendar.working_days_after(*resolved, count.settings.complaint_terms_days),
             "CMP-02", resolved});
}

struct Rule {
    Clause clause;
    char const* start_event;
    int Settings::* amount;
    Compute compute; ///< null for clock hours
};

constexpr Rule rules[] = {
    {Clause::CONV_02, "last_strategy_meeting", &Settings::icpc_days, conference_after_strategy},
    {Clause::CONV_09, "notification_of_move", &Settings::transfer_conference_days, transfer_after_notification},
    {Clause::REP_10, "conference", &Settings::report_deadline_days, report_before},
    {Clause::SHARE_02, "conference", &Settings::family_share_days, share_before},
    {Clause::REC_04, "conference", &Settings::summary_days, summary_after},
    {Clause::REC_06, "conference", &Settings::record_target_days, working_days_after},
    {Clause::REC_08, "receipt", &Settings::record_correction_days, working_days_after},
    {Clause::REG_05, "last_seen_alone", &Settings::seen_alone_days, seen_alone},
    {Clause::REG_09, "conference", &Settings::core_group_first_days, working_days_after},
    {Clause::REG_10, "previous_core_group", &Settings::core_group_max_weeks, next_core_group},
    {Clause::REG_12, "conference", &Settings::first_review_months, months_after},
    {Clause::REG_13, "previous_review", &Settings::later_review_months, months_after},
    {Clause::REG_15, "section_47_start", &Settings::assessment_days, working_days_after},
    {Clause::SET_04, "set_aside", &Settings::reconvene_days, working_days_after},
    {Clause::S47_08, "report_received", &Settings::strategy_discussion_hours, nullptr},
    {Clause::S47_09, "section_47_decision", &Settings::section47_days, working_days_after},
    {Clause::S47_10, "referral", &Settings::assessment_days, working_days_after},
    {Clause::S47_12, "last_strategy_meeting", &Settings::icpc_days, conference_after_strategy},
    {Clause::CPR_23, "expected_birth", &Settings::birth_alert_days, calendar_days_after},
    {Clause::CPR_18, "access_request", &Settings::access_answer_months, months_after},
    {Clause::MOV_04, "notification_of_move", &Settings::transfer_information_days, transfer_information},
    {Clause::MOV_06, "arrival", &Settings::temporary_stay_weeks, temporary_stay},
    {Clause::MOV_08, "agreement_that_move_is_permanent", &Settings::transfer_conference_days, transfer_after_agreement},
    {Clause::MOV_09, "notification_of_move", &Settings::transfer_conference_days, transfer_after_notification},
    {Clause::PLN_05, "conference", &Settings::summary_days, working_days_after},
    {Clause::PLN_06, "conference", &Settings::summary_days, summary_after},
    {Clause::VIS_01, "last_seen_alone", &Settings::seen_alone_days, working_days_after},
    {Clause::VIS_02, "last_seen_at_home", &Settings::home_visit_weeks, weeks_after},
    {Clause::VIS_03, "last_visit", &Settings::seen_alone_days, working_days_after},
    {Clause::CG_01, "conference", &Settings::core_group_first_days, working_days_after},
    {Clause::CG_02, "previous_core_group", &Settings::core_group_max_weeks, weeks_after},
    {Clause::CG_08, "review", &Settings::last_core_group_before_review_days, working_days_before},
    {Clause::REV_01, "conference", &Settings::first_review_months, months_after},
    {Clause::REV_02, "previous_review", &Settings::later_review_months, months_after},
    {Clause::REV_07, "review", &Settings::report_deadline_days, report_before},
    {Clause::RCD_04, "conference", &Settings::record_target_days, working_days_after},
    {Clause::RCD_05, "receipt", &Settings::record_correction_days, working_days_after},
    {Clause::CMP_01, "complaint_received", &Settings::complaint_acknowledge_days, working_days_after},
    {Clause::CMP_02, "acknowledgement", &Settings::complaint_discussion_days, complaint_discussion},
    {Clause::CMP_03, "request_for_formal_investigation", &Settings::complaint_formal_days, working_days_after},
};

Rule const* rule_of(Clause clause)
{
    auto const* found =
        std::find_if(std::begin(rules), std::end(rules), [&](Rule const& rule) { return rule.clause == clause; });
    return found == std::end(rules) ? nullptr : found;
}

/// The key of a number among the settings.
std::string key_of(int Settings::* amount)
{
    std::string key;
    std::size_t at = 0;
    codec::for_each_member<Settings>([&](std::string_view, auto pointer) {
        if constexpr (std::is_convertible_v<decltype(pointer), int Settings::*>) {
            if (static_cast<int Settings::*>(pointer) == amount)
                key = setting_keys()[at];
        }
        ++at;
    });
    return key;
}

/// The same of a rule, without looking for it each time.
std::string const& key_of(Rule const& rule)
{
    static auto const keys = [] {
        std::vector<std::string> all;
        for (auto const& each : rules)
            all.push_back(key_of(each.amount));
        return all;
    }();
    return keys[static_cast<std::size_t>(&rule - std::begin(rules))];
}

DeadlineInput input_of(Compute compute)
{
    if (compute == summary_after)
        return DeadlineInput::core_group;
    if (compute == conference_after_strategy || compute == transfer_after_agreement
        || compute == transfer_after_notification)
        return DeadlineInput::other_starts;
    return compute == complaint_discussion ? DeadlineInput::resolved : DeadlineInput::none;
}

bool touches_provisional_days(Deadline const& deadline, Calendar const& calendar)
{
    return calendar.is_provisional(deadline.from) || calendar.is_provisional(deadline.due)
           || (deadline.limit && calendar.is_provisional(*deadline.limit));
}

Deadline started(Rule const& rule, Settings const& settings, Date from)
{
    Deadline deadline;
    deadline.clause = rule.clause;
    deadline.start_event = rule.start_event;
    deadline.from = from;
    deadline.amount = settings.*rule.amount;
    deadline.setting = key_of(rule);
    return deadline;
}

}

std::optional<Deadline> deadline(Clause clause, Date from, Settings const& settings, Calendar const& calendar,
                                 DeadlineInputs const& inputs)
{
    auto const* rule = rule_of(clause);
    if (!rule || !rule->compute || settings.*rule->amount == 0)
        return std::nullopt;
    auto const& closures = settings.local_closure_days;
    auto const with_closures =
        closures.empty() ? std::nullopt : std::optional{calendar.with_closures({closures.begin(), closures.end()})};
    auto const& counted = with_closures ? *with_closures : calendar;
    auto answer = started(*rule, settings, from);
    rule->compute(answer, {settings, counted, inputs});
    answer.calendar = counted.version();
    answer.provisional = touches_provisional_days(answer, counted);
    return answer;
}

std::optional<Deadline> deadline_at(Clause clause, Moment from, Settings const& settings)
{
    auto const* rule = rule_of(clause);
    if (!rule || rule->compute || settings.*rule->amount == 0)
        return std::nullopt;
    // S47-08: hours run through nights and holidays.
    auto answer = started(*rule, settings, from.day);
    answer.unit = "hours";
    answer.at = later(from, 60 * std::int64_t{answer.amount});
    answer.due = answer.at->day;
    return answer;
}

void keep_in_view(Deadline& deadline, Deadline const& before)
{
    auto& all = deadline.alternatives;
    auto const is_shown = [&](Alternative const& one) { return one.key == recomputation && one.due == before.due; };
    if (before.due != deadline.due && std::ranges::none_of(all, is_shown))
        all.push_back({recomputation, before.due, "B-29, " + before.calendar, std::nullopt});
}

DeadlineRule const* deadline_rule(Clause clause)
{
    static auto const all = [] {
        std::vector<DeadlineRule> table;
        for (auto const& rule : rules)
            table.push_back(
                {rule.clause, rule.start_event, key_of(rule), input_of(rule.compute), rule.compute == nullptr});
        return table;
    }();
    auto const found =
        std::find_if(all.begin(), all.end(), [&](DeadlineRule const& rule) { return rule.clause == clause; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<Clause> const& clauses_with_deadlines()
{
    static auto const all = [] {
        std::vector<Clause> clauses;
        for (auto const& rule : rules)
            clauses.push_back(rule.clause);
        return clauses;
    }();
    return all;
}

}

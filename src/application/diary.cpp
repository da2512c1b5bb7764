#include "application/diary.h"

#include "base/contains.h"
#include "protocol/catalogue.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace noddfa::application {

namespace {

/// What a row is about: the same on the day after.
template<class Dated> auto identity(Dated const& row)
{
    return std::tuple{row.clause, row.what, row.child, row.who, row.about};
}

/// REG-05, REG-10, REG-13, VIS-01 to VIS-03: clocks that begin again with each visit, core group and review.
bool starts_again(std::string const& start_event)
{
    static std::vector<std::string> const again{"last_seen_alone", "last_seen_at_home", "last_visit",
                                                "previous_core_group", "previous_review"};
    return contains(again, start_event);
}

bool has_moved(DiaryRow const& before, DiaryRow const& after)
{
    return before.due && after.due && before.due != after.due
           && (before.from == after.from || !starts_again(after.start_event));
}

}

Standing standing(DiaryRow const& row, Date today)
{
    if (row.begins && today < *row.begins)
        return Standing::not_yet;
    if (!row.due)
        return Standing::open;
    if (row.lapses && today > *row.due)
        return Standing::lapsed;
    // B-08: late once the limit itself is past.
    if (today > row.limit.value_or(*row.due))
        return Standing::late;
    return row.warn && today >= *row.warn ? Standing::at_risk : Standing::open;
}

std::vector<int> const& reminder_days(Clause clause, Settings const& settings)
{
    static std::vector<int> const none;
    if (!contains(catalogue()[clause].verbs, std::string{"REMIND"}))
        return none;
    // REP-10, REV-07: reports have days of their own.
    bool const is_report = clause == Clause::REP_10 || clause == Clause::REV_07;
    return is_report ? settings.report_reminder_days : settings.reminder_days;
}

DiaryRow diary_row(Duty const& duty, std::vector<int> const& days, Calendar const& calendar)
{
    DiaryRow row;
    row.clause = id_of(duty.clause);
    row.what = duty.what;
    row.child = duty.child;
    row.who = duty.who;
    row.about = duty.about;
    row.begins = duty.begins;
    row.lapses = duty.lapses;
    if (!duty.deadline)
        return row;
    auto const& deadline = *duty.deadline;
    row.start_event = deadline.start_event;
    row.from = deadline.from;
    row.due = deadline.due;
    row.limit = deadline.limit;
    row.target = deadline.target;
    row.provisional = deadline.provisional;
    if (!days.empty())
        row.warn = calendar.working_days_before(deadline.due, *std::ranges::min_element(days));
    return row;
}

std::vector<Reminder> reminders(Duty const& duty, std::vector<int> const& days, Calendar const& calendar)
{
    std::vector<Reminder> all;
    if (!duty.deadline || days.empty())
        return all;
    auto const& deadline = *duty.deadline;
    auto const add = [&](Date on, ReminderStep step) {
        // Nobody is reminded before there is anything to do.
        bool const too_soon = (!deadline.before && on <= deadline.from) || (duty.begins && on < *duty.begins);
        bool const known = std::ranges::any_of(all, [&](Reminder const& other) { return other.on == on; });
        if (!too_soon && !known)
            all.push_back(
                {on, step, std::string{id_of(duty.clause)}, duty.what, duty.child, duty.who, duty.about, deadline.due});
    };
    for (auto const ahead : days)
        add(calendar.working_days_before(deadline.due, ahead), ReminderStep::ahead);
    // B-04, REG-10, MOV-06: the day aimed at.
    if (deadline.target)
        add(calendar.rolled_back(*deadline.target), ReminderStep::target);
    if (!duty.lapses)
        add(calendar.working_days_after(deadline.limit.value_or(deadline.due), 1), ReminderStep::missed);
    std::ranges::sort(all, {}, &Reminder::on);
    return all;
}

std::vector<MovedDate> moved(std::vector<DiaryRow> const& before, std::vector<DiaryRow> const& after)
{
    std::multimap<decltype(identity(DiaryRow{})), DiaryRow const*> known;
    for (auto const& row : before)
        known.emplace(identity(row), &row);
    std::vector<MovedDate> all;
    for (auto const& row : after) {
        // Of several that nothing tells apart, each stands for the one in its place.
        auto const found = known.find(identity(row));
        if (found == known.end())
            continue;
        auto const& old = *found->second;
        if (has_moved(old, row))
            all.push_back(
                {row.clause, row.what, row.child, row.who, row.about, old.from, *old.due, row.from, *row.due});
        known.erase(found);
    }
    return all;
}

void remember_earlier(std::vector<DiaryRow>& rows, std::vector<DatesMoved> const& history)
{
    for (auto& row : rows) {
        auto from = row.from;
        auto due = row.due;
        for (auto together = history.rbegin(); together != history.rend(); ++together)
            for (auto const& date : together->dates)
                if (due == date.due && from == date.from && identity(date) == identity(row)) {
                    row.earlier.push_back({date.was, together->on, together->because});
                    due = date.was;
                    from = date.was_from;
                    break;
                }
    }
}

}

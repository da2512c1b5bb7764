#include "application/calendars.h"

#include "base/bug.h"
#include "protocol/proclaimed.h"

#include <algorithm>
#include <set>

namespace noddfa::application {

namespace {

/// B-29: the closed days declared by a day. A later list says anew what is closed from its own day on; what lies before
/// it was closed and stays so, that nothing met becomes late.
std::set<Date> closures_known(SettingsHistory const& history, Date today)
{
    std::set<Date> declared_on;
    for (auto const& row : history.rows())
        if (row.key == "LOCAL_CLOSURE_DAYS" && row.valid_from <= today)
            declared_on.insert(row.valid_from);
    std::set<Date> closures;
    for (auto const from : declared_on) {
        closures.erase(closures.lower_bound(from), closures.end());
        auto const& days = history.on(from).local_closure_days;
        closures.insert(days.begin(), days.end());
    }
    return closures;
}

bool changes_the_calendar(SettingRow const& row)
{
    return row.key == "PROCLAIMED_HOLIDAYS" || row.key == "LOCAL_CLOSURE_DAYS";
}

bool is_same(Duty const& one, Duty const& other)
{
    return one.clause == other.clause && one.what == other.what && one.child == other.child && one.who == other.who
           && one.about == other.about;
}

Duty const* same_in(std::vector<Duty> const& all, Duty const& duty)
{
    auto const found = std::ranges::find_if(all, [&](Duty const& each) { return is_same(each, duty); });
    return found == all.end() ? nullptr : &*found;
}

Duty as_counted_when_met(std::vector<CalendarInForce> const& calendars, std::vector<std::vector<Duty>> const& counted,
                         Duty const& duty)
{
    auto at = calendars.size() - 1;
    while (at > 0 && calendars[at].from > *duty.met_on)
        --at;
    auto const* then = same_in(counted[at], duty);
    return then && then->met_on == duty.met_on ? *then : duty;
}

Duty with_earlier_days(std::vector<CalendarInForce> const& calendars, std::vector<std::vector<Duty>> const& counted,
                       Duty duty, Date begun)
{
    auto const started = duty.deadline->before ? begun : duty.deadline->from;
    for (std::size_t at = 0; at + 1 < calendars.size(); ++at) {
        // A calendar that was replaced before the clock started never counted it.
        if (calendars[at + 1].from <= started)
            continue;
        if (auto const* then = same_in(counted[at], duty); then && then->deadline && !then->met_on)
            keep_in_view(*duty.deadline, *then->deadline);
    }
    return duty;
}

}

bool calendar_changed_until(SettingsHistory const& history, Date today)
{
    return std::ranges::any_of(history.rows(), [&](SettingRow const& row) {
        return row.valid_from <= today && changes_the_calendar(row) && row.value != "null" && row.value != "[]";
    });
}

std::vector<CalendarInForce> calendars_until(Calendar const& data, SettingsHistory const& history, Date today)
{
    std::vector<CalendarInForce> calendars{{Date{}, data}};
    if (!calendar_changed_until(history, today))
        return calendars;
    std::set<Date> changed_on;
    for (auto const& row : history.rows())
        if (row.valid_from <= today && changes_the_calendar(row))
            changed_on.insert(row.valid_from);
    for (auto const from : changed_on) {
        auto calendar = with_proclaimed(data, history.rows(), from);
        auto const closures = closures_known(history, from);
        // The rows that say there are none changed nothing.
        if (calendars.size() == 1 && closures.empty() && calendar.version() == data.version())
            continue;
        calendar = calendar.with_closures(closures);
        calendars.push_back({from, std::move(calendar)});
    }
    return calendars;
}

std::vector<Duty> read_together(std::vector<CalendarInForce> const& calendars,
                                std::vector<std::vector<Duty>> const& counted, Date begun)
{
    if (calendars.size() != counted.size() || counted.empty())
        throw Bug{"duties that were not counted by each calendar"};
    std::vector<Duty> together;
    for (auto const& duty : counted.back()) {
        if (duty.met_on)
            together.push_back(as_counted_when_met(calendars, counted, duty));
        else if (duty.deadline)
            together.push_back(with_earlier_days(calendars, counted, duty, begun));
        else
            together.push_back(duty);
    }
    return together;
}

}

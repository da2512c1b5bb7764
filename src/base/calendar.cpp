#include "base/calendar.h"

#include <algorithm>
#include <utility>

namespace noddfa {

namespace {

Date first_monday(int year, std::chrono::month month)
{
    return Date{std::chrono::sys_days{std::chrono::year{year} / month / std::chrono::Monday[1]}};
}

Date last_monday(int year, std::chrono::month month)
{
    return Date{std::chrono::sys_days{std::chrono::year{year} / month / std::chrono::Monday[std::chrono::last]}};
}

/// Adds a fixed holiday, or its substitute: the next weekday that is not a holiday already.
void add_or_substitute(std::set<Date>& holidays, Date day)
{
    while (day.is_weekend() || holidays.contains(day))
        day = day.plus_days(1);
    holidays.insert(day);
}

int year_of(Date day) { return static_cast<int>(day.civil().year()); }

}

Date easter_sunday(int year)
{
    int const golden = year % 19;
    int const century = year / 100;
    int const year_of_century = year % 100;
    int const moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int const to_sunday = (32 + 2 * (century % 4) + 2 * (year_of_century / 4) - moon - year_of_century % 4) % 7;
    int const correction = (golden + 11 * moon + 22 * to_sunday) / 451;
    int const days = moon + to_sunday - 7 * correction + 114;
    return Date{year, static_cast<unsigned>(days / 31), static_cast<unsigned>(days % 31 + 1)};
}

std::set<Date> bank_holidays_by_rule(int year)
{
    auto const easter = easter_sunday(year);
    std::set<Date> holidays{easter.plus_days(-2), easter.plus_days(1), first_monday(year, std::chrono::May),
                            last_monday(year, std::chrono::May), last_monday(year, std::chrono::August)};
    add_or_substitute(holidays, Date{year, 1, 1});
    add_or_substitute(holidays, Date{year, 12, 25});
    add_or_substitute(holidays, Date{year, 12, 26});
    return holidays;
}

Calendar::Calendar(std::string version, std::set<Date> const& holidays, Date known_until)
    : version_(std::move(version)), holidays_(holidays.begin(), holidays.end()),
      known_from_(holidays_.empty() ? known_until.plus_days(1) : Date{year_of(holidays_.front()), 1, 1}),
      known_until_(known_until)
{
}

bool Calendar::is_bank_holiday(Date day) const
{
    if (day.is_weekend())
        return false;
    if (auto const found = proclaimed_.find(day); found != proclaimed_.end())
        return found->second;
    // Dates beyond the holiday data are provisional, never an error.
    return is_provisional(day) ? bank_holidays_by_rule(year_of(day)).contains(day)
                               : std::ranges::binary_search(holidays_, day);
}

bool Calendar::is_working_day(Date day) const
{
    // B-01: Monday to Friday, without bank holidays and the board's own closures.
    return !day.is_weekend() && !closures_.contains(day) && !is_bank_holiday(day);
}

Date Calendar::working_days_after(Date from, int n) const
{
    // B-02: the day of the event is day 0, whatever the hour.
    for (; n > 0; --n)
        do
            from = from.plus_days(1);
        while (!is_working_day(from));
    return from;
}

Date Calendar::working_days_before(Date from, int n) const
{
    for (; n > 0; --n)
        from = rolled_back(from.plus_days(-1));
    return from;
}

Date Calendar::rolled_back(Date day) const
{
    while (!is_working_day(day))
        day = day.plus_days(-1);
    return day;
}

int Calendar::working_days_between(Date from, Date to) const
{
    if (to < from)
        return -working_days_between(to, from);
    int count = 0;
    for (auto day = from.plus_days(1); day <= to; day = day.plus_days(1))
        count += is_working_day(day) ? 1 : 0;
    return count;
}

std::vector<Date> Calendar::closed_days_between(Date from, Date to) const
{
    std::vector<Date> closed;
    for (auto day = from.plus_days(1); day <= to; day = day.plus_days(1))
        if (!day.is_weekend() && !is_working_day(day))
            closed.push_back(day);
    return closed;
}

Calendar Calendar::with_closures(std::set<Date> const& days) const
{
    auto with = *this;
    with.closures_.insert(days.begin(), days.end());
    if (!with.closures_.empty() && closures_.empty())
        with.version_ += "+local";
    return with;
}

Calendar Calendar::with_holidays(std::string version, std::vector<Date> const& kept,
                                 std::vector<Date> const& not_kept) const
{
    auto with = *this;
    with.version_ = std::move(version);
    for (auto const day : kept)
        with.proclaimed_[day] = true;
    for (auto const day : not_kept)
        with.proclaimed_[day] = false;
    return with;
}

}

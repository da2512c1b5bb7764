#include "days.h"

namespace noddfa::simulation {

namespace {

/// Bank holidays in England and Wales, as they fall on weekdays.
std::set<Date> const& bank_holidays()
{
    static std::set<Date> const days{
        {2024, 1, 1},   {2024, 3, 29},  {2024, 4, 1},   {2024, 5, 6},   {2024, 5, 27},  {2024, 8, 26},  {2024, 12, 25},
        {2024, 12, 26}, {2025, 1, 1},   {2025, 4, 18},  {2025, 4, 21},  {2025, 5, 5},   {2025, 5, 26},  {2025, 8, 25},
        {2025, 12, 25}, {2025, 12, 26}, {2026, 1, 1},   {2026, 4, 3},   {2026, 4, 6},   {2026, 5, 4},   {2026, 5, 25},
        {2026, 8, 31},  {2026, 12, 25}, {2026, 12, 28}, {2027, 1, 1},   {2027, 3, 26},  {2027, 3, 29},  {2027, 5, 3},
        {2027, 5, 31},  {2027, 8, 30},  {2027, 12, 27}, {2027, 12, 28}, {2028, 1, 3},   {2028, 4, 14},  {2028, 4, 17},
        {2028, 5, 1},   {2028, 5, 29},  {2028, 8, 28},  {2028, 12, 25}, {2028, 12, 26}, {2029, 1, 1},   {2029, 3, 30},
        {2029, 4, 2},   {2029, 5, 7},   {2029, 5, 28},  {2029, 8, 27},  {2029, 12, 25}, {2029, 12, 26}, {2030, 1, 1},
        {2030, 4, 19},  {2030, 4, 22},  {2030, 5, 6},   {2030, 5, 27},  {2030, 8, 26},  {2030, 12, 25}, {2030, 12, 26},
    };
    return days;
}

int last_day(int year, unsigned month)
{
    using namespace std::chrono;
    return static_cast<int>(static_cast<unsigned>((std::chrono::year{year} / std::chrono::month{month} / last).day()));
}

}

bool DayCounter::is_working(Date day) const
{
    return !day.is_weekend() && !bank_holidays().contains(day) && !closures_.contains(day);
}

Date DayCounter::working_after(Date from, int days) const
{
    while (days > 0) {
        from = from.plus_days(1);
        days -= is_working(from);
    }
    return from;
}

Date DayCounter::working_before(Date from, int days) const
{
    while (days > 0) {
        from = from.plus_days(-1);
        days -= is_working(from);
    }
    return from;
}

Date DayCounter::months_after_rolled_back(Date from, int months) const
{
    auto day = clamped_months_after(from, months);
    while (!is_working(day))
        day = day.plus_days(-1);
    return day;
}

Date clamped_months_after(Date from, int months)
{
    auto const civil = from.civil();
    int const total =
        static_cast<int>(civil.year()) * 12 + static_cast<int>(static_cast<unsigned>(civil.month())) - 1 + months;
    int const year = total / 12;
    auto const month = static_cast<unsigned>(total % 12 + 1);
    int const day = std::min(static_cast<int>(static_cast<unsigned>(civil.day())), last_day(year, month));
    return Date{year, month, static_cast<unsigned>(day)};
}

Date eighteenth_birthday(Date born)
{
    auto const civil = born.civil();
    int const year = static_cast<int>(civil.year()) + 18;
    auto const month = static_cast<unsigned>(civil.month());
    auto const day = static_cast<unsigned>(civil.day());
    if (month == 2 && day == 29 && last_day(year, 2) == 28)
        return Date{year, 3, 1};
    return Date{year, month, day};
}

}

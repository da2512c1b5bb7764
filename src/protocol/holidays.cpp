#include "protocol/holidays.h"

#include "protocol/data.h"
#include "protocol/data_row.h"

#include <algorithm>
#include <stdexcept>

namespace noddfa {

namespace {

constexpr std::string_view holidays_file = "holidays-england-wales.toml";
constexpr int fewest_in_a_year = 8;

int year_of(Date day) { return static_cast<int>(day.civil().year()); }

Holiday read_holiday(DataRow& row, Holidays const& so_far)
{
    Holiday const holiday{row.date("date"), row.text("en"), row.text("cy"), row.optional_text("mark")};
    if (holiday.date.is_weekend())
        row.refuse("date", "falls on a weekend; give the substitute day");
    if (!so_far.days.empty() && holiday.date <= so_far.days.back().date)
        row.refuse("date", "is not after the row above");
    if (holiday.date > so_far.known_until)
        row.refuse("date", "is after known_until");
    if (!holiday.mark.empty())
        row.one_of<int>("mark", {{"substitute", 0}, {"moved", 1}, {"extra", 2}});
    return holiday;
}

void refuse_thin_years(DataRow& top, Holidays const& holidays)
{
    if (holidays.known_until.civil().month() != std::chrono::December
        || holidays.known_until.civil().day() != std::chrono::day{31})
        top.refuse("known_until", "expected the last day of a year");
    for (int year = year_of(holidays.days.front().date); year <= year_of(holidays.known_until); ++year) {
        auto const count = std::count_if(holidays.days.begin(), holidays.days.end(),
                                         [&](Holiday const& day) { return year_of(day.date) == year; });
        if (count < fewest_in_a_year)
            top.refuse("known_until", std::to_string(year) + " has fewer than eight bank holidays");
    }
}

Holidays built_in_holidays()
{
    Holidays holidays;
    if (auto fault = read_holidays(holidays_file, protocol_data(holidays_file), holidays))
        throw std::logic_error{sentence(*fault)};
    return holidays;
}

}

Holiday const* Holidays::on(Date day) const
{
    auto const found =
        std::find_if(days.begin(), days.end(), [&](Holiday const& holiday) { return holiday.date == day; });
    return found == days.end() ? nullptr : &*found;
}

Calendar Holidays::calendar() const
{
    std::set<Date> dates;
    for (auto const& day : days)
        dates.insert(day.date);
    return Calendar{version, dates, known_until};
}

std::optional<DataFault> read_holidays(std::string_view file, std::string_view toml, Holidays& into)
{
    return read_data(file, toml, [&](DataRow& top) {
        into = {top.text("version"), top.text("source"), top.date("known_until"), {}};
        top.each("holiday", [&](DataRow& row) { into.days.push_back(read_holiday(row, into)); });
        if (!top.is_wrong())
            refuse_thin_years(top, into);
    });
}

Holidays const& holidays_of_england_and_wales()
{
    static Holidays const holidays = built_in_holidays();
    return holidays;
}

Calendar const& england_and_wales()
{
    static Calendar const calendar = holidays_of_england_and_wales().calendar();
    return calendar;
}

}

#include "protocol/proclaimed.h"

#include "codec/read.h"
#include "protocol/holidays.h"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <stdexcept>

namespace noddfa {

namespace {

constexpr std::string_view holidays_setting = "PROCLAIMED_HOLIDAYS";

/// The proclamation in the value of a row; nothing for a row that proclaims none.
std::optional<HolidayProclamation> proclamation_in(SettingRow const& row)
{
    std::optional<HolidayProclamation> proclaimed;
    if (codec::read(boost::json::parse(row.value), proclaimed))
        throw std::logic_error{"a row of settings that was not read when it was added"};
    return proclaimed;
}

/// A day that is out of place, as the field that has it.
template<class Wrong>
std::optional<SettingFault> first_wrong(std::vector<Date> const& days, std::string const& field, char const* code,
                                        Wrong const& wrong)
{
    for (std::size_t at = 0; at < days.size(); ++at)
        if (wrong(days[at]))
            return SettingFault{"value." + field + "[" + std::to_string(at) + "]", code, ""};
    return std::nullopt;
}

}

Calendar with_proclaimed(Calendar calendar, std::vector<SettingRow> const& rows, Date by)
{
    std::vector<SettingRow const*> proclamations;
    for (auto const& row : rows)
        if (row.key == holidays_setting && row.valid_from <= by)
            proclamations.push_back(&row);
    std::ranges::stable_sort(proclamations, {}, &SettingRow::valid_from);
    for (auto const* row : proclamations)
        if (auto const proclaimed = proclamation_in(*row))
            calendar = calendar.with_holidays(proclaimed->version, proclaimed->kept, proclaimed->not_kept);
    return calendar;
}

std::optional<SettingFault> wrong_proclamation(std::vector<SettingRow> const& rows, SettingRow const& row,
                                               HolidayProclamation const& proclaimed)
{
    if (proclaimed.version.empty())
        return SettingFault{"value.version", "missing_field", ""};
    if (proclaimed.kept.empty() && proclaimed.not_kept.empty())
        return SettingFault{"value.kept", "missing_field", ""};
    auto const before = with_proclaimed(england_and_wales(), rows, row.valid_from);
    if (auto wrong = first_wrong(proclaimed.kept, "kept", "on_a_weekend", [](Date day) { return day.is_weekend(); }))
        return wrong;
    if (auto wrong = first_wrong(proclaimed.kept, "kept", "a_holiday_already",
                                 [&](Date day) { return before.is_bank_holiday(day); }))
        return wrong;
    return first_wrong(proclaimed.not_kept, "not_kept", "no_holiday",
                       [&](Date day) { return !before.is_bank_holiday(day); });
}

}

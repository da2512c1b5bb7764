#pragma once

#include "base/calendar.h"
#include "protocol/settings.h"

#include <boost/json/fwd.hpp>

namespace noddfa {

/// The calendar with every bank holiday that rows of `PROCLAIMED_HOLIDAYS` proclaim by the end of a day (B-29).
Calendar with_proclaimed(Calendar calendar, std::vector<SettingRow> const& rows, Date by);

/// What is wrong with a proclamation beside the rows that are there: a day on a weekend, one that is a holiday already,
/// or one taken away that is none.
std::optional<SettingFault> wrong_proclamation(std::vector<SettingRow> const& rows, SettingRow const& row,
                                               HolidayProclamation const& proclaimed);

}

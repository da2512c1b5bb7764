#pragma once

#include "base/calendar.h"
#include "protocol/duty.h"
#include "protocol/settings.h"

#include <vector>

namespace noddfa::application {

/// A calendar and the day from which it was the one in force (B-29).
struct CalendarInForce {
    Date from;
    Calendar calendar;
};

/// Whether anything was proclaimed or declared closed by a day.
bool calendar_changed_until(SettingsHistory const& history, Date today);
/// The calendars in force until a day, oldest first: the data, then as each proclamation and each list of closed days
/// changed it. The first holds from the beginning.
std::vector<CalendarInForce> calendars_until(Calendar const& data, SettingsHistory const& history, Date today);

/// The duties of a stream as counted by each calendar, read together (B-29): one that is met stands as it was counted
/// on the day it was met; one that is open is counted by the latest, and the days it was due before stay in view.
/// `begun`: when the stream began, for what is counted back from a day to come.
std::vector<Duty> read_together(std::vector<CalendarInForce> const& calendars,
                                std::vector<std::vector<Duty>> const& counted, Date begun);

}

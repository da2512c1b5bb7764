#pragma once

#include "application/rows.h"
#include "web/house/reader.h"

namespace noddfa::web {

/// Weeks from Monday to Sunday as a grid of days, each with its conferences. `from` is a Monday, `to` the Monday behind
/// the last week; days outside `within` are shown pale. What it shows stands in a list too.
struct CalendarGrid {
    std::string caption;
    Date from;
    Date to;
    std::pair<Date, Date> within; ///< the second is the day behind the last
};

Html calendar_grid(Reader const& reader, CalendarGrid const& grid,
                   std::vector<application::ConferenceRow> const& conferences);

}

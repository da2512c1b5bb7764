#pragma once

#include "base/date.h"

#include <set>

namespace noddfa::simulation {

/// A second way of counting days, written from B-01 to B-08 alone: bank holidays as a printed list, one step at a time.
class DayCounter {
public:
    explicit DayCounter(std::set<Date> closures = {}) : closures_(std::move(closures)) {}

    bool is_working(Date day) const;
    /// B-02: the day of the event is day 0.
    Date working_after(Date from, int days) const;
    /// B-03: counted back from, and excluding, the day of the event.
    Date working_before(Date from, int days) const;
    /// B-08: calendar months, clamped to the end of a shorter month, and back to a working day.
    Date months_after_rolled_back(Date from, int months) const;

private:
    std::set<Date> closures_;
};

/// The same day some months on; the last of a shorter month.
Date clamped_months_after(Date from, int months);
/// The eighteenth birthday; 1 March for somebody born on 29 February.
Date eighteenth_birthday(Date born);

}

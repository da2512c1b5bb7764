#pragma once

#include "base/date.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace noddfa {

/// Working days: Monday to Friday without bank holidays or local closures (CAL-01, B-01).
/// The holidays are data with a version; a day before or after the years of the data is computed by rule and
/// provisional.
class Calendar {
public:
    Calendar() = default;
    /// `holidays` are the bank holidays that fall on a weekday; `version` names the data they come from. The data are
    /// complete from the first of January of their earliest year until `known_until`; other days follow the rules for
    /// England and Wales.
    Calendar(std::string version, std::set<Date> const& holidays, Date known_until);

    bool is_working_day(Date day) const;
    bool is_bank_holiday(Date day) const;
    /// Whether the day lies beyond the proclaimed holidays, so that what is computed from it may still move.
    bool is_provisional(Date day) const { return day < known_from_ || day > known_until_; }
    std::string const& version() const { return version_; }

    /// The `n`th working day after `from`, which is day 0 (B-02, CAL-02). `n` ≥ 0; 0 gives `from` itself.
    Date working_days_after(Date from, int n) const;
    /// The `n`th working day counted back from, and excluding, `from` (B-03).
    Date working_days_before(Date from, int n) const;
    /// The day itself, or the last working day before it (B-08).
    Date rolled_back(Date day) const;
    /// Working days after `from` up to and including `to`; negative when `to` is earlier.
    int working_days_between(Date from, Date to) const;
    /// Bank holidays and closures on Monday to Friday, after `from` and up to and including `to`: what a count skips.
    std::vector<Date> closed_days_between(Date from, Date to) const;
    /// The same calendar with further closed days, which are no bank holidays (`LOCAL_CLOSURE_DAYS`). Its version says
    /// that it has some.
    Calendar with_closures(std::set<Date> const& days) const;
    /// The same calendar with bank holidays proclaimed since, and without those that are not kept; `version` names it.
    Calendar with_holidays(std::string version, std::vector<Date> const& kept, std::vector<Date> const& not_kept) const;

private:
    std::string version_;
    std::vector<Date> holidays_; ///< in order; copied often
    std::map<Date, bool> proclaimed_; ///< days proclaimed since the data: a holiday, or one no longer
    std::set<Date> closures_;
    Date known_from_;
    Date known_until_;
};

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
Date easter_sunday(int year);

/// Bank holidays of England and Wales in a year by rule alone: Easter, fixed Mondays, New Year, Christmas and Boxing
/// Day with their substitute days. Weekdays only, for a holiday on a weekend is kept on its substitute day.
std::set<Date> bank_holidays_by_rule(int year);

}

#pragma once

#include "base/calendar.h"
#include "protocol/data_fault.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa {

/// A bank holiday on the weekday on which it is kept.
struct Holiday {
    Date date;
    std::string english;
    std::string welsh;
    std::string mark; ///< `substitute`, `moved`, `extra` or empty
};
BOOST_DESCRIBE_STRUCT(Holiday, (), (date, english, welsh, mark))

/// One version of the proclaimed bank holidays.
struct Holidays {
    std::string version;
    std::string source;
    Date known_until; ///< the end of the last year that is complete
    std::vector<Holiday> days;

    /// The holiday kept on that day, or null.
    Holiday const* on(Date day) const;
    Calendar calendar() const;
};
BOOST_DESCRIBE_STRUCT(Holidays, (), (version, source, known_until, days))

/// Reads bank holidays (TOML): `version`, `source`, `known_until` and `[[holiday]]` with `date`, `en`, `cy` and perhaps
/// `mark`. Refuses a holiday on a weekend, out of order, twice or after `known_until`, and a year with fewer than the
/// eight that the law gives.
std::optional<DataFault> read_holidays(std::string_view file, std::string_view toml, Holidays& into);

/// The bank holidays of England and Wales built into the program.
Holidays const& holidays_of_england_and_wales();

/// Their calendar (CAL-01).
Calendar const& england_and_wales();

}

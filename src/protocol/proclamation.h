#pragma once

#include "base/date.h"

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

namespace noddfa {

/// Bank holidays proclaimed, or moved, after the holiday data were made (B-29).
struct HolidayProclamation {
    std::string version;        ///< names the calendar that holds from then on
    std::vector<Date> kept;     ///< days that become bank holidays
    std::vector<Date> not_kept; ///< bank holidays that are ordinary days instead
};
BOOST_DESCRIBE_STRUCT(HolidayProclamation, (), (version, kept, not_kept))

}

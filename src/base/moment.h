#pragma once

#include "base/date.h"

#include <cstdint>

namespace noddfa {

/// A minute of time: the instant, and the Europe/London day and minute it meant to the people there.
/// Ordered and compared by the instant alone, so that the night the clocks change keeps its order.
struct Moment {
    std::int64_t utc_minutes = 0; ///< minutes since 1970-01-01T00:00Z
    Date day;                     ///< the day in Europe/London
    int minute_of_day = 0;        ///< wall-clock minutes after local midnight, 0..1439

    friend constexpr auto operator<=>(Moment const& a, Moment const& b) { return a.utc_minutes <=> b.utc_minutes; }
    friend constexpr bool operator==(Moment const& a, Moment const& b) { return a.utc_minutes == b.utc_minutes; }
};

}

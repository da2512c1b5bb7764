#pragma once

#include "base/moment.h"

#include <optional>
#include <string>
#include <string_view>

namespace noddfa {

/// What went wrong with a local time.
enum class LocalTimeFault { malformed, nonexistent };

/// A moment or the reason there is none.
struct LocalTime {
    std::optional<Moment> moment;
    LocalTimeFault fault = LocalTimeFault::malformed; ///< meaningful only without a moment
};

/// Reads `YYYY-MM-DDTHH:MM`, wall-clock time in Europe/London, or the same with `Z` or `+HH:MM`.
/// A time skipped when the clocks go forward is `nonexistent`; of two when they go back the first is meant.
LocalTime read_london_time(std::string_view iso);

/// The first minute of the day in Europe/London.
Moment start_of(Date day);

/// `minutes` of elapsed time later, whatever the clocks do in between.
Moment later(Moment from, std::int64_t minutes);

/// `YYYY-MM-DDTHH:MM`, with the offset appended where the local time alone would be ambiguous.
std::string iso(Moment const& moment);

/// `YYYY-MM-DDTHH:MMZ`.
std::string utc_iso(Moment const& moment);

}

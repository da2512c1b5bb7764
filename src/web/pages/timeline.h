#pragma once

#include "web/house/reader.h"

#include <optional>

namespace noddfa::web {

/// A point of a timeline: something that happened, or a day by which something is due.
struct TimelinePoint {
    Date day;
    std::string label;
    std::string clause{}; ///< of a deadline
    std::optional<Date> from{}; ///< of a deadline: the day it is counted from
    enum class State { happened, open, met, late } state = State::happened;
};

/// The points one below the other, each drawn on the same line of days, with today; what is drawn stands in words
/// beside it, so that nobody needs the drawing. Nothing without points.
Html timeline(Reader const& reader, std::vector<TimelinePoint> points);

}

#pragma once

#include "web/pages/reader.h"

namespace noddfa::web {

/// A point of a timeline: something that happened, or a day by which something is due.
struct TimelinePoint {
    Date day;
    std::string label;
    std::string clause{}; ///< of a deadline
    enum class State { happened, open, met, late } state = State::happened;
};

/// The points on a line of days, drawn, with today; everything in it stands in words beside it, so that nobody needs
/// the drawing. Nothing without points.
Html timeline(Reader const& reader, std::vector<TimelinePoint> points);

}

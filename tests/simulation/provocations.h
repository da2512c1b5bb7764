#pragma once

#include "life.h"

#include <optional>
#include <vector>

namespace noddfa::simulation {

/// Something that should not be, tried on a life as it stands: what it aims at, and the line; none where it makes no
/// sense at this point.
struct Provocation {
    char const* aim; ///< the code it is after
    std::optional<Line> (*line)(Life&);
};

std::vector<Provocation> const& provocations();

}

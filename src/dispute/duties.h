#pragma once

#include "dispute/state.h"
#include "protocol/duty.h"
#include "protocol/terms.h"

#include <vector>

namespace noddfa::dispute {

/// Everything a dispute makes due, met or open, as of a day.
std::vector<Duty> duties(State const& state, Date today, Terms const& terms);

}

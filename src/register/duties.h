#pragma once

#include "protocol/duty.h"
#include "protocol/terms.h"
#include "register/state.h"

#include <vector>

namespace noddfa::cpr {

/// Everything the register makes due for a child, met or open, as of a day.
std::vector<Duty> duties(State const& state, Date today, Terms const& terms);

}

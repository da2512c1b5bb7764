#pragma once

#include "store/ports.h"

namespace noddfa {

/// What the clock of this machine says, in Europe/London.
inline Moment now_in_london() { return application::london_time(store::system_clock()); }

}

#pragma once

#include "base/london.h"

#include <chrono>

namespace noddfa {

/// What the clock of this machine says, in Europe/London.
inline Moment now_in_london()
{
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    return later(Moment{}, std::chrono::floor<std::chrono::minutes>(now).count());
}

}

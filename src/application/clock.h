#pragma once

#include "base/london.h"

#include <cstdint>

namespace noddfa::application {

/// What time it is. A simulation has its own.
class Clock {
public:
    virtual ~Clock() = default;
    virtual std::int64_t now() = 0; ///< UTC microseconds since 1970
};

/// What a clock says, to the minute, in Europe/London.
inline Moment london_time(Clock& clock)
{
    constexpr std::int64_t minute = 60'000'000; // microseconds
    return later(Moment{}, clock.now() / minute);
}

}

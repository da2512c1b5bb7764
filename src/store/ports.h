#pragma once

#include <cstdint>
#include <span>

namespace noddfa::store {

/// What time it is. A simulation has its own.
class Clock {
public:
    virtual ~Clock() = default;
    virtual std::int64_t now() = 0; ///< UTC microseconds since 1970
};

/// Random bytes, fit for keys. A simulation has its own, seeded.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

Clock& system_clock();
Random& system_random();

}

#pragma once

#include <cstdint>
#include <span>

namespace noddfa::application {

/// Random bytes, fit for keys. A simulation has its own, seeded.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

}

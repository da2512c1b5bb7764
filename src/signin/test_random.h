#pragma once

#include "application/random.h"

#include <random>

namespace noddfa::signin {

/// Bytes that repeat with their seed.
class SeededRandom final : public application::Random {
public:
    explicit SeededRandom(std::uint64_t seed = 1) : engine_(seed) {}
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(engine_());
    }

private:
    std::mt19937_64 engine_;
};

/// A moment of the year 2026 from which tests drive their clock.
constexpr std::int64_t test_now = 1'795'000'000'000'000;

}

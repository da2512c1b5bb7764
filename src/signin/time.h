#pragma once

#include <cstdint>

namespace noddfa::signin {

/// UTC microseconds since 1970, as `application::Clock` gives them; also a stretch of time in microseconds.
using Time = std::int64_t;

constexpr Time second = 1'000'000;
constexpr Time minute = 60 * second;
constexpr Time hour = 60 * minute;

}

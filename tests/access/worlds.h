#pragma once

#include "access/decide.h"

#include <cstdint>
#include <vector>

namespace noddfa::access::questions {

/// One thing asked.
struct Question {
    Subject who;
    Action action{};
    Object object;
    Context context;
};

/// Facts with what is asked about them.
struct World {
    std::uint64_t seed = 0; ///< of the run
    std::uint64_t number = 0;
    Facts facts;
    Settings settings;
    std::vector<Question> questions;
};

/// The world of that number of a run: the same for the same seed on every machine. Most questions begin as something a
/// row or a pair permits, with the facts it needs put into the world; then something may be changed.
World world(std::uint64_t seed, std::uint64_t number, int questions);

}

#pragma once

#include "base/date.h"

#include <string>
#include <vector>

namespace noddfa::ledger {

/// What a change of what the dates rest on would do to open duties. It names nobody: whoever keeps the rules sees no
/// case.
struct Foreseen {
    struct Move {
        std::string clause;
        std::string what;
        Date was;
        Date due;
    };

    std::vector<Move> moves;   ///< by the day they were due
    std::size_t begin = 0;     ///< duties that would be there where none is
    std::size_t end = 0;       ///< the other way about
    std::int64_t looked = 0;   ///< open duties that were looked at: those due first
    std::int64_t left = 0;     ///< those that were not
};

}

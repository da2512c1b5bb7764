#pragma once

#include <cstdint>
#include <iosfwd>

namespace noddfa::simulation {

/// Switches each planted bug on in turn and lives until an invariant notices; at most so many lives for each. Prints
/// which invariant noticed, and after how many lives. True if all were found.
bool find_planted_bugs(std::uint64_t seed, int most, std::ostream& out);

}

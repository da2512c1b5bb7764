#pragma once

#include "oracle.h"

#include <string>
#include <vector>

namespace noddfa::simulation {

/// A shorter story that still breaks the same invariant: lines are left out, many at a time and then one by one, as
/// long as it does.
std::vector<std::string> shrunk(std::vector<std::string> lines, Violation const& violation);

}

#pragma once

#include <string>
#include <vector>

namespace noddfa {

/// Every SQL statement that the program prepares, taken from its source: what stands in `prepare(…)` and `execute(…)`,
/// or is held by an `sql`. A test fails when a statement is written in a way this does not see. What SQLite alone is
/// told (`src/db`) is left out.
std::vector<std::string> statements_in_the_source();

}

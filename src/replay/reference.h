#pragma once

#include <string>

namespace noddfa::replay {

/// The JSON Schema (2020-12) of one line of a replay file, indented.
std::string schema_text();

/// Every command with its fields, as Markdown (docs/commands.md).
std::string reference_text();

}

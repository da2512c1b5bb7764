#pragma once

#include <string>
#include <string_view>

namespace noddfa {

/// The text of a file of this repository; empty if there is none. `path` is relative to its root.
std::string text_of_file(std::string_view path);

/// Whether a file holds exactly this; `./do bless` (NODDFA_BLESS) writes it instead.
bool is_golden(std::string_view path, std::string_view text);

}

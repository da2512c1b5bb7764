#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

namespace noddfa {

/// Whether what the tests now say is to be accepted (`./do bless`).
inline bool is_blessing() { return std::getenv("NODDFA_BLESS") != nullptr; }

/// The text of a file of this repository; empty if there is none. `path` is relative to its root.
std::string text_of_file(std::string_view path);

/// Whether a file holds exactly this; when blessing it is written instead.
bool is_golden(std::string_view path, std::string_view text);

}

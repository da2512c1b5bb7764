#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace noddfa {

/// A text (UTF-8) in small letters without accents, as what somebody looks for is compared.
std::string in_small_letters(std::string_view text);

/// The parts of a name, written so that spellings which are often confused become the same: small letters without
/// accents; of Welsh and English spellings of one sound one (`ff` and `ph`, `f` and `v`, `y` and `i`, `k` and `c`,
/// `dd`, `ll`, `rh`), double letters once. What is no Latin letter stays as it is. `name` is UTF-8.
std::vector<std::string> folded_parts(std::string_view name);

}

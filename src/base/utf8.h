#pragma once

#include <cstddef>
#include <string_view>

namespace noddfa {

/// Whether the bytes are UTF-8 in its shortest form, without surrogates (Unicode 15, table 3-7).
bool is_utf8(std::string_view bytes);

/// How many characters are in UTF-8: what a person counts, as long as nothing is put together from several.
std::size_t characters(std::string_view text);

}

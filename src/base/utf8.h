#pragma once

#include <string_view>

namespace noddfa {

/// Whether the bytes are UTF-8 in its shortest form, without surrogates (Unicode 15, table 3-7).
bool is_utf8(std::string_view bytes);

}

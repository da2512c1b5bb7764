#pragma once

#include <string>
#include <string_view>

namespace noddfa {

/// Appends the text so that it stands for itself within an element and within a quoted attribute.
void append_escaped(std::string& out, std::string_view text);

}

#pragma once

#include <string>
#include <string_view>

namespace noddfa::test {

/// What a browser would make of a fragment, one tag or text a line, so that two fragments that show the same and are
/// read out the same are equal: attributes in order of name, white space as CSS collapses it, none at the edges of
/// blocks. Parsed by gumbo, an HTML5 parser apart from ours.
std::string normalised(std::string_view fragment);

}

#include "base/utf8.h"

#include <algorithm>

namespace noddfa {

namespace {

/// The bytes of the character that begins the text; 0 if none does.
std::size_t length_of_first(std::string_view text)
{
    auto const byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
    };
    auto const follows = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xbf; };
    auto const first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return follows(1) ? 2 : 0;
    // The first of the following bytes has a shorter range where a longer one would be a second form of the same.
    auto const low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    auto const high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    auto const second = byte(1) >= low && byte(1) <= high;
    if (first >= 0xe0 && first <= 0xef)
        return second && follows(2) ? 3 : 0;
    if (first >= 0xf0 && first <= 0xf4)
        return second && follows(2) && follows(3) ? 4 : 0;
    return 0;
}

}

bool is_utf8(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const length = length_of_first(bytes);
        if (length == 0)
            return false;
        bytes.remove_prefix(length);
    }
    return true;
}

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}

#include "html/escape.h"

#include <array>

namespace noddfa {

namespace {

constexpr std::array<bool, 256> make_special()
{
    std::array<bool, 256> special{};
    for (auto const c : {'&', '<', '>', '"', '\''})
        special[static_cast<unsigned char>(c)] = true;
    return special;
}

constexpr auto is_special = make_special();

std::string_view reference_to(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return "&#39;";
    }
}

}

void append_escaped(std::string& out, std::string_view text)
{
    // Most of a page's time goes by here: what is plain is appended in one piece.
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_special[static_cast<unsigned char>(text[i])])
            continue;
        out.append(text, plain, i - plain).append(reference_to(text[i]));
        plain = i + 1;
    }
    out.append(text, plain);
}

}

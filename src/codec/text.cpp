#include "codec/text.h"

#include <algorithm>
#include <array>

namespace noddfa::codec {

namespace {

constexpr auto must_be_escaped = [] {
    std::array<bool, 256> escaped{};
    std::fill_n(escaped.begin(), 0x20, true);
    escaped['"'] = escaped['\\'] = true;
    return escaped;
}();

void add_escaped(char c, std::string& out)
{
    static constexpr char const* digits = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: out += {'\\', 'u', '0', '0', digits[static_cast<unsigned char>(c) >> 4], digits[c & 15]}; return;
    }
}

}

void quote(std::string_view text, std::string& out)
{
    out += '"';
    while (true) {
        std::size_t plain = 0;
        while (plain < text.size() && !must_be_escaped[static_cast<unsigned char>(text[plain])])
            ++plain;
        out.append(text.data(), plain);
        if (plain == text.size())
            break;
        add_escaped(text[plain], out);
        text.remove_prefix(plain + 1);
    }
    out += '"';
}

}

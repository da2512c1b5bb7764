#include "base/bug.h"
#include "base/utf8.h"
#include "net/head_gate.h"
#include "net/target.h"

#include <cstddef>
#include <cstdint>

namespace noddfa::net {

namespace {

std::string escaped(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (auto const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        out.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return out;
}

std::string written(Target const& target)
{
    std::string out = target.segments.empty() ? "/" : "";
    for (auto const& segment : target.segments)
        out += "/" + escaped(segment);
    out += '?';
    for (auto const& [name, value] : target.query)
        out += escaped(name) + "=" + escaped(value) + "&";
    return out;
}

// What is taken is UTF-8 without anything that a path could climb by, and is the same when written and read again.
void decode(std::string_view text)
{
    auto const target = parse_target(text);
    if (!target)
        return;
    for (auto const& segment : target->segments)
        if (!is_utf8(segment) || segment.find_first_of(std::string_view{"/\\\0", 3}) != std::string::npos
            || segment == "..")
            throw Bug{"a segment that could climb"};
    auto const again = parse_target(written(*target));
    if (!again || again->segments != target->segments || again->query != target->query)
        throw Bug{"a target does not survive being written"};
}

// A head is judged alike however it is cut.
void judge(std::string_view bytes)
{
    Limits const limits{.head_bytes = 256, .target_bytes = 64, .headers = 6};
    HeadGate whole{limits};
    auto const verdict = whole.read(bytes);
    HeadGate pieces{limits};
    auto last = HeadGate::Verdict::more;
    for (std::size_t end = 1; end <= bytes.size() && last == HeadGate::Verdict::more; ++end)
        last = pieces.read(bytes.substr(0, end));
    if (last != verdict || (verdict == HeadGate::Verdict::complete && whole.size() != pieces.size()))
        throw Bug{"a head is judged by how it is cut"};
}

}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t count)
{
    std::string_view const text{reinterpret_cast<char const*>(bytes), count};
    noddfa::net::decode(text);
    noddfa::net::judge(text);
    return 0;
}

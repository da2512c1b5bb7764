#include "base/bug.h"
#include "signin/key_set.h"

#include <cstddef>
#include <cstdint>

namespace noddfa::signin {

namespace {

// A key set and a token: the first line and the rest.
void read_token(std::string_view text)
{
    auto const line = text.find('\n');
    auto const keys = parse_key_set(text.substr(0, line));
    Jws jws;
    if (parse_jws(text.substr(line == std::string_view::npos ? text.size() : line + 1), jws) != JwsFault::none || !keys)
        return;
    if (jws.signed_text.find('.') == std::string::npos)
        throw Bug{"a token of one part"};
    check_signature(jws, *keys);
}

}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t count)
{
    noddfa::signin::read_token({reinterpret_cast<char const*>(bytes), count});
    return 0;
}

#pragma once

#include "audit/hash.h"
#include "base/base64.h"

#include <string>
#include <string_view>

namespace noddfa::signin {

using audit::Bytes;
using audit::ByteView;
using audit::Hash;
using noddfa::from_base64url;
using noddfa::to_base64url;

inline ByteView bytes_of(std::string_view text)
{
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

inline std::string_view text_of(ByteView bytes) { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }

/// RFC 4648 part 6 without padding.
std::string to_base32(ByteView bytes);

/// Every byte but letters, digits, `-`, `.`, `_` and `~` as `%XX` (RFC 3986).
std::string percent_encoded(std::string_view text);

/// Whether two texts are equal, in a time that tells only their lengths.
bool equal_in_constant_time(std::string_view left, std::string_view right);

/// SHA-256 of what the hash is for, a zero byte, and the bytes: a hash for one purpose is none for another.
Hash hash_for(std::string_view purpose, ByteView bytes);

}

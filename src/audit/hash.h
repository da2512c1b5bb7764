#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

namespace noddfa::audit {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<std::uint8_t const>;

/// A SHA-256 value.
using Hash = std::array<std::uint8_t, 32>;
/// A pseudonym or random identifier of 16 bytes; zeros mean none.
using Id = std::array<std::uint8_t, 16>;

Hash sha256(ByteView bytes);
/// Of the parts one after another.
Hash sha256(std::initializer_list<ByteView> parts);

/// RFC 9162 2.1.1: SHA-256(0x00 ‖ leaf).
Hash leaf_hash(ByteView leaf);
/// RFC 9162 2.1.1: SHA-256(0x01 ‖ left ‖ right).
Hash node_hash(Hash const& left, Hash const& right);
/// What a leaf says of its payload: SHA-256(0x02 ‖ salt ‖ payload), salt of 32 random bytes. Without the salt a short
/// payload cannot be guessed back.
Hash commitment(ByteView salt, ByteView payload);

std::string to_hex(ByteView bytes);

}

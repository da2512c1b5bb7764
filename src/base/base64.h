#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa {

/// Base64 with padding (RFC 4648 part 4).
std::string to_base64(std::span<std::uint8_t const> bytes);
/// Nothing for any other spelling of the same bytes: without padding, with spaces or stray bits.
std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text);

/// Base64url without padding (RFC 4648 part 5).
std::string to_base64url(std::span<std::uint8_t const> bytes);
/// Nothing for any other spelling of the same bytes: with padding, spaces or stray bits.
std::optional<std::vector<std::uint8_t>> from_base64url(std::string_view text);

}

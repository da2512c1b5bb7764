#include "base/base64.h"

#include <sodium.h>

namespace noddfa {

namespace {

std::string encoded(std::span<std::uint8_t const> bytes, int variant)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back(); // the terminating zero
    return text;
}

std::optional<std::vector<std::uint8_t>> decoded(std::string_view text, int variant)
{
    std::vector<std::uint8_t> bytes(text.size() / 4 * 3 + 3);
    std::size_t size = 0;
    auto const result =
        sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr, variant);
    bytes.resize(result == 0 ? size : 0);
    // One spelling for one value, or two signed texts could say the same.
    if (result != 0 || encoded(bytes, variant) != text)
        return std::nullopt;
    return bytes;
}

}

std::string to_base64(std::span<std::uint8_t const> bytes) { return encoded(bytes, sodium_base64_VARIANT_ORIGINAL); }

std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text)
{
    return decoded(text, sodium_base64_VARIANT_ORIGINAL);
}

std::string to_base64url(std::span<std::uint8_t const> bytes)
{
    return encoded(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::optional<std::vector<std::uint8_t>> from_base64url(std::string_view text)
{
    return decoded(text, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

}

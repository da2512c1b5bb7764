#include "signin/encoding.h"

#include <sodium.h>

namespace noddfa::signin {

std::string to_base32(ByteView bytes)
{
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    unsigned held = 0;
    unsigned bits = 0;
    for (auto const byte : bytes) {
        held = held << 8 | byte;
        for (bits += 8; bits >= 5; bits -= 5)
            text += alphabet[held >> (bits - 5) & 31];
        held &= (1U << bits) - 1;
    }
    if (bits > 0)
        text += alphabet[held << (5 - bits) & 31];
    return text;
}

std::string percent_encoded(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    static constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string encoded;
    for (auto const character : text) {
        auto const byte = static_cast<unsigned char>(character);
        if (plain.find(character) != std::string_view::npos)
            encoded += character;
        else
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return encoded;
}

bool equal_in_constant_time(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

Hash hash_for(std::string_view purpose, ByteView bytes)
{
    static constexpr std::uint8_t separator = 0;
    return audit::sha256({bytes_of(purpose), ByteView{&separator, 1}, bytes});
}

}

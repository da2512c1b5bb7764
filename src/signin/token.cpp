#include "signin/token.h"

#include <sodium.h>

namespace noddfa::signin {

namespace {

constexpr std::size_t token_bytes = 32;

std::string_view token_purpose(TokenKind kind)
{
    return kind == TokenKind::session ? "noddfa session token 1" : "noddfa link token 1";
}

}

IssuedToken issue_token(TokenKind kind, Random& random)
{
    std::array<std::uint8_t, token_bytes> bytes{};
    random.fill(bytes);
    auto text = to_base64url(bytes);
    IssuedToken issued{Secret{text}, hash_for(token_purpose(kind), bytes)};
    sodium_memzero(bytes.data(), bytes.size());
    sodium_memzero(text.data(), text.size());
    return issued;
}

std::optional<Hash> hash_of_token(TokenKind kind, std::string_view text)
{
    if (text.size() != (token_bytes * 8 + 5) / 6)
        return std::nullopt;
    auto bytes = from_base64url(text);
    if (!bytes)
        return std::nullopt;
    auto const hash = hash_for(token_purpose(kind), *bytes);
    sodium_memzero(bytes->data(), bytes->size());
    return hash;
}

}

#pragma once

#include "application/random.h"
#include "signin/encoding.h"
#include "signin/secret.h"

namespace noddfa::signin {

using application::Random;

/// What a token opens. A token of one kind opens nothing of another.
enum class TokenKind { session, link };

/// 256 random bits: what the person gets, once, and what is kept of it.
struct IssuedToken {
    Secret text; ///< 43 characters of base64url, for a cookie or a link
    Hash kept{};
};

IssuedToken issue_token(TokenKind kind, Random& random);
/// What is kept of the token that somebody shows; nothing where the text cannot be one. Looking up the hash takes a
/// time that tells nothing of the token.
std::optional<Hash> hash_of_token(TokenKind kind, std::string_view text);

}

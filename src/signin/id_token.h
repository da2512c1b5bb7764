#pragma once

#include "signin/issuer.h"
#include "signin/key_set.h"

namespace noddfa::signin {

enum class TokenFault {
    none,
    malformed,
    refused_algorithm, ///< `none`, a keyed hash, or whatever else is not on our list
    refused_header,
    unknown_key,       ///< the keys are to be fetched again, once in a while
    bad_signature,
    wrong_issuer,
    wrong_audience,    ///< not for us, or not for us alone
    wrong_party,       ///< `azp` is another
    no_subject,
    expired,
    from_the_future,
    too_old,
    wrong_nonce,
    wrong_access_token, ///< `at_hash` is another's
    stale_sign_in,      ///< the person proved themselves there longer ago than was asked, or it does not say when
};

/// What is expected of a token.
struct Expected {
    std::string nonce;
    std::string access_token;          ///< that came with it; empty where none did
    std::optional<Time> since_sign_in; ///< asked with `max_age`
};

/// What a good token says.
struct IdToken {
    Subject subject;
    std::vector<std::string> methods; ///< `amr`: how the person proved themselves there
    std::string level;                ///< `acr`
    Time signed_in = 0;               ///< `auth_time`; 0 where it does not say
};

struct IdTokenAnswer {
    TokenFault fault = TokenFault::none;
    IdToken token; ///< where there is no fault
};

/// OpenID Connect Core 3.1.3.7, with what it leaves open decided strictly: every token is signed, and its audience is
/// us alone.
IdTokenAnswer check_id_token(std::string_view text, IssuerSettings const& settings, KeySet const& keys,
                             Expected const& expected, Time now);

}

#pragma once

#include "accounts/kept.h"
#include "signin/secret.h"
#include "store/cipher.h"

/// What stands between two pages of a sign-in, sealed by the site and carried by the browser. It is bound to the
/// account's epoch, ends by itself, and is used up in the database where using it twice would do something twice.
namespace noddfa::accounts {

enum class PassageKind {
    second_factor, ///< the password was right
    recovering,    ///< a recovery link was followed; one factor is still to be proved
    setting_up,    ///< may set what is missing, and is signed in at the end
    changing,      ///< the same from within a session
    passkey,       ///< a challenge is open
    provider,      ///< the person is at another organisation's sign-in
};
BOOST_DESCRIBE_ENUM(PassageKind, second_factor, recovering, setting_up, changing, passkey, provider)

struct Passage {
    PassageKind kind{};
    std::string id;
    std::int64_t expires = 0;
    PersonId person; ///< empty where nobody is known yet
    std::int64_t epoch = 0;
    // Of setting up and changing.
    bool may_password = false;
    bool may_factor = false;
    bool needs_password = false;
    bool needs_factor = false;
    bool proves_address = false; ///< the link went to the address at work
    std::string totp;            ///< a generator not yet confirmed
    std::string challenge;       ///< of a passkey
    std::string session;         ///< hash of the token, of a step-up or a change
    // At a provider.
    std::string state;
    std::string nonce;
    std::string verifier;
    std::optional<std::int64_t> since_sign_in;
    std::string place; ///< where the person wanted to go
};
BOOST_DESCRIBE_STRUCT(Passage, (),
                      (kind, id, expires, person, epoch, may_password, may_factor, needs_password, needs_factor,
                       proves_address, totp, challenge, session, state, nonce, verifier, since_sign_in, place))

signin::Secret sealed(Passage const& passage, store::Key const& key, store::Random& random);
/// Nothing for what this site did not seal, or what is late.
std::optional<Passage> opened_passage(std::string_view text, store::Key const& key, Time now);

}

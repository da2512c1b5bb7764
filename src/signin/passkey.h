#pragma once

#include "application/random.h"
#include "signin/account.h"
#include "signin/encoding.h"
#include "signin/time.h"

#include <vector>

namespace noddfa::signin {

/// COSE's numbers of the signatures we take.
enum class PasskeyAlgorithm : std::int32_t { es256 = -7, eddsa = -8, rs256 = -257 };

/// A passkey as it is kept: nothing in it is secret.
struct Passkey {
    Bytes id;
    AccountId account;
    PasskeyAlgorithm algorithm = PasskeyAlgorithm::es256;
    Bytes public_key; ///< as libfido2 holds it
    std::uint32_t counter = 0;
    bool may_be_copied = false;

    bool operator==(Passkey const&) const = default;
};

/// For whom passkeys are made and where they may be used.
struct PasskeySite {
    std::string id;                   ///< the relying party: a domain, `cynhadledd.example.invalid`
    std::vector<std::string> origins; ///< `https://…`, each exactly as a browser writes it
};

enum class Ceremony { making, signing_in };

/// Asked once, answered once, within its time.
struct PasskeyChallenge {
    std::array<std::uint8_t, 32> bytes{};
    Ceremony ceremony = Ceremony::signing_in;
    AccountId account; ///< whose passkey; empty at a sign-in where the passkey itself tells
    Time expires = 0;
};
constexpr Time passkey_patience = 5 * minute;

PasskeyChallenge ask_for_passkey(Ceremony ceremony, AccountId account, Time now, application::Random& random);

enum class PasskeyFault {
    none,
    no_challenge,      ///< none was open, or it was late, for another ceremony or account
    malformed,
    wrong_type,        ///< an answer to the other ceremony
    wrong_challenge,
    wrong_origin,
    framed,            ///< within a page of another site
    wrong_site,        ///< made for another relying party
    not_present,       ///< nobody touched it
    not_verified,      ///< nobody proved to it who they are: it would be one factor, not two
    refused_algorithm,
    refused_attestation,
    bad_signature,
    copied,            ///< its counter went back, or what was said to stay on one device did not
    another_passkey,   ///< the answer comes from another than the one looked up
};

struct PasskeyAnswer {
    PasskeyFault fault = PasskeyFault::none;
    Passkey passkey; ///< to be kept, where there is no fault
};

/// What a browser sends after `navigator.credentials.create`.
struct MadePasskey {
    Bytes client_data;
    Bytes attestation;
};
/// WebAuthn 7.1. `open` is used up, whatever the answer. We ask for no attestation: `none` is taken, and `packed`
/// signed by the new key itself. That no account has a passkey of this id already is the caller's to see.
PasskeyAnswer make_passkey(PasskeySite const& site, std::optional<PasskeyChallenge>& open, MadePasskey const& made,
                           Time now);

/// What a browser sends after `navigator.credentials.get`.
struct ShownPasskey {
    Bytes id;
    Bytes client_data;
    Bytes authenticator_data;
    Bytes signature;
};
/// WebAuthn 7.2, with `kept` looked up by `shown.id`. `open` is used up, whatever the answer; keep the returned passkey
/// for its counter.
PasskeyAnswer check_passkey(PasskeySite const& site, std::optional<PasskeyChallenge>& open, Passkey const& kept,
                            ShownPasskey const& shown, Time now);

/// The credential in authenticator data, of whatever algorithm of ours; nothing where libfido2 finds none.
std::optional<Passkey> read_credential(ByteView authenticator_data);

}

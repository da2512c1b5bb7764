#pragma once

#include "signin/encoding.h"

namespace noddfa::signin {

/// What an authenticator answers when it has made a passkey (WebAuthn 6.5.4), not yet believed. The parts lie in the
/// bytes that were read.
struct AttestationObject {
    std::string_view format;
    ByteView statement; ///< a CBOR map
    ByteView authenticator_data;
};

/// Nothing unless it is one map of exactly these three, of 16 KiB at most.
std::optional<AttestationObject> parse_attestation(ByteView cbor);

/// The fixed beginning of authenticator data (WebAuthn 6.1).
struct AuthenticatorHead {
    Hash site{}; ///< SHA-256 of the relying party's identifier
    bool present = false;
    bool verified = false;    ///< by fingerprint, face or PIN
    bool may_be_copied = false; ///< to other devices of the person
    bool copied = false;
    bool has_credential = false;
    std::uint32_t counter = 0;
};
std::optional<AuthenticatorHead> parse_authenticator_head(ByteView authenticator_data);

}

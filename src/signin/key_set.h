#pragma once

#include "signin/jws.h"

#include <openssl/evp.h>

#include <memory>
#include <vector>

namespace noddfa::signin {

/// A public key of a provider.
struct ProviderKey {
    std::string id;
    bool curve = false; ///< P-256; RSA otherwise
    std::optional<SignatureKind> only_for;
    std::shared_ptr<EVP_PKEY> key;
};
using KeySet = std::vector<ProviderKey>;

/// The keys of a JWKS document (RFC 7517) that are for checking signatures of ours: RSA from 2048 bits, and P-256.
/// Others are passed over; nothing where the document is no list of 64 keys at most.
std::optional<KeySet> parse_key_set(std::string_view document);

enum class SignatureAnswer { good, unknown_key, wrong };
/// Checks with the key that the token names; where it names none, with the only key that fits.
SignatureAnswer check_signature(Jws const& jws, KeySet const& keys);

}

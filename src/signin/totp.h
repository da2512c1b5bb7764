#pragma once

#include "application/random.h"
#include "signin/encoding.h"
#include "signin/time.h"

namespace noddfa::signin {

/// One person's code generator, as it is kept (sealed by whoever keeps it).
struct Totp {
    Bytes secret;                ///< 20 bytes
    std::uint64_t last_step = 0; ///< of the last code taken; none at or before it is taken again
};

constexpr std::uint64_t totp_period = 30; ///< seconds a code is shown

Totp new_totp(application::Random& random);
/// The six figures of a step: RFC 6238 with HMAC-SHA-1, which is what every authenticator knows.
std::string totp_code(ByteView secret, std::uint64_t step);
/// The generator after the typed code was taken; nothing where it is not the code of this step, the one before or the
/// one after, or was taken already, or is older than one taken (RFC 6238 5.2). Spaces in it do not matter.
std::optional<Totp> take_code(Totp const& totp, std::string_view typed, Time now);
/// `otpauth://totp/…`, which an authenticator reads from a picture. It holds the secret: never in a log, a title or the
/// address of a page.
std::string provisioning_uri(Totp const& totp, std::string_view issuer, std::string_view account);

}

#pragma once

#include "signin/encoding.h"

namespace noddfa::signin {

/// What the browser says of a passkey ceremony (WebAuthn 5.8.1).
struct ClientData {
    std::string type; ///< `webauthn.create` or `webauthn.get`
    Bytes challenge;
    std::string origin;
    bool cross_origin = false; ///< within a frame of another site

    bool operator==(ClientData const&) const = default;
};

/// Nothing unless it is a JSON object of these fields, of 4 KiB at most.
std::optional<ClientData> parse_client_data(ByteView json);

}

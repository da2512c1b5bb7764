#pragma once

#include "signin/fetch.h"
#include "signin/issuer.h"

#include <optional>

namespace noddfa::signin {

/// What we use of a provider's discovery document.
struct Discovery {
    std::string authorisation_endpoint;
    std::string token_endpoint;
    std::string keys_address;
    std::string sign_out_endpoint; ///< empty where there is none
    bool names_itself = false;     ///< says its issuer in the answer (RFC 9207)

    bool operator==(Discovery const&) const = default;
};

/// The issuer's own origin and the further ones; nothing where a setting is no address that we would fetch.
std::optional<std::vector<std::string>> allowed_origins(IssuerSettings const& settings);

FetchRequest discovery_request(IssuerSettings const& settings);
/// Nothing unless the document is this issuer's, names endpoints of allowed origins only, and offers the code flow,
/// PKCE with S256 and a signature that we take (OpenID Connect Discovery 4.3).
std::optional<Discovery> parse_discovery(std::string_view document, IssuerSettings const& settings);

}

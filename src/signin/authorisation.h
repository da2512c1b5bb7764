#pragma once

#include "application/random.h"
#include "signin/discovery.h"
#include "signin/encoding.h"

namespace noddfa::signin {

/// One person's way to the provider and back, kept while they are away and tied to their browser.
struct PendingAuthorisation {
    std::string state;
    std::string nonce;
    std::string verifier; ///< of PKCE
    std::optional<Time> since_sign_in;
    Time expires = 0;
};

struct BegunAuthorisation {
    std::string address; ///< where the browser is sent
    PendingAuthorisation pending;
};

/// Code flow with PKCE (RFC 7636, S256). With `since_sign_in` the provider is asked to have the person prove themselves
/// anew where that is longer ago: 0 for a step-up.
BegunAuthorisation begin_authorisation(IssuerSettings const& settings, Discovery const& discovery,
                                       std::optional<Time> since_sign_in, Time now, application::Random& random);

/// What stands in the address the person comes back with; empty for what does not.
struct Callback {
    std::string state;
    std::string code;
    std::string issuer; ///< `iss`
    std::string error;
};

enum class CallbackFault {
    none,
    nothing_pending, ///< or it took too long, or was answered already
    wrong_state,
    wrong_issuer, ///< the answer comes from another provider (RFC 9207)
    refused_there, ///< the provider said no, or the person did
    no_code,
};
/// `pending` is used up, whatever the answer; `taken` holds it where there is no fault.
CallbackFault take_callback(IssuerSettings const& settings, Discovery const& discovery,
                            std::optional<PendingAuthorisation>& pending, Callback const& callback, Time now,
                            PendingAuthorisation& taken);

/// Changes the code for tokens; the client's secret goes in the `Authorization` header (RFC 6749 2.3.1).
FetchRequest token_request(IssuerSettings const& settings, Discovery const& discovery,
                           PendingAuthorisation const& taken, std::string_view code);

struct TokenResponse {
    std::string id_token;
    std::string access_token;
};
/// Nothing unless it is a 200 of 256 KiB at most with an ID token and a bearer token.
std::optional<TokenResponse> parse_token_response(FetchReply const& reply);

/// Where the browser is sent to sign out there as well (RP-Initiated Logout 1.0); nothing where the provider has no
/// such address. `id_token` is what the person signed in with: it tells the provider who, and stands in that address
/// alone.
std::optional<std::string> sign_out_address(IssuerSettings const& settings, Discovery const& discovery,
                                            std::string_view id_token, std::string_view state);

}

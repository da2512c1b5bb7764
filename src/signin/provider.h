#pragma once

#include "signin/authorisation.h"
#include "signin/id_token.h"

namespace noddfa::signin {

/// What is known of a provider for now; it can be lost and is fetched again.
struct ProviderState {
    std::optional<Discovery> discovery;
    KeySet keys;
    Time keys_fetched = 0;
    std::optional<Time> last_tried; ///< to fetch the keys
};

/// Fetches the discovery document, unless it is there. Whether it is there now.
bool know_provider(ProviderState& state, IssuerSettings const& settings, Fetch& fetch);

enum class ArrivalFault {
    none,
    callback, ///< see `callback`
    not_reached, ///< the provider does not answer, or not in a form we take
    token,    ///< see `token`
};

struct Arrival {
    ArrivalFault fault = ArrivalFault::none;
    CallbackFault callback = CallbackFault::none;
    TokenFault token = TokenFault::none;
    IdToken person;        ///< where there is no fault
    std::string id_token;  ///< for `sign_out_address`
};

/// A person comes back from the provider: the code is changed for tokens and the ID token checked. A key that is not
/// known has the keys fetched again, at most once each `least_between_refreshes` — a forged token cannot make us ask
/// more often.
Arrival arrive(ProviderState& state, IssuerSettings const& settings, std::optional<PendingAuthorisation>& pending,
               Callback const& callback, Fetch& fetch, Time now);

}

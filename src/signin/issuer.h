#pragma once

#include "signin/secret.h"
#include "signin/time.h"

#include <string>
#include <vector>

namespace noddfa::signin {

/// Who a person is to another organisation. A subject of one issuer is nobody at another (T27).
struct Subject {
    std::string issuer;
    std::string subject;

    auto operator<=>(Subject const&) const = default;
};

/// What an authority agreed with its identity provider.
struct IssuerSettings {
    std::string issuer; ///< exactly as the provider writes it
    std::string client_id;
    Secret client_secret;         ///< empty for a client that has none
    std::string return_address;   ///< of ours, after signing in
    std::string farewell_address; ///< of ours, after signing out there
    std::vector<std::string> further_origins; ///< where the provider keeps endpoints beside the issuer's own origin
    std::string scope = "openid";
    Time clock_difference = minute; ///< between their clock and ours
    Time longest_wait = 10 * minute; ///< from our page to the code that comes back; also the greatest age of a token
    Time least_between_refreshes = 5 * minute; ///< of the keys, when one is unknown
    Time keys_last = 24 * hour;
};

}

#pragma once

#include "signin/issuer.h"

namespace noddfa::signin {

/// An invented authority's agreement with an invented provider.
inline IssuerSettings test_issuer()
{
    IssuerSettings settings;
    settings.issuer = "https://id.example.invalid/tenant";
    settings.client_id = "noddfa";
    settings.client_secret = Secret{"not a secret"};
    settings.return_address = "https://noddfa.example.invalid/return";
    settings.farewell_address = "https://noddfa.example.invalid/farewell";
    return settings;
}

}

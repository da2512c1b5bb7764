#pragma once

#include "accounts/accounts.h"
#include "ledger/ledger.h"
#include "main/configuration.h"
#include "main/link_post.h"
#include "signin/curl_fetch.h"

namespace noddfa {

/// Sign-in of a site, with what it stands on. The ledger outlives it.
class SignIn {
public:
    SignIn(ledger::Ledger& ledger, Configuration const& configuration, bool demonstration);
    accounts::Accounts& accounts() { return *accounts_; }

private:
    LinkPost post_;
    std::unique_ptr<signin::CurlFetch> fetch_;
    std::unique_ptr<accounts::Accounts> accounts_;
};

/// Where people reach the site: as configured, or on this machine alone.
std::string public_address_of(Configuration const& configuration);

}

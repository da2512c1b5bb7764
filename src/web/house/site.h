#pragma once

#include "accounts/accounts.h"
#include "ledger/ledger.h"
#include "papers/scanner.h"
#include "web/house/page_cache.h"
#include "web/house/rates.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace noddfa::web {

struct Reader;

/// An invented person of a demonstration.
struct Invented {
    PersonId person;
    std::string what;     ///< role and name, in the reader's language
    bool of_role = false; ///< the one that is offered first for a role
};

/// What every page is made with.
struct Site {
    ledger::Ledger& ledger;
    accounts::Accounts& accounts;
    store::Random& random;
    std::function<Moment()> now;               ///< Europe/London
    std::map<std::string, std::string> assets; ///< `noddfa.css` → the name it is served under
    std::string public_address;                ///< `https://noddfa.example.invalid`, without a slash at the end
    std::string proxy{}; ///< the address of the proxy whose word on the source counts; empty: none
    bool demonstration = false;
    /// Of a demonstration: whom anybody may sign in as, and what each is.
    std::function<std::vector<Invented>(Reader const&)> invented{};
    /// Looks through documents; none: they are taken as they are, and everybody is told so.
    papers::Scanner* scanner = nullptr;
    std::size_t largest_document = 10 * 1024 * 1024; ///< bytes
    std::unique_ptr<PageCache> kept{}; ///< none: every page is made anew
    std::unique_ptr<Rates> rates = std::make_unique<Rates>();

    /// Whether browsers reach it by TLS: then its cookies never travel without.
    bool is_secure() const { return public_address.starts_with("https:"); }
};

}

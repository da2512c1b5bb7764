#pragma once

#include "ledger/changes.h"
#include "ledger/looks.h"
#include "net/message.h"

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace noddfa::web {

/// Pages as they were last made, kept in memory while nothing that they were made from has changed. Bounded in bytes:
/// what was not asked for longest goes first. Usable from every thread.
class PageCache {
public:
    /// What a page was made from, and when: `at` is taken before the first snapshot.
    struct Made {
        ledger::Changes::Moment at = 0;
        ledger::Parts looked;

        void rest_on(ledger::Parts const& parts);
    };

    /// A page, and the looks that whoever is given it has.
    struct Page {
        net::Response page;
        std::vector<ledger::Look> looks{};
    };

    /// `most_bytes` 0 keeps nothing.
    PageCache(ledger::Changes const& changes, std::size_t most_bytes) : changes_(changes), most_bytes_(most_bytes) {}

    /// The page of an address; nothing where there is none or it is no longer right. An address says all that the page
    /// depends on beside what was looked at: path with its language, query, minute.
    std::shared_ptr<Page const> find(std::string const& address);
    void keep(std::string const& address, Made const& made, std::shared_ptr<Page const> page);

    std::size_t bytes() const;

private:
    struct Kept {
        std::string address;
        ledger::Changes::Moment made_at = 0;
        ledger::Changes::Places rests_on;
        std::shared_ptr<Page const> page;
        std::size_t bytes = 0;
    };
    using Place = std::list<Kept>::iterator;

    void drop(Place place);

    ledger::Changes const& changes_;
    std::size_t most_bytes_;
    mutable std::mutex mutex_;
    std::list<Kept> kept_; ///< last asked for first
    std::unordered_map<std::string, Place> by_address_;
    std::size_t bytes_ = 0;
};

}

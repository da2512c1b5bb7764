#pragma once

#include "accounts/accounts.h"
#include "ledger/ledger.h"
#include "net/server.h"

#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <optional>

/// How a site is, for whoever watches over it: numbers alone, nothing of whom or of what.
namespace noddfa {

/// Answers of a server, counted by kind and time. Usable from every thread.
class Answers {
public:
    /// Upper ends in milliseconds; what takes longer is in the last one, which has none.
    static constexpr std::array<int, 11> ends{1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500};

    void note(net::Served const& served);
    /// As Prometheus reads it (text format 0.0.4).
    std::string told() const;

private:
    std::array<std::atomic<std::uint64_t>, 6> by_class_{}; ///< 2: of a status from 200 to 299
    std::array<std::atomic<std::uint64_t>, ends.size() + 1> by_time_{};
    std::atomic<std::uint64_t> microseconds_ = 0;
};

/// What is watched; all of it outlives whoever asks.
struct Watched {
    ledger::Ledger& ledger;
    accounts::Accounts& accounts;
    application::Clock& clock;
    Answers const& answers;
    std::function<net::Load()> load;
};

/// Answers `/health` (the process lives), `/ready` (what it records is kept: 200, otherwise 503 with what is wrong) and
/// `/metrics`. The log is tried at most once in `between`.
class Health {
public:
    static constexpr std::chrono::seconds between{5};
    static constexpr std::chrono::seconds patience{2}; ///< for the log's writer
    static constexpr std::uintmax_t least_free = 256 * 1024 * 1024; ///< bytes on the log's disk

    explicit Health(Watched watched) : watched_(std::move(watched)) {}
    net::Response answer(net::Request const& request);

private:
    using Time = std::chrono::steady_clock::time_point;

    bool log_writes();
    net::Response ready();
    net::Response metrics();

    Watched watched_;
    std::mutex mutex_;
    std::optional<Time> tried_;
    bool wrote_ = false;
};

}

#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace noddfa::web {

/// How many requests a person, or an address that nobody signed in from, may make: so many at once, and one more each
/// `refill`. Bounded in memory: who has made none for long is forgotten. Usable from every thread.
class Rates {
public:
    using Time = std::chrono::steady_clock::time_point;
    /// `a_second`: how many for each person or address, as time passes; some minutes' reading may come at once.
    explicit Rates(int a_second = 10) : at_once_(24 * a_second), refill_(1'000'000 / a_second) {}

    /// Seconds to wait before the next request; 0: it may be made, and counts.
    int wait(std::string const& who, Time now);

private:
    struct Measure {
        int used = 0;
        Time since; ///< when the next one is filled, less `refill_`
    };
    static constexpr std::size_t most = 20'000;

    void tidy(Time now);

    int at_once_;
    std::chrono::microseconds refill_; ///< for one
    std::mutex mutex_;
    std::unordered_map<std::string, Measure> measures_;
};

}

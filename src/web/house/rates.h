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
    struct Allowance {
        int at_once = 1;
        std::chrono::milliseconds refill{1};
    };
    static constexpr Allowance of_a_person{240, std::chrono::milliseconds{100}};
    static constexpr Allowance of_an_address{240, std::chrono::milliseconds{250}};

    /// Seconds to wait before the next request; 0: it may be made, and counts.
    int wait(std::string const& who, Allowance const& allowance, Time now);

private:
    struct Measure {
        int used = 0;
        Time since; ///< when the next one is filled, less `refill`
    };
    static constexpr std::size_t most = 20'000;

    void tidy(Time now);

    std::mutex mutex_;
    std::unordered_map<std::string, Measure> measures_;
};

}

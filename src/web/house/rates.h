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
    explicit Rates(int a_second = 10) : allowance_{24 * a_second, std::chrono::microseconds{1'000'000 / a_second}} {}

    /// Seconds to wait before the next request; 0: it may be made, and counts.
    int wait(std::string const& who, Time now);
    /// The same where so many are allowed at once and in an hour, from now on.
    int wait_in_an_hour(std::string const& who, Time now, int most_in_an_hour);

private:
    struct Allowance {
        int at_once = 1;
        std::chrono::microseconds refill{1};
    };
    struct Measure {
        int used = 0;
        Time since; ///< when the next one is filled, less `refill`
    };
    static constexpr std::size_t most = 20'000;

    int counted(std::string const& who, Time now);
    void tidy(Time now);

    Allowance allowance_;
    std::mutex mutex_;
    std::unordered_map<std::string, Measure> measures_;
};

}

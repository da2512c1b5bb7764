#include "web/house/rates.h"

namespace noddfa::web {

int Rates::wait(std::string const& who, Time now)
{
    std::lock_guard const lock{mutex_};
    return counted(who, now);
}

int Rates::wait_in_an_hour(std::string const& who, Time now, int most_in_an_hour)
{
    std::lock_guard const lock{mutex_};
    allowance_ = {most_in_an_hour, std::chrono::microseconds{std::chrono::hours{1}} / most_in_an_hour};
    return counted(who, now);
}

int Rates::counted(std::string const& who, Time now)
{
    if (measures_.size() >= most)
        tidy(now);
    auto& measure = measures_.try_emplace(who, Measure{0, now}).first->second;
    auto const filled = (now - measure.since) / allowance_.refill;
    if (filled >= measure.used) {
        measure = {0, now};
    } else {
        measure.used -= static_cast<int>(filled);
        measure.since += filled * allowance_.refill;
    }
    if (measure.used < allowance_.at_once) {
        ++measure.used;
        return 0;
    }
    auto const left = measure.since + allowance_.refill - now;
    return 1 + static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(left).count());
}

/// What is full again says nothing; if that is not enough, everything goes.
void Rates::tidy(Time now)
{
    auto const full_after = allowance_.at_once * allowance_.refill;
    std::erase_if(measures_, [&](auto const& each) { return now - each.second.since > full_after; });
    if (measures_.size() >= most)
        measures_.clear();
}

}

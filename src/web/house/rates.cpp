#include "web/house/rates.h"

namespace noddfa::web {

int Rates::wait(std::string const& who, Time now)
{
    std::lock_guard const lock{mutex_};
    if (measures_.size() >= most)
        tidy(now);
    auto& measure = measures_.try_emplace(who, Measure{0, now}).first->second;
    auto const filled = (now - measure.since) / refill_;
    if (filled >= measure.used) {
        measure = {0, now};
    } else {
        measure.used -= static_cast<int>(filled);
        measure.since += filled * refill_;
    }
    if (measure.used < at_once_) {
        ++measure.used;
        return 0;
    }
    auto const left = measure.since + refill_ - now;
    return 1 + static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(left).count());
}

/// What is full again says nothing; if that is not enough, everything goes.
void Rates::tidy(Time now)
{
    auto const full_after = at_once_ * refill_;
    std::erase_if(measures_, [&](auto const& each) { return now - each.second.since > full_after; });
    if (measures_.size() >= most)
        measures_.clear();
}

}

#include "main/day_keeper.h"

#include <algorithm>

namespace noddfa {

namespace {

/// Looked at again at least so often, because the clock may be set.
constexpr std::chrono::minutes longest_wait{60};

std::chrono::minutes until_next_day(Moment now)
{
    auto const left = start_of(now.day.plus_days(1)).utc_minutes - now.utc_minutes;
    return std::clamp(std::chrono::minutes{left}, std::chrono::minutes{1}, longest_wait);
}

}

void end_accounts_of_leavers(ledger::Ledger& ledger, accounts::Accounts& accounts, Date today)
{
    auto const gone = ledger.read([&](ledger::Snapshot const& at) {
        std::vector<PersonId> all;
        for (auto const& stream : at.site().streams(application::Room::directory))
            if (auto const person = directory::person_of(stream.key))
                if (auto const& known = at.site().practitioner(*person).practitioner; known && known->is_gone_by(today))
                    all.push_back(*person);
        return all;
    });
    for (auto const& person : gone)
        (void)accounts.disable(person, {});
}

DayKeeper::DayKeeper(ledger::Ledger& ledger, accounts::Accounts& accounts, application::Clock& clock,
                     std::function<void(store::Fault const&)> told)
    : ledger_(ledger), accounts_(accounts), clock_(clock), told_(std::move(told)), thread_([this] { keep(); })
{
}

DayKeeper::~DayKeeper()
{
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    stopped_.notify_all();
    thread_.join();
}

void DayKeeper::keep()
{
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        auto const now = application::london_time(clock_);
        lock.unlock();
        try {
            ledger_.turn(now.day);
            end_accounts_of_leavers(ledger_, accounts_, now.day);
        } catch (store::Fault const& fault) {
            told_(fault);
        }
        lock.lock();
        stopped_.wait_for(lock, until_next_day(now), [this] { return stopping_; });
    }
}

}

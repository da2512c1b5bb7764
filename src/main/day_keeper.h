#pragma once

#include "ledger/ledger.h"

#include <condition_variable>
#include <functional>
#include <thread>

namespace noddfa {

/// Tells a ledger that a new day has come, while a site is served: reminders go to the outbox although nobody does
/// anything.
class DayKeeper {
public:
    /// `told` is given what went wrong; the day is tried again later.
    DayKeeper(ledger::Ledger& ledger, application::Clock& clock, std::function<void(store::Fault const&)> told);
    DayKeeper(DayKeeper const&) = delete;
    DayKeeper& operator=(DayKeeper const&) = delete;
    ~DayKeeper();

private:
    void keep();

    ledger::Ledger& ledger_;
    application::Clock& clock_;
    std::function<void(store::Fault const&)> told_;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool stopping_ = false;
    std::thread thread_;
};

}

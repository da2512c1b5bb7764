#pragma once

#include "accounts/accounts.h"
#include "ledger/ledger.h"

#include <condition_variable>
#include <functional>
#include <thread>

namespace noddfa {

/// Disables the account of whoever has left by a day, however the directory came to know of it (T33). Who is not in the
/// directory is left alone.
void end_accounts_of_leavers(ledger::Ledger& ledger, accounts::Accounts& accounts, Date today);

/// Tells a site that a new day has come, while it is served: reminders go to the outbox, and who left yesterday is
/// signed out, although nobody does anything.
class DayKeeper {
public:
    /// `told` is given what went wrong; the day is tried again later.
    DayKeeper(ledger::Ledger& ledger, accounts::Accounts& accounts, application::Clock& clock,
              std::function<void(store::Fault const&)> told);
    DayKeeper(DayKeeper const&) = delete;
    DayKeeper& operator=(DayKeeper const&) = delete;
    ~DayKeeper();

private:
    void keep();

    ledger::Ledger& ledger_;
    accounts::Accounts& accounts_;
    application::Clock& clock_;
    std::function<void(store::Fault const&)> told_;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool stopping_ = false;
    std::thread thread_;
};

}

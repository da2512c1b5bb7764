#pragma once

#include "ledger/ledger.h"
#include "post/smtp.h"

#include <condition_variable>
#include <functional>
#include <thread>

namespace noddfa {

/// Carries what waits in the outbox to the mail server, in order, once: each message is claimed before the conversation
/// and noted after it. After a crash in between nobody knows whether the server took it; it is sent again under the
/// same Message-ID.
class MailRound {
public:
    MailRound(ledger::Ledger& ledger, application::Clock& clock, post::MailServer server, post::House house)
        : ledger_(ledger), clock_(clock), smtp_(std::move(server)), house_(std::move(house))
    {
    }

    struct Made {
        int tried = 0;
        int sent = 0;
        std::optional<post::Sending> stopped; ///< what the server did that no letter can help
    };
    /// One round: some messages that are due, one after the other. It stops where the server takes nothing; what was
    /// not tried waits as before.
    Made go();

private:
    struct Addressed {
        application::DeliveryFailure failure{};
        post::Recipient to;
    };
    std::vector<Addressed> addressed(std::vector<ledger::ToSend> const& claimed);

    ledger::Ledger& ledger_;
    application::Clock& clock_;
    post::Smtp smtp_;
    post::House house_;
};

/// Makes rounds while a site is served.
class MailCarrier {
public:
    /// `told` is given what keeps the server from taking anything, each time it becomes another thing; nothing when it
    /// takes letters again. `failed` is given a fault of the store.
    MailCarrier(MailRound& round, std::function<void(std::optional<post::Sending>)> told,
                std::function<void(store::Fault const&)> failed);
    MailCarrier(MailCarrier const&) = delete;
    MailCarrier& operator=(MailCarrier const&) = delete;
    ~MailCarrier();

private:
    void carry();
    std::chrono::seconds one_round();

    MailRound& round_;
    std::function<void(std::optional<post::Sending>)> told_;
    std::function<void(store::Fault const&)> failed_;
    std::optional<post::Sending> trouble_;
    int refused_rounds_ = 0;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool stopping_ = false;
    std::thread thread_;
};

}

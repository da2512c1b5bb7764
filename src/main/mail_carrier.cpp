#include "main/mail_carrier.h"

#include "application/clock.h"
#include "post/headers.h"

#include <algorithm>

namespace noddfa {

namespace {

using application::DeliveryFailure;
using application::MessageKind;
using post::Sending;

constexpr int most_of_round = 50;          ///< messages
constexpr std::chrono::seconds rest{2};    ///< after a round that sent nothing

DeliveryFailure failure_of(Sending sending)
{
    switch (sending) {
    case Sending::taken: return DeliveryFailure::none;
    case Sending::refused_for_now: return DeliveryFailure::refused_for_now;
    case Sending::refused: return DeliveryFailure::refused;
    default: return DeliveryFailure::broken_off;
    }
}

}

std::vector<MailRound::Addressed> MailRound::addressed(std::vector<ledger::ToSend> const& claimed)
{
    auto const today = application::london_time(clock_).day;
    return ledger_.read([&](ledger::Snapshot const& snapshot) {
        std::vector<Addressed> all;
        for (auto const& [queued, token, entry] : claimed) {
            auto const& message = queued.message;
            // A link proves the address that it goes to; everything else goes to an address that was proved (T03).
            if (message.kind == MessageKind::link) {
                all.push_back(
                    {post::is_deliverable(message.address) ? DeliveryFailure::none : DeliveryFailure::no_address,
                     {message.address, message.language}});
                continue;
            }
            if (!message.to) {
                all.push_back({DeliveryFailure::nobody, {}});
                continue;
            }
            auto const& person = snapshot.site().practitioner(*message.to).practitioner;
            auto failure = DeliveryFailure::none;
            if (!person || !post::is_deliverable(person->said.email))
                failure = DeliveryFailure::no_address;
            else if (person->is_gone_by(today))
                failure = DeliveryFailure::left;
            else if (!person->verified_on)
                failure = DeliveryFailure::unverified;
            all.push_back(failure == DeliveryFailure::none
                              ? Addressed{failure, {person->said.email, person->said.preferred_language}}
                              : Addressed{failure, {}});
        }
        return all;
    });
}

MailRound::Made MailRound::go()
{
    Made made;
    auto const claimed = ledger_.claim(most_of_round);
    auto const to = addressed(claimed);
    std::vector<std::future<void>> notes;
    std::size_t at = 0;
    for (; at < claimed.size() && !made.stopped; ++at) {
        auto const& [queued, token, entry] = claimed[at];
        auto failure = to[at].failure;
        if (failure == DeliveryFailure::none) {
            // What became of all but the last letter is on the disk before another is begun.
            if (notes.size() > 1)
                notes[notes.size() - 2].wait();
            auto const sending =
                smtp_.send(post::letter(queued.message, {queued.number, token, queued.reference, entry}, to[at].to,
                                        house_, application::london_time(clock_)));
            if (post::is_about_server(sending)) {
                made.stopped = sending;
                break;
            }
            failure = failure_of(sending);
        }
        ++made.tried;
        made.sent += failure == DeliveryFailure::none;
        notes.push_back(ledger_.note_delivery(queued.number, failure));
    }
    for (auto& note : notes)
        note.get();
    std::vector<std::int64_t> untried;
    for (; at < claimed.size(); ++at)
        untried.push_back(claimed[at].queued.number);
    if (!untried.empty())
        ledger_.release(untried);
    return made;
}

MailCarrier::MailCarrier(MailRound& round, std::function<void(std::optional<Sending>)> told,
                         std::function<void(store::Fault const&)> failed)
    : round_(round), told_(std::move(told)), failed_(std::move(failed)), thread_([this] { carry(); })
{
}

MailCarrier::~MailCarrier()
{
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    stopped_.notify_all();
    thread_.join();
}

std::chrono::seconds MailCarrier::one_round()
{
    try {
        auto const made = round_.go();
        if (made.stopped != trouble_ && (made.stopped || made.tried > 0)) {
            trouble_ = made.stopped;
            told_(trouble_);
        }
        if (made.stopped)
            return ledger::pause_after(++refused_rounds_);
        refused_rounds_ = 0;
        return made.tried > 0 ? std::chrono::seconds{0} : rest;
    } catch (store::Fault const& fault) {
        failed_(fault);
        return ledger::pause_after(1);
    }
}

void MailCarrier::carry()
{
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        lock.unlock();
        auto const pause = one_round();
        lock.lock();
        stopped_.wait_for(lock, pause, [this] { return stopping_; });
    }
}

}

#pragma once

#include "random.h"
#include "teller.h"

#include "application/meetings.h"
#include "ledger/ledger.h"
#include "store/test_site.h"

#include <map>
#include <set>

namespace noddfa::simulation {

/// I32: the outbox of a store beside what is committed there, and a mail server that remembers what it took when the
/// power of the store goes. Everything throws `Found`.
class KeptPost {
public:
    explicit KeptPost(store::TestClock& clock) : clock_(clock) {}

    /// What memory says that people are to be told of their meetings.
    void expect(application::Outcome const& told, application::Site const& memory, Moment now);
    /// Every message tells of something committed, and every committed alert has its message; with `settled`, every
    /// meeting too.
    void compare(ledger::Ledger& ledger, application::Site const& memory, bool settled) const;
    /// Some messages are sent, refused or left alone, and one is taken back now and then. `alive` says whether the
    /// power is still on: what comes after happened to nobody.
    template<class Alive> void carry(ledger::Ledger& ledger, Random& random, Alive const& alive);
    /// The recall window and every pause pass, and everything is sent that was not taken back.
    void finish(ledger::Ledger& ledger);

    int sent() const { return static_cast<int>(taken_.size()); }

private:
    void pass(std::chrono::minutes time);
    void take(ledger::ToSend const& message);

    store::TestClock& clock_;
    std::map<ConferenceId, std::vector<application::MeetingRow>> meetings_; ///< as they stood last
    std::set<std::string> owed_; ///< names of messages about meetings
    std::map<std::int64_t, std::string> taken_; ///< by the mail server: the identifier of each
    std::set<std::int64_t> recalled_; ///< by us, with an answer that it was in time
};

template<class Alive> void KeptPost::carry(ledger::Ledger& ledger, Random& random, Alive const& alive)
{
    constexpr int recalls_in_a_hundred = 15;
    constexpr int refused_in_a_hundred = 10;
    constexpr int left_in_a_hundred = 10;
    constexpr int some_messages = 4;
    if (random.in_hundred(recalls_in_a_hundred)) {
        auto const waiting = ledger.read([&](ledger::Snapshot const& snapshot) {
            return snapshot.messages_in(application::DeliveryState::waiting, false, 0, some_messages);
        });
        if (!waiting.empty()) {
            auto const number = random.one_of(waiting).number;
            if (ledger.recall(number) && alive())
                recalled_.insert(number);
        }
    }
    pass(std::chrono::minutes{random.below(15)});
    for (auto const& message : ledger.claim(some_messages)) {
        if (!alive())
            return;
        if (random.in_hundred(left_in_a_hundred)) {
            ledger.release({message.queued.number});
            continue;
        }
        bool const refused = random.in_hundred(refused_in_a_hundred);
        if (!refused)
            take(message);
        ledger
            .note_delivery(message.queued.number,
                           refused ? application::DeliveryFailure::refused_for_now : application::DeliveryFailure::none)
            .get();
    }
}

}

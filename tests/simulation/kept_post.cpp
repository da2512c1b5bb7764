#include "kept_post.h"

#include "audit/hash.h"

#include <algorithm>
#include <limits>

namespace noddfa::simulation {

using application::DeliveryState;
using application::MeetingRow;
using application::MessageKind;
using application::Room;
using ledger::Snapshot;

namespace {

[[noreturn]] void broken(std::string what) { throw Found{{"I32", std::move(what)}}; }

bool is_alert(application::EventRecord const& record)
{
    return std::visit([](auto const& event) { return event.template get_if<AlertRaised>() != nullptr; }, record.event);
}

bool same(MeetingRow const& one, MeetingRow const& other)
{
    return one.who == other.who && one.starts == other.starts && one.place == other.place;
}

/// How the outbox writes the names of messages.
std::set<std::string> hidden(ledger::Ledger& ledger, std::set<std::string> const& names)
{
    return ledger.log().read([&](store::Reader& reader) {
        std::set<std::string> all;
        for (auto const& name : names)
            all.insert(audit::to_hex(reader.pseudonym("message", name)));
        return all;
    });
}

}

void KeptPost::expect(application::Outcome const& told, application::Site const& memory, Moment now)
{
    std::set<ConferenceId> changed;
    for (auto const& record : told.records)
        if (record.stream.room == Room::conference)
            changed.insert(ConferenceId{record.stream.key});
    for (auto const& id : changed) {
        auto const before = std::exchange(meetings_[id], application::meetings_of(memory.conference(id)));
        auto const version = memory.log().version({Room::conference, id.value});
        for (auto const& meeting : meetings_[id]) {
            bool const known = std::ranges::any_of(before, [&](MeetingRow const& row) { return same(row, meeting); });
            if (!known && meeting.starts > now)
                owed_.insert("meeting conference " + id.value + " " + meeting.who.value + " "
                             + std::to_string(version));
        }
    }
}

void KeptPost::compare(ledger::Ledger& ledger, application::Site const& memory, bool settled) const
{
    std::set<std::string> alerts;
    std::vector<ledger::Queued> queued;
    ledger.read([&](Snapshot const& snapshot) {
        for (auto const room : application::all_rooms)
            for (auto const& stream : memory.streams(room))
                for (auto const& record : snapshot.records(stream))
                    if (is_alert(record))
                        alerts.insert("alert " + std::to_string(record.sequence));
        queued = snapshot.outbox(0, std::numeric_limits<int>::max());
        for (auto const& one : queued)
            // A meeting's entry has the version of the conference it tells of; a reminder tells of what is there.
            if (one.message.kind != MessageKind::alert
                && snapshot.version(one.about) < one.message.sequence.value_or(1))
                broken("message " + std::to_string(one.number) + " tells of what is not committed");
    });
    auto due = hidden(ledger, alerts);
    for (auto const& one : queued)
        if (one.message.kind == MessageKind::alert && !due.contains(one.name))
            broken("message " + std::to_string(one.number) + " is of an alert that is not committed");
    if (settled)
        due.merge(hidden(ledger, owed_));
    for (auto const& one : queued)
        due.erase(one.name);
    if (!due.empty())
        broken(std::to_string(due.size()) + " committed messages are not in the outbox");
}

void KeptPost::pass(std::chrono::minutes time)
{
    clock_.set(clock_.now() + std::chrono::duration_cast<std::chrono::microseconds>(time).count());
}

void KeptPost::take(ledger::ToSend const& message)
{
    auto const number = message.queued.number;
    if (recalled_.contains(number))
        broken("message " + std::to_string(number) + " was taken back and sent");
    // Twice after a power cut, under one identifier: the reader's program shows it once.
    if (taken_.try_emplace(number, message.token).first->second != message.token)
        broken("message " + std::to_string(number) + " came twice as two");
}

void KeptPost::finish(ledger::Ledger& ledger)
{
    constexpr std::chrono::hours longest_pause{2};
    constexpr int many = 50;
    pass(longest_pause);
    for (auto claimed = ledger.claim(many); !claimed.empty(); claimed = ledger.claim(many))
        for (auto const& message : claimed) {
            take(message);
            ledger.note_delivery(message.queued.number, application::DeliveryFailure::none).get();
        }
    ledger.read([&](Snapshot const& snapshot) {
        for (auto const& one : snapshot.outbox(0, std::numeric_limits<int>::max())) {
            auto const state = snapshot.delivery(one.number).state;
            bool const sent = state == DeliveryState::sent && taken_.contains(one.number);
            // One about a meeting gives way to a later one.
            bool const gone = state == DeliveryState::recalled
                              && (recalled_.contains(one.number) || application::is_recallable(one.message.kind));
            if (!sent && !gone)
                broken("message " + std::to_string(one.number) + " was neither sent nor taken back");
        }
        for (auto const& [number, token] : taken_)
            if (!snapshot.message(number))
                broken("message " + std::to_string(number) + " was sent and never committed");
    });
}

}

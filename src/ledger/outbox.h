#pragma once

#include "application/clock.h"
#include "application/outbound.h"
#include "store/writer.h"

#include <chrono>
#include <optional>

/// Messages that wait for delivery, in the store's database; sealed like the rows of their stream. They are no
/// projection: a rebuild leaves them alone.
namespace noddfa::ledger {

void make_outbox(store::Writer& writer);

/// Keeps messages in the transaction of a job. A message about a meeting takes the place of an earlier one about it to
/// the same person that still waits; nobody is told that a meeting is off who was never told of it.
class Outbox final : public application::Outbound {
public:
    Outbox(store::Writer& writer, std::chrono::sys_seconds now) : writer_(writer), now_(now) {}
    void queue(application::StreamId const& about, std::string const& key_scope, std::string const& name,
               application::OutboundMessage const& message) override;

private:
    store::Writer& writer_;
    std::chrono::sys_seconds now_;
};

/// What a clock says, to the second.
inline std::chrono::sys_seconds seconds_of(application::Clock& clock)
{
    return std::chrono::sys_seconds{std::chrono::seconds{clock.now() / 1'000'000}}; // of microseconds
}

/// For so long a message that can be recalled is not sent (T03).
inline constexpr std::chrono::minutes recall_window{10};

struct Queued {
    std::int64_t number = 0; ///< from 1, in the order of queuing
    application::StreamId about;
    application::OutboundMessage message;
    std::string reference; ///< of the matter, as people are told it
    std::string key_scope;
    std::string name; ///< of the message, unreadable
};

/// The messages behind a number, in order, at most `most`; what was erased is left out.
std::vector<Queued> messages(store::Reader& reader, std::int64_t behind, int most);
/// The message of a number; nothing for one that was erased or never was.
std::optional<Queued> queued_as(store::Reader& reader, std::int64_t number);
/// How people are told of a matter outside the house: eight letters and digits that say nothing to anybody else.
std::string reference_of(store::Reader const& reader, application::StreamId const& stream);
/// The matter and the recipient of a message.
std::string subject_of(application::StreamId const& about, application::OutboundMessage const& message);
/// Messages that are kept.
std::int64_t queued(store::Reader& reader);
/// Takes away what is about an erased scope.
void purge_outbox(store::Writer& writer, std::string const& key_scope);

}

#pragma once

#include "application/delivery.h"
#include "ledger/outbox.h"

#include <chrono>

/// What became of each message of the outbox. Numbers, states and times alone; they stay when a message is erased, so
/// that no number is ever given twice.
namespace noddfa::ledger {

using Seconds = std::chrono::sys_seconds;

struct Delivery {
    application::DeliveryState state{};
    application::DeliveryFailure failure{}; ///< of the last try
    int tries = 0;                          ///< that failed
    Seconds since{};                        ///< when it was queued
    Seconds due{};                          ///< not tried before
};

/// A message to be sent now.
struct ToSend {
    Queued queued;
    std::string token; ///< of this message, which tells nothing of it; the same at each try
    std::string entry; ///< of its matter and its recipient; the same for each message about both
};

/// Makes the table where there is none; messages queued before it are waiting.
void make_deliveries(store::Writer& writer);
/// A message was queued. `subject`: of which a later message takes the place while it waits; empty: of none.
void begin_delivery(store::Writer& writer, std::int64_t number, std::string const& subject, Seconds since, Seconds due);
/// Takes back what waits about a subject; whether something about it was ever sent, or may have been.
bool take_back(store::Writer& writer, std::string const& subject);
/// Takes back one message; false when it no longer waits.
bool recall(store::Writer& writer, std::int64_t number);
/// One that was given up waits again; false for any other.
bool send_again(store::Writer& writer, std::int64_t number, Seconds now);
/// After a crash: what was being sent is sent again, under the same identifier.
void resume_deliveries(store::Writer& writer);

/// The next messages that are due, in order, now marked as being sent.
std::vector<ToSend> claim(store::Writer& writer, Seconds now, int most);
/// What became of a message that was claimed. With a failure that may pass it waits, longer each time, and is given up
/// after five days (RFC 5321, 4.5.4.1).
void note_delivery(store::Writer& writer, std::int64_t number, application::DeliveryFailure failure, Seconds now);
/// A message that was claimed and not tried waits as before.
void release(store::Writer& writer, std::int64_t number);

Delivery delivery(store::Reader& reader, std::int64_t number);
/// How many messages are in a state.
std::int64_t deliveries_in(store::Reader& reader, application::DeliveryState state);
/// Their numbers behind a number, in order, at most `most`; with `failed`, only those of which a try failed.
std::vector<std::int64_t> numbers_in(store::Reader& reader, application::DeliveryState state, bool failed,
                                     std::int64_t behind, int most);
/// The highest number ever given; 0 before the first.
std::int64_t last_delivery(store::Reader& reader);
/// A message is erased with what it was about.
void forget_deliveries(store::Writer& writer, store::Id const& scope);

/// Minutes until a message that failed so many times is tried again.
std::chrono::minutes pause_after(int tries);

}

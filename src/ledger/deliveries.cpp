#include "ledger/deliveries.h"

#include "audit/hash.h"
#include "base/bug.h"
#include "codec/write.h"
#include "ledger/reference.h"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>

namespace noddfa::ledger {

using application::DeliveryFailure;
using application::DeliveryState;

namespace {

constexpr std::int64_t deliveries_version = 1;
constexpr std::string_view deliveries_projection = "deliveries";
constexpr std::chrono::days longest_wait{5}; ///< RFC 5321, 4.5.4.1

constexpr std::string_view deliveries_definition = R"(
CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY NOT NULL,
    state INTEGER NOT NULL,
    failure INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    since INTEGER NOT NULL,
    due INTEGER NOT NULL,
    subject BYTES NOT NULL
) TABLE_OPTIONS;
CREATE INDEX deliveries_in_state ON deliveries (state, number);
CREATE INDEX deliveries_about ON deliveries (subject);
)";

std::int64_t stored(auto value) { return static_cast<std::int64_t>(value); }
std::int64_t stored(Seconds at) { return at.time_since_epoch().count(); }
Seconds moment_stored(std::int64_t seconds) { return Seconds{std::chrono::seconds{seconds}}; }

store::Id subject_id(store::Reader const& reader, std::string const& subject)
{
    return subject.empty() ? store::Id{} : reader.pseudonym("subject", subject);
}

Delivery delivery_in(db::Row const& row)
{
    return {static_cast<DeliveryState>(row.integer(0)), static_cast<DeliveryFailure>(row.integer(1)),
            static_cast<int>(row.integer(2)), moment_stored(row.integer(3)), moment_stored(row.integer(4))};
}

void set(store::Writer& writer, std::int64_t number, Delivery const& delivery)
{
    writer.sql().execute("UPDATE deliveries SET state = $1, failure = $2, tries = $3, due = $4 WHERE number = $5",
                         stored(delivery.state), stored(delivery.failure), stored(delivery.tries), stored(delivery.due),
                         number);
}

/// A leaf of the audit log says that a message was sent, taken back or given up.
void record_dispatch(store::Writer& writer, std::int64_t number, Delivery const& delivery)
{
    auto const queued = queued_as(writer, number);
    if (!queued)
        return;
    store::NewRecord record;
    record.kind = audit::LeafClass::dispatch;
    record.key_scope = queued->key_scope;
    record.object = queued->about.key;
    record.object_type = static_cast<std::uint16_t>(queued->about.room);
    auto const text = boost::json::serialize(boost::json::object{
        {"number", number}, {"state", codec::write(delivery.state)}, {"failure", codec::write(delivery.failure)}});
    record.payload = store::copy_of(store::view_of(text));
    store::StreamName const stream{"dispatch", std::string{name_of(queued->about.room)} + " " + queued->about.key};
    if (!writer.append(stream, writer.version(stream), std::span{&record, 1}))
        throw Bug{"the only writer was overtaken"};
}

void end(store::Writer& writer, std::int64_t number, Delivery const& delivery)
{
    set(writer, number, delivery);
    record_dispatch(writer, number, delivery);
}

std::vector<std::int64_t> numbers_in(db::Statement& found)
{
    std::vector<std::int64_t> numbers;
    while (found.next())
        numbers.push_back(found.row().integer(0));
    return numbers;
}

/// A short text that nobody can count back.
std::string short_hex(store::Id const& id) { return audit::to_hex(id).substr(0, 20); }

}

std::chrono::minutes pause_after(int tries)
{
    constexpr std::array pauses{1, 5, 15, 30, 60}; // minutes
    auto const at = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(tries, 1)), 1, pauses.size());
    return std::chrono::minutes{pauses[at - 1]};
}

void make_deliveries(store::Writer& writer)
{
    if (writer.projection(deliveries_projection, deliveries_version))
        return;
    auto& sql = writer.sql();
    sql.run(db::spell(deliveries_definition, sql.dialect()));
    sql.execute("INSERT INTO deliveries (number, state, failure, tries, since, due, subject) "
                "SELECT number, 0, 0, 0, 0, 0, $1 FROM outbox",
                store::ByteView{store::Id{}});
    writer.set_projection(deliveries_projection, deliveries_version, writer.next_sequence());
}

void begin_delivery(store::Writer& writer, std::int64_t number, std::string const& subject, Seconds since, Seconds due)
{
    auto const about = subject_id(writer, subject);
    writer.sql().execute("INSERT INTO deliveries (number, state, failure, tries, since, due, subject) "
                         "VALUES ($1, 0, 0, 0, $2, $3, $4)",
                         number, stored(since), stored(due), store::ByteView{about});
}

bool take_back(store::Writer& writer, std::string const& subject)
{
    auto const about = subject_id(writer, subject);
    auto& sql = writer.sql();
    std::vector<std::int64_t> waiting;
    bool told = false;
    {
        auto found = sql.prepare("SELECT number, state, failure FROM deliveries WHERE subject = $1 ORDER BY number");
        found.bind(store::ByteView{about});
        while (found.next()) {
            auto const state = static_cast<DeliveryState>(found.row().integer(1));
            if (state == DeliveryState::waiting)
                waiting.push_back(found.row().integer(0));
            told = told || state == DeliveryState::sending || state == DeliveryState::sent
                   || found.row().integer(2) == stored(DeliveryFailure::broken_off);
        }
    }
    for (auto const number : waiting)
        (void)recall(writer, number);
    return told;
}

bool recall(store::Writer& writer, std::int64_t number)
{
    auto one = delivery(writer, number);
    if (one.state != DeliveryState::waiting)
        return false;
    one.state = DeliveryState::recalled;
    end(writer, number, one);
    return true;
}

bool send_again(store::Writer& writer, std::int64_t number, Seconds now)
{
    auto one = delivery(writer, number);
    if (one.state != DeliveryState::undelivered)
        return false;
    // That a server may have taken it stays known: a later message about the same says that it comes again.
    auto const failure = one.failure == DeliveryFailure::broken_off ? one.failure : DeliveryFailure::none;
    writer.sql().execute(
        "UPDATE deliveries SET state = 0, tries = 0, since = $1, due = $1, failure = $2 WHERE number = $3", stored(now),
        stored(failure), number);
    return true;
}

void resume_deliveries(store::Writer& writer)
{
    writer.sql().execute("UPDATE deliveries SET state = $1, failure = $2 WHERE state = $3",
                         stored(DeliveryState::waiting), stored(DeliveryFailure::broken_off),
                         stored(DeliveryState::sending));
}

std::vector<ToSend> claim(store::Writer& writer, Seconds now, int most)
{
    auto& sql = writer.sql();
    std::vector<std::int64_t> numbers;
    {
        auto found =
            sql.prepare("SELECT number FROM deliveries WHERE state = $1 AND due <= $2 ORDER BY number LIMIT $3");
        found.bind(stored(DeliveryState::waiting), stored(now), stored(most));
        numbers = numbers_in(found);
    }
    std::vector<ToSend> claimed;
    for (auto const number : numbers) {
        auto queued = queued_as(writer, number);
        if (!queued)
            continue;
        sql.execute("UPDATE deliveries SET state = $1 WHERE number = $2", stored(DeliveryState::sending), number);
        auto const token = short_hex(writer.pseudonym("mail", queued->name + " " + std::to_string(number)));
        auto const entry = short_hex(writer.pseudonym("entry", subject_of(queued->about, queued->message)));
        claimed.push_back({*std::move(queued), token, entry});
    }
    return claimed;
}

void note_delivery(store::Writer& writer, std::int64_t number, DeliveryFailure failure, Seconds now)
{
    auto one = delivery(writer, number);
    if (one.state != DeliveryState::sending)
        return; // erased meanwhile
    one.failure = failure;
    if (failure == DeliveryFailure::none) {
        one.state = DeliveryState::sent;
        end(writer, number, one);
        return;
    }
    ++one.tries;
    one.due = now + pause_after(one.tries);
    if (is_permanent(failure) || one.due - one.since > longest_wait) {
        one.state = DeliveryState::undelivered;
        end(writer, number, one);
        return;
    }
    one.state = DeliveryState::waiting;
    set(writer, number, one);
}

void release(store::Writer& writer, std::int64_t number)
{
    writer.sql().execute("UPDATE deliveries SET state = $1 WHERE number = $2 AND state = $3",
                         stored(DeliveryState::waiting), number, stored(DeliveryState::sending));
}

Delivery delivery(store::Reader& reader, std::int64_t number)
{
    if (!reader.projection(deliveries_projection, deliveries_version))
        return {};
    auto found = reader.sql().prepare("SELECT state, failure, tries, since, due FROM deliveries WHERE number = $1");
    return found.bind(number).next() ? delivery_in(found.row()) : Delivery{DeliveryState::erased, {}, 0, {}, {}};
}

std::int64_t deliveries_in(store::Reader& reader, DeliveryState state)
{
    auto found = reader.sql().prepare("SELECT COUNT(*) FROM deliveries WHERE state = $1");
    found.bind(stored(state)).next();
    return found.row().integer(0);
}

std::vector<std::int64_t> numbers_in(store::Reader& reader, DeliveryState state, bool failed, std::int64_t behind,
                                     int most)
{
    if (!reader.projection(deliveries_projection, deliveries_version))
        return {};
    auto found = reader.sql().prepare("SELECT number FROM deliveries WHERE state = $1 AND number > $2 "
                                      "AND (failure <> 0 OR $3 = 0) ORDER BY number LIMIT $4");
    found.bind(stored(state), behind, static_cast<std::int64_t>(failed), static_cast<std::int64_t>(most));
    return numbers_in(found);
}

std::int64_t last_delivery(store::Reader& reader)
{
    auto found = reader.sql().prepare("SELECT COALESCE(MAX(number), 0) FROM deliveries");
    found.next();
    return found.row().integer(0);
}

void forget_deliveries(store::Writer& writer, store::Id const& scope)
{
    writer.sql().execute("UPDATE deliveries SET state = $1, subject = $2 "
                         "WHERE number IN (SELECT number FROM outbox WHERE scope = $3)",
                         stored(DeliveryState::erased), store::ByteView{store::Id{}}, store::ByteView{scope});
}

}

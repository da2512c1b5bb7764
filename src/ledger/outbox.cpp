#include "ledger/outbox.h"

#include "audit/hash.h"
#include "codec/read.h"
#include "codec/write.h"
#include "ledger/deliveries.h"
#include "ledger/reference.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace noddfa::ledger {

namespace {

constexpr std::int64_t outbox_version = 1;
constexpr std::string_view projection = "outbox";
constexpr std::string_view purpose_of_message = "message";

constexpr std::string_view definition = R"(
CREATE TABLE outbox (
    number INTEGER PRIMARY KEY NOT NULL,
    name BYTES NOT NULL,
    scope BYTES NOT NULL,
    reference BYTES NOT NULL,
    sealed BYTES NOT NULL
) TABLE_OPTIONS;
CREATE UNIQUE INDEX outbox_by_name ON outbox (name);
CREATE INDEX outbox_of_scope ON outbox (scope);
)";

bool is_meeting(application::MessageKind kind)
{
    return kind == application::MessageKind::meeting || kind == application::MessageKind::meeting_cancelled;
}

/// Columns number, name, reference, sealed; nothing for what was erased.
std::optional<Queued> queued_in(store::Reader& reader, db::Row const& row)
{
    auto const reference = opened_reference(reader, row.bytes(2));
    auto const text = reference ? reader.unseal(reference->key_scope, purpose_of_message, row.bytes(3)) : std::nullopt;
    if (!text)
        return std::nullopt;
    Queued queued{row.integer(0),       reference->stream,          {}, reference_of(reader, reference->stream),
                  reference->key_scope, audit::to_hex(row.bytes(1))};
    if (codec::read(boost::json::parse(text_of(*text)), queued.message))
        throw store::Fault{store::FaultCode::damaged_record};
    return queued;
}

}

void make_outbox(store::Writer& writer)
{
    if (writer.projection(projection, outbox_version))
        return;
    auto& sql = writer.sql();
    sql.run(db::spell(definition, sql.dialect()));
    writer.set_projection(projection, outbox_version, writer.next_sequence());
}

void Outbox::queue(application::StreamId const& about, std::string const& key_scope, std::string const& name,
                   application::OutboundMessage const& message)
{
    auto const which = writer_.pseudonym("message", name);
    if (writer_.sql().prepare("SELECT number FROM outbox WHERE name = $1").bind(store::ByteView{which}).next())
        return;
    bool const replaces = is_meeting(message.kind);
    auto const subject = replaces ? subject_of(about, message) : std::string{};
    auto kept = message;
    kept.again = replaces && take_back(writer_, subject);
    if (message.kind == application::MessageKind::meeting_cancelled && !kept.again)
        return;
    auto const scope = writer_.pseudonym("scope", key_scope);
    auto const reference = sealed_reference(writer_, {about, key_scope});
    auto const text = codec::text(kept);
    auto const sealed = writer_.seal(key_scope, purpose_of_message, store::view_of(text));
    auto const number = last_delivery(writer_) + 1;
    writer_.sql().execute("INSERT INTO outbox (number, name, scope, reference, sealed) VALUES ($1, $2, $3, $4, $5)",
                          number, store::ByteView{which}, store::ByteView{scope}, store::ByteView{reference},
                          store::ByteView{sealed});
    begin_delivery(writer_, number, subject, now_, is_recallable(message.kind) ? now_ + recall_window : now_);
}

std::vector<Queued> messages(store::Reader& reader, std::int64_t behind, int most)
{
    std::vector<Queued> all;
    if (!reader.projection(projection, outbox_version))
        return all;
    auto found = reader.sql().prepare("SELECT number, name, reference, sealed FROM outbox WHERE number > $1 "
                                      "ORDER BY number LIMIT $2");
    found.bind(behind, static_cast<std::int64_t>(most));
    while (found.next())
        if (auto queued = queued_in(reader, found.row()))
            all.push_back(*std::move(queued));
    return all;
}

std::optional<Queued> queued_as(store::Reader& reader, std::int64_t number)
{
    auto found = reader.sql().prepare("SELECT number, name, reference, sealed FROM outbox WHERE number = $1");
    return found.bind(number).next() ? queued_in(reader, found.row()) : std::nullopt;
}

std::string reference_of(store::Reader const& reader, application::StreamId const& stream)
{
    // Crockford's digits: none is taken for another when it is read out.
    constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    auto const id = reader.pseudonym("reference", std::string{name_of(stream.room)} + " " + stream.key);
    std::string reference;
    for (std::size_t at = 0; at < 8; ++at) {
        if (at == 4)
            reference += '-';
        reference += digits[id[at] % digits.size()];
    }
    return reference;
}

std::string subject_of(application::StreamId const& about, application::OutboundMessage const& message)
{
    return std::string{name_of(about.room)} + " " + about.key + " " + (message.to ? message.to->value : "");
}

std::int64_t queued(store::Reader& reader)
{
    if (!reader.projection(projection, outbox_version))
        return 0;
    auto found = reader.sql().prepare("SELECT COUNT(*) FROM outbox");
    found.next();
    return found.row().integer(0);
}

void purge_outbox(store::Writer& writer, std::string const& key_scope)
{
    auto const scope = writer.pseudonym("scope", key_scope);
    forget_deliveries(writer, scope);
    writer.sql().execute("DELETE FROM outbox WHERE scope = $1", store::ByteView{scope});
}

}

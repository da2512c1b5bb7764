#include "ledger/outbox.h"

#include "codec/read.h"
#include "codec/write.h"
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
    auto const scope = writer_.pseudonym("scope", key_scope);
    auto const reference = sealed_reference(writer_, {about, key_scope});
    auto const text = boost::json::serialize(codec::write(message));
    auto const sealed = writer_.seal(key_scope, purpose_of_message, store::view_of(text));
    auto last = writer_.sql().prepare("SELECT COALESCE(MAX(number), 0) FROM outbox");
    last.next();
    writer_.sql().execute("INSERT INTO outbox (number, name, scope, reference, sealed) VALUES ($1, $2, $3, $4, $5) "
                          "ON CONFLICT (name) DO NOTHING",
                          last.row().integer(0) + 1, store::ByteView{which}, store::ByteView{scope},
                          store::ByteView{reference}, store::ByteView{sealed});
}

std::vector<Queued> waiting(store::Reader& reader, std::int64_t behind, int most)
{
    std::vector<Queued> all;
    if (!reader.projection(projection, outbox_version))
        return all;
    auto found = reader.sql().prepare("SELECT number, reference, sealed FROM outbox WHERE number > $1 "
                                      "ORDER BY number LIMIT $2");
    found.bind(behind, static_cast<std::int64_t>(most));
    while (found.next()) {
        auto const row = found.row();
        auto const reference = opened_reference(reader, row.bytes(1));
        auto const text =
            reference ? reader.unseal(reference->key_scope, purpose_of_message, row.bytes(2)) : std::nullopt;
        if (!text)
            continue;
        Queued queued{row.integer(0), reference->stream, {}};
        if (codec::read(boost::json::parse(text_of(*text)), queued.message))
            throw store::Fault{store::FaultCode::damaged_record};
        all.push_back(std::move(queued));
    }
    return all;
}

void purge_outbox(store::Writer& writer, std::string const& key_scope)
{
    auto const scope = writer.pseudonym("scope", key_scope);
    writer.sql().execute("DELETE FROM outbox WHERE scope = $1", store::ByteView{scope});
}

}

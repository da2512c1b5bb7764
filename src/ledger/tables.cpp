#include "ledger/tables.h"

#include "base/bug.h"
#include "codec/look.h"
#include "ledger/stored_log.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace noddfa::ledger {

using application::Row;
using application::RowKind;
using application::StreamId;

namespace {

constexpr std::int64_t tables_version = 1;
constexpr std::string_view projection = "rows";
/// The scope of what says where a row belongs: no person's, so that it stays readable when a person's data are erased.
constexpr std::string_view index_scope = "site:index";
constexpr std::string_view purpose_of_reference = "row-reference";
constexpr std::string_view purpose_of_row = "row";

constexpr std::string_view definition = R"(
CREATE TABLE rows (
    kind INTEGER NOT NULL,
    stream BYTES NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    scope BYTES NOT NULL,
    reference BYTES NOT NULL,
    sealed BYTES NOT NULL,
    PRIMARY KEY (kind, stream, number)
) TABLE_OPTIONS;
CREATE INDEX rows_in_order ON rows (kind, at, stream, number);
CREATE INDEX rows_of_scope ON rows (scope);
CREATE TABLE conferences_of_children (
    child BYTES NOT NULL,
    conference BYTES NOT NULL,
    reference BYTES NOT NULL,
    PRIMARY KEY (child, conference)
) TABLE_OPTIONS;
)";

store::Id row_stream(store::Reader const& reader, StreamId const& stream)
{
    return reader.pseudonym("row:" + std::string{name_of(stream.room)}, stream.key);
}

std::string text_from(store::Bytes const& bytes) { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }

store::Bytes sealed_text(store::Writer& writer, std::string_view scope, std::string_view purpose,
                         std::string const& text)
{
    return writer.seal(scope, purpose, store::view_of(text));
}

/// `conference C1 family:F1`: what a row belongs to, in the clear once unsealed.
std::string reference_of(Row const& row)
{
    return std::string{name_of(row.stream.room)} + " " + row.stream.key + " " + row.key_scope;
}

bool read_reference(std::string const& text, Row& into)
{
    auto const first = text.find(' ');
    auto const second = text.find(' ', first + 1);
    if (first == std::string::npos || second == std::string::npos)
        return false;
    auto const stream = stream_named({text.substr(0, first), text.substr(first + 1, second - first - 1)});
    if (!stream)
        return false;
    into.stream = *stream;
    into.key_scope = text.substr(second + 1);
    return true;
}

/// Columns kind, number, at, reference, sealed. Nothing for an erased row.
std::optional<Row> row_from(store::Reader& reader, db::Row const& columns)
{
    Row row;
    row.kind = static_cast<RowKind>(columns.integer(0));
    row.number = static_cast<int>(columns.integer(1));
    row.at = columns.integer(2);
    auto const reference = reader.unseal(index_scope, purpose_of_reference, columns.bytes(3));
    if (!reference || !read_reference(text_from(*reference), row))
        return std::nullopt;
    auto const text = reader.unseal(row.key_scope, purpose_of_row, columns.bytes(4));
    if (!text)
        return std::nullopt;
    auto json = boost::json::parse(text_from(*text));
    row.data = std::move(json.as_object());
    return row;
}

}

void make_tables(store::Writer& writer)
{
    if (writer.projection(projection, tables_version))
        return;
    auto& sql = writer.sql();
    sql.run(db::spell(definition, sql.dialect()));
    writer.set_projection(projection, tables_version, writer.next_sequence());
}

void replace_rows(store::Writer& writer, StreamId const& stream, std::vector<Row> const& rows)
{
    auto& sql = writer.sql();
    auto const id = row_stream(writer, stream);
    sql.execute("DELETE FROM rows WHERE stream = $1", store::ByteView{id});
    for (auto const& row : rows) {
        auto const scope = writer.pseudonym("scope", row.key_scope);
        auto const reference = sealed_text(writer, index_scope, purpose_of_reference, reference_of(row));
        auto const sealed = sealed_text(writer, row.key_scope, purpose_of_row, boost::json::serialize(row.data));
        sql.execute("INSERT INTO rows (kind, stream, number, at, scope, reference, sealed) "
                    "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    static_cast<std::int64_t>(row.kind), store::ByteView{id}, static_cast<std::int64_t>(row.number),
                    row.at, store::ByteView{scope}, store::ByteView{reference}, store::ByteView{sealed});
    }
}

std::vector<Row> rows_between(store::Reader& reader, RowKind kind, std::int64_t from, std::int64_t to, int most)
{
    auto found = reader.sql().prepare("SELECT kind, number, at, reference, sealed FROM rows "
                                      "WHERE kind = $1 AND at >= $2 AND at < $3 "
                                      "ORDER BY kind, at, stream, number LIMIT $4");
    found.bind(static_cast<std::int64_t>(kind), from, to, static_cast<std::int64_t>(most));
    std::vector<Row> rows;
    while (found.next())
        if (auto row = row_from(reader, found.row()))
            rows.push_back(std::move(*row));
    return rows;
}

void each_row(store::Reader& reader, std::function<void(Row const&)> const& take)
{
    auto found = reader.sql().prepare("SELECT kind, number, at, reference, sealed FROM rows "
                                      "ORDER BY kind, stream, number");
    while (found.next())
        if (auto const row = row_from(reader, found.row()))
            take(*row);
}

void clear_tables(store::Writer& writer)
{
    writer.sql().execute("DELETE FROM rows");
    writer.sql().execute("DELETE FROM conferences_of_children");
}

void purge_scope(store::Writer& writer, std::string const& key_scope)
{
    auto const scope = writer.pseudonym("scope", key_scope);
    writer.sql().execute("DELETE FROM rows WHERE scope = $1", store::ByteView{scope});
}

void note_child(store::Writer& writer, ChildId const& child, ConferenceId const& conference)
{
    auto const of = writer.pseudonym("about", child.value);
    auto const what = writer.pseudonym("about:conference", conference.value);
    auto const reference = sealed_text(writer, index_scope, purpose_of_reference, conference.value);
    writer.sql().execute("INSERT INTO conferences_of_children (child, conference, reference) VALUES ($1, $2, $3) "
                         "ON CONFLICT (child, conference) DO NOTHING",
                         store::ByteView{of}, store::ByteView{what}, store::ByteView{reference});
}

std::vector<ConferenceId> conferences_of(store::Reader& reader, ChildId const& child)
{
    auto const of = reader.pseudonym("about", child.value);
    auto found = reader.sql().prepare("SELECT reference FROM conferences_of_children WHERE child = $1");
    found.bind(store::ByteView{of});
    std::vector<ConferenceId> conferences;
    while (found.next())
        if (auto const reference = reader.unseal(index_scope, purpose_of_reference, found.row().bytes(0)))
            conferences.emplace_back(text_from(*reference));
    std::ranges::sort(conferences);
    return conferences;
}

}

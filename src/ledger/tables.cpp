#include "ledger/tables.h"

#include "ledger/reference.h"
#include "store/fault.h"

#include <algorithm>
#include <map>

namespace noddfa::ledger {

using application::Row;
using application::RowKind;
using application::StreamId;

namespace {

// Which conferences a child is of is noted when it is recorded, and stays from version to version.
constexpr std::int64_t index_version = 1;
constexpr std::string_view index_projection = "rows";
constexpr std::int64_t rows_version = 9;
constexpr std::string_view rows_projection = "diary";
constexpr std::string_view purpose_of_row = "row";

constexpr std::string_view index_definition = R"(
CREATE TABLE conferences_of_children (
    child BYTES NOT NULL,
    conference BYTES NOT NULL,
    reference BYTES NOT NULL,
    PRIMARY KEY (child, conference)
) TABLE_OPTIONS;
)";

constexpr std::string_view rows_definition = R"(
DROP TABLE IF EXISTS rows;
DROP TABLE IF EXISTS basis;
DROP TABLE IF EXISTS disputes_of_children;
CREATE TABLE rows (
    kind INTEGER NOT NULL,
    stream BYTES NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    who BYTES NOT NULL,
    scope BYTES NOT NULL,
    reference BYTES NOT NULL,
    sealed BYTES NOT NULL,
    PRIMARY KEY (kind, stream, number)
) TABLE_OPTIONS;
CREATE INDEX rows_in_order ON rows (kind, at, stream, number);
CREATE INDEX rows_of_person ON rows (kind, who, at);
CREATE INDEX rows_of_scope ON rows (scope);
CREATE TABLE disputes_of_children (
    child BYTES NOT NULL,
    dispute BYTES NOT NULL,
    reference BYTES NOT NULL,
    PRIMARY KEY (child, dispute)
) TABLE_OPTIONS;
CREATE TABLE basis (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    as_of INTEGER NOT NULL,
    turned INTEGER NOT NULL,
    pass INTEGER NOT NULL,
    because INTEGER NOT NULL
) TABLE_OPTIONS;
)";

constexpr RowKind kinds[]{RowKind::conference, RowKind::register_, RowKind::diary,    RowKind::reminder,
                          RowKind::claim,      RowKind::meeting,   RowKind::likeness, RowKind::serving,
                          RowKind::owed,       RowKind::agency,    RowKind::address};

store::Id row_stream(store::Reader const& reader, StreamId const& stream)
{
    return reader.pseudonym("row:" + std::string{name_of(stream.room)}, stream.key);
}

store::Id person(store::Reader const& reader, std::string const& who)
{
    return who.empty() ? store::Id{} : reader.pseudonym("row:person", who);
}

/// Columns kind, number, at, reference, sealed. The stream too; nothing for an erased row.
std::optional<std::pair<StreamId, KeptRow>> kept_row(store::Reader& reader, db::Row const& columns)
{
    auto const reference = opened_reference(reader, columns.bytes(3));
    if (!reference)
        return std::nullopt;
    auto const text = reader.unseal(reference->key_scope, purpose_of_row, columns.bytes(4));
    if (!text)
        return std::nullopt;
    // The person stands before the row's own text.
    auto whole = text_of(*text);
    auto const end = whole.find('\n');
    if (end == std::string::npos)
        throw store::Fault{store::FaultCode::damaged_record};
    KeptRow row;
    row.kind = static_cast<RowKind>(columns.integer(0));
    row.number = static_cast<int>(columns.integer(1));
    row.at = columns.integer(2);
    row.who = whole.substr(0, end);
    row.key_scope = reference->key_scope;
    row.data = whole.substr(end + 1);
    return std::pair{reference->stream, std::move(row)};
}

std::vector<Row> rows_found(store::Reader& reader, db::Statement& found)
{
    std::vector<Row> rows;
    while (found.next())
        if (auto const row = kept_row(reader, found.row()))
            rows.push_back(row_from(row->first, row->second));
    return rows;
}

/// What the rows of an index about a child name, in order.
template<class Id> std::vector<Id> named_in(store::Reader& reader, std::string_view sql, ChildId const& child)
{
    auto const of = reader.pseudonym("about", child.value);
    auto found = reader.sql().prepare(sql);
    found.bind(store::ByteView{of});
    std::vector<Id> all;
    while (found.next())
        if (auto const name = opened_index_text(reader, found.row().bytes(0)))
            all.emplace_back(*name);
    std::ranges::sort(all);
    return all;
}

/// Whether it is found where the other was, by order, owner and scope.
bool is_in_its_place(Row const& row, KeptRow const& other)
{
    return row.kind == other.kind && row.at == other.at && row.key_scope == other.key_scope && row.whose() == other.who;
}

std::int64_t stored_day(Date day) { return day == Date{} ? 0 : application::day_number(day); }
Date day_stored(std::int64_t number)
{
    return number == 0 ? Date{} : Date{1970, 1, 1}.plus_days(static_cast<int>(number));
}

}

void make_tables(store::Writer& writer)
{
    auto& sql = writer.sql();
    if (!writer.projection(index_projection, index_version)) {
        sql.run(db::spell(index_definition, sql.dialect()));
        writer.set_projection(index_projection, index_version, writer.next_sequence());
    }
    if (writer.projection(rows_projection, rows_version))
        return;
    sql.run(db::spell(rows_definition, sql.dialect()));
    writer.set_projection(rows_projection, rows_version, writer.next_sequence());
    sql.execute("INSERT INTO basis (id, as_of, turned, pass, because) VALUES (1, 0, 0, $1, 0)",
                static_cast<std::int64_t>(writer.next_sequence() == 0 ? Pass::none : Pass::all));
}

Basis basis(store::Reader& reader)
{
    auto found = reader.sql().prepare("SELECT as_of, turned, pass, because FROM basis");
    if (!found.next())
        throw store::Fault{store::FaultCode::damaged_file};
    auto const row = found.row();
    return {day_stored(row.integer(0)), day_stored(row.integer(1)), static_cast<Pass>(row.integer(2)),
            static_cast<application::MoveCause>(row.integer(3))};
}

void set_basis(store::Writer& writer, Basis const& basis)
{
    writer.sql().execute("UPDATE basis SET as_of = $1, turned = $2, pass = $3, because = $4", stored_day(basis.as_of),
                         stored_day(basis.turned), static_cast<std::int64_t>(basis.pass),
                         static_cast<std::int64_t>(basis.because));
}

std::vector<KeptRow> kept_rows(store::Reader& reader, StreamId const& stream)
{
    auto const id = row_stream(reader, stream);
    std::vector<KeptRow> rows;
    auto found = reader.sql().prepare("SELECT kind, number, at, reference, sealed FROM rows "
                                      "WHERE kind = $1 AND stream = $2 ORDER BY number");
    for (auto const kind : kinds) {
        found.rewind();
        found.bind(static_cast<std::int64_t>(kind), store::ByteView{id});
        while (found.next())
            if (auto row = kept_row(reader, found.row()))
                rows.push_back(std::move(row->second));
    }
    return rows;
}

RowChanges changes(std::vector<KeptRow> const& kept, std::vector<Row> rows)
{
    RowChanges made;
    std::vector<bool> stays(kept.size());
    auto const find_same = [&](Row const& row) {
        for (std::size_t at = 0; at < kept.size(); ++at) {
            auto const& one = kept[at];
            if (!stays[at] && one.kind == row.kind && one.at == row.at && one.data == row.data
                && one.key_scope == row.key_scope && one.who == row.whose())
                return at;
        }
        return kept.size();
    };
    for (auto& row : rows) {
        if (auto const same = find_same(row); same < kept.size())
            stays[same] = true;
        else
            made.come.push_back(std::move(row));
    }
    for (std::size_t at = 0; at < kept.size(); ++at)
        if (!stays[at])
            made.gone.push_back(kept[at]);
    return made;
}

std::vector<KeptRow> write_changes(store::Writer& writer, StreamId const& stream, RowChanges const& changes,
                                   std::vector<KeptRow> const& kept)
{
    std::vector<KeptRow> came;
    if (changes.none())
        return came;
    auto& sql = writer.sql();
    auto const id = row_stream(writer, stream);
    auto const sealed = [&](Row const& row) {
        auto const text = row.whose() + "\n" + row.data;
        return writer.seal(row.key_scope, purpose_of_row, store::view_of(text));
    };
    auto gone = changes.gone;
    std::vector<Row const*> added;
    for (auto const& row : changes.come) {
        auto const place = std::ranges::find_if(gone, [&](KeptRow const& one) { return is_in_its_place(row, one); });
        if (place == gone.end()) {
            added.push_back(&row);
            continue;
        }
        // Only what it says is another: no index is touched.
        sql.execute("UPDATE rows SET sealed = $4 WHERE kind = $1 AND stream = $2 AND number = $3",
                    static_cast<std::int64_t>(row.kind), store::ByteView{id}, static_cast<std::int64_t>(place->number),
                    store::ByteView{sealed(row)});
        place->data = row.data;
        came.push_back(std::move(*place));
        gone.erase(place);
    }
    for (auto const& row : gone)
        sql.execute("DELETE FROM rows WHERE kind = $1 AND stream = $2 AND number = $3",
                    static_cast<std::int64_t>(row.kind), store::ByteView{id}, static_cast<std::int64_t>(row.number));
    std::map<RowKind, int> next;
    for (auto const& row : kept)
        next[row.kind] = std::max(next[row.kind], row.number + 1);
    std::map<std::string, store::Bytes> references;
    for (auto const* row : added) {
        auto const number = next[row->kind]++;
        auto const scope = writer.pseudonym("scope", row->key_scope);
        auto const whose = person(writer, row->whose());
        auto& reference = references[row->key_scope];
        if (reference.empty())
            reference = sealed_reference(writer, {stream, row->key_scope});
        sql.execute("INSERT INTO rows (kind, stream, number, at, who, scope, reference, sealed) "
                    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                    static_cast<std::int64_t>(row->kind), store::ByteView{id}, static_cast<std::int64_t>(number),
                    row->at, store::ByteView{whose}, store::ByteView{scope}, store::ByteView{reference},
                    store::ByteView{sealed(*row)});
        came.push_back({row->kind, number, row->at, row->whose(), row->key_scope, row->data});
    }
    return came;
}

Row row_from(StreamId const& stream, KeptRow const& kept)
{
    Row row{kept.kind, stream, kept.number, kept.at, kept.key_scope, kept.data, {}};
    bool const is_found_under =
        kept.kind == RowKind::likeness || kept.kind == RowKind::serving || kept.kind == RowKind::agency;
    if (is_found_under || application::is_post_key(kept.who))
        row.key = kept.who;
    else if (!kept.who.empty())
        row.who = PersonId{kept.who};
    return row;
}

std::vector<Row> rows_from(StreamId const& stream, std::vector<KeptRow> const& kept)
{
    std::vector<Row> rows;
    for (auto const& row : kept)
        rows.push_back(row_from(stream, row));
    return rows;
}

std::vector<Row> rows_between(store::Reader& reader, RowKind kind, std::int64_t from, std::int64_t to, int most)
{
    auto found = reader.sql().prepare("SELECT kind, number, at, reference, sealed FROM rows "
                                      "WHERE kind = $1 AND at >= $2 AND at < $3 "
                                      "ORDER BY kind, at, stream, number LIMIT $4");
    found.bind(static_cast<std::int64_t>(kind), from, to, static_cast<std::int64_t>(most));
    return rows_found(reader, found);
}

std::vector<Row> rows_of_owner(store::Reader& reader, RowKind kind, std::string const& owner, std::int64_t from,
                               std::int64_t to, int most)
{
    auto const whose = person(reader, owner);
    auto found = reader.sql().prepare("SELECT kind, number, at, reference, sealed FROM rows "
                                      "WHERE kind = $1 AND who = $2 AND at >= $3 AND at < $4 "
                                      "ORDER BY kind, who, at LIMIT $5");
    found.bind(static_cast<std::int64_t>(kind), store::ByteView{whose}, from, to, static_cast<std::int64_t>(most));
    return rows_found(reader, found);
}

std::int64_t count_rows(store::Reader& reader, RowKind kind)
{
    auto found = reader.sql().prepare("SELECT COUNT(*) FROM rows WHERE kind = $1");
    found.bind(static_cast<std::int64_t>(kind)).next();
    return found.row().integer(0);
}

bool has_open_rows(store::Reader& reader, StreamId const& stream)
{
    auto const id = row_stream(reader, stream);
    auto found = reader.sql().prepare("SELECT number FROM rows WHERE kind = $1 AND stream = $2 LIMIT 1");
    return found.bind(static_cast<std::int64_t>(RowKind::diary), store::ByteView{id}).next();
}

void each_row(store::Reader& reader, std::function<void(Row const&)> const& take)
{
    auto found = reader.sql().prepare("SELECT kind, number, at, reference, sealed FROM rows "
                                      "ORDER BY kind, stream, number");
    while (found.next())
        if (auto const row = kept_row(reader, found.row()))
            take(row_from(row->first, row->second));
}

void clear_tables(store::Writer& writer)
{
    writer.sql().execute("DELETE FROM rows");
    writer.sql().execute("DELETE FROM conferences_of_children");
    writer.sql().execute("DELETE FROM disputes_of_children");
}

std::set<StreamId> streams_of_scope(store::Reader& reader, std::string const& key_scope)
{
    auto const scope = reader.pseudonym("scope", key_scope);
    auto found = reader.sql().prepare("SELECT reference FROM rows WHERE scope = $1");
    found.bind(store::ByteView{scope});
    std::set<StreamId> streams;
    while (found.next())
        if (auto const reference = opened_reference(reader, found.row().bytes(0)))
            streams.insert(reference->stream);
    return streams;
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
    auto const reference = sealed_index_text(writer, conference.value);
    writer.sql().execute("INSERT INTO conferences_of_children (child, conference, reference) VALUES ($1, $2, $3) "
                         "ON CONFLICT (child, conference) DO NOTHING",
                         store::ByteView{of}, store::ByteView{what}, store::ByteView{reference});
}

std::vector<ConferenceId> conferences_of(store::Reader& reader, ChildId const& child)
{
    return named_in<ConferenceId>(reader, "SELECT reference FROM conferences_of_children WHERE child = $1", child);
}

void note_dispute(store::Writer& writer, ChildId const& child, DisputeId const& dispute)
{
    auto const of = writer.pseudonym("about", child.value);
    auto const what = writer.pseudonym("about:dispute", dispute.value);
    auto const reference = sealed_index_text(writer, dispute.value);
    writer.sql().execute("INSERT INTO disputes_of_children (child, dispute, reference) VALUES ($1, $2, $3) "
                         "ON CONFLICT (child, dispute) DO NOTHING",
                         store::ByteView{of}, store::ByteView{what}, store::ByteView{reference});
}

std::vector<DisputeId> disputes_of(store::Reader& reader, ChildId const& child)
{
    return named_in<DisputeId>(reader, "SELECT reference FROM disputes_of_children WHERE child = $1", child);
}

}

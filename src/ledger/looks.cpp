#include "ledger/looks.h"

#include "application/rows.h"
#include "base/bug.h"
#include "base/london.h"
#include "codec/read.h"
#include "codec/write.h"
#include "ledger/reference.h"
#include "ledger/stored_log.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <limits>
#include <set>

namespace noddfa::ledger {

using application::StreamId;

/// What is sealed in the log.
struct Looked {
    PersonId who;
    std::string role;
    std::string action;
    std::string room;
    std::string key;
    std::string key_scope;
    std::vector<ChildId> children;
    std::string why;
    std::string request;
};
BOOST_DESCRIBE_STRUCT(Looked, (), (who, role, action, room, key, key_scope, children, why, request))

namespace {

constexpr std::int64_t looks_version = 1;
constexpr std::string_view looks_projection = "looks";
constexpr std::string_view kind_of_stream = "look";
constexpr std::int64_t minute = 60'000'000; // microseconds

// One row for each child that a look shows; without a child, one with zeros.
constexpr std::string_view looks_definition = R"(
CREATE TABLE looks (
    child BYTES NOT NULL,
    number INTEGER NOT NULL,
    person BYTES NOT NULL,
    day INTEGER NOT NULL,
    work INTEGER NOT NULL,
    scope BYTES NOT NULL,
    PRIMARY KEY (child, number)
) TABLE_OPTIONS;
CREATE INDEX looks_of_person ON looks (person, number);
CREATE INDEX looks_of_day ON looks (day, person, number, child, work);
CREATE INDEX looks_of_scope ON looks (scope);
)";

struct LookRow {
    store::Id child{};
    std::int64_t number = 0;
    store::Id person{};
    std::int64_t day = 0;
    std::int64_t work = 0;
    store::Id scope{};
    auto operator<=>(LookRow const&) const = default;
};

store::StreamName stream_of(StreamId const& what)
{
    return {std::string{kind_of_stream}, std::string{name_of(what.room)} + " " + what.key};
}

Moment moment_of(std::int64_t committed_at) { return later(Moment{}, committed_at / minute); }

access::Role role_named(std::string_view text)
{
    auto const names = access::all_names(access::Role{});
    auto const found = std::ranges::find(names, text);
    return found == names.end() ? access::Role::none : static_cast<access::Role>(found - names.begin());
}

Looked opened(store::Record const& record)
{
    Looked looked;
    boost::json::error_code error;
    auto const json = boost::json::parse(text_of(record.payload), error);
    if (error || codec::read(json, looked))
        throw store::Fault{store::FaultCode::damaged_record, record.leaf.sequence};
    return looked;
}

std::vector<LookRow> rows_of(store::Reader& reader, Looked const& looked, std::int64_t number,
                             std::int64_t committed_at)
{
    LookRow row;
    row.number = number;
    row.person = reader.pseudonym("look:person", looked.who.value);
    row.day = application::day_number(moment_of(committed_at).day);
    row.work = is_of_the_work(role_named(looked.role));
    row.scope = reader.pseudonym("scope", looked.key_scope);
    if (looked.children.empty())
        return {row};
    std::vector<LookRow> rows;
    for (auto const& child : looked.children) {
        row.child = reader.pseudonym("look:child", child.value);
        rows.push_back(row);
    }
    return rows;
}

void insert(store::Writer& writer, std::vector<LookRow> const& rows)
{
    for (auto const& row : rows)
        writer.sql().execute("INSERT INTO looks (child, number, person, day, work, scope) "
                             "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (child, number) DO NOTHING",
                             store::ByteView{row.child}, row.number, store::ByteView{row.person}, row.day, row.work,
                             store::ByteView{row.scope});
}

/// The looks behind the numbers that a statement gives.
std::vector<KeptLook> looks_found(store::Reader& reader, db::Statement& found)
{
    std::vector<std::int64_t> numbers;
    while (found.next())
        numbers.push_back(found.row().integer(0));
    std::vector<KeptLook> all;
    for (auto const number : numbers) {
        auto const record = reader.record(static_cast<std::uint64_t>(number));
        if (record.erased)
            continue;
        auto looked = opened(record);
        auto what = stream_named({std::move(looked.room), std::move(looked.key)});
        if (!what)
            throw store::Fault{store::FaultCode::damaged_record, record.leaf.sequence};
        all.push_back({number, moment_of(record.leaf.committed_at), std::move(looked.who), std::move(looked.role),
                       std::move(looked.action), *std::move(what), std::move(looked.children), std::move(looked.why),
                       std::move(looked.request)});
    }
    return all;
}

std::int64_t below(std::int64_t before) { return before == 0 ? std::numeric_limits<std::int64_t>::max() : before; }

}

bool is_of_the_work(access::Role role)
{
    using enum access::Role;
    switch (role) {
    case none:
    case former_chair:
    case manager_with_need:
    case board_member:
    case claimant: return false;
    default: return true;
    }
}

void make_looks(store::Writer& writer)
{
    if (writer.projection(looks_projection, looks_version))
        return;
    writer.sql().run(db::spell(looks_definition, writer.sql().dialect()));
    writer.set_projection(looks_projection, looks_version, writer.next_sequence());
}

void record_look(store::Writer& writer, Look const& look)
{
    auto children = look.children;
    std::ranges::sort(children);
    children.erase(std::unique(children.begin(), children.end()), children.end());
    Looked const looked{look.who,
                        std::string{name(look.role)},
                        std::string{name(look.action)},
                        std::string{name_of(look.what.room)},
                        look.what.key,
                        look.key_scope,
                        std::move(children),
                        look.why,
                        look.request};
    auto const text = boost::json::serialize(codec::write(looked));
    store::NewRecord record;
    record.kind = audit::LeafClass::access;
    record.key_scope = look.key_scope;
    record.actor = look.who.value;
    record.object = look.what.key;
    record.object_type = static_cast<std::uint16_t>(look.what.room);
    record.session = look.session;
    record.role = static_cast<std::uint16_t>(look.role);
    record.action = static_cast<std::uint16_t>(look.action);
    record.payload = store::copy_of(store::view_of(text));
    auto const stream = stream_of(look.what);
    auto const number = writer.append(stream, writer.version(stream), std::span{&record, 1});
    if (!number)
        throw Bug{"the only writer was overtaken"};
    insert(writer, rows_of(writer, looked, static_cast<std::int64_t>(*number), writer.tail().committed_at));
}

std::vector<KeptLook> looks_at(store::Reader& reader, ChildId const& child, std::int64_t before, int most)
{
    auto const whom = reader.pseudonym("look:child", child.value);
    auto found = reader.sql().prepare("SELECT number FROM looks WHERE child = $1 AND number < $2 "
                                      "ORDER BY number DESC LIMIT $3");
    found.bind(store::ByteView{whom}, below(before), static_cast<std::int64_t>(most));
    return looks_found(reader, found);
}

std::vector<KeptLook> looks_of(store::Reader& reader, PersonId const& who, std::int64_t before, int most)
{
    auto const whose = reader.pseudonym("look:person", who.value);
    auto found = reader.sql().prepare("SELECT DISTINCT number FROM looks WHERE person = $1 AND number < $2 "
                                      "ORDER BY number DESC LIMIT $3");
    found.bind(store::ByteView{whose}, below(before), static_cast<std::int64_t>(most));
    return looks_found(reader, found);
}

std::vector<Looker> lookers(store::Reader& reader, Date from, Date to)
{
    store::Id const nobody{};
    auto found = reader.sql().prepare(
        "SELECT MAX(number), COUNT(DISTINCT number), COUNT(DISTINCT CASE WHEN work = 0 THEN number END), "
        "COUNT(DISTINCT CASE WHEN child <> $3 THEN child END) "
        "FROM looks WHERE day >= $1 AND day < $2 GROUP BY person");
    found.bind(application::day_number(from), application::day_number(to), store::ByteView{nobody});
    std::vector<std::pair<std::uint64_t, Looker>> counted;
    while (found.next()) {
        auto const row = found.row();
        counted.emplace_back(static_cast<std::uint64_t>(row.integer(0)), Looker{{},
                                                                                static_cast<int>(row.integer(1)),
                                                                                static_cast<int>(row.integer(2)),
                                                                                static_cast<int>(row.integer(3))});
    }
    std::vector<Looker> all;
    for (auto& [number, looker] : counted) {
        auto const record = reader.record(number);
        if (record.erased)
            continue;
        looker.who = opened(record).who;
        all.push_back(std::move(looker));
    }
    std::ranges::sort(all, {}, &Looker::who);
    return all;
}

LooksComparison remake_looks(store::Writer& writer, bool write)
{
    auto const row_in = [](db::Row const& row) {
        return LookRow{store::fixed_bytes<store::Id>(row.bytes(0)),
                       row.integer(1),
                       store::fixed_bytes<store::Id>(row.bytes(2)),
                       row.integer(3),
                       row.integer(4),
                       store::fixed_bytes<store::Id>(row.bytes(5))};
    };
    std::set<LookRow> live;
    auto found = writer.sql().prepare("SELECT child, number, person, day, work, scope FROM looks");
    while (found.next())
        live.insert(row_in(found.row()));
    LooksComparison comparison;
    std::vector<LookRow> missing;
    for (auto const& stream : writer.streams(kind_of_stream))
        for (auto const& record : writer.stream(stream)) {
            if (record.erased)
                continue;
            auto const number = static_cast<std::int64_t>(record.leaf.sequence);
            for (auto const& row : rows_of(writer, opened(record), number, record.leaf.committed_at)) {
                ++comparison.rows;
                if (live.erase(row) == 0)
                    missing.push_back(row);
            }
        }
    comparison.missing = missing.size();
    comparison.extra = live.size();
    if (write) {
        for (auto const& row : live)
            writer.sql().execute("DELETE FROM looks WHERE child = $1 AND number = $2", store::ByteView{row.child},
                                 row.number);
        insert(writer, missing);
    }
    return comparison;
}

void purge_looks(store::Writer& writer, std::string const& key_scope)
{
    auto const scope = writer.pseudonym("scope", key_scope);
    writer.sql().execute("DELETE FROM looks WHERE scope = $1", store::ByteView{scope});
}

}

#include "store/reader.h"

#include "base/bug.h"
#include "store/row.h"
#include "store/tiles.h"

#include <algorithm>
#include <utility>

namespace noddfa::store {

namespace {

Record served(std::variant<Record, DamagedRecord> found)
{
    if (auto const* damaged = std::get_if<DamagedRecord>(&found))
        throw Fault{damaged->why, damaged->sequence};
    return std::get<Record>(std::move(found));
}

Bytes bound_to(std::initializer_list<ByteView> parts)
{
    Bytes bound;
    for (auto const part : parts)
        bound.insert(bound.end(), part.begin(), part.end());
    return bound;
}

}

Bytes bound_to_command(Id const& command) { return bound_to({view_of("outcome"), command}); }

Bytes bound_to_stream(Id const& stream, std::string_view kind)
{
    return bound_to({view_of("stream"), stream, view_of(kind)});
}

Bytes bound_to_purpose(std::string_view purpose) { return bound_to({view_of("column"), view_of(purpose)}); }

Head Reader::head()
{
    auto statement = connection_.prepare("SELECT epoch, size, streams, committed_at, root FROM head");
    if (!statement.next())
        throw Fault{FaultCode::damaged_head};
    auto const row = statement.row();
    return {from_column(row.integer(0)), from_column(row.integer(1)), from_column(row.integer(2)), row.integer(3),
            fixed_bytes<Hash>(row.bytes(4))};
}

Reader::StreamHead Reader::stream_head(Id const& stream)
{
    auto statement = connection_.prepare("SELECT version, leaf_hash FROM streams WHERE stream = $1");
    if (statement.bind(ByteView{stream}).next())
        return {from_column(statement.row().integer(0)), fixed_bytes<Hash>(statement.row().bytes(1))};
    // Two indexes must agree that there is no such stream: one flipped bit in either must not hide its records.
    auto records = connection_.prepare("SELECT sequence FROM records WHERE stream = $1 LIMIT 1");
    if (records.bind(ByteView{stream}).next())
        throw Fault{FaultCode::damaged_stream, from_column(records.row().integer(0))};
    return {};
}

std::uint64_t Reader::version(StreamName const& name)
{
    auto const id = stream_id(name);
    if (!versions_)
        return stream_head(id).version;
    if (!size_)
        size_ = head().size;
    if (auto const known = versions_->find(id, *size_))
        return *known;
    auto const version = stream_head(id).version;
    versions_->keep(id, *size_, version);
    return version;
}

std::vector<Record> Reader::stream(StreamName const& name, std::uint64_t after)
{
    auto const id = stream_id(name);
    auto const head = stream_head(id);
    static std::string const sql =
        "SELECT " + std::string{row_columns} + " FROM records WHERE stream = $1 AND version > $2 ORDER BY version";
    auto statement = connection_.prepare(sql);
    statement.bind(ByteView{id}, as_column(after));
    std::vector<Record> records;
    std::optional<Hash> previous = after == 0 ? std::optional<Hash>{Hash{}} : std::nullopt;
    while (statement.next()) {
        auto const row = row_of(statement.row());
        auto record = served(opened(row, vault_));
        if (record.leaf.stream != id || record.leaf.stream_version != after + records.size() + 1
            || (previous && record.leaf.previous != *previous))
            throw Fault{FaultCode::damaged_stream, row.sequence};
        previous = fixed_bytes<Hash>(row.leaf_hash);
        records.push_back(std::move(record));
    }
    if (after + records.size() != head.version || (previous && *previous != head.hash))
        throw Fault{FaultCode::damaged_stream,
                    records.empty() ? std::nullopt : std::optional{records.back().leaf.sequence}};
    return records;
}

Record Reader::record(std::uint64_t sequence)
{
    static std::string const sql = "SELECT " + std::string{row_columns} + " FROM records WHERE sequence = $1";
    if (sequence >= head().size)
        throw Bug{"store: no such record"};
    try {
        auto statement = connection_.prepare(sql);
        if (!statement.bind(as_column(sequence)).next())
            throw Fault{FaultCode::damaged_record, sequence};
        auto const row = row_of(statement.row());
        if (row.sequence != sequence)
            throw Fault{FaultCode::damaged_record, sequence};
        return served(opened(row, vault_));
    } catch (db::Failure const& failure) {
        if (failure.code() == db::Code::corrupt)
            throw Fault{FaultCode::damaged_record, sequence, failure.code()};
        throw;
    }
}

// The record `sequence`, which the statement should stand before; nothing when it cannot be read or is not there, and
// the statement has to begin again after it.
std::optional<std::variant<Record, DamagedRecord>> Reader::next_in_scan(db::Statement& statement,
                                                                        std::uint64_t sequence)
{
    try {
        if (!statement.next())
            return std::nullopt;
        auto const row = row_of(statement.row());
        if (row.sequence != sequence)
            return std::nullopt;
        return opened(row, vault_);
    } catch (db::Failure const& failure) {
        if (failure.code() != db::Code::corrupt)
            throw;
        return std::nullopt;
    }
}

void Reader::scan(std::uint64_t from, std::uint64_t to,
                  std::function<void(std::variant<Record, DamagedRecord>)> const& take)
{
    static std::string const sql =
        "SELECT " + std::string{row_columns} + " FROM records WHERE sequence >= $1 AND sequence < $2 ORDER BY sequence";
    auto statement = connection_.prepare(sql);
    for (auto bound = false; from < to; ++from) {
        if (!std::exchange(bound, true)) {
            statement.rewind();
            statement.bind(as_column(from), as_column(to));
        }
        auto found = next_in_scan(statement, from);
        bound = found.has_value();
        take(found ? std::move(*found) : DamagedRecord{from});
    }
}

std::vector<StreamName> Reader::streams(std::string_view kind)
{
    auto statement = connection_.prepare("SELECT stream, kind, scope, sealed_key FROM streams");
    std::vector<StreamName> names;
    std::uint64_t count = 0;
    Bytes key;
    while (statement.next()) {
        ++count;
        auto const row = statement.row();
        auto const stream = fixed_bytes<Id>(row.bytes(0));
        auto const bound = bound_to_stream(stream, row.text(1));
        auto const opened = vault_.unseal(fixed_bytes<Id>(row.bytes(2)), bound, row.bytes(3), key);
        if (opened == audit::Opened::erased)
            continue;
        if (opened != audit::Opened::whole)
            throw Fault{FaultCode::damaged_stream};
        if (row.text(1) == kind)
            names.push_back({std::string{kind}, {key.begin(), key.end()}});
    }
    // A row that cannot be reached any more would be missing from the list.
    if (count != head().streams)
        throw Fault{FaultCode::damaged_stream};
    std::sort(names.begin(), names.end());
    return names;
}

Extent Reader::extent(std::string_view key_scope)
{
    auto const scope = vault_.scope_id(key_scope);
    auto counted = connection_.prepare("SELECT COUNT(*), COUNT(DISTINCT stream) FROM records WHERE scope = $1");
    counted.bind(ByteView{scope}).next();
    return {counted.row().integer(0), counted.row().integer(1), vault_.erased(scope)};
}

std::optional<KeptOutcome> Reader::outcome(std::string_view command)
{
    auto const id = vault_.pseudonym("command", command);
    auto statement = connection_.prepare("SELECT scope, sealed FROM commands WHERE command = $1");
    if (!statement.bind(ByteView{id}).next())
        return std::nullopt;
    KeptOutcome kept;
    auto const row = statement.row();
    auto const opened = vault_.unseal(fixed_bytes<Id>(row.bytes(0)), bound_to_command(id), row.bytes(1), kept.outcome);
    kept.erased = opened == audit::Opened::erased;
    if (!kept.erased && opened != audit::Opened::whole)
        throw Fault{FaultCode::damaged_outcome};
    return kept;
}

std::optional<std::uint64_t> Reader::projection(std::string_view name, std::int64_t version)
{
    auto statement = connection_.prepare("SELECT version, position FROM projections WHERE name = $1");
    if (!statement.bind(name).next() || statement.row().integer(0) != version)
        return std::nullopt;
    return from_column(statement.row().integer(1));
}

std::optional<std::string> Reader::checkpoint()
{
    auto statement = connection_.prepare("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1");
    if (!statement.next())
        return std::nullopt;
    return std::string{statement.row().text(0)};
}

audit::Proof Reader::inclusion(std::uint64_t sequence, std::uint64_t size)
{
    return audit::inclusion_proof(StoredNodes{connection_}, sequence, size);
}

audit::Proof Reader::consistency(std::uint64_t from, std::uint64_t size)
{
    return audit::consistency_proof(StoredNodes{connection_}, from, size);
}

std::optional<Bytes> Reader::unseal(std::string_view key_scope, std::string_view purpose, ByteView sealed)
{
    Bytes plain;
    auto const opened = vault_.unseal(vault_.scope_id(key_scope), bound_to_purpose(purpose), sealed, plain);
    if (opened == audit::Opened::erased)
        return std::nullopt;
    if (opened != audit::Opened::whole)
        throw Fault{FaultCode::damaged_record};
    return plain;
}

}

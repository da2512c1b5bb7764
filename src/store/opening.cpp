#include "store/opening.h"

#include "audit/checkpoint.h"
#include "store/row.h"

namespace noddfa::store {

namespace {

std::uint64_t counted(db::Connection& connection, char const* sql)
{
    auto statement = connection.prepare(sql);
    return statement.next() ? from_column(statement.row().integer(0)) : 0;
}

[[noreturn]] void damaged_head() { throw Fault{FaultCode::damaged_head}; }

// The records since the last full tile, of which only their own hashes speak.
void check_last_records(db::Connection& connection, Head const& head)
{
    static std::string const sql =
        "SELECT " + std::string{row_columns} + " FROM records WHERE sequence >= $1 ORDER BY sequence";
    auto statement = connection.prepare(sql);
    auto next = head.size - head.size % tile_width;
    statement.bind(as_column(next));
    while (statement.next()) {
        auto const row = row_of(statement.row());
        Hash hash{};
        auto const leaf = sound_leaf(row, hash);
        if (!leaf || row.sequence != next++ || leaf->epoch > head.epoch || leaf->committed_at > head.committed_at)
            damaged_head();
    }
    if (next != head.size)
        damaged_head();
}

void check_last_checkpoint(db::Connection& connection, Head const& head, audit::VerifierKey const& key)
{
    auto statement = connection.prepare("SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1");
    if (!statement.next())
        return;
    audit::Checkpoint checkpoint;
    auto const fault = audit::open_checkpoint(statement.row().text(1), key.name, key, checkpoint);
    if (fault == audit::CheckpointFault::wrong_origin)
        throw Fault{FaultCode::wrong_origin};
    if (fault != audit::CheckpointFault::none || checkpoint.size != from_column(statement.row().integer(0))
        || checkpoint.size > head.size || checkpoint.root != audit::root_of(StoredNodes{connection}, checkpoint.size))
        damaged_head();
}

}

bool has_records(db::Connection& connection)
{
    return counted(connection, "SELECT COUNT(*) FROM (SELECT sequence FROM records LIMIT 1) AS first") > 0;
}

void make_head(db::Connection& connection)
{
    connection.execute("INSERT INTO head (id, epoch, size, streams, committed_at, root) VALUES (1, 0, 0, 0, 0, $1) "
                       "ON CONFLICT (id) DO NOTHING",
                       ByteView{audit::Frontier{}.root()});
}

Tail checked_tail(db::Connection& connection, audit::VerifierKey const& key)
{
    auto statement = connection.prepare("SELECT epoch, size, streams, committed_at, root FROM head WHERE id = 1");
    if (!statement.next())
        damaged_head();
    auto const row = statement.row();
    Head const head{from_column(row.integer(0)), from_column(row.integer(1)), from_column(row.integer(2)),
                    row.integer(3), fixed_bytes<Hash>(row.bytes(4))};
    if (counted(connection, "SELECT COUNT(*) FROM records") != head.size
        || counted(connection, "SELECT COUNT(*) FROM streams") != head.streams)
        damaged_head();
    check_last_records(connection, head);
    Tail tail{head.streams, head.committed_at, TileEdge::read(connection, head.size)};
    if (tail.tree.root() != head.root)
        damaged_head();
    check_last_checkpoint(connection, head, key);
    return tail;
}

std::set<Id> tombstones(db::Connection& connection)
{
    static std::string const sql = "SELECT " + std::string{row_columns} + " FROM records WHERE class = 7";
    auto statement = connection.prepare(sql);
    std::set<Id> scopes;
    while (statement.next()) {
        Hash hash{};
        auto const row = row_of(statement.row());
        auto const leaf = sound_leaf(row, hash);
        if (!leaf)
            throw Fault{FaultCode::damaged_record, row.sequence};
        scopes.insert(leaf->object);
    }
    return scopes;
}

std::uint64_t raise_epoch(db::Connection& connection)
{
    connection.begin_write();
    connection.execute("UPDATE head SET epoch = epoch + 1 WHERE id = 1");
    connection.commit();
    auto statement = connection.prepare("SELECT epoch FROM head WHERE id = 1");
    if (!statement.next())
        damaged_head();
    return from_column(statement.row().integer(0));
}

}

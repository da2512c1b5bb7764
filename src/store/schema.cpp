#include "store/schema.h"

#include "base/bug.h"
#include "store/fault.h"

namespace noddfa::store {

namespace {

constexpr std::string_view version_table = "CREATE TABLE schema (version INTEGER NOT NULL) TABLE_OPTIONS;"
                                           "INSERT INTO schema VALUES (0);";

// Version 1. `stream`, `command` and `scope` are pseudonyms; the tree's tiles hold the roots of each 256 nodes below;
// `head` is what the rest is checked against at opening.
constexpr std::string_view log_tables = R"(
CREATE TABLE head (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    epoch INTEGER NOT NULL,
    size INTEGER NOT NULL,
    streams INTEGER NOT NULL,
    committed_at INTEGER NOT NULL,
    root BYTES NOT NULL
) TABLE_OPTIONS;
CREATE TABLE records (
    sequence INTEGER PRIMARY KEY NOT NULL,
    stream BYTES NOT NULL,
    version INTEGER NOT NULL,
    class INTEGER NOT NULL,
    scope BYTES NOT NULL,
    leaf BYTES NOT NULL,
    leaf_hash BYTES NOT NULL,
    sealed BYTES NOT NULL
) TABLE_OPTIONS;
CREATE UNIQUE INDEX records_of_stream ON records (stream, version);
CREATE INDEX disposals ON records (sequence) WHERE class = 7;
CREATE TABLE streams (
    stream BYTES PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    leaf_hash BYTES NOT NULL,
    scope BYTES NOT NULL,
    sealed_key BYTES NOT NULL
) TABLE_OPTIONS;
CREATE TABLE commands (
    command BYTES PRIMARY KEY NOT NULL,
    scope BYTES NOT NULL,
    sealed BYTES NOT NULL
) TABLE_OPTIONS;
CREATE TABLE tiles (
    level INTEGER NOT NULL,
    position INTEGER NOT NULL,
    hash BYTES NOT NULL,
    PRIMARY KEY (level, position)
) TABLE_OPTIONS;
CREATE TABLE checkpoints (
    size INTEGER PRIMARY KEY NOT NULL,
    note TEXT NOT NULL
) TABLE_OPTIONS;
CREATE TABLE projections (
    name TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL
) TABLE_OPTIONS;
)";

constexpr Migration log_migrations[]{{1, log_tables}};

void carry_out(db::Connection& connection, Migration const& step)
{
    connection.begin_write();
    try {
        if (step.version == 1)
            connection.run(db::spell(version_table, connection.dialect()));
        connection.run(db::spell(step.definition, connection.dialect()));
        connection.execute("UPDATE schema SET version = $1", step.version);
        connection.commit();
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

}

std::span<Migration const> migrations() { return log_migrations; }

std::int64_t schema_version(db::Connection& connection)
{
    try {
        auto version = connection.prepare("SELECT version FROM schema");
        return version.next() ? version.row().integer(0) : 0;
    } catch (db::Failure const& failure) {
        if (failure.code() == db::Code::other) // no such table
            return 0;
        throw;
    }
}

void migrate(db::Connection& connection, std::span<Migration const> steps)
{
    auto const found = schema_version(connection);
    if (!steps.empty() && found > steps.back().version)
        throw Fault{FaultCode::newer_schema};
    auto next = found;
    for (auto const& step : steps) {
        if (step.version != next + 1 && step.version > next)
            throw Bug{"store: migrations follow each other"};
        if (step.version <= next)
            continue;
        carry_out(connection, step);
        next = step.version;
    }
}

}

#pragma once

#include "db/connection.h"

#include <span>
#include <string_view>

namespace noddfa::store {

/// One step from a schema version to the next: data definitions as `db::spell` takes them.
struct Migration {
    std::int64_t version; ///< the version it leads to, from 1
    std::string_view definition;
};

/// Those of the log, in order. What was released is never changed; a change is a new row.
std::span<Migration const> migrations();

/// Brings a database to the last version, each step in its own transaction. `Fault` with `newer_schema` when it is
/// beyond.
void migrate(db::Connection& connection, std::span<Migration const> steps);

/// The version a database is at; 0 when nothing is there.
std::int64_t schema_version(db::Connection& connection);

}

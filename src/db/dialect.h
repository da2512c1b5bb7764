#pragma once

#include <string>
#include <string_view>

namespace noddfa::db {

/// In what the databases differ; everything else is one SQL text.
enum class Dialect { sqlite, postgresql };

/// A data definition for a dialect. Write types as INTEGER (64 bits), TEXT and BYTES; end each `CREATE TABLE` with
/// `) TABLE_OPTIONS;`. PostgreSQL gets BIGINT and BYTEA, SQLite BLOB and STRICT tables, so that a column holds only
/// what it says.
std::string spell(std::string_view definition, Dialect dialect);

}

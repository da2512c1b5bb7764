#include "db/sqlite_prepared.h"

#include "base/bug.h"
#include "db/sqlite_code.h"

#include <sqlite3.h>

#include <string>

namespace noddfa::db {

namespace {

sqlite3_destructor_type held(Bound bound) { return bound == Bound::copied ? SQLITE_TRANSIENT : SQLITE_STATIC; }

int bind_to(sqlite3_stmt* statement, int place, Null, Bound) { return sqlite3_bind_null(statement, place); }

int bind_to(sqlite3_stmt* statement, int place, std::int64_t number, Bound)
{
    return sqlite3_bind_int64(statement, place, number);
}

int bind_to(sqlite3_stmt* statement, int place, std::string_view text, Bound bound)
{
    return sqlite3_bind_text64(statement, place, text.empty() ? "" : text.data(), text.size(), held(bound),
                               SQLITE_UTF8);
}

int bind_to(sqlite3_stmt* statement, int place, ByteView bytes, Bound bound)
{
    // A null pointer would bind NULL.
    if (bytes.empty())
        return sqlite3_bind_zeroblob(statement, place, 0);
    return sqlite3_bind_blob64(statement, place, bytes.data(), bytes.size(), held(bound));
}

}

SqlitePrepared::SqlitePrepared(sqlite3* connection, std::string_view sql)
{
    auto const result = sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                                           SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
    check_sqlite(result);
    if (!statement_)
        throw Bug{"db: empty statement"};
    // SQLite takes $1 for a name and numbers names by their first appearance.
    for (int number = 1; number <= sqlite3_bind_parameter_count(statement_); ++number) {
        auto const place = sqlite3_bind_parameter_index(statement_, ("$" + std::to_string(number)).c_str());
        if (place == 0) {
            sqlite3_finalize(statement_);
            throw Bug{"db: parameters are $1, $2, … without a gap"};
        }
        places_.push_back(place);
    }
}

SqlitePrepared::~SqlitePrepared() { sqlite3_finalize(statement_); }

void SqlitePrepared::bind(int number, Value const& value, Bound bound)
{
    if (number < 1 || static_cast<std::size_t>(number) > places_.size())
        throw Bug{"db: more values than parameters"};
    auto const place = places_[static_cast<std::size_t>(number) - 1];
    check_sqlite(std::visit([&](auto const& one) { return bind_to(statement_, place, one, bound); }, value));
}

bool SqlitePrepared::step()
{
    auto const result = sqlite3_step(statement_);
    check_sqlite(result);
    return result == SQLITE_ROW;
}

void SqlitePrepared::reset()
{
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

void SqlitePrepared::expect(int column, int type) const
{
    if (column < 0 || column >= sqlite3_data_count(statement_))
        throw Bug{"db: no such column, or no row"};
    if (sqlite3_column_type(statement_, column) != type)
        throw Failure{Code::corrupt, SQLITE_MISMATCH};
}

bool SqlitePrepared::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::int64_t SqlitePrepared::integer(int column) const
{
    expect(column, SQLITE_INTEGER);
    return sqlite3_column_int64(statement_, column);
}

std::string_view SqlitePrepared::text(int column) const
{
    expect(column, SQLITE_TEXT);
    auto const* start = sqlite3_column_text(statement_, column);
    if (!start)
        throw Failure{Code::out_of_memory};
    return {reinterpret_cast<char const*>(start), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

ByteView SqlitePrepared::bytes(int column) const
{
    expect(column, SQLITE_BLOB);
    auto const* start = static_cast<std::uint8_t const*>(sqlite3_column_blob(statement_, column));
    return {start, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

}

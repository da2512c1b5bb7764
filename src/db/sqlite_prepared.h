#pragma once

#include "db/statement.h"

struct sqlite3;
struct sqlite3_stmt;

namespace noddfa::db {

/// A statement of SQLite.
class SqlitePrepared final : public Prepared {
public:
    SqlitePrepared(sqlite3* connection, std::string_view sql);
    ~SqlitePrepared() override;
    SqlitePrepared(SqlitePrepared const&) = delete;
    SqlitePrepared& operator=(SqlitePrepared const&) = delete;

    void bind(int number, Value const& value, Bound bound) override;
    bool step() override;
    void reset() override;
    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    std::string_view text(int column) const override;
    ByteView bytes(int column) const override;

private:
    void expect(int column, int type) const;

    sqlite3_stmt* statement_ = nullptr;
    std::vector<int> places_; ///< SQLite's index of `$1`, `$2`, …
};

}

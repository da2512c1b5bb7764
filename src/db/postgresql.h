#pragma once

#include "db/connection.h"

#include <string>

struct pg_conn;

namespace noddfa::db {

enum class PostgresqlMode { write, read };

/// A connection to a PostgreSQL server (15 or later), encoded in UTF-8, committing synchronously. A transaction that
/// writes is READ COMMITTED, for there is one writer; one that reads has a snapshot (REPEATABLE READ).
///
/// A commit whose answer was lost, or that came with a warning (a wait for a standby that was called off), is a
/// `Failure` with `sync`: only reading the log again tells what was kept.
class PostgresqlConnection final : public Connection {
public:
    /// `where` as libpq takes it (`host=… dbname=… user=…`).
    PostgresqlConnection(std::string const& where, PostgresqlMode mode);
    ~PostgresqlConnection() override;

    void run(std::string const& sql) override;
    void begin_write() override { run("BEGIN"); }
    void begin_read() override { run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }
    void commit() override;
    void roll_back() noexcept override;
    bool in_transaction() const override;
    std::int64_t changed() const override { return changed_; }
    Dialect dialect() const override { return Dialect::postgresql; }

protected:
    std::unique_ptr<Prepared> make(std::string_view sql) override;

private:
    pg_conn* handle_ = nullptr;
    std::int64_t changed_ = 0;
    int warnings_ = 0; ///< that the server sent on this connection
    int made_ = 0;     ///< statements, for their names
};

/// A database of a PostgreSQL server.
class PostgresqlDatabase final : public Database {
public:
    explicit PostgresqlDatabase(std::string where) : where_(std::move(where)) {}
    std::unique_ptr<Connection> open_writer() override;
    std::unique_ptr<Connection> open_reader() override;

private:
    std::string where_;
};

}

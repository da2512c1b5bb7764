#pragma once

#include "db/connection.h"

#include <chrono>
#include <filesystem>

struct sqlite3;

namespace noddfa::db {

enum class SqliteMode {
    create, ///< to read and write, made if missing (mode 0600)
    write,  ///< to read and write, must exist
    read,
    frozen, ///< to read a file that nobody writes, in a folder that may be read-only; no journal is looked at
};

enum class SqliteJournal {
    write_ahead, ///< for the log: readers go on while one writes
    rollback,    ///< one self-contained file between transactions, nothing of it in a journal
    as_it_is,
};

struct SqliteOptions {
    SqliteMode mode = SqliteMode::create;
    SqliteJournal journal = SqliteJournal::write_ahead;
    std::string vfs;                                   ///< SQLite's name of a file system; empty: the usual
    std::chrono::milliseconds patience{5000};          ///< how long to wait for a lock
};

/// A connection to an SQLite file, with synchronous=FULL (EXTRA with a rollback journal), foreign keys, no memory map,
/// a cache of 16 MiB at most, temporary data in memory only (it would be readable beside the file), deleted content
/// overwritten, and no checkpoint but by `tidy()`.
class SqliteConnection final : public Connection {
public:
    SqliteConnection(std::filesystem::path const& file, SqliteOptions const& options);
    ~SqliteConnection() override;

    void run(std::string const& sql) override;
    void begin_write() override { execute("BEGIN IMMEDIATE"); }
    void begin_read() override { execute("BEGIN"); }
    void commit() override { execute("COMMIT"); }
    void roll_back() noexcept override;
    bool in_transaction() const override;
    std::int64_t changed() const override;
    /// A checkpoint, once the journal has grown past `pages_before_checkpoint`. `Failure` with `sync` when the file
    /// could not be synced; being held up by a reader is no failure.
    void tidy() override;
    /// Looks into the file: opening alone does not.
    void must_be_readable();
    Dialect dialect() const override { return Dialect::sqlite; }
    sqlite3* handle() const { return handle_; }

    static constexpr int pages_before_checkpoint = 1000;
    static constexpr int pages_before_waiting = 16000; ///< 64 MiB of journal: now wait for the readers

protected:
    std::unique_ptr<Prepared> make(std::string_view sql) override;

private:
    void configure(SqliteOptions const& options);

    sqlite3* handle_ = nullptr;
    int journal_pages_ = 0;
};

/// An SQLite file.
class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(std::filesystem::path file, std::string vfs = {})
        : file_(std::move(file)), vfs_(std::move(vfs))
    {
    }
    std::unique_ptr<Connection> open_writer() override;
    std::unique_ptr<Connection> open_reader() override;

private:
    std::filesystem::path file_;
    std::string vfs_;
};

/// Copies a database that may be in use as one snapshot into a new file (mode 0600), which needs no journal beside it.
void copy_sqlite(SqliteConnection& from, std::filesystem::path const& to);

/// Whether SQLite's own structural check of a file finds nothing. It sees the pages, not what stands in the rows.
bool sqlite_structure_is_sound(Connection& connection);

}

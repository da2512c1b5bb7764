#include "db/sqlite.h"

#include "db/sqlite_code.h"
#include "db/sqlite_prepared.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace noddfa::db {

namespace {

// Makes the file before SQLite does, for us alone; SQLite gives its journals the same mode.
void make_private_file(std::filesystem::path const& file)
{
    auto const descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        ::close(descriptor);
}

int flags_of(SqliteMode mode)
{
    constexpr int always = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
    case SqliteMode::create: return always | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case SqliteMode::write: return always | SQLITE_OPEN_READWRITE;
    case SqliteMode::read: return always | SQLITE_OPEN_READONLY;
    case SqliteMode::frozen: break;
    }
    return always | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
}

// SQLite's URI of a file; every byte that is not plainly a letter, digit or slash is escaped.
std::string frozen_uri(std::filesystem::path const& file)
{
    static constexpr char const* digits = "0123456789abcdef";
    std::string uri = "file:";
    for (auto const character : std::filesystem::absolute(file).string()) {
        auto const byte = static_cast<unsigned char>(character);
        if ((byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte == '/')
            uri += character;
        else
            uri += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return uri + "?immutable=1";
}

int count_pages(void* pages, sqlite3*, char const*, int now)
{
    *static_cast<int*>(pages) = now;
    return SQLITE_OK;
}

constexpr char const* pragmas =
    "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
    "PRAGMA mmap_size=0; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;"
    "PRAGMA wal_autocheckpoint=0;";

}

SqliteConnection::SqliteConnection(std::filesystem::path const& file, SqliteOptions const& options)
{
    // SQLite's count of its own memory is asked for by nobody, and takes a lock at every allocation. It can only be
    // switched off before the first use.
    static int const uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(uncounted);
    if (options.mode == SqliteMode::create)
        make_private_file(file);
    auto const name = options.mode == SqliteMode::frozen ? frozen_uri(file) : file.string();
    auto const* vfs = options.vfs.empty() ? nullptr : options.vfs.c_str();
    try {
        check_sqlite(sqlite3_open_v2(name.c_str(), &handle_, flags_of(options.mode), vfs));
        configure(options);
    } catch (...) {
        sqlite3_close(handle_);
        throw;
    }
}

void SqliteConnection::configure(SqliteOptions const& options)
{
    sqlite3_busy_timeout(handle_, static_cast<int>(options.patience.count()));
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    run(pragmas);
    if (options.mode == SqliteMode::read || options.mode == SqliteMode::frozen) {
        // The last to close checkpoints; only a writer may.
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        return;
    }
    // A rollback journal commits by being unlinked, and only EXTRA makes the unlinking last; the change to a
    // write-ahead journal is itself such a commit.
    run("PRAGMA synchronous=EXTRA");
    if (options.journal != SqliteJournal::as_it_is) {
        auto const write_ahead = options.journal == SqliteJournal::write_ahead;
        run(write_ahead ? "PRAGMA journal_mode=WAL" : "PRAGMA journal_mode=DELETE");
        auto mode = prepare("PRAGMA journal_mode");
        if (!mode.next() || mode.row().text(0) != (write_ahead ? "wal" : "delete"))
            throw Failure{Code::cannot_open};
    }
    if (options.journal == SqliteJournal::write_ahead)
        run("PRAGMA synchronous=FULL");
    sqlite3_wal_hook(handle_, count_pages, &journal_pages_);
}

SqliteConnection::~SqliteConnection()
{
    forget_statements();
    sqlite3_close(handle_);
}

void SqliteConnection::run(std::string const& sql)
{
    check_sqlite(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr));
}

void SqliteConnection::roll_back() noexcept
{
    if (in_transaction())
        sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

std::int64_t SqliteConnection::changed() const { return sqlite3_changes64(handle_); }

void SqliteConnection::tidy()
{
    if (journal_pages_ < pages_before_checkpoint)
        return;
    auto const how = journal_pages_ < pages_before_waiting ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_RESTART;
    auto const result = sqlite3_wal_checkpoint_v2(handle_, nullptr, how, nullptr, nullptr);
    // A reader in the way, or a full disk, is tried again after the next commit: the journal still holds everything.
    auto const later =
        result != SQLITE_OK && (code_of_sqlite(result) == Code::busy || code_of_sqlite(result) == Code::full);
    if (!later)
        check_sqlite(result);
}

void SqliteConnection::must_be_readable() { prepare("SELECT COUNT(*) FROM sqlite_master").next(); }

std::unique_ptr<Prepared> SqliteConnection::make(std::string_view sql)
{
    return std::make_unique<SqlitePrepared>(handle_, sql);
}

std::unique_ptr<Connection> SqliteDatabase::open_writer()
{
    SqliteOptions options;
    options.vfs = vfs_;
    return std::make_unique<SqliteConnection>(file_, options);
}

std::unique_ptr<Connection> SqliteDatabase::open_reader()
{
    SqliteOptions options;
    options.mode = SqliteMode::read;
    options.vfs = vfs_;
    return std::make_unique<SqliteConnection>(file_, options);
}

}

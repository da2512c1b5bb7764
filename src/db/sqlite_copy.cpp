#include "db/sqlite.h"
#include "db/sqlite_code.h"

#include <sqlite3.h>

namespace noddfa::db {

namespace {

// One step from one read transaction: a single snapshot, however much is written meanwhile.
void copy_all_pages(SqliteConnection& from, SqliteConnection& to)
{
    auto* const copying = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!copying)
        throw Failure{code_of_sqlite(sqlite3_extended_errcode(to.handle()))};
    auto const stepped = sqlite3_backup_step(copying, -1);
    auto const finished = sqlite3_backup_finish(copying);
    check_sqlite(stepped);
    check_sqlite(finished);
}

}

void copy_sqlite(SqliteConnection& from, std::filesystem::path const& to)
{
    if (std::filesystem::exists(to))
        throw Failure{Code::cannot_open};
    SqliteOptions writing;
    writing.journal = SqliteJournal::rollback;
    SqliteConnection copy{to, writing};
    copy_all_pages(from, copy);
    // The copied header says that a write-ahead journal belongs to the file; the copy stands alone.
    copy.run("PRAGMA journal_mode=DELETE");
}

bool sqlite_structure_is_sound(Connection& connection)
{
    auto check = connection.prepare("PRAGMA integrity_check(1)");
    return check.next() && check.row().text(0) == "ok";
}

}

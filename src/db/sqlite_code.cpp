#include "db/sqlite_code.h"

#include <sqlite3.h>

namespace noddfa::db {

Code code_of_sqlite(int result)
{
    switch (result) { // extended codes that mean more than their class says
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC: return Code::sync;
    case SQLITE_IOERR_NOMEM: return Code::out_of_memory;
    case SQLITE_IOERR_CORRUPTFS: return Code::corrupt;
    default: break;
    }
    switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Code::busy;
    case SQLITE_FULL: return Code::full;
    case SQLITE_READONLY: return Code::read_only;
    case SQLITE_CONSTRAINT: return Code::constraint;
    case SQLITE_CORRUPT: return Code::corrupt;
    case SQLITE_NOTADB: return Code::not_a_database;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH: return Code::cannot_open;
    case SQLITE_IOERR: return Code::io;
    case SQLITE_NOMEM: return Code::out_of_memory;
    case SQLITE_INTERRUPT: return Code::interrupted;
    default: return Code::other;
    }
}

void check_sqlite(int result)
{
    if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE)
        throw Failure{code_of_sqlite(result), result};
}

}

#pragma once

#include "db/failure.h"

namespace noddfa::db {

/// The code for one of SQLite's extended result codes.
Code code_of_sqlite(int result);

/// Throws a `Failure` for anything but OK, ROW and DONE.
void check_sqlite(int result);

}

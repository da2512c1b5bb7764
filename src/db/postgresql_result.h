#pragma once

#include "db/failure.h"

#include <libpq-fe.h>

#include <memory>

namespace noddfa::db {

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresqlResult = std::unique_ptr<PGresult, ClearResult>;

/// The code for one of PostgreSQL's five-character SQLSTATEs; none, when the connection broke.
Code code_of_sqlstate(char const* state);
/// An SQLSTATE as the number that `Failure` carries: its digits and letters in base 36.
int number_of_sqlstate(char const* state);
/// Throws a `Failure` for anything but a command carried out or rows given.
void check_postgresql(PostgresqlResult const& result);

}

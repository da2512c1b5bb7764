#include "db/postgresql.h"

#include "db/postgresql_prepared.h"
#include "db/postgresql_result.h"

#include <libpq-fe.h>

#include <string_view>

namespace noddfa::db {

namespace {

// The text of a notice can quote what was bound: only that it came is kept.
void count_warning(void* count, PGresult const* notice)
{
    auto const* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity && std::string_view{severity} == "WARNING")
        ++*static_cast<int*>(count);
}

}

PostgresqlConnection::PostgresqlConnection(std::string const& where, PostgresqlMode mode)
    : handle_(PQconnectdb(where.c_str()))
{
    if (PQstatus(handle_) != CONNECTION_OK || PQserverVersion(handle_) < 150000
        || PQsetClientEncoding(handle_, "UTF8") != 0) {
        PQfinish(handle_);
        throw Failure{Code::cannot_open};
    }
    PQsetNoticeReceiver(handle_, count_warning, &warnings_);
    try {
        run(mode == PostgresqlMode::read ? "SET default_transaction_read_only = on" : "SET synchronous_commit = on");
    } catch (...) {
        PQfinish(handle_);
        throw;
    }
}

PostgresqlConnection::~PostgresqlConnection()
{
    forget_statements();
    PQfinish(handle_);
}

void PostgresqlConnection::run(std::string const& sql)
{
    check_postgresql(PostgresqlResult{PQexec(handle_, sql.c_str())});
}

void PostgresqlConnection::commit()
{
    auto const before = warnings_;
    PostgresqlResult const result{PQexec(handle_, "COMMIT")};
    if (PQstatus(handle_) != CONNECTION_OK)
        throw Failure{Code::sync};
    check_postgresql(result);
    // A transaction that had failed is answered with ROLLBACK.
    if (std::string_view{PQcmdStatus(result.get())} != "COMMIT")
        throw Failure{Code::interrupted};
    if (warnings_ != before)
        throw Failure{Code::sync};
}

void PostgresqlConnection::roll_back() noexcept
{
    if (PQtransactionStatus(handle_) != PQTRANS_IDLE)
        PQclear(PQexec(handle_, "ROLLBACK"));
}

bool PostgresqlConnection::in_transaction() const
{
    auto const status = PQtransactionStatus(handle_);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

std::unique_ptr<Prepared> PostgresqlConnection::make(std::string_view sql)
{
    return std::make_unique<PostgresqlPrepared>(handle_, "s" + std::to_string(++made_), std::string{sql}, changed_);
}

std::unique_ptr<Connection> PostgresqlDatabase::open_writer()
{
    return std::make_unique<PostgresqlConnection>(where_, PostgresqlMode::write);
}

std::unique_ptr<Connection> PostgresqlDatabase::open_reader()
{
    return std::make_unique<PostgresqlConnection>(where_, PostgresqlMode::read);
}

}

#pragma once

#include "db/postgresql.h"

#include <atomic>
#include <cstdlib>
#include <memory>
#include <unistd.h>

/// A PostgreSQL for the tests: the server that `tests/rigs/postgresql` starts for the program it runs.
namespace noddfa {

/// Where it is, as libpq takes it; nothing when there is none.
inline char const* postgresql_of_tests() { return std::getenv("NODDFA_POSTGRESQL"); }

/// A schema of its own on that server, gone at the end.
class TestPostgresql final : public db::Database {
public:
    TestPostgresql() { server()->run("CREATE SCHEMA " + schema_); }
    ~TestPostgresql() override { server()->run("DROP SCHEMA " + schema_ + " CASCADE"); }
    TestPostgresql(TestPostgresql const&) = delete;
    TestPostgresql& operator=(TestPostgresql const&) = delete;

    std::unique_ptr<db::Connection> open_writer() override { return db::PostgresqlDatabase{where()}.open_writer(); }
    std::unique_ptr<db::Connection> open_reader() override { return db::PostgresqlDatabase{where()}.open_reader(); }

private:
    static std::unique_ptr<db::Connection> server()
    {
        return db::PostgresqlDatabase{postgresql_of_tests()}.open_writer();
    }
    std::string where() const
    {
        return std::string{postgresql_of_tests()} + " options='-c search_path=" + schema_ + "'";
    }
    static std::string next_name()
    {
        static std::atomic<int> count{0};
        return "test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    }

    std::string schema_ = next_name();
};

}

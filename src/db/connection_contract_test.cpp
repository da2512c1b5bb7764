#include "base/bug.h"
#include "db/sqlite.h"
#include "support/postgresql.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>

/// What every driver promises.
namespace noddfa::db {

namespace {

class SqliteOfTests final : public Database {
public:
    SqliteOfTests()
    {
        std::string name = (std::filesystem::temp_directory_path() / "noddfa-db-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    SqliteOfTests(SqliteOfTests const&) = delete;
    SqliteOfTests& operator=(SqliteOfTests const&) = delete;
    ~SqliteOfTests() override { std::filesystem::remove_all(folder_); }

    std::unique_ptr<Connection> open_writer() override { return SqliteDatabase{folder_ / "test.db"}.open_writer(); }
    std::unique_ptr<Connection> open_reader() override { return SqliteDatabase{folder_ / "test.db"}.open_reader(); }

private:
    std::filesystem::path folder_;
};

struct Driver {
    char const* name;
    std::unique_ptr<Database> (*make)();
};

class ConnectionContract : public testing::TestWithParam<Driver> {
protected:
    ConnectionContract()
    {
        connection_->run(spell("CREATE TABLE things (number INTEGER PRIMARY KEY, word TEXT NOT NULL, body BYTES) "
                               "TABLE_OPTIONS;",
                               connection_->dialect()));
    }
    Connection& connection() { return *connection_; }
    Database& database() { return *database_; }

private:
    std::unique_ptr<Database> database_ = GetParam().make();
    std::unique_ptr<Connection> connection_ = database_->open_writer();
};

std::optional<Code> code_in(std::function<void()> const& call)
{
    try {
        call();
    } catch (Failure const& failure) {
        return failure.code();
    }
    return std::nullopt;
}

std::int64_t count_of(Connection& connection)
{
    auto statement = connection.prepare("SELECT COUNT(*) FROM things");
    statement.next();
    return statement.row().integer(0);
}

constexpr auto insert = "INSERT INTO things (number, word, body) VALUES ($1, $2, $3)";

TEST_P(ConnectionContract, what_was_bound_comes_back)
{
    std::array<std::uint8_t, 3> const body{0, 255, 7};
    auto const number = std::int64_t{-5'000'000'000};
    EXPECT_EQ(connection().execute(insert, number, "gŵyl", ByteView{body}), 1);
    EXPECT_EQ(connection().execute(insert, 2, "", ByteView{}), 1);
    EXPECT_EQ(connection().execute(insert, 3, "none", Null{}), 1);
    auto statement = connection().prepare("SELECT number, word, body FROM things ORDER BY number");
    ASSERT_TRUE(statement.next());
    EXPECT_EQ(statement.row().integer(0), number);
    EXPECT_EQ(statement.row().text(1), "gŵyl");
    EXPECT_TRUE(std::ranges::equal(statement.row().bytes(2), body));
    ASSERT_TRUE(statement.next());
    EXPECT_EQ(statement.row().text(1), "");
    EXPECT_FALSE(statement.row().is_null(2));
    EXPECT_TRUE(statement.row().bytes(2).empty());
    ASSERT_TRUE(statement.next());
    EXPECT_TRUE(statement.row().is_null(2));
    EXPECT_FALSE(statement.next());
}

TEST_P(ConnectionContract, parameters_go_by_number_not_by_appearance)
{
    connection().execute("INSERT INTO things (word, number) VALUES ($2, $1)", 1, "one");
    auto statement = connection().prepare("SELECT word FROM things WHERE word = $2 AND number = $1 AND word = $2");
    statement.bind(1, "one");
    EXPECT_TRUE(statement.next());
    EXPECT_THROW(connection().execute("DELETE FROM things WHERE number = $1", 1, 2), Bug);
}

TEST_P(ConnectionContract, a_statement_comes_back_without_what_was_bound)
{
    connection().execute(insert, 1, "one", Null{});
    auto const ask = "SELECT number FROM things WHERE word = $1";
    {
        auto statement = connection().prepare(ask);
        EXPECT_TRUE(statement.bind("one").next());
    }
    auto again = connection().prepare(ask);
    auto meanwhile = connection().prepare(ask);
    EXPECT_FALSE(again.next());
    EXPECT_TRUE(meanwhile.bind("one").next());
}

TEST_P(ConnectionContract, rows_are_read_while_other_statements_run)
{
    for (int number = 1; number <= 3; ++number)
        connection().execute(insert, number, "old", Null{});
    auto statement = connection().prepare("SELECT number FROM things WHERE word = 'old' ORDER BY number");
    int seen = 0;
    while (statement.next()) {
        ++seen;
        connection().execute("UPDATE things SET body = $2 WHERE number = $1", statement.row().integer(0), ByteView{});
    }
    EXPECT_EQ(seen, 3);
}

TEST_P(ConnectionContract, a_column_of_another_type_or_none_is_told)
{
    connection().execute(insert, 1, "one", Null{});
    auto statement = connection().prepare("SELECT word, body FROM things");
    ASSERT_TRUE(statement.next());
    EXPECT_EQ(code_in([&] { statement.row().integer(0); }), Code::corrupt);
    EXPECT_EQ(code_in([&] { statement.row().bytes(1); }), Code::corrupt) << "nothing is no bytes";
    EXPECT_THROW(statement.row().integer(2), Bug);
    EXPECT_EQ(code_in([&] { connection().execute(insert, 2, "two", "no bytes"); }), Code::constraint);
    EXPECT_EQ(count_of(connection()), 1);
}

TEST_P(ConnectionContract, a_failure_says_nothing_of_what_was_bound)
{
    connection().execute(insert, 1, "Alaw Example", Null{});
    try {
        connection().execute(insert, 1, "Alaw Example", Null{});
        FAIL();
    } catch (Failure const& failure) {
        EXPECT_STREQ(failure.what(), "database: constraint");
    }
    EXPECT_EQ(code_in([&] { connection().prepare("SELECT nothing FROM nowhere"); }), Code::other);
}

TEST_P(ConnectionContract, a_transaction_is_kept_whole_or_not_at_all)
{
    connection().begin_write();
    EXPECT_TRUE(connection().in_transaction());
    connection().execute(insert, 1, "one", Null{});
    connection().roll_back();
    EXPECT_FALSE(connection().in_transaction());
    EXPECT_EQ(count_of(connection()), 0);
    connection().begin_write();
    connection().execute(insert, 1, "one", Null{});
    connection().commit();
    connection().roll_back();
    EXPECT_EQ(count_of(connection()), 1);
    EXPECT_EQ(connection().execute("DELETE FROM things"), 1);
    EXPECT_EQ(connection().changed(), 1);
}

TEST_P(ConnectionContract, a_savepoint_undoes_what_failed_and_the_rest_stands)
{
    connection().begin_write();
    connection().execute("SAVEPOINT job");
    connection().execute(insert, 1, "one", Null{});
    connection().execute("RELEASE job");
    connection().execute("SAVEPOINT job");
    connection().execute(insert, 2, "two", Null{});
    EXPECT_EQ(code_in([&] { connection().execute(insert, 1, "again", Null{}); }), Code::constraint);
    EXPECT_TRUE(connection().in_transaction());
    connection().execute("ROLLBACK TO job");
    connection().execute("RELEASE job");
    connection().commit();
    EXPECT_EQ(count_of(connection()), 1);
}

TEST_P(ConnectionContract, a_reader_keeps_its_snapshot_and_cannot_write)
{
    auto const reader = database().open_reader();
    reader->begin_read();
    EXPECT_EQ(count_of(*reader), 0);
    connection().execute(insert, 1, "a", Null{});
    EXPECT_EQ(count_of(*reader), 0);
    reader->commit();
    EXPECT_EQ(count_of(*reader), 1);
    EXPECT_EQ(code_in([&] { reader->execute("DELETE FROM things"); }), Code::read_only);
}

std::unique_ptr<Database> sqlite_of_tests() { return std::make_unique<SqliteOfTests>(); }
std::unique_ptr<Database> postgresql() { return std::make_unique<TestPostgresql>(); }

std::vector<Driver> drivers()
{
    std::vector<Driver> found{{"sqlite", sqlite_of_tests}};
    if (postgresql_of_tests())
        found.push_back({"postgresql", postgresql});
    return found;
}

INSTANTIATE_TEST_SUITE_P(Drivers, ConnectionContract, testing::ValuesIn(drivers()),
                         [](auto const& parameter) { return parameter.param.name; });

// Only a server can be lost.
TEST(Postgresql, a_server_that_is_not_there_cannot_be_opened)
{
    EXPECT_EQ(code_in([] { PostgresqlDatabase{"host=/nowhere dbname=none"}.open_writer(); }), Code::cannot_open);
}

}

}

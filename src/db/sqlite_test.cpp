#include "db/sqlite.h"

#include "base/bug.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <sys/stat.h>
#include <unistd.h>

namespace noddfa::db {

namespace {

// A folder for one test.
class SqliteTest : public testing::Test {
protected:
    SqliteTest()
    {
        std::string name = (std::filesystem::temp_directory_path() / "noddfa-db-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    ~SqliteTest() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path file() const { return folder_ / "a%b?.db"; } // what a URI would misread
    std::unique_ptr<Connection> made()
    {
        auto connection = SqliteDatabase{file()}.open_writer();
        connection->run(spell("CREATE TABLE things (number INTEGER PRIMARY KEY, word TEXT NOT NULL, body BYTES) "
                              "TABLE_OPTIONS;",
                              Dialect::sqlite));
        return connection;
    }

    std::filesystem::path folder_;
};

Code code_of(std::function<void()> const& call)
{
    try {
        call();
    } catch (Failure const& failure) {
        return failure.code();
    }
    ADD_FAILURE() << "no failure";
    return Code::other;
}

std::string setting(Connection& connection, std::string const& pragma)
{
    auto statement = connection.prepare("PRAGMA " + pragma);
    if (!statement.next())
        return "none";
    try {
        return std::to_string(statement.row().integer(0));
    } catch (Failure const&) {
        return std::string{statement.row().text(0)};
    }
}

TEST_F(SqliteTest, parameters_are_numbered_without_a_gap)
{
    auto const connection = made();
    EXPECT_THROW(connection->prepare("SELECT $1, $3"), Bug);
}

TEST_F(SqliteTest, a_table_holds_only_what_its_columns_say)
{
    auto const connection = made();
    EXPECT_EQ(code_of([&] { connection->execute("INSERT INTO things VALUES (1, 'a', 'text')"); }), Code::constraint);
}

TEST_F(SqliteTest, keeps_the_settings_that_the_log_needs)
{
    auto const connection = made();
    EXPECT_EQ(setting(*connection, "journal_mode"), "wal");
    EXPECT_EQ(setting(*connection, "synchronous"), "2");
    EXPECT_EQ(setting(*connection, "foreign_keys"), "1");
    EXPECT_EQ(setting(*connection, "trusted_schema"), "0");
    EXPECT_EQ(setting(*connection, "cell_size_check"), "1");
    EXPECT_EQ(setting(*connection, "secure_delete"), "1");
    EXPECT_EQ(setting(*connection, "temp_store"), "2");
    EXPECT_EQ(setting(*connection, "wal_autocheckpoint"), "0");
}

TEST_F(SqliteTest, files_are_for_us_alone)
{
    auto const connection = made();
    for (auto const& entry : std::filesystem::directory_iterator{folder_}) {
        struct stat status{};
        ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777, 0600U) << entry.path();
    }
}

TEST_F(SqliteTest, a_second_writer_is_told_busy)
{
    auto const writer = made();
    SqliteOptions options;
    options.patience = std::chrono::milliseconds{0};
    SqliteConnection second{file(), options};
    writer->begin_write();
    EXPECT_EQ(code_of([&] { second.begin_write(); }), Code::busy);
    EXPECT_FALSE(second.in_transaction());
    writer->roll_back();
    second.begin_write();
    EXPECT_TRUE(second.in_transaction());
}

TEST_F(SqliteTest, a_checkpoint_is_made_only_when_asked_and_needed)
{
    auto const writer = made();
    auto const size = [&] { return std::filesystem::file_size(file()); };
    std::vector<std::uint8_t> const body(4000, 1);
    auto const fill = [&](int from, int rows) {
        writer->begin_write();
        for (int row = from; row < from + rows; ++row)
            writer->execute("INSERT INTO things VALUES ($1, 'a', $2)", row, ByteView{body});
        writer->commit();
    };
    fill(0, 10);
    writer->tidy();
    auto const before = size();
    EXPECT_LT(before, 10 * 4096U) << "the journal is short";
    fill(10, 1100);
    EXPECT_EQ(size(), before);
    writer->tidy();
    EXPECT_GT(size(), 1000 * 4096U);
}

TEST_F(SqliteTest, what_is_no_database_is_told_apart)
{
    std::ofstream{file()} << std::string(5000, 'x');
    EXPECT_EQ(code_of([&] { made(); }), Code::not_a_database);
    EXPECT_EQ(code_of([&] { SqliteDatabase{folder_ / "missing.db"}.open_reader(); }), Code::cannot_open);
}

TEST_F(SqliteTest, no_space_left_is_told_and_the_transaction_ends)
{
    auto const writer = made();
    writer->run("PRAGMA max_page_count=20");
    std::vector<std::uint8_t> const body(4000, 1);
    writer->begin_write();
    EXPECT_EQ(code_of([&] {
                  for (int row = 0; row < 30; ++row)
                      writer->execute("INSERT INTO things VALUES ($1, 'a', $2)", row, ByteView{body});
              }),
              Code::full);
    writer->roll_back();
    EXPECT_FALSE(writer->in_transaction());
    EXPECT_EQ(writer->execute("INSERT INTO things VALUES (1, 'a', NULL)"), 1);
}

TEST_F(SqliteTest, a_copy_of_a_database_in_use_stands_alone)
{
    auto const writer = made();
    writer->execute("INSERT INTO things VALUES (1, 'a', NULL)");
    auto const to = folder_ / "copy" / "copy.db";
    std::filesystem::create_directory(folder_ / "copy");
    SqliteOptions reading;
    reading.mode = SqliteMode::read;
    SqliteConnection source{file(), reading};
    copy_sqlite(source, to);
    auto const files = std::filesystem::directory_iterator{folder_ / "copy"};
    EXPECT_EQ(std::distance(begin(files), end(files)), 1);
    SqliteOptions frozen;
    frozen.mode = SqliteMode::frozen;
    SqliteConnection copy{to, frozen};
    auto statement = copy.prepare("SELECT word FROM things");
    ASSERT_TRUE(statement.next());
    EXPECT_EQ(statement.row().text(0), "a");
    EXPECT_TRUE(sqlite_structure_is_sound(copy));
    EXPECT_EQ(code_of([&] { copy_sqlite(source, to); }), Code::cannot_open) << "nothing is written over";
}

TEST(Dialect, each_database_gets_its_own_spelling)
{
    auto const text = "CREATE TABLE t (a INTEGER PRIMARY KEY, b BYTES NOT NULL) TABLE_OPTIONS;";
    EXPECT_EQ(spell(text, Dialect::sqlite), "CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB NOT NULL) STRICT;");
    EXPECT_EQ(spell(text, Dialect::postgresql), "CREATE TABLE t (a BIGINT PRIMARY KEY, b BYTEA NOT NULL);");
}

}

}

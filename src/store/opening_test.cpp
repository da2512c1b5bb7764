#include "base/bug.h"
#include "db/sqlite.h"
#include "store/folder.h"
#include "store/schema.h"
#include "store/test_site.h"

#include <sys/stat.h>
#include <sys/wait.h>

namespace noddfa::store {

namespace {

class Opening : public testing::Test {
protected:
    // A site with a record in it, closed.
    void begin()
    {
        auto const log = site_.open();
        append_texts(*log, conference("c1"), 0, {"one"});
    }
    std::string refused()
    {
        return code_in([&] { site_.open(); });
    }
    FolderPaths paths() const { return {site_.data()}; }
    void change(std::string const& sql) { db::SqliteDatabase{paths().log()}.open_writer()->run(sql); }

    TestSite site_;
};

unsigned mode_of(std::filesystem::path const& path)
{
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777U : 0U;
}

TEST_F(Opening, a_first_start_makes_everything_for_its_owner_alone)
{
    begin();
    EXPECT_EQ(mode_of(site_.data()), 0700U);
    EXPECT_EQ(mode_of(site_.key()), 0600U);
    for (auto const& entry : std::filesystem::directory_iterator{site_.data()})
        EXPECT_EQ(mode_of(entry.path()), 0600U) << entry.path();
}

TEST_F(Opening, a_clean_close_leaves_no_journal)
{
    begin();
    EXPECT_FALSE(std::filesystem::exists(paths().log().string() + "-wal"));
}

TEST_F(Opening, each_opening_raises_the_epoch)
{
    auto log = site_.open();
    auto const first = log->epoch();
    log.reset();
    log = site_.open();
    EXPECT_EQ(log->epoch(), first + 1);
}

TEST_F(Opening, a_second_log_on_the_folder_is_refused)
{
    auto const log = site_.open();
    EXPECT_EQ(refused(), "second-process");
}

TEST_F(Opening, a_second_process_on_the_folder_is_refused)
{
    auto log = site_.open();
    auto const child = ::fork();
    if (child == 0) {
        try {
            site_.open();
        } catch (Fault const& fault) {
            ::_exit(fault.code() == FaultCode::second_process ? 7 : 8);
        }
        ::_exit(9);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 7);
}

TEST_F(Opening, a_key_that_is_missing_wrong_malformed_or_readable_by_others_is_refused)
{
    begin();
    auto const key = file_text(site_.key());
    std::filesystem::remove(site_.key());
    EXPECT_EQ(refused(), "missing-key");
    EXPECT_FALSE(std::filesystem::exists(site_.key())) << "no new key beside old data";
    auto other = key;
    other[20] = other[20] == '0' ? '1' : '0';
    write_file(site_.key(), other);
    ::chmod(site_.key().c_str(), 0600);
    EXPECT_EQ(refused(), "wrong-key");
    write_file(site_.key(), key.substr(0, 40) + "\n");
    EXPECT_EQ(refused(), "malformed-key");
    write_file(site_.key(), "");
    EXPECT_EQ(refused(), "malformed-key");
    write_file(site_.key(), key);
    ::chmod(site_.key().c_str(), 0640);
    EXPECT_EQ(refused(), "exposed-key");
    ::chmod(site_.key().c_str(), 0600);
    EXPECT_EQ(texts_of(*site_.open(), conference("c1")), std::vector<std::string>{"one"});
}

TEST_F(Opening, a_key_inside_the_data_folder_is_refused)
{
    auto options = site_.options();
    options.site_key = site_.data() / "site.key";
    EXPECT_EQ(code_in([&] { Log{options}; }), "folder-unusable");
}

TEST_F(Opening, data_without_its_keys_or_keys_without_their_log_are_refused)
{
    begin();
    auto const keys = file_text(paths().keys());
    std::filesystem::remove(paths().keys());
    EXPECT_EQ(refused(), "missing-key-store");
    EXPECT_FALSE(std::filesystem::exists(paths().keys()));
    write_file(paths().keys(), keys);
    std::filesystem::remove(paths().log());
    EXPECT_EQ(refused(), "missing-log");
    EXPECT_FALSE(std::filesystem::exists(paths().log()));
}

TEST_F(Opening, an_empty_log_beside_the_keys_of_a_full_one_is_refused)
{
    begin();
    site_.open();
    write_file(paths().log(), "");
    EXPECT_EQ(refused(), "missing-log");
    std::filesystem::remove(paths().log());
    db::SqliteDatabase{paths().log()}.open_writer();
    EXPECT_EQ(refused(), "missing-log");
}

TEST_F(Opening, a_newer_schema_is_refused_and_left_alone)
{
    begin();
    change("UPDATE schema SET version = 2");
    EXPECT_EQ(refused(), "newer-schema");
    change("UPDATE schema SET version = 1");
    EXPECT_EQ(texts_of(*site_.open(), conference("c1")), std::vector<std::string>{"one"});
}

TEST_F(Opening, another_name_for_the_log_is_refused)
{
    begin();
    auto options = site_.options();
    options.origin = "another.example/log";
    EXPECT_EQ(code_in([&] { Log{options}; }), "wrong-origin");
}

TEST_F(Opening, an_unfinished_restore_is_refused)
{
    begin();
    write_file(paths().restoring(), "");
    EXPECT_EQ(refused(), "restore-unfinished");
}

TEST_F(Opening, a_file_that_is_no_database_is_refused)
{
    begin();
    write_file(paths().log(), std::string(8192, 'x'));
    EXPECT_EQ(refused(), "damaged-file");
}

TEST_F(Opening, a_head_that_contradicts_the_records_is_refused)
{
    begin();
    for (auto const* damage :
         {"UPDATE head SET size = 2", "UPDATE head SET streams = 2", "UPDATE head SET committed_at = 1",
          "UPDATE head SET root = zeroblob(32)", "UPDATE records SET leaf_hash = zeroblob(32)",
          "UPDATE records SET version = 2", "UPDATE records SET leaf = zeroblob(336)",
          "UPDATE checkpoints SET note = 'x'", "UPDATE checkpoints SET size = 2", "DELETE FROM streams",
          "DELETE FROM head WHERE id = 1; INSERT INTO head VALUES (1, 0, 0, 0, 0, zeroblob(32))"}) {
        auto const before = file_text(paths().log());
        change(damage);
        EXPECT_EQ(refused(), "damaged-head") << damage;
        for (auto const* journal : {"-wal", "-shm"})
            std::filesystem::remove(paths().log().string() + journal);
        write_file(paths().log(), before);
    }
    EXPECT_EQ(texts_of(*site_.open(), conference("c1")), std::vector<std::string>{"one"});
}

TEST_F(Opening, a_journal_whose_end_is_torn_loses_only_what_was_never_acknowledged)
{
    auto const copy = site_.folder.path() / "copy";
    {
        auto const log = site_.open();
        for (std::uint64_t version = 0; version < 10; ++version)
            append_texts(*log, conference("c1"), version, {"text " + std::to_string(version)});
        std::filesystem::copy(site_.data(), copy); // as a crash would leave it
    }
    auto const journal = copy / "log.db-wal";
    ASSERT_GT(std::filesystem::file_size(journal), 0U);
    std::filesystem::resize_file(journal, std::filesystem::file_size(journal) - 1000);
    auto options = site_.options();
    options.folder = copy;
    Log log{options};
    EXPECT_EQ(texts_of(log, conference("c1")).size(), 9U);
    EXPECT_TRUE(append_texts(log, conference("c1"), 9, {"goes on"}));
}

TEST_F(Opening, a_folder_that_cannot_be_made_is_refused)
{
    write_file(site_.folder.path() / "file", "");
    auto options = site_.options();
    options.folder = site_.folder.path() / "file" / "data";
    EXPECT_EQ(code_in([&] { Log{options}; }), "folder-unusable");
}

TEST(Schema, migrations_are_carried_out_once_and_in_order_and_one_that_fails_changes_nothing)
{
    TestFolder folder;
    auto const connection = db::SqliteDatabase{folder.path() / "x.db"}.open_writer();
    std::vector<Migration> steps{{1, "CREATE TABLE a (x INTEGER) TABLE_OPTIONS;"}};
    migrate(*connection, steps);
    migrate(*connection, steps);
    EXPECT_EQ(schema_version(*connection), 1);
    steps.push_back({2, "CREATE TABLE b (x INTEGER) TABLE_OPTIONS; CREATE TABLE a (x INTEGER) TABLE_OPTIONS;"});
    EXPECT_THROW(migrate(*connection, steps), db::Failure);
    EXPECT_EQ(schema_version(*connection), 1);
    steps.back().definition = "CREATE TABLE b (x INTEGER) TABLE_OPTIONS;";
    migrate(*connection, steps);
    EXPECT_EQ(schema_version(*connection), 2);
    steps.pop_back();
    EXPECT_EQ(code_in([&] { migrate(*connection, steps); }), "newer-schema");
    EXPECT_THROW(migrate(*connection, std::vector<Migration>{{1, ""}, {2, ""}, {4, ""}}), Bug);
}

}

}

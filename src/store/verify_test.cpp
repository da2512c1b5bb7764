#include "db/sqlite.h"
#include "store/backup.h"
#include "store/export.h"
#include "store/folder.h"
#include "store/look.h"
#include "store/test_site.h"

#include <thread>

namespace noddfa::store {

namespace {

// A closed site with two families, a command, an erased family and 300 records more.
class Copies : public testing::Test {
protected:
    Copies()
    {
        auto const log = site_.open();
        append_texts(*log, conference("c1"), 0, {"one", "two"}, "family:f1");
        held_ = log->checkpoint();
        append_texts(*log, conference("c2"), 0, {"three"}, "family:f2");
        log->submit([](Writer& writer) { writer.remember("k1", "family:f1", view_of("outcome")); }).get();
        append_texts(*log, conference("c3"), 0, std::vector<std::string>(300, "x"), "family:f3");
        log->erase("family:f2", test_record("retention period over", "site:disposals")).get();
        options_.origin = test_origin;
        options_.key = log->verifier_key();
        options_.held = {held_};
    }
    DatabaseReport verified(std::filesystem::path const& folder) const
    {
        return verify_folder(folder, options_, site_.key());
    }
    std::filesystem::path beside(char const* name) const { return site_.folder.path() / name; }
    void change(std::string const& sql) { db::SqliteDatabase{FolderPaths{site_.data()}.log()}.open_writer()->run(sql); }

    TestSite site_;
    std::string held_;
    VerifyOptions options_;
};

std::string failed_of(DatabaseReport const& report)
{
    std::string names;
    for (auto const& [step, result] : report.audit.steps)
        if (!result.passed())
            names += std::string{audit::name(step)} + ' ';
    for (auto const& [part, result] : report.parts)
        if (!result.passed())
            names += std::string{name(part)} + ' ';
    return names;
}

TEST_F(Copies, an_honest_database_is_green_with_keys_and_without)
{
    auto report = verified(site_.data());
    EXPECT_TRUE(report.green()) << failed_of(report);
    EXPECT_EQ(report.audit.records, 304U);
    EXPECT_EQ(report.audit.erased, 1U);
    EXPECT_EQ(report.audit.after_checkpoint, 0U);
    EXPECT_EQ(report.audit.steps[audit::Step::payloads].checked, 303U);
    EXPECT_EQ(report.audit.steps[audit::Step::held].checked, 1U);
    EXPECT_EQ(report.parts[Part::outcomes].checked, 1U);
    EXPECT_EQ(report.parts[Part::tiles].checked, 1U);
    report = verify_folder(site_.data(), options_, std::nullopt);
    EXPECT_TRUE(report.green());
    EXPECT_FALSE(report.audit.steps[audit::Step::payloads].asked);
    EXPECT_EQ(verifier_key_of(site_.key(), test_origin), options_.key);
}

TEST_F(Copies, a_database_in_use_can_be_verified)
{
    auto const log = site_.open();
    append_texts(*log, conference("c9"), 0, {"more"});
    auto const report = verified(site_.data());
    EXPECT_TRUE(report.green()) << failed_of(report);
    EXPECT_EQ(report.audit.records, 305U);
    EXPECT_EQ(report.audit.after_checkpoint, 1U);
}

TEST_F(Copies, each_change_of_the_database_is_found_in_its_place)
{
    auto const log_file = FolderPaths{site_.data()}.log();
    auto const before = file_text(log_file);
    std::vector<std::pair<char const*, char const*>> const changes{
        {"UPDATE records SET leaf_hash = zeroblob(32) WHERE sequence = 5", "rows "},
        {"UPDATE records SET version = 900 WHERE sequence = 5", "rows streams "},
        {"UPDATE records SET scope = zeroblob(16) WHERE sequence = 5", "payloads "},
        {"UPDATE records SET sealed = zeroblob(80) WHERE sequence = 5", "payloads "},
        {"UPDATE records SET leaf = zeroblob(336), leaf_hash = zeroblob(32) WHERE sequence = 200",
         "framing streams tree head rows tiles "},
        {"DELETE FROM records WHERE sequence = 300", "framing streams tree head rows "},
        {"UPDATE tiles SET hash = zeroblob(32)", "tiles "},
        {"UPDATE head SET root = zeroblob(32)", "head "},
        {"UPDATE head SET size = 303", "head "},
        {"UPDATE streams SET version = 299 WHERE version = 300", "streams "},
        {"UPDATE streams SET sealed_key = zeroblob(60) WHERE version = 300", "streams "},
        {"DELETE FROM streams WHERE version = 300", "streams "},
        {"UPDATE commands SET sealed = zeroblob(60)", "outcomes "},
        {"UPDATE checkpoints SET note = 'x' WHERE size = 2", "signatures "},
    };
    for (auto const& [sql, expected] : changes) {
        change(sql);
        EXPECT_EQ(failed_of(verified(site_.data())), expected) << sql;
        for (auto const* journal : {"-wal", "-shm"})
            std::filesystem::remove(log_file.string() + journal);
        write_file(log_file, before);
    }
    EXPECT_TRUE(verified(site_.data()).green());
}

TEST_F(Copies, a_log_rolled_back_behind_a_held_checkpoint_is_found)
{
    auto const older = beside("older");
    std::filesystem::copy(site_.data(), older);
    std::string held;
    {
        auto const log = site_.open();
        append_texts(*log, conference("c9"), 0, {"to be forgotten"});
        held = log->checkpoint();
    }
    options_.held = {held};
    EXPECT_TRUE(verified(site_.data()).green());
    EXPECT_EQ(failed_of(verified(older)), "held ");
    std::filesystem::remove_all(site_.data());
    std::filesystem::rename(older, site_.data());
    append_texts(*site_.open(), conference("c9"), 0, {"instead of it"});
    EXPECT_EQ(failed_of(verified(site_.data())), "held ") << "and a new tail does not hide it";
}

TEST_F(Copies, a_log_can_be_looked_at_while_it_is_written)
{
    auto const log = site_.open();
    LogToRead look{site_.data(), site_.key()};
    EXPECT_EQ(look.reader().stream(conference("c1")).size(), 2U);
    EXPECT_TRUE(look.reader().stream(conference("c2")).front().erased);
    append_texts(*log, conference("c1"), 2, {"later"});
    EXPECT_EQ(look.reader().stream(conference("c1")).size(), 2U);
    EXPECT_THROW(look.reader().sql().execute("DELETE FROM head"), db::Failure);
}

TEST_F(Copies, who_only_looks_at_a_copy_put_back_by_hand_sees_nothing_erased)
{
    auto const keys = FolderPaths{site_.data()}.keys();
    auto const older = file_text(keys);
    site_.open()->erase("family:f1", test_record("retention period over", "site:disposals")).get();
    std::filesystem::remove(erasures_beside(site_.key()));
    write_file(keys, older);
    LogToRead look{site_.data(), site_.key()};
    EXPECT_TRUE(look.reader().stream(conference("c1")).front().erased);
    EXPECT_EQ(file_text(keys), older);
}

class ExportOf : public Copies {
protected:
    ExportOf() { export_folder(site_.data(), options_.key, file()); }
    std::filesystem::path file() const { return beside("log.cprlexp"); }
    ExportReport checked(audit::PayloadOpener* opener = nullptr) const
    {
        return verify_export(file(), options_, opener);
    }
};

TEST_F(ExportOf, an_honest_log_is_green_with_keys_and_without)
{
    auto report = checked();
    EXPECT_TRUE(report.green());
    EXPECT_EQ(report.audit.records, 304U);
    EXPECT_EQ(report.broken_at, std::filesystem::file_size(file()));
    EXPECT_FALSE(report.audit.steps[audit::Step::payloads].asked);
    auto const vault = open_vault_to_look(site_.data(), site_.key());
    report = checked(vault.get());
    EXPECT_TRUE(report.green());
    EXPECT_EQ(report.audit.steps[audit::Step::payloads].checked, 303U);
    EXPECT_EQ(report.audit.erased, 1U);
}

TEST_F(ExportOf, says_nothing_personal_and_is_never_written_over)
{
    EXPECT_EQ(file_text(file()).find("c3"), std::string::npos);
    EXPECT_EQ(code_in([&] { export_folder(site_.data(), options_.key, file()); }), "target-not-empty");
    EXPECT_FALSE(std::filesystem::exists(file().string() + ".new"));
}

TEST_F(ExportOf, cut_short_anywhere_is_not_green)
{
    auto const whole = file_text(file());
    for (std::size_t size = 0; size < whole.size(); size += size < 2000 ? 31 : 9999) {
        write_file(file(), whole.substr(0, size));
        EXPECT_FALSE(checked().green()) << size;
    }
    write_file(file(), whole + "x");
    EXPECT_FALSE(checked().green());
}

// Where the sealed bytes of the one erased record lie (sequence 2): nobody can check them any more.
std::pair<std::size_t, std::size_t> erased_bytes(std::string const& whole)
{
    std::size_t at = 8;
    for (int record = 0;;) {
        std::size_t length = 0;
        for (std::size_t byte = 1; byte < 5; ++byte)
            length = length << 8 | static_cast<unsigned char>(whole[at + byte]);
        if (whole[at] == 'R' && record++ == 2)
            return {at + 5 + 352, at + 5 + length};
        at += 5 + length;
    }
}

TEST_F(ExportOf, no_bit_can_change_unseen_by_who_has_the_keys)
{
    auto const whole = file_text(file());
    auto const [erased, after] = erased_bytes(whole);
    auto const vault = open_vault_to_look(site_.data(), site_.key());
    TestRandom random{3};
    std::uint64_t unseen = 0;
    constexpr int flips = 150;
    for (int flip = 0; flip < flips; ++flip) {
        auto bad = whole;
        auto const bit = random.next() % (whole.size() * 8);
        if (bit / 8 >= erased && bit / 8 < after)
            continue;
        bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ static_cast<char>(1U << bit % 8));
        write_file(file(), bad);
        unseen += checked(vault.get()).green();
    }
    EXPECT_EQ(unseen, 0U);
}

TEST_F(Copies, a_backup_of_a_log_in_use_is_verified_and_opens_elsewhere)
{
    auto const target = beside("backup");
    {
        auto const log = site_.open();
        std::atomic<bool> done = false;
        std::thread busy{[&] {
            for (std::uint64_t version = 0; !done; ++version)
                append_texts(*log, conference("busy"), version, {"more"}, "family:" + std::to_string(version));
        }};
        auto const report = backup(site_.data(), site_.key(), options_, target);
        done = true;
        busy.join();
        EXPECT_TRUE(report.green());
        EXPECT_GE(report.audit.records, 304U);
    }
    EXPECT_EQ(code_in([&] { backup(site_.data(), site_.key(), options_, target); }), "target-not-empty");
    auto const files = std::filesystem::directory_iterator{target};
    EXPECT_EQ(std::distance(begin(files), end(files)), 2) << "both databases, no key, no journal";
    auto options = site_.options();
    options.folder = beside("restored");
    auto const report = restore(target, options.folder, site_.key(), options_);
    EXPECT_TRUE(report.green());
    Log log{options};
    EXPECT_EQ(texts_of(log, conference("c1")), (std::vector<std::string>{"one", "two"}));
    EXPECT_EQ(texts_of(log, conference("c2")), std::vector<std::string>{"(erased)"});
    EXPECT_TRUE(append_texts(log, conference("c1"), 2, {"goes on"}));
}

TEST_F(Copies, a_restore_of_a_backup_older_than_an_erasure_serves_nothing_erased)
{
    auto const target = beside("backup");
    backup(site_.data(), site_.key(), options_, target);
    site_.open()->erase("family:f1", test_record("retention period over", "site:disposals")).get();
    std::filesystem::remove_all(site_.data());
    auto const report = restore(target, site_.data(), site_.key(), options_);
    EXPECT_EQ(report.audit.erased, 3U);
    EXPECT_EQ(texts_of(*site_.open(), conference("c1")), (std::vector<std::string>{"(erased)", "(erased)"}));
    EXPECT_TRUE(site_.open()->read([](Reader& reader) { return reader.outcome("k1"); })->erased);
}

TEST_F(Copies, a_restore_applies_erasures_that_only_somebody_else_knows)
{
    auto const target = beside("backup");
    backup(site_.data(), site_.key(), options_, target);
    auto const scope = site_.open()->scope_id("family:f3");
    std::filesystem::remove_all(site_.data());
    EXPECT_EQ(restore(target, site_.data(), site_.key(), options_, {scope}).audit.erased, 301U);
}

TEST_F(Copies, a_data_folder_of_an_older_copy_learns_of_erasures_when_it_is_opened)
{
    auto const older = beside("older");
    std::filesystem::copy(site_.data(), older);
    site_.open()->erase("family:f1", test_record("retention period over", "site:disposals")).get();
    std::filesystem::remove_all(site_.data());
    std::filesystem::rename(older, site_.data());
    EXPECT_EQ(texts_of(*site_.open(), conference("c1")), (std::vector<std::string>{"(erased)", "(erased)"}));
}

TEST_F(Copies, an_older_key_store_alone_learns_of_erasures_from_the_log)
{
    auto const keys = FolderPaths{site_.data()}.keys();
    auto const older = file_text(keys);
    site_.open()->erase("family:f1", test_record("retention period over", "site:disposals")).get();
    std::filesystem::remove(erasures_beside(site_.key()));
    write_file(keys, older);
    EXPECT_EQ(texts_of(*site_.open(), conference("c1")), (std::vector<std::string>{"(erased)", "(erased)"}));
}

TEST_F(Copies, a_restore_refuses_what_is_not_empty_not_a_backup_or_damaged)
{
    auto const target = beside("backup");
    backup(site_.data(), site_.key(), options_, target);
    auto const to = [&](std::filesystem::path const& from, std::filesystem::path const& folder) {
        return code_in([&] { restore(from, folder, site_.key(), options_); });
    };
    EXPECT_EQ(to(target, site_.data()), "target-not-empty");
    EXPECT_EQ(to(beside("nothing"), beside("new")), "not-a-backup");
    EXPECT_FALSE(std::filesystem::exists(beside("new")));
    {
        auto const log = site_.open();
        options_.held = {log->checkpoint(), held_};
        append_texts(*log, conference("c1"), 2, {"newer"});
        options_.held.push_back(log->checkpoint());
    }
    EXPECT_EQ(to(target, beside("new")), "not-verified") << "somebody holds a newer checkpoint";
    EXPECT_FALSE(std::filesystem::exists(beside("new") / "log.db"));
    options_.held = {held_};
    auto bytes = file_text(target / "log.db");
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_file(target / "log.db", bytes);
    EXPECT_NE(to(target, beside("new")), "");
    EXPECT_FALSE(std::filesystem::exists(beside("new") / "log.db"));
}

TEST_F(Copies, an_interrupted_restore_is_begun_again)
{
    auto const target = beside("backup");
    backup(site_.data(), site_.key(), options_, target);
    std::filesystem::remove_all(site_.data());
    std::filesystem::create_directory(site_.data());
    write_file(FolderPaths{site_.data()}.restoring(), "");
    write_file(FolderPaths{site_.data()}.log(), "half");
    EXPECT_EQ(code_in([&] { site_.open(); }), "restore-unfinished");
    EXPECT_TRUE(restore(target, site_.data(), site_.key(), options_).green());
    EXPECT_EQ(texts_of(*site_.open(), conference("c1")), (std::vector<std::string>{"one", "two"}));
}

}

}

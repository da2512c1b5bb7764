#include "db/sqlite.h"
#include "main/diary_commands.h"
#include "main/erase_command.h"
#include "main/keeping_commands.h"
#include "main/test_desk.h"
#include "store/folder.h"

#include <gmock/gmock.h>

#include <sstream>

/// What a command says of a site that it cannot open, or of a configuration that it cannot read (docs/operating.md): in
/// words of both languages, with its exit status, and with everything acknowledged there afterwards.
namespace noddfa::bad_input_test {

using testing::HasSubstr;

namespace {

struct Bad {
    char const* name;
    void (*damage)(store::FolderPaths const& folder, std::filesystem::path const& key);
    char const* said;
    char const* said_in_welsh;
};

std::string text_of(std::filesystem::path const& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void write(std::filesystem::path const& file, std::string const& text)
{
    std::ofstream{file, std::ios::binary | std::ios::trunc} << text;
}

void alter(store::FolderPaths const& folder, std::string const& sql)
{
    auto const connection = db::SqliteDatabase{folder.log()}.open_writer();
    connection->begin_write();
    connection->run(sql);
    connection->commit();
}

Bad const all_bad[]{
    {"a_newer_schema",
     [](auto const& folder, auto const&) { alter(folder, "UPDATE schema SET version = version + 1"); },
     "A later version of Noddfa", "Fersiwn diweddarach"},
    {"a_truncated_file",
     [](auto const& folder, auto const&) {
         std::filesystem::resize_file(folder.log(), std::filesystem::file_size(folder.log()) / 2);
     },
     "restore a backup", "gopi wrth gefn"},
    {"a_file_that_is_no_database", [](auto const& folder, auto const&) { write(folder.log(), std::string(8192, 'x')); },
     "restore a backup", "gopi wrth gefn"},
    {"records_that_were_taken_out",
     [](auto const& folder, auto const&) { alter(folder, "DELETE FROM records WHERE sequence = 3"); },
     "restore a backup", "gopi wrth gefn"},
    {"an_empty_log", [](auto const& folder, auto const&) { std::filesystem::resize_file(folder.log(), 0); },
     "log.db is gone", "log.db"},
    {"no_key_store", [](auto const& folder, auto const&) { std::filesystem::remove(folder.keys()); }, "keys.db is gone",
     "keys.db"},
    {"no_key", [](auto const&, auto const& key) { std::filesystem::remove(key); }, "the site key is not where",
     "allwedd y safle"},
    {"another_sites_key",
     [](auto const&, auto const& key) {
         auto other = text_of(key);
         other[20] = other[20] == '0' ? '1' : '0';
         write(key, other);
     },
     "another site's key", "Allwedd safle arall"},
    {"half_a_key", [](auto const&, auto const& key) { std::filesystem::resize_file(key, 5); }, "holds no key",
     "allwedd"},
    {"a_key_that_others_may_read",
     [](auto const&, auto const& key) {
         std::filesystem::permissions(key, std::filesystem::perms::others_read, std::filesystem::perm_options::add);
     },
     "chmod 600", "chmod 600"},
};

/// A site with a conference on it, closed and copied.
class BadSite : public testing::TestWithParam<Bad> {
protected:
    BadSite()
    {
        desk_.open();
        accepted_ = desk_.play(R"({"include":"closed"})");
        desk_.close();
        std::filesystem::copy(site().data(), copy(), std::filesystem::copy_options::recursive);
        std::filesystem::copy(site().key(), copy() / "key");
    }

    store::TestSite& site() { return desk_.site(); }
    std::filesystem::path copy() { return site().folder.path() / "copy"; }
    /// What the damage took is put back, as from a backup.
    void mend()
    {
        std::filesystem::remove_all(site().data());
        std::filesystem::remove(site().key());
        std::filesystem::copy(copy() / "key", site().key());
        std::filesystem::copy(copy(), site().data(), std::filesystem::copy_options::recursive);
        std::filesystem::remove(site().data() / "key");
    }
    int run(Language language)
    {
        said_.str("");
        Given const given{{{"--data", {site().data().string()}},
                           {"--key", {site().key().string()}},
                           {"--origin", {std::string{store::test_origin}}}}};
        auto const& words = language::Catalogue::of(language);
        return rebuild_command(words).run(given, words, said_, said_);
    }
    std::size_t kept()
    {
        auto const found = desk_.open().read([](ledger::Snapshot const& snapshot) {
            return snapshot.records({application::Room::conference, "C1"}).size();
        });
        desk_.close();
        return found;
    }

    Desk desk_;
    int accepted_ = 0;
    std::ostringstream said_;
};

}

TEST_P(BadSite, is_told_in_both_languages_and_left_as_it_is)
{
    auto const before = kept();
    ASSERT_GT(before, 20U);
    mend();
    GetParam().damage(store::FolderPaths{site().data()}, site().key());
    auto const damaged = text_of(store::FolderPaths{site().data()}.log());
    EXPECT_EQ(run(Language::en), Exit::found_wrong);
    EXPECT_THAT(said_.str(), HasSubstr(GetParam().said));
    EXPECT_EQ(run(Language::cy), Exit::found_wrong);
    EXPECT_THAT(said_.str(), HasSubstr(GetParam().said_in_welsh));
    EXPECT_EQ(text_of(store::FolderPaths{site().data()}.log()), damaged) << "nothing is written into it";
    mend();
    EXPECT_EQ(kept(), before) << "what was acknowledged is there afterwards";
    EXPECT_EQ(run(Language::en), Exit::done);
}

INSTANTIATE_TEST_SUITE_P(All, BadSite, testing::ValuesIn(all_bad),
                         [](auto const& parameter) { return parameter.param.name; });

using BadUse = BadSite;

TEST_F(BadUse, of_a_site_that_is_in_use_is_told)
{
    desk_.open();
    EXPECT_EQ(run(Language::en), Exit::found_wrong);
    EXPECT_THAT(said_.str(), HasSubstr("Another Noddfa has this data folder"));
    EXPECT_EQ(run(Language::cy), Exit::found_wrong);
    EXPECT_THAT(said_.str(), HasSubstr("Mae gan Noddfa arall"));
    EXPECT_GT(desk_.ledger().log().checkpoint().size(), 0U) << "who has it goes on";
}

TEST_F(BadUse, of_a_configuration_is_told_with_file_line_and_key)
{
    auto const file = site().folder.path() / "noddfa.toml";
    auto const& words = language::Catalogue::of(Language::en);
    for (auto const& [text, said] : {std::pair{"data = \"d\"\nprot = 8080\n", ":2: prot: there is no such field here"},
                                     {"port = 70000\n", ":1: port: "},
                                     {"workers = \"many\"\n", ":1: workers: "},
                                     {"origin = 7\n", ":1: origin: "},
                                     {"data = \n", ":1: "}}) {
        write(file, text);
        said_.str("");
        Given const given{{{"--config", {file.string()}}}};
        EXPECT_EQ(rebuild_command(words).run(given, words, said_, said_), Exit::usage) << text;
        EXPECT_THAT(said_.str(), HasSubstr(said));
    }
    said_.str("");
    Given const given{{{"--config", {(site().folder.path() / "nowhere.toml").string()}}}};
    EXPECT_EQ(rebuild_command(words).run(given, words, said_, said_), Exit::usage);
    EXPECT_FALSE(std::filesystem::exists(site().folder.path() / "d")) << "no folder is made by a wrong configuration";
}

TEST_F(BadUse, of_a_folder_that_holds_no_site_is_told_and_makes_none)
{
    auto const nowhere = site().folder.path() / "mistyped";
    Given const given{{{"--data", {nowhere.string()}},
                       {"--key", {(nowhere.string() + ".key")}},
                       {"KIND", {"child"}},
                       {"REFERENCE", {"C1"}},
                       {"FILE", {(nowhere.string() + ".export")}},
                       {"FOLDER", {(nowhere.string() + ".backup")}}}};
    for (auto const language : {Language::en, Language::cy}) {
        auto const& words = language::Catalogue::of(language);
        for (auto const& command :
             {verify_command(words), checkpoint_command(words), export_command(words), backup_command(words),
              rebuild_command(words), erase_command(words), outbox_command(words)}) {
            said_.str("");
            EXPECT_EQ(command.run(given, words, said_, said_), Exit::found_wrong) << command.name;
            EXPECT_EQ(said_.str(), words.text("fault.missing-site") + "\n") << command.name;
        }
    }
    for (auto const* left : {"mistyped", "mistyped.key", "mistyped.export", "mistyped.backup"})
        EXPECT_FALSE(std::filesystem::exists(site().folder.path() / left)) << left;
}

}

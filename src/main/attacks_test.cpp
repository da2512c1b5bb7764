#include "main/keeping_commands.h"
#include "store/test_site.h"

#include <gtest/gtest.h>

#include <sstream>

/// Attacks on real files by somebody who can write the database and holds the site's key, so that everything is signed
/// again: only a checkpoint that somebody else keeps shows them (`noddfa verify --held`).
namespace noddfa::attacks_test {

namespace {

using Texts = std::vector<std::string>;
using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Said {
    int status = 0;
    std::string out;
};

Said run(Command const& command, Values given)
{
    std::ostringstream said;
    auto const status = command.run(Given{std::move(given)}, language::Catalogue::of(Language::en), said, said);
    return {status, said.str()};
}

language::Catalogue const& words() { return language::Catalogue::of(Language::en); }

/// A log of texts, and what a stranger has of it: the public key and the checkpoints he was given.
class Attacked : public testing::Test {
protected:
    Attacked()
    {
        write({"one", "two"});
        keep("first");
        write({"three", "four", "five"});
        keep("second");
    }

    void write(Texts const& texts)
    {
        auto const log = site_.open();
        for (auto const& text : texts)
            ASSERT_TRUE(store::append_texts(*log, store::conference("c1"), version_++, {text}));
    }
    /// Everything made anew with the same key, as if only this had ever been recorded.
    void forge(Texts const& texts)
    {
        std::filesystem::remove_all(site_.data());
        version_ = 0;
        write(texts);
    }
    void keep(std::string const& name)
    {
        auto const said = run(checkpoint_command(words()), at_site());
        EXPECT_EQ(said.status, Exit::done) << said.out;
        store::write_file(beside(name), said.out);
    }
    Values at_site() const
    {
        return {
            {"--data", {site_.data().string()}}, {"--key", {site_.key().string()}}, {"--origin", {store::test_origin}}};
    }
    std::string beside(std::string const& name) const { return (site_.folder.path() / name).string(); }

    /// What the stranger finds in the database, and in an export made now: they say the same.
    int verified(bool held)
    {
        auto const file = beside("export");
        std::filesystem::remove(file);
        auto given = at_site();
        given["FILE"] = {file};
        auto const exported = run(export_command(words()), given);
        EXPECT_EQ(exported.status, Exit::done) << exported.out;
        auto const key = exported.out.substr(exported.out.rfind(": ") + 2);
        Values database{{"--data", {site_.data().string()}}, {"--log-key", {key.substr(0, key.size() - 1)}}};
        if (held)
            database["--held"] = {beside("first"), beside("second")};
        auto of_export = database;
        of_export["--export"] = {file};
        auto const found = run(verify_command(words()), database);
        EXPECT_EQ(run(verify_command(words()), of_export).status, found.status) << found.out;
        return found.status;
    }

    store::TestSite site_;
    std::uint64_t version_ = 0;
};

TEST_F(Attacked, an_honest_log_is_green_with_the_public_key_alone)
{
    EXPECT_EQ(verified(false), Exit::done);
    EXPECT_EQ(verified(true), Exit::done);
    write({"six"});
    EXPECT_EQ(verified(true), Exit::done);
}

TEST_F(Attacked, everything_signed_again_is_found_by_checkpoints_kept_elsewhere)
{
    struct Attack {
        char const* what;
        Texts instead;
    };
    for (auto const& [what, instead] : {Attack{"a record edited", {"one", "TWO", "three", "four", "five"}},
                                        Attack{"a record deleted", {"one", "three", "four", "five"}},
                                        Attack{"a record inserted, dated back", {"nought", "one", "two", "three"}},
                                        Attack{"two records swapped", {"two", "one", "three", "four", "five"}},
                                        Attack{"cut off below a checkpoint", {"one", "two", "three"}},
                                        Attack{"the whole log replaced", {"ten", "eleven", "twelve", "13", "14"}}}) {
        forge(instead);
        EXPECT_EQ(verified(false), Exit::done) << what << ": the log's own signatures are good again";
        EXPECT_EQ(verified(true), Exit::found_wrong) << what;
    }
}

TEST_F(Attacked, a_roll_back_to_a_backup_with_a_new_tail_is_found)
{
    forge({"one", "two"});
    keep("first");
    auto const copy = beside("copy");
    std::filesystem::copy(site_.data(), copy, std::filesystem::copy_options::recursive);
    write({"three", "four"});
    keep("second");
    EXPECT_EQ(verified(true), Exit::done);
    std::filesystem::remove_all(site_.data());
    std::filesystem::copy(copy, site_.data(), std::filesystem::copy_options::recursive);
    version_ = 2;
    write({"another three", "another four", "another five"});
    EXPECT_EQ(verified(false), Exit::done);
    EXPECT_EQ(verified(true), Exit::found_wrong);
}

TEST_F(Attacked, what_came_after_the_last_checkpoint_can_be_cut_off_unseen)
{
    auto const copy = beside("copy");
    std::filesystem::copy(site_.data(), copy, std::filesystem::copy_options::recursive);
    write({"six"});
    std::filesystem::remove_all(site_.data());
    std::filesystem::copy(copy, site_.data(), std::filesystem::copy_options::recursive);
    EXPECT_EQ(verified(true), Exit::done) << "the limit of checkpoints: sign one sooner";
}

TEST_F(Attacked, a_key_or_checkpoint_that_cannot_be_read_is_told_apart_from_a_wrong_log)
{
    auto given = at_site();
    given["--log-key"] = {"no key"};
    EXPECT_EQ(run(verify_command(words()), given).status, Exit::usage);
    given = at_site();
    given["--held"] = {beside("nothing")};
    EXPECT_EQ(run(verify_command(words()), given).status, Exit::usage);
    store::write_file(beside("scrap"), "no checkpoint\n");
    given["--held"] = {beside("scrap")};
    EXPECT_EQ(run(verify_command(words()), given).status, Exit::found_wrong);
}

}

}

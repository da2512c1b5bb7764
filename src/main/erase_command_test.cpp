#include "main/erase_command.h"

#include "main/test_desk.h"
#include "store/backup.h"
#include "store/verify.h"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

#include <sstream>

namespace noddfa::erase_command_test {

using application::Room;
using application::StreamId;
using testing::HasSubstr;
using testing::Not;

namespace {

/// A site with a family whose conference registered two children, at which `noddfa erase` is asked.
class Erasing {
public:
    Erasing()
    {
        desk_.open();
        EXPECT_GT(desk_.play(R"({"include":"closed"})"), 20);
        desk_.close();
    }

    int run(std::string const& kind, std::string const& reference, std::string const& code = "", bool json = true,
            Language language = Language::en)
    {
        said_.str("");
        std::map<std::string, std::vector<std::string>, std::less<>> given{
            {"KIND", {kind}},
            {"REFERENCE", {reference}},
            {"--data", {site().data().string()}},
            {"--key", {site().key().string()}},
            {"--origin", {std::string{store::test_origin}}}};
        if (!code.empty())
            given.insert({"--yes-erase", {code}});
        if (json)
            given.insert({"--json", {}});
        auto const& words = language::Catalogue::of(language);
        return erase_command(words).run(Given{given}, words, said_, said_);
    }
    /// The code that was shown last.
    std::string code() const
    {
        auto const text = said();
        return std::string{boost::json::parse(text.substr(text.find('{'))).at("code").as_string()};
    }
    std::size_t records(StreamId const& stream)
    {
        auto const found =
            desk_.open().read([&](ledger::Snapshot const& snapshot) { return snapshot.records(stream).size(); });
        desk_.close();
        return found;
    }
    store::DatabaseReport verified()
    {
        store::VerifyOptions options;
        options.origin = store::test_origin;
        options.key = store::verifier_key_of(site().key(), options.origin);
        return store::verify_folder(site().data(), options, site().key());
    }
    std::string said() const { return said_.str(); }
    Desk& desk() { return desk_; }
    store::TestSite& site() { return desk_.site(); }

private:
    Desk desk_;
    std::ostringstream said_;
};

StreamId const conference{Room::conference, "C1"};
StreamId const entry{Room::register_, "A"};

}

TEST(EraseCommand, shows_what_would_go_and_takes_it_away_only_with_the_code)
{
    Erasing erasing;
    EXPECT_EQ(erasing.run("family", "F1"), Exit::done);
    EXPECT_THAT(erasing.said(), HasSubstr(R"("erased":false)"));
    auto const code = erasing.code();
    EXPECT_GT(erasing.records(conference), 20U) << "nothing has been changed";
    EXPECT_EQ(erasing.run("family", "F1", code), Exit::done);
    EXPECT_THAT(erasing.said(), HasSubstr(R"("erased":true)"));
    EXPECT_EQ(erasing.records(conference), 0U) << "what came before the request too";
    EXPECT_GT(erasing.records(entry), 0U) << "the register is the child's";
    EXPECT_TRUE(erasing.desk().open().rebuild(false).same());
    erasing.desk().close();
    auto const report = erasing.verified();
    EXPECT_TRUE(report.green());
    EXPECT_GT(report.audit.erased, 20U);
}

TEST(EraseCommand, a_code_is_stale_once_more_is_recorded)
{
    Erasing erasing;
    erasing.run("child", "A");
    auto const code = erasing.code();
    erasing.desk().open();
    erasing.desk().play(R"({"include":"closed"}
{"do":"RecordVisit","by":"sw","at":"2026-03-20T16:00","child":"A","seen":true,"seen_alone":true})");
    erasing.desk().close();
    EXPECT_EQ(erasing.run("child", "A", code), Exit::found_wrong);
    EXPECT_THAT(erasing.said(), HasSubstr("not as it was"));
    EXPECT_GT(erasing.records(entry), 0U);
    EXPECT_EQ(erasing.run("child", "A", erasing.code()), Exit::done);
    EXPECT_EQ(erasing.records(entry), 0U);
}

TEST(EraseCommand, a_code_for_one_is_none_for_another)
{
    Erasing erasing;
    erasing.run("child", "A");
    EXPECT_EQ(erasing.run("family", "F1", erasing.code()), Exit::found_wrong);
    EXPECT_GT(erasing.records(conference), 20U);
}

TEST(EraseCommand, a_backup_older_than_the_erasure_brings_nothing_back)
{
    Erasing erasing;
    store::VerifyOptions options;
    options.origin = store::test_origin;
    options.key = store::verifier_key_of(erasing.site().key(), options.origin);
    auto const older = erasing.site().folder.path() / "older";
    store::backup(erasing.site().data(), erasing.site().key(), options, older);
    erasing.run("family", "F1");
    EXPECT_EQ(erasing.run("family", "F1", erasing.code()), Exit::done);
    std::filesystem::remove_all(erasing.site().data());
    EXPECT_TRUE(store::restore(older, erasing.site().data(), erasing.site().key(), options).green());
    EXPECT_EQ(erasing.records(conference), 0U);
}

TEST(EraseCommand, says_what_is_not_there_and_what_is_gone_already)
{
    Erasing erasing;
    EXPECT_EQ(erasing.run("conference", "C1"), Exit::usage);
    EXPECT_EQ(erasing.run("family", "nobody"), Exit::found_wrong);
    EXPECT_THAT(erasing.said(), HasSubstr("Nothing is recorded"));
    erasing.run("family", "F1");
    erasing.run("family", "F1", erasing.code(), false);
    EXPECT_THAT(erasing.said(), HasSubstr("Erased: "));
    EXPECT_THAT(erasing.said(), HasSubstr("list of erasures"));
    EXPECT_EQ(erasing.run("family", "F1", "", false, Language::cy), Exit::found_wrong);
    EXPECT_THAT(erasing.said(), HasSubstr("Cafodd ei ddileu o'r blaen"));
}

}

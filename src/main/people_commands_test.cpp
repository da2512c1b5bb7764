#include "main/people_commands.h"

#include "main/test_desk.h"
#include "store/verify.h"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace noddfa::people_commands_test {

using testing::HasSubstr;
using testing::Not;

namespace {

constexpr char const* agencies =
    R"({"do":"RecordAgency","agency":"board","name":"Invented Board","sector":"health","services":["midwifery"],"authorities":["W06000016"]})";
constexpr char const* table = "person,name,email,agency\nmw,Mared Wyn,mared@example.test,board\nx,X,,nowhere\n";

/// A site with one agency, to which `noddfa people` is put.
class People {
public:
    People()
    {
        desk_.open();
        EXPECT_EQ(desk_.play(agencies), 1);
        desk_.close();
    }

    int run(std::map<std::string, std::vector<std::string>, std::less<>> given, Language language = Language::en)
    {
        said_.str("");
        given.insert({{"--data", {site().data().string()}}, {"--key", {site().key().string()}}});
        given.insert({"--origin", {std::string{store::test_origin}}});
        auto const& words = language::Catalogue::of(language);
        return people_command(words).run(Given{given}, words, said_, said_);
    }
    int import(std::string const& text, std::string const& code = "", bool json = true)
    {
        auto const file = site().folder.path() / "people.csv";
        std::ofstream{file, std::ios::binary} << text;
        std::map<std::string, std::vector<std::string>, std::less<>> given{{"ACTION", {"import"}},
                                                                           {"FILE", {file.string()}}};
        if (!code.empty())
            given.insert({"--confirm", {code}});
        if (json)
            given.insert({"--json", {}});
        return run(given);
    }
    /// The code that the last preview ended with.
    std::string code() const
    {
        auto const text = said();
        auto const last = text.rfind('\n', text.size() - 2);
        return std::string{boost::json::parse(text.substr(last + 1)).at("code").as_string()};
    }
    std::string exported()
    {
        EXPECT_EQ(run({{"ACTION", {"export"}}}), Exit::done);
        return said();
    }
    std::string said() const { return said_.str(); }
    Desk& desk() { return desk_; }
    store::TestSite& site() { return desk_.site(); }

private:
    Desk desk_;
    std::ostringstream said_;
};

}

TEST(PeopleCommand, shows_each_lines_fate_and_changes_nothing_until_confirmed)
{
    People people;
    EXPECT_EQ(people.import(table), Exit::found_wrong) << "one line is refused";
    EXPECT_THAT(people.said(),
                HasSubstr(R"({"line":2,"person":"mw","fate":"recorded","fields":["name","email","agency"]})"));
    EXPECT_THAT(people.said(), HasSubstr(R"("problem":"unknown-agency","column":"agency")"));
    auto const code = people.code();
    EXPECT_THAT(people.exported(), Not(HasSubstr("Mared")));
    EXPECT_EQ(people.import(table, code), Exit::found_wrong);
    EXPECT_THAT(people.said(), HasSubstr(R"("carried_out":true)"));
    EXPECT_THAT(people.exported(), HasSubstr("mw,Mared Wyn,,mared@example.test,,,,board,midwifery,"));
}

TEST(PeopleCommand, a_code_is_stale_once_the_site_or_the_file_is_another)
{
    People people;
    people.import(table);
    auto const code = people.code();
    people.import(std::string{table} + "y,Y,,\n", code);
    EXPECT_THAT(people.said(), HasSubstr(R"("carried_out":false)")) << "another file";
    people.import(table, code);
    EXPECT_EQ(people.import(table, code), Exit::found_wrong) << "it was carried out";
    EXPECT_THAT(people.said(), HasSubstr(R"("unchanged":1)"));
    EXPECT_THAT(people.said(), HasSubstr(R"("carried_out":false)"));
}

TEST(PeopleCommand, what_is_exported_imports_as_nothing_new)
{
    People people;
    people.import(table);
    people.import(table, people.code());
    auto const text = people.exported();
    EXPECT_EQ(people.import(text), Exit::done);
    EXPECT_THAT(people.said(), HasSubstr(R"("recorded":0,"changed":0,"unchanged":1,"refused":0)"));
}

TEST(PeopleCommand, speaks_both_languages_and_says_where_a_table_is_wrong)
{
    People people;
    people.import(table, "", false);
    EXPECT_THAT(people.said(), HasSubstr("Line 2 (mw): new"));
    EXPECT_THAT(people.said(), HasSubstr("--confirm "));
    EXPECT_THAT(people.said(), Not(HasSubstr("Mared"))) << "nobody's name is said";
    EXPECT_EQ(people.import("person,name\nx,\"X\n"), Exit::usage);
    EXPECT_THAT(people.said(), HasSubstr(":2: a quotation mark"));
    EXPECT_EQ(people.import("person,name,salary\n"), Exit::usage);
    EXPECT_THAT(people.said(), HasSubstr(":1: salary: "));
    EXPECT_EQ(people.run({{"ACTION", {"import"}}}, Language::cy), Exit::usage);
    EXPECT_THAT(people.said(), HasSubstr("Dywedwch import neu export."));
}

TEST(PeopleCommand, people_live_in_the_log_sealed_each_by_their_own_key)
{
    People people;
    people.import(table);
    people.import(table, people.code());
    auto& ledger = people.desk().open();
    auto const scopes = ledger.read([](ledger::Snapshot const& snapshot) {
        std::set<std::string> found;
        for (auto const& stream : snapshot.site().streams(application::Room::directory))
            for (auto const& record : snapshot.records(stream))
                found.insert(record.key_scope);
        return found;
    });
    EXPECT_EQ(scopes, (std::set<std::string>{"person:mw", "site:agencies"}));
    EXPECT_TRUE(ledger.rebuild(false).same());
    ledger.erase("person:mw", PersonId{"operator"});
    people.desk().close();
    EXPECT_THAT(people.exported(), Not(HasSubstr("Mared"))) << "whoever is erased is gone, and the log still reads";
}

}

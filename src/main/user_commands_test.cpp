#include "main/user_commands.h"

#include "main/diary_commands.h"
#include "main/keeping_commands.h"
#include "main/sign_in.h"
#include "main/test_desk.h"

#include <gmock/gmock.h>

#include <sstream>

namespace noddfa::user_commands_test {

using testing::HasSubstr;
using testing::Not;

namespace {

constexpr char const* people =
    R"({"do":"RecordPractitioner","person":"mw","name":"Mared Wyn","email":"mared@example.test"}
{"do":"RecordPractitioner","person":"dim","name":"Dim Cyfeiriad"})";

/// A site with two people, to which `noddfa user` is put.
class Users : public testing::Test {
protected:
    Users()
    {
        desk.open();
        EXPECT_EQ(desk.play(people), 2);
        desk.close();
    }
    int run(Command const& command, std::map<std::string, std::vector<std::string>, std::less<>> given,
            Language language = Language::en)
    {
        said.str("");
        given.insert({{"--data", {desk.site().data().string()}}, {"--key", {desk.site().key().string()}}});
        given.insert({"--origin", {std::string{store::test_origin}}});
        if (std::filesystem::exists(config))
            given.insert({"--config", {config.string()}});
        return command.run(Given{given}, language::Catalogue::of(language), said, said);
    }
    int user(std::string action, std::string person, Language language = Language::en)
    {
        return run(user_command(language::Catalogue::of(language)),
                   {{"ACTION", {std::move(action)}}, {"PERSON", {std::move(person)}}}, language);
    }
    std::string link() const
    {
        auto const text = said.str();
        return text.substr(0, text.find('\n'));
    }
    /// Work with sign-in, as the site's own pages do it.
    template<class Work> void with_accounts(Work work)
    {
        auto& ledger = desk.open();
        {
            SignIn sign_in{ledger, {}, false};
            work(sign_in.accounts());
        }
        desk.close();
    }

    Desk desk;
    std::filesystem::path config = desk.site().folder.path() / "noddfa.toml";
    std::ostringstream said;
};

}

TEST_F(Users, a_link_is_printed_once_and_opens_setting_up)
{
    ASSERT_EQ(user("link", "mw"), Exit::done) << said.str();
    EXPECT_THAT(link(), HasSubstr("http://localhost:8080/en/link/"));
    EXPECT_THAT(said.str(), HasSubstr("It works once, until "));
    EXPECT_THAT(said.str(), Not(HasSubstr("mared")));
    auto const token = link().substr(link().rfind('/') + 1);
    with_accounts([&](accounts::Accounts& accounts) {
        auto const step = accounts.follow(token);
        EXPECT_EQ(step.trouble, accounts::Trouble::none);
        EXPECT_EQ(accounts.what_of(step.passage.view())->login, "mared@example.test");
        EXPECT_EQ(accounts.follow(token).trouble, accounts::Trouble::stale);
    });
}

TEST_F(Users, a_restored_copy_has_no_session_and_no_link_of_then)
{
    ASSERT_EQ(user("link", "mw"), Exit::done);
    auto const token = link().substr(link().rfind('/') + 1);
    auto const& words = language::Catalogue::of(Language::en);
    auto const copy = (desk.site().folder.path() / "copy").string();
    ASSERT_EQ(run(backup_command(words), {{"FOLDER", {copy}}}), Exit::done) << said.str();
    with_accounts([&](accounts::Accounts& accounts) { EXPECT_TRUE(accounts.look_at(token)); });
    std::filesystem::remove_all(desk.site().data());
    ASSERT_EQ(run(restore_command(words), {{"FOLDER", {copy}}}), Exit::done) << said.str();
    with_accounts([&](accounts::Accounts& accounts) { EXPECT_FALSE(accounts.look_at(token)); });
    EXPECT_EQ(user("link", "mw"), Exit::done) << "and a new one is made";
}

TEST_F(Users, a_disabled_person_is_given_none_until_enabled)
{
    ASSERT_EQ(user("link", "mw"), Exit::done);
    auto const token = link().substr(link().rfind('/') + 1);
    EXPECT_EQ(user("disable", "mw"), Exit::done);
    with_accounts([&](accounts::Accounts& accounts) { EXPECT_FALSE(accounts.look_at(token)); });
    EXPECT_EQ(user("disable", "mw"), Exit::done);
    EXPECT_THAT(said.str(), HasSubstr("Nothing to change."));
    EXPECT_EQ(user("link", "mw"), Exit::found_wrong);
    EXPECT_EQ(user("enable", "mw", Language::cy), Exit::done);
    EXPECT_THAT(said.str(), HasSubstr("Gall fewngofnodi eto."));
    EXPECT_EQ(user("link", "mw"), Exit::done);
}

TEST_F(Users, what_cannot_be_done_is_said)
{
    EXPECT_EQ(user("link", "nobody"), Exit::found_wrong);
    EXPECT_EQ(user("link", "dim"), Exit::found_wrong);
    EXPECT_THAT(said.str(), HasSubstr("no e-mail address"));
    EXPECT_EQ(user("disable", "mw"), Exit::found_wrong);
    EXPECT_THAT(said.str(), HasSubstr("no account yet"));
    EXPECT_EQ(user("delete", "mw"), Exit::usage);
    EXPECT_EQ(user("link", ""), Exit::usage);
}

TEST_F(Users, a_letter_waits_in_the_outbox_and_shows_neither_link_nor_address)
{
    with_accounts([&](accounts::Accounts& accounts) {
        EXPECT_TRUE(accounts.invite(PersonId{"mw"}, "mared@example.test", Language::cy, PersonId{"custodian"}));
        auto const waiting =
            desk.ledger().read([](ledger::Snapshot const& snapshot) { return snapshot.outbox(0, 10); });
        ASSERT_EQ(waiting.size(), 1U);
        EXPECT_EQ(waiting.front().message.address, "mared@example.test");
        EXPECT_EQ(waiting.front().message.language, Language::cy);
        EXPECT_THAT(waiting.front().message.link, HasSubstr("/cy/link/"));
    });
    auto const& words = language::Catalogue::of(Language::en);
    for (auto const json : {false, true}) {
        std::map<std::string, std::vector<std::string>, std::less<>> given;
        if (json)
            given["--json"] = {};
        EXPECT_EQ(run(outbox_command(words), given), Exit::done);
        EXPECT_THAT(said.str(), HasSubstr("mw"));
        EXPECT_THAT(said.str(), Not(HasSubstr("/link/")));
        EXPECT_THAT(said.str(), Not(HasSubstr("mared")));
    }
}

TEST_F(Users, the_first_two_holders_of_a_post_are_named_by_whoever_installs_the_site_and_no_third)
{
    EXPECT_EQ(user("administrator", "gweinydd@example.test"), Exit::found_wrong);
    EXPECT_THAT(said.str(), HasSubstr("authority = ")) << "which board it is has to be known";
    store::write_file(config, "authority = \"W06000016\"\n");
    for (auto const* post : {"administrator", "director"}) {
        EXPECT_EQ(user(post, std::string{post} + "@example.test"), Exit::done) << said.str();
        EXPECT_THAT(link(), HasSubstr("/link/"));
    }
    EXPECT_EQ(user("administrator", "arall@example.test", Language::cy), Exit::done);
    EXPECT_EQ(user("director", "mared@example.test"), Exit::done) << "somebody who is known already";
    EXPECT_EQ(user("director", "third@example.test"), Exit::found_wrong);
    EXPECT_THAT(said.str(), HasSubstr("one proposes, a second agrees"));
    auto& ledger = desk.open();
    ledger.read([](ledger::Snapshot const& snapshot) {
        std::map<Post, int> holders;
        for (auto const& stream : snapshot.site().streams(application::Room::directory))
            if (auto const person = directory::person_of(stream.key))
                for (auto const& post : snapshot.site().practitioner(*person).practitioner->posts)
                    holders[post.of.post] += post.first != *post.second ? 1 : 0;
        EXPECT_EQ(holders, (std::map<Post, int>{{Post::board_admin, 2}, {Post::director, 2}}));
        EXPECT_EQ(snapshot.site().practitioner(PersonId{"mw"}).practitioner->posts.size(), 1U);
        // Who is of the board's office is of each of its councils, or they could grant nothing there.
        EXPECT_THAT(snapshot.site().agency(AgencyId{"board-office"}).agency->said.authorities,
                    testing::Contains(AuthorityId{"W06000016"}));
    });
}

TEST_F(Users, nobody_is_made_a_holder_by_an_address_that_is_none)
{
    store::write_file(config, "authority = \"W06000016\"\n");
    EXPECT_EQ(user("director", "nobody"), Exit::found_wrong);
    EXPECT_THAT(said.str(), HasSubstr("no address at work"));
}

}

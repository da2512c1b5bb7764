#include "main/test_before.h"

#include <array>

namespace noddfa::web::kept_pages_test {

namespace {

constexpr std::array<char const*, 6> people{"coordinator", "chair", "sw", "hv", "custodian", "manager"};

/// A page that was kept is the page that would be made now, whatever happened meanwhile: asked as the story goes on, of
/// one who has it kept from earlier.
class KeptPages : public BeforeTheMeeting {
protected:
    void keep_pages()
    {
        site->kept = std::make_unique<PageCache>(ledger->changed(), 64'000'000);
        site->rates = std::make_unique<Rates>(1'000'000);
    }

    /// A page without its foot: until when they are signed in moves with what they ask for.
    static std::string_view said(net::Response const& page)
    {
        return std::string_view{page.body}.substr(0, page.body.find("<footer"));
    }
    /// The page as it is kept, if it is, and as it is made now.
    void compare(TestBrowser& who, std::string const& person, std::string const& address, std::string const& after)
    {
        auto const shown = who.get(address);
        auto kept = std::move(site->kept);
        auto const made = who.get(address);
        site->kept = std::move(kept);
        EXPECT_EQ(shown.status, made.status) << person << " at " << address << " after " << after;
        // Each form is a command of its own.
        if (made.body.find("name=\"command\"") == std::string::npos)
            EXPECT_TRUE(said(shown) == said(made)) << person << " at " << address << " after " << after;
        ++compared;
        seen += made.status == 200 ? 1 : 0;
    }
    std::vector<std::string> addresses() const
    {
        std::vector<std::string> all{"/en/conferences?view=month&from=2026-03-09",
                                     "/en/diary",
                                     "/en/register",
                                     "/en/work",
                                     "/en/requests",
                                     "/en/messages",
                                     "/en/children/A",
                                     "/en/children/B",
                                     "/en/account",
                                     "/en/administration/people"};
        for (auto const* part : {"", "/readiness", "/family", "/sharing", "/report", "/slots", "/request",
                                 "/family/papers/mother", "/reports/r-hv", "/reports/r-sw"})
            all.push_back("/en/conferences/" + conference + part);
        return all;
    }
    void compare_all(std::string const& person, std::string const& after)
    {
        auto const found = browsers.find(person);
        auto& who = found == browsers.end() ? browsers.emplace(person, signed_in(person)).first->second : found->second;
        for (auto const& address : addresses())
            compare(who, person, address, after);
    }

    /// The second time it is kept.
    static void asked_twice(TestBrowser& who, std::string const& page)
    {
        ASSERT_EQ(who.get(page).status, 200) << page;
        ASSERT_EQ(who.get(page).status, 200) << page;
    }
    template<class Command> void give(application::StreamId const& stream, Command command, char const* by)
    {
        Act act;
        act.id = CommandId{"given-" + std::to_string(++given_)};
        act.by = PersonId{by};
        act.held_on = act.recorded_at = site->now();
        auto const outcome = ledger->perform(stream, std::move(command), act);
        ASSERT_TRUE(outcome.accepted()) << outcome.refusal->code.text();
    }

    std::map<std::string, TestBrowser> browsers;
    int compared = 0;
    int seen = 0;

private:
    int given_ = 0;
};

}

TEST_F(KeptPages, are_those_that_would_be_made_now_as_a_conference_goes_on)
{
    folder.clock.set(read_london_time("2026-03-09T16:00").moment->utc_minutes * 60'000'000);
    keep_pages();
    replay::Player player;
    std::size_t turn = 0;
    player.watch(
        [&](application::StreamId const& stream, application::AnyCommand const& command, Act const& act) {
            EXPECT_TRUE(ledger->perform(stream, command, act).accepted()) << application::name_of(command);
            if (stream.room == application::Room::directory)
                return;
            conference = player.current().value;
            compare_all(people[turn++ % people.size()], std::string{application::name_of(command)});
        },
        [&](SettingRow const& row) {
            EXPECT_FALSE(ledger->set(row, CommandId{"setting-" + row.key}, PersonId{"board"}));
        });
    EXPECT_FALSE(player.play("test", people_of_the_board() + told_here("closed"), [](boost::json::object const&) {}));
    EXPECT_GT(compared, 1000);
    EXPECT_GT(seen, 400);
}

TEST_F(KeptPages, say_until_when_whoever_is_given_them_is_signed_in)
{
    begin("2026-03-09T16:00", told_here("closed"));
    keep_pages();
    pass(30 * signin::second);
    auto hv = signed_in("hv");
    auto const page = "/en/conferences/" + conference;
    pass(40 * signin::second);
    auto const first = hv.get(page);
    auto const bytes = site->kept->bytes();
    ASSERT_GT(bytes, 0u);
    // In the same minute, so that the page is kept still; being seen a minute after signing in moves the session's end.
    pass(40 * signin::second);
    auto const second = hv.get(page);
    EXPECT_EQ(site->kept->bytes(), bytes);
    EXPECT_TRUE(said(second) == said(first));
    EXPECT_FALSE(second.body == first.body);
    site->kept.reset();
    EXPECT_TRUE(second.body == hv.get(page).body);
}

TEST_F(KeptPages, go_with_whoever_may_see_them_no_longer)
{
    begin("2026-03-09T16:00", told_here("closed"));
    keep_pages();
    auto hv = signed_in("hv");
    auto const page = "/en/conferences/" + conference;
    asked_twice(hv, page);
    directory::LeaveAgency left;
    left.person = PersonId{"hv"};
    left.agency = AgencyId{"health-board"};
    left.on = site->now().day;
    give({application::Room::directory, directory::key_of(left.person)}, directory::Command{left}, "first");
    EXPECT_THAT(hv.get(page).status, testing::AnyOf(303, 404)) << "access ends at the next request";
}

TEST_F(KeptPages, go_with_the_post_that_they_rest_on)
{
    begin("2026-03-09T16:00", told_here("closed"));
    keep_pages();
    auto const page = "/en/children/A";
    auto custodian = signed_in("custodian");
    asked_twice(custodian, page);
    directory::ProposedPost post;
    post.person = PersonId{"custodian"};
    post.post = Post::custodian;
    post.authority = AuthorityId{"W06000016"};
    post.change = directory::Change::end;
    post.reason = Paragraph{{}, {}, Language::en, {}, "Works elsewhere now.", {}};
    application::StreamId const stream{application::Room::directory, directory::key_of(post.person)};
    give(stream, directory::Command{directory::ProposePost{post}}, "first");
    EXPECT_EQ(custodian.get(page).status, 200) << "one person ends nothing";
    give(stream, directory::Command{directory::AgreePost{static_cast<directory::PostOf const&>(post)}}, "second");
    EXPECT_NE(custodian.get(page).status, 200);
}

TEST_F(KeptPages, go_at_the_minute_in_which_a_claim_ends)
{
    begin("2026-03-09T16:00", told_here("closed"));
    keep_pages();
    auto stranger = signed_in("stranger");
    auto const page = "/en/children/A/emergency";
    EXPECT_NE(stranger.get(page).status, 200);
    grants::ClaimDetails claim;
    claim.child = ChildId{"A"};
    claim.agency = AgencyId{"north-council"};
    claim.emergency = grants::Emergency::emergency_department;
    claim.reason.text = "Brought in with a broken arm.";
    give({application::Room::access, grants::key_of(claim.child)}, grants::Command{grants::ClaimAccess{claim}},
         "stranger");
    asked_twice(stranger, page);
    for (int minutes = 0; minutes < 59; minutes += 10) {
        EXPECT_EQ(stranger.get(page).status, 200) << minutes;
        pass(10 * signin::minute);
    }
    EXPECT_NE(stranger.get(page).status, 200) << "an hour later";
}

TEST_F(KeptPages, are_nobody_elses_of_the_same_post)
{
    begin("2026-03-09T16:00", told_here("closed"));
    keep_pages();
    auto hv = signed_in("hv");
    auto const page = "/en/conferences/" + conference;
    asked_twice(hv, page);
    auto teacher = signed_in("teacher");
    compare(teacher, "teacher", page, "a look of somebody of another agency");
    EXPECT_EQ(teacher.get(page).body.find(hidden_of(hv.get("/en/account"), "form")), std::string::npos);
    EXPECT_EQ(signed_in("stranger").get(page).status, 404);
    TestBrowser nobody{*site, *router};
    EXPECT_EQ(nobody.get(page).status, 303);
}

}

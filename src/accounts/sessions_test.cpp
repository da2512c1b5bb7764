#include "accounts/test_accounts.h"
#include "base/bug.h"

namespace noddfa::accounts {

namespace {

using Sessions = Desk;

}

TEST_F(Sessions, no_changed_cookie_is_anybodys)
{
    auto const cookie = enrolled();
    for (std::size_t place = 0; place < cookie.size(); ++place) {
        auto bad = cookie;
        bad[place] = bad[place] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(is_in(bad)) << place;
    }
    EXPECT_FALSE(is_in(""));
    EXPECT_FALSE(is_in(cookie + "="));
    EXPECT_TRUE(is_in(cookie));
}

TEST_F(Sessions, end_when_nobody_asks_and_at_their_longest)
{
    enrolled();
    auto const cookie = std::string{signed_in().cookie.view()};
    auto const first = accounts->session_of(cookie, at().network);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->device, signin::DeviceKind::known);
    for (Time passed = 0; passed < 9 * signin::hour; passed += 20 * signin::minute) {
        pass(20 * signin::minute);
        ASSERT_TRUE(is_in(cookie)) << passed / signin::minute;
        settle();
    }
    pass(31 * signin::minute);
    EXPECT_FALSE(is_in(cookie));
    auto const second = std::string{signed_in().cookie.view()};
    for (auto asked = 0; asked < 31; ++asked) {
        (void)is_in(second);
        settle();
        pass(20 * signin::minute);
    }
    EXPECT_FALSE(is_in(second));
}

TEST_F(Sessions, a_page_by_itself_keeps_none_alive)
{
    auto const cookie = enrolled();
    for (auto asked = 0; asked < 6; ++asked) {
        (void)accounts->session_of(cookie, at().network, false);
        settle();
        pass(5 * signin::minute);
    }
    EXPECT_FALSE(is_in(cookie));
}

TEST_F(Sessions, looking_writes_once_a_minute_at_most)
{
    auto const cookie = enrolled();
    auto const seen = [&] {
        settle();
        return accounts->own(cookie)->sessions.front().last_seen;
    };
    EXPECT_TRUE(is_in(cookie));
    auto const before = seen();
    for (auto asked = 0; asked < 5; ++asked)
        EXPECT_TRUE(is_in(cookie));
    EXPECT_EQ(seen(), before);
    pass(signin::minute);
    EXPECT_TRUE(is_in(cookie));
    EXPECT_GT(seen(), before);
}

TEST_F(Sessions, others_use_this_device_so_it_ends_soon)
{
    enrolled();
    auto shared = at();
    shared.shared = true;
    auto const step = accounts->sign_in(haf_address, haf_password, shared);
    auto const opened = accounts->enter_code(step.passage.view(), code(), shared);
    EXPECT_TRUE(opened.mark.view().empty());
    EXPECT_EQ(accounts->session_of(opened.cookie.view(), shared.network)->device, signin::DeviceKind::shared);
    pass(5 * signin::minute);
    EXPECT_FALSE(is_in(opened.cookie.view()));
}

TEST_F(Sessions, a_device_is_known_from_its_second_sign_in_on)
{
    auto const cookie = enrolled();
    EXPECT_EQ(accounts->session_of(cookie, at().network)->device, signin::DeviceKind::unknown);
    EXPECT_FALSE(mark.empty());
    EXPECT_EQ(accounts->session_of(signed_in().cookie.view(), at().network)->device, signin::DeviceKind::known);
    // An invented mark is none.
    mark = "AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    EXPECT_EQ(accounts->session_of(signed_in().cookie.view(), at().network)->device, signin::DeviceKind::unknown);
}

TEST_F(Sessions, the_one_a_browser_shows_ends_at_a_sign_in)
{
    auto const before = enrolled();
    auto visitor = at();
    visitor.session = before;
    auto const step = accounts->sign_in(haf_address, haf_password, visitor);
    auto const opened = accounts->enter_code(step.passage.view(), code(), visitor);
    EXPECT_TRUE(is_in(opened.cookie.view()));
    EXPECT_FALSE(is_in(before));
}

TEST_F(Sessions, are_five_at_most)
{
    std::vector<std::string> cookies{enrolled()};
    for (auto one = 0; one < 5; ++one)
        cookies.emplace_back(signed_in().cookie.view());
    EXPECT_FALSE(is_in(cookies.front()));
    for (std::size_t one = 1; one < cookies.size(); ++one)
        EXPECT_TRUE(is_in(cookies[one])) << one;
}

TEST_F(Sessions, are_listed_and_ended_one_by_one_or_all)
{
    auto const first = enrolled();
    auto const second = std::string{signed_in().cookie.view()};
    auto const third = std::string{signed_in().cookie.view()};
    auto own = accounts->own(third);
    ASSERT_EQ(own->sessions.size(), 3U);
    EXPECT_EQ(std::ranges::count(own->sessions, true, &OwnSession::here), 1);
    auto const id = accounts->session_of(second, at().network)->id;
    EXPECT_TRUE(accounts->end_session(third, id));
    EXPECT_FALSE(accounts->end_session(third, id));
    EXPECT_FALSE(is_in(second));
    EXPECT_EQ(deeds(haf).back(), Deed::session_ended);
    accounts->sign_out(third);
    EXPECT_FALSE(is_in(third));
    accounts->sign_out_everywhere(first);
    EXPECT_FALSE(is_in(first));
    EXPECT_EQ(deeds(haf).back(), Deed::signed_out_everywhere);
    EXPECT_FALSE(accounts->own(first));
}

TEST_F(Sessions, all_are_ended_by_whoever_restores_a_copy)
{
    auto const hafs = enrolled();
    accounts->end_all(PersonId{"operator"});
    EXPECT_FALSE(is_in(hafs));
    EXPECT_EQ(deeds(haf).back(), Deed::signed_out_everywhere);
    auto const before = deeds(haf).size();
    accounts->end_all(PersonId{"operator"});
    EXPECT_EQ(deeds(haf).size(), before) << "where nothing is left there is nothing to end";
    EXPECT_TRUE(is_in(std::string{signed_in().cookie.view()})) << "how they sign in is as it was";
}

TEST_F(Sessions, nobody_ends_another_persons)
{
    auto const hafs = enrolled();
    auto const id = accounts->session_of(hafs, at().network)->id;
    mark.clear();
    EXPECT_TRUE(accounts->invite(PersonId{"huw"}, "huw@example.test", Language::en, PersonId{"custodian"}));
    auto const huws = set_up(std::string{follow_letter().passage.view()});
    EXPECT_FALSE(accounts->end_session(huws, id));
    EXPECT_TRUE(is_in(hafs));
}

TEST_F(Sessions, the_secret_of_forms_is_each_sessions_own)
{
    auto const first = enrolled();
    auto const second = std::string{signed_in().cookie.view()};
    auto const csrf = accounts->session_of(first, at().network)->csrf;
    EXPECT_EQ(csrf, Accounts::csrf_of(first));
    EXPECT_NE(csrf, accounts->session_of(second, at().network)->csrf);
    EXPECT_EQ(first.find(csrf), std::string::npos);
}

TEST_F(Sessions, a_marked_action_needs_a_fresh_proof_once_for_a_stage)
{
    auto cookie = enrolled();
    pass(5 * signin::minute);
    signin::MarkedAction const decide{"C1 decide", false};
    EXPECT_FALSE(accounts->let_through(cookie, decide, at()));
    EXPECT_EQ(accounts->step_up(cookie, haf_password, "000000", at()).trouble, Trouble::wrong);
    EXPECT_EQ(accounts->step_up(cookie, "rhywbeth arall", code(), at()).trouble, Trouble::wrong);
    auto const raised = accounts->step_up(cookie, haf_password, code(), at());
    ASSERT_EQ(raised.trouble, Trouble::none);
    EXPECT_FALSE(is_in(cookie));
    cookie = raised.cookie.view();
    EXPECT_TRUE(accounts->let_through(cookie, decide, at()));
    restart();
    pass(10 * signin::minute);
    EXPECT_TRUE(accounts->let_through(cookie, decide, at()));
    EXPECT_FALSE(accounts->let_through(cookie, {"C2 decide", false}, at()));
    EXPECT_FALSE(accounts->let_through(cookie, {"C1 decide", true}, at()));
    EXPECT_FALSE(accounts->let_through(cookie, decide, at("198.51.100.0/24")));
}

TEST_F(Sessions, a_demonstration_alone_signs_in_without_proof)
{
    EXPECT_THROW((void)accounts->sign_in_for_demonstration(haf, at()), Bug);
    close();
    log = site.open();
    auto given = options();
    given.demonstration = true;
    accounts = std::make_unique<Accounts>(*log, site.clock, site.random, std::move(given), post);
    EXPECT_TRUE(is_in(accounts->sign_in_for_demonstration(haf, at()).cookie.view()));
}

}

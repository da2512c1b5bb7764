#include "signin/session.h"

#include "signin/test_random.h"

#include <gtest/gtest.h>

namespace noddfa::signin {

namespace {

SessionPolicy const session_policy;
AccountState const in_good_standing;
constexpr Time began = test_now;

OpenedSession opened(DeviceKind device, Assurance assurance = Assurance::two_factors)
{
    static SeededRandom random;
    return begin_session(AccountId{"a"}, in_good_standing, device, assurance, "office", began, random);
}

Standing after(Session const& session, Time time)
{
    return standing(session, in_good_standing, began + time, session_policy);
}

std::optional<Session> marked(Session const& session, std::string stage, Time time, std::string_view network = "office")
{
    return let_through(session, {std::move(stage), false}, network, began + time, session_policy);
}

}

TEST(Session, is_kept_by_the_hash_of_its_cookie_alone)
{
    auto const open = opened(DeviceKind::known);
    EXPECT_EQ(hash_of_token(TokenKind::session, open.cookie.view()), open.session.token);
}

TEST(Session, ends_when_idle_by_the_kind_of_device)
{
    for (auto const& [device, idle] : {std::pair{DeviceKind::managed, 30 * minute},
                                       {DeviceKind::known, 30 * minute},
                                       {DeviceKind::shared, 5 * minute},
                                       {DeviceKind::unknown, 15 * minute}}) {
        auto const session = opened(device).session;
        EXPECT_EQ(after(session, idle - 1), Standing::live);
        EXPECT_EQ(after(session, idle), Standing::idle_too_long);
        EXPECT_EQ(ends_at(session, session_policy), began + idle);
        EXPECT_EQ(after(seen(session, began + idle - 1), 2 * idle - 2), Standing::live);
        EXPECT_EQ(after(seen(session, began + idle - 1), 2 * idle - 1), Standing::idle_too_long);
    }
}

TEST(Session, ends_at_its_time_however_busy)
{
    for (auto const& [device, absolute] : {std::pair{DeviceKind::managed, 12 * hour},
                                           {DeviceKind::known, 10 * hour},
                                           {DeviceKind::shared, 2 * hour},
                                           {DeviceKind::unknown, 4 * hour}}) {
        auto session = opened(device).session;
        for (Time time = 0; time < absolute; time += minute) {
            EXPECT_EQ(after(session, time), Standing::live);
            session = seen(session, began + time);
        }
        EXPECT_EQ(ends_at(session, session_policy), began + absolute);
        EXPECT_EQ(after(session, absolute), Standing::past_its_time);
    }
}

TEST(Session, a_clock_that_goes_back_lengthens_nothing)
{
    auto session = opened(DeviceKind::shared).session;
    session = seen(session, began - hour);
    EXPECT_EQ(ends_at(session, session_policy), began + 5 * minute);
    EXPECT_FALSE(is_fresh(session, "office", began - 1, session_policy));
}

TEST(Session, all_end_with_sign_out_everywhere_and_when_the_person_is_disabled)
{
    auto const session = opened(DeviceKind::managed).session;
    auto const out = signed_out_everywhere(in_good_standing);
    EXPECT_EQ(standing(session, out, began, session_policy), Standing::ended);
    auto enabled_again = disabled(in_good_standing);
    EXPECT_EQ(standing(session, enabled_again, began, session_policy), Standing::ended);
    enabled_again.active = true;
    EXPECT_EQ(standing(session, enabled_again, began, session_policy), Standing::ended);
    SeededRandom random;
    auto const anew =
        begin_session(AccountId{"a"}, out, DeviceKind::known, Assurance::two_factors, "office", began, random);
    EXPECT_EQ(standing(anew.session, out, began, session_policy), Standing::live);
    EXPECT_EQ(standing(anew.session, disabled(out), began, session_policy), Standing::ended);
}

TEST(Session, a_step_up_changes_the_token_and_not_the_age)
{
    SeededRandom random{9};
    auto const before = opened(DeviceKind::known).session;
    auto const open = step_up(before, Assurance::phishing_resistant, "home", began + hour, random);
    EXPECT_NE(open.session.token, before.token);
    EXPECT_EQ(hash_of_token(TokenKind::session, open.cookie.view()), open.session.token);
    EXPECT_EQ(open.session.began, before.began);
    EXPECT_EQ(open.session.proved, began + hour);
    EXPECT_EQ(open.session.assurance, Assurance::phishing_resistant);
    EXPECT_EQ(ends_at(open.session, session_policy), began + hour + 30 * minute);
}

TEST(StepUp, is_good_for_five_minutes)
{
    auto const session = opened(DeviceKind::known).session;
    EXPECT_TRUE(marked(session, "", 5 * minute));
    EXPECT_FALSE(marked(session, "", 5 * minute + 1));
    EXPECT_FALSE(marked(session, "", -1));
}

TEST(StepUp, covers_a_whole_decision_stage_and_no_other)
{
    auto const session = opened(DeviceKind::managed).session;
    EXPECT_FALSE(marked(session, "c1:decide", 6 * minute));
    auto const inside = marked(session, "c1:decide", 4 * minute);
    ASSERT_TRUE(inside);
    EXPECT_TRUE(marked(*inside, "c1:decide", 2 * hour));
    EXPECT_FALSE(marked(*inside, "c1:close", 2 * hour));
    EXPECT_FALSE(marked(*inside, "c2:decide", 2 * hour));
    EXPECT_FALSE(marked(*inside, "", 2 * hour));
    EXPECT_FALSE(marked(*inside, "c1:decide", 2 * hour, "home"));
    // Another stage within the five minutes takes the cover over; the first one's is gone.
    auto const another = marked(*inside, "c1:close", 5 * minute);
    ASSERT_TRUE(another);
    EXPECT_FALSE(marked(*another, "c1:decide", 2 * hour));
}

TEST(StepUp, a_new_one_begins_with_no_stage_covered)
{
    SeededRandom random;
    auto const inside = marked(opened(DeviceKind::managed).session, "c1:decide", 0).value();
    auto const again = step_up(inside, Assurance::two_factors, "office", began + hour, random).session;
    EXPECT_FALSE(marked(again, "c1:decide", hour + 6 * minute));
}

TEST(StepUp, another_network_asks_for_one)
{
    auto const session = opened(DeviceKind::known).session;
    EXPECT_TRUE(is_fresh(session, "office", began, session_policy));
    EXPECT_FALSE(is_fresh(session, "elsewhere", began, session_policy));
}

TEST(StepUp, is_phishing_resistant_where_the_board_says_so)
{
    MarkedAction const strict{"c1:decide", true};
    EXPECT_FALSE(let_through(opened(DeviceKind::known).session, strict, "office", began, session_policy));
    EXPECT_TRUE(let_through(opened(DeviceKind::known, Assurance::phishing_resistant).session, strict, "office", began,
                            session_policy));
}

TEST(Session, beyond_five_the_longest_unused_end)
{
    std::vector<Session> sessions;
    for (auto count = 0; count < 7; ++count) {
        sessions.push_back(opened(DeviceKind::known).session);
        sessions.back().last_seen = began + (count * 3 % 7) * minute;
    }
    EXPECT_EQ(beyond_the_most(sessions, session_policy), (std::vector{sessions[5].token, sessions[0].token}));
    EXPECT_TRUE(beyond_the_most(std::span{sessions}.first(5), session_policy).empty());
}

}

#include "signin/throttle.h"

#include "signin/test_random.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noddfa::signin {

namespace {

AccountId const owner{"owner"};
ThrottlePolicy const throttle_policy;

// How many attempts are let through within `time`, made as fast as they are let.
int attempts_within(Throttle& throttle, Guess guess, Time time, auto const& source_of)
{
    auto made = 0;
    for (auto now = test_now; now < test_now + time;) {
        auto const wait = throttle.begin(guess, owner, source_of(made), now);
        made += wait == 0 ? 1 : 0;
        now += std::max<Time>(wait, second / 100);
    }
    return made;
}

}

TEST(Throttle, failures_of_one_source_wait_longer_and_longer)
{
    Throttle throttle;
    auto now = test_now;
    for (auto count = 0; count < 3; ++count)
        EXPECT_EQ(throttle.begin(Guess::password, owner, "a", now), 0);
    for (auto pause = 2 * second; pause < 15 * minute; pause *= 2) {
        EXPECT_EQ(throttle.wait(Guess::password, owner, "a", now), pause);
        EXPECT_EQ(throttle.begin(Guess::password, owner, "a", now + pause - 1), 1);
        EXPECT_EQ(throttle.begin(Guess::password, owner, "a", now += pause), 0);
    }
    EXPECT_EQ(throttle.wait(Guess::password, owner, "a", now), 15 * minute);
    EXPECT_EQ(throttle.wait(Guess::password, owner, "b", now), 0);
    EXPECT_EQ(throttle.wait(Guess::password, AccountId{"another"}, "a", now), 0);
}

TEST(Throttle, a_right_attempt_ends_the_wait)
{
    Throttle throttle;
    for (auto count = 0; count < 3; ++count)
        throttle.begin(Guess::password, owner, "a", test_now);
    EXPECT_GT(throttle.wait(Guess::password, owner, "a", test_now), 0);
    EXPECT_EQ(throttle.begin(Guess::password, owner, "a", test_now + 2 * second), 0);
    throttle.succeeded(Guess::password, owner, "a", true, test_now + 2 * second);
    EXPECT_EQ(throttle.wait(Guess::password, owner, "a", test_now + 2 * second), 0);
}

TEST(Throttle, many_at_once_gain_nothing)
{
    Throttle throttle;
    auto through = 0;
    for (auto count = 0; count < 1'000; ++count)
        through += throttle.begin(Guess::password, owner, "a", test_now) == 0 ? 1 : 0;
    EXPECT_EQ(through, 3);
}

TEST(Throttle, one_source_cannot_try_every_account)
{
    Throttle throttle;
    auto through = 0;
    for (auto count = 0; count < 1'000; ++count)
        through += throttle.begin(Guess::password, AccountId{std::to_string(count)}, "a", test_now) == 0 ? 1 : 0;
    EXPECT_EQ(through, 20);
}

TEST(Throttle, many_sources_cannot_try_one_account_for_long)
{
    Throttle throttle;
    auto const made = attempts_within(throttle, Guess::password, hour, [](int n) { return std::to_string(n); });
    EXPECT_EQ(made, 30 + 29); // those at once, and one each two minutes after
}

// One code in 333,333 is right (three of a million are taken at once): a day of guessing from everywhere, with the
// right password known, is 129 guesses.
TEST(Throttle, code_guesses_are_few_however_many_sources_make_them)
{
    Throttle throttle;
    auto const made = attempts_within(throttle, Guess::code, 24 * hour, [](int n) { return std::to_string(n); });
    EXPECT_EQ(made, 10 + 119);
}

TEST(Throttle, all_unknown_sources_together_cost_only_so_much)
{
    Throttle throttle;
    auto through = 0;
    for (auto now = test_now; now < test_now + minute; now += second / 100) {
        auto const name = std::to_string(now);
        through += throttle.begin(Guess::password, AccountId{name}, name, now) == 0 ? 1 : 0;
    }
    EXPECT_EQ(through, 200 + 599);
    // A refused attempt leaves no entry: there are three for each that was let through, and none once all is forgotten.
    EXPECT_LE(throttle.entries(), static_cast<std::size_t>(3 * through));
    throttle.tidy(test_now + 25 * hour);
    EXPECT_EQ(throttle.entries(), 0U);
}

TEST(Throttle, sources_that_are_forgotten_are_unknown)
{
    Throttle throttle;
    throttle.succeeded(Guess::password, owner, "desk", true, test_now);
    for (auto count = 0; count < 100; ++count)
        throttle.begin(Guess::password, owner, std::to_string(count), test_now);
    EXPECT_EQ(throttle.wait(Guess::password, owner, "desk", test_now), 0);
    EXPECT_EQ(throttle.wait(Guess::password, owner, "desk", test_now + 90 * 24 * hour),
              0); // and the measure is full again
    throttle.forget_sources(owner);
    EXPECT_GT(throttle.wait(Guess::password, owner, "desk", test_now), 0);
}

// The promise of T28. Whatever anybody does from other sources, with the owner's account and with any other, the
// owner's next attempt from a source they signed in at waits for their own failures at most, and never beyond a minute.
RC_GTEST_PROP(Throttle, others_never_hold_the_owner_back, ())
{
    Throttle throttle;
    auto now = test_now;
    throttle.succeeded(Guess::password, owner, "desk", true, now);
    auto const steps = *rc::gen::container<std::vector<std::tuple<int, int, int, int>>>(rc::gen::tuple(
        rc::gen::inRange(0, 4), rc::gen::inRange(0, 30), rc::gen::inRange(0, 400), rc::gen::inRange(0, 5'000)));
    Throttle alone;
    alone.succeeded(Guess::password, owner, "desk", true, now);
    for (auto const& [what, source, many, pause] : steps) {
        now += static_cast<Time>(pause) * second / 100;
        auto const guess = what % 2 == 0 ? Guess::password : Guess::code;
        if (what == 3) { // the owner mistypes
            throttle.begin(guess, owner, "desk", now);
            alone.begin(guess, owner, "desk", now);
        }
        for (auto count = 0; count < many; ++count) {
            auto const account = count % 3 == 0 ? AccountId{"other" + std::to_string(count)} : owner;
            auto const from = "attacker" + std::to_string(source + count);
            if (throttle.begin(guess, account, from, now) == 0 && account != owner && count % 2 == 0)
                throttle.succeeded(guess, account, from, true, now); // accounts of the attacker's own
        }
        for (auto const asked : {Guess::password, Guess::code}) {
            auto const wait = throttle.wait(asked, owner, "desk", now);
            RC_ASSERT(wait == alone.wait(asked, owner, "desk", now));
            RC_ASSERT(wait <= throttle_policy.longest_known_wait);
        }
    }
}

}

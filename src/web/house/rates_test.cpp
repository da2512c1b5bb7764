#include "web/house/rates.h"

#include <gtest/gtest.h>

namespace noddfa::web {

namespace {

using std::chrono::milliseconds;

TEST(Rates, LetSoManyThroughAtOnceAndMoreAsTimePasses)
{
    Rates rates{1};
    Rates::Time now{};
    for (int i = 0; i < 24; ++i)
        EXPECT_EQ(rates.wait("a", now), 0);
    EXPECT_EQ(rates.wait("a", now), 2);
    EXPECT_EQ(rates.wait("b", now), 0);
    now += milliseconds{1500};
    EXPECT_EQ(rates.wait("a", now), 0);
    EXPECT_GT(rates.wait("a", now), 0);
    now += milliseconds{500};
    EXPECT_EQ(rates.wait("a", now), 0);
    now += std::chrono::hours{1};
    for (int i = 0; i < 24; ++i)
        EXPECT_EQ(rates.wait("a", now), 0);
    EXPECT_GT(rates.wait("a", now), 0);
}

TEST(Rates, ForgetWhoHasAskedForNothing)
{
    Rates rates{1};
    Rates::Time now{};
    for (int i = 0; i < 50'000; ++i, now += milliseconds{100})
        EXPECT_EQ(rates.wait(std::to_string(i), now), 0);
    for (int i = 0; i < 23; ++i)
        EXPECT_EQ(rates.wait("49999", now), 0);
    EXPECT_GT(rates.wait("49999", now), 0);
}

}

}

#include "web/house/rates.h"

#include <gtest/gtest.h>

namespace noddfa::web {

namespace {

using std::chrono::milliseconds;

TEST(Rates, LetSoManyThroughAtOnceAndMoreAsTimePasses)
{
    Rates rates;
    Rates::Allowance const three{3, milliseconds{1000}};
    Rates::Time now{};
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(rates.wait("a", three, now), 0);
    EXPECT_EQ(rates.wait("a", three, now), 2);
    EXPECT_EQ(rates.wait("b", three, now), 0);
    now += milliseconds{1500};
    EXPECT_EQ(rates.wait("a", three, now), 0);
    EXPECT_GT(rates.wait("a", three, now), 0);
    now += milliseconds{500};
    EXPECT_EQ(rates.wait("a", three, now), 0);
    now += std::chrono::hours{1};
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(rates.wait("a", three, now), 0);
    EXPECT_GT(rates.wait("a", three, now), 0);
}

TEST(Rates, ForgetWhoHasAskedForNothing)
{
    Rates rates;
    Rates::Allowance const one{1, milliseconds{1000}};
    Rates::Time now{};
    for (int i = 0; i < 50'000; ++i, now += milliseconds{100})
        EXPECT_EQ(rates.wait(std::to_string(i), one, now), 0);
    EXPECT_GT(rates.wait("49999", one, now), 0);
}

}

}

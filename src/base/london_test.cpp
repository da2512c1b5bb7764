#include "base/london.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noddfa::london_test {

namespace {

Moment at(std::string_view text) { return read_london_time(text).moment.value(); }

TEST(LondonTime, is_an_hour_ahead_in_summer)
{
    EXPECT_EQ(utc_iso(at("2025-01-15T09:30")), "2025-01-15T09:30Z");
    EXPECT_EQ(utc_iso(at("2025-07-15T09:30")), "2025-07-15T08:30Z");
    EXPECT_EQ(utc_iso(at("2025-07-15T00:30")), "2025-07-14T23:30Z");
    EXPECT_EQ(at("2025-07-14T23:30Z").day, Date(2025, 7, 15));
    EXPECT_EQ(at("2025-07-15T08:30+02:00").minute_of_day, 7 * 60 + 30);
    EXPECT_EQ(at("2025-07-15T03:30-04:00"), at("2025-07-15T08:30"));
}

TEST(LondonTime, skipped_in_spring_does_not_exist)
{
    auto const skipped = read_london_time("2025-03-30T01:30");
    EXPECT_FALSE(skipped.moment);
    EXPECT_EQ(skipped.fault, LocalTimeFault::nonexistent);
    EXPECT_EQ(at("2025-03-30T02:00").utc_minutes, at("2025-03-30T00:59").utc_minutes + 1);
}

TEST(LondonTime, that_comes_twice_in_autumn_means_the_first)
{
    auto const first = at("2025-10-26T01:30");
    EXPECT_EQ(utc_iso(first), "2025-10-26T00:30Z");
    EXPECT_EQ(iso(first), "2025-10-26T01:30+01:00");
    auto const second = later(first, 60);
    EXPECT_LT(first, second);
    EXPECT_EQ(second.minute_of_day, first.minute_of_day);
    EXPECT_EQ(iso(second), "2025-10-26T01:30+00:00");
    EXPECT_EQ(at(iso(second)), second);
}

TEST(LondonTime, malformed_is_not_read)
{
    for (auto const* text : {"2025-02-30T09:00", "2025-03-01", "2025-03-01 09:00", "2025-03-01T24:00",
                             "2025-03-01T09:60", "2025-03-01T9:00", "2025-03-01T09:00z", "2025-03-01T09:00+1:00",
                             "2025-03-01T09:00+15:00", "2025-03-01T09:00:00", "2025-03-01T-9:00", ""}) {
        auto const read = read_london_time(text);
        EXPECT_FALSE(read.moment) << text;
        EXPECT_EQ(read.fault, LocalTimeFault::malformed) << text;
    }
}

TEST(LondonTime, counts_elapsed_hours_when_the_clocks_change)
{
    EXPECT_EQ(iso(later(at("2025-03-29T12:00"), 24 * 60)), "2025-03-30T13:00");
    EXPECT_EQ(iso(later(at("2025-10-25T12:00"), 24 * 60)), "2025-10-26T11:00");
}

RC_GTEST_PROP(LondonTime, written_reads_back, ())
{
    auto const moment = later(start_of(Date{1971, 11, 1}), *rc::gen::inRange(0, 100'000'000));
    RC_ASSERT(at(iso(moment)) == moment);
    RC_ASSERT(at(utc_iso(moment)) == moment);
    RC_ASSERT(at(iso(moment)).day == moment.day);
}

RC_GTEST_PROP(LondonTime, a_day_starts_at_midnight, ())
{
    auto const day = Date{1971, 11, 1}.plus_days(*rc::gen::inRange(0, 70'000));
    auto const start = start_of(day);
    RC_ASSERT(start.day == day);
    RC_ASSERT(start.minute_of_day == 0);
    RC_ASSERT(later(start, -1).day == day.plus_days(-1));
}

}

}

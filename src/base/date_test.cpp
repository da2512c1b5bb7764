#include "base/date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noddfa::date_test {

namespace {

Date any_day() { return Date{1900, 1, 1}.plus_days(*rc::gen::inRange(0, 109'000)); }

TEST(Dates, that_do_not_exist_are_not_read)
{
    for (auto const* text : {"2025-02-30", "2023-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "2025-1-01",
                             "20250101", "2025-01-01T09:00", "1899-12-31", "2200-01-01", "+025-01-01", "", "today"})
        EXPECT_FALSE(Date::parse(text)) << text;
    EXPECT_EQ(Date::parse("2024-02-29"), Date(2024, 2, 29));
}

TEST(Dates, a_month_on_from_the_last_day_is_the_last_day_of_a_shorter_month)
{
    EXPECT_EQ(Date(2026, 11, 30).plus_months(3), Date(2027, 2, 28));
    EXPECT_EQ(Date(2023, 11, 30).plus_months(3), Date(2024, 2, 29));
    EXPECT_EQ(Date(2024, 1, 31).plus_months(3), Date(2024, 4, 30));
    EXPECT_EQ(Date(2024, 12, 13).plus_months(3), Date(2025, 3, 13));
}

RC_GTEST_PROP(Dates, what_is_written_reads_back, ())
{
    auto const day = any_day();
    RC_ASSERT(Date::parse(day.iso()) == day);
}

RC_GTEST_PROP(Dates, days_between_undoes_plus_days, ())
{
    auto const day = any_day();
    auto const days = *rc::gen::inRange(-4000, 4000);
    RC_ASSERT(days_between(day, day.plus_days(days)) == days);
}

RC_GTEST_PROP(Dates, months_keep_order_and_never_run_into_the_next_month, ())
{
    auto const day = any_day();
    auto const months = *rc::gen::inRange(0, 48);
    auto const moved = day.plus_months(months);
    RC_ASSERT(moved <= day.plus_days(1).plus_months(months));
    RC_ASSERT(moved.civil().day() <= day.civil().day());
    RC_ASSERT(days_between(day, moved) >= 28 * months);
    RC_ASSERT(days_between(day, moved) <= 31 * months);
}

}

}

#include "base/calendar.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noddfa::calendar_test {

namespace {

Calendar by_rule() { return Calendar{"rules", {}, Date{1899, 12, 31}}; }

Date any_day() { return Date{1990, 1, 1}.plus_days(*rc::gen::inRange(0, 60'000)); }

TEST(BankHolidays, easter_falls_where_the_church_says)
{
    EXPECT_EQ(easter_sunday(2008), Date(2008, 3, 23));
    EXPECT_EQ(easter_sunday(2011), Date(2011, 4, 24));
    EXPECT_EQ(easter_sunday(2025), Date(2025, 4, 20));
    EXPECT_EQ(easter_sunday(2038), Date(2038, 4, 25));
    EXPECT_EQ(easter_sunday(2049), Date(2049, 4, 18));
}

TEST(BankHolidays, of_an_ordinary_year)
{
    EXPECT_EQ(bank_holidays_by_rule(2025), (std::set<Date>{{2025, 1, 1},
                                                           {2025, 4, 18},
                                                           {2025, 4, 21},
                                                           {2025, 5, 5},
                                                           {2025, 5, 26},
                                                           {2025, 8, 25},
                                                           {2025, 12, 25},
                                                           {2025, 12, 26}}));
}

TEST(BankHolidays, that_fall_on_a_weekend_are_kept_on_a_substitute_day)
{
    auto const christmas_on_friday = bank_holidays_by_rule(2026);
    EXPECT_TRUE(christmas_on_friday.contains(Date(2026, 12, 25)));
    EXPECT_TRUE(christmas_on_friday.contains(Date(2026, 12, 28)));
    auto const christmas_on_saturday = bank_holidays_by_rule(2027);
    EXPECT_TRUE(christmas_on_saturday.contains(Date(2027, 12, 27)));
    EXPECT_TRUE(christmas_on_saturday.contains(Date(2027, 12, 28)));
    auto const christmas_on_sunday = bank_holidays_by_rule(2022);
    EXPECT_TRUE(christmas_on_sunday.contains(Date(2022, 12, 26)));
    EXPECT_TRUE(christmas_on_sunday.contains(Date(2022, 12, 27)));
    EXPECT_TRUE(bank_holidays_by_rule(2028).contains(Date(2028, 1, 3)));
    EXPECT_TRUE(bank_holidays_by_rule(2023).contains(Date(2023, 1, 2)));
}

TEST(Calendars, follow_their_data_within_its_years_and_the_rules_outside)
{
    // The early May holiday of 2020 was moved from the 4th to the 8th.
    Calendar const calendar{"2020 only", {{2020, 1, 1}, {2020, 5, 8}}, Date{2020, 12, 31}};
    EXPECT_TRUE(calendar.is_working_day(Date(2020, 5, 4)));
    EXPECT_FALSE(calendar.is_working_day(Date(2020, 5, 8)));
    EXPECT_FALSE(calendar.is_provisional(Date(2020, 12, 31)));
    EXPECT_TRUE(calendar.is_provisional(Date(2021, 1, 1)));
    EXPECT_TRUE(calendar.is_bank_holiday(Date(2021, 1, 1)));
    EXPECT_TRUE(calendar.is_provisional(Date(2019, 12, 31)));
    EXPECT_TRUE(calendar.is_bank_holiday(Date(2019, 12, 25)));
}

TEST(Calendars, count_no_local_closure_but_call_it_no_bank_holiday)
{
    // B-01: 1 March is a working day unless a board adds it.
    auto const calendar = by_rule();
    Date const st_davids_day{2027, 3, 1};
    EXPECT_TRUE(calendar.is_working_day(st_davids_day));
    auto const closed = calendar.with_closures({st_davids_day});
    EXPECT_FALSE(closed.is_working_day(st_davids_day));
    EXPECT_FALSE(closed.is_bank_holiday(st_davids_day));
    EXPECT_EQ(closed.version(), "rules+local");
    EXPECT_EQ(closed.working_days_after(Date(2027, 2, 26), 1), Date(2027, 3, 2));
    EXPECT_EQ(closed.closed_days_between(Date(2027, 2, 26), Date(2027, 3, 29)),
              (std::vector<Date>{st_davids_day, {2027, 3, 26}, {2027, 3, 29}}));
}

TEST(Calendars, start_counting_after_the_day_of_the_event_even_on_a_sunday)
{
    auto const calendar = by_rule();
    EXPECT_EQ(calendar.working_days_after(Date(2025, 6, 15), 1), Date(2025, 6, 16));
    EXPECT_EQ(calendar.working_days_after(Date(2025, 6, 15), 0), Date(2025, 6, 15));
    EXPECT_EQ(calendar.working_days_before(Date(2025, 6, 16), 1), Date(2025, 6, 13));
}

RC_GTEST_PROP(Calendars, never_answer_with_a_non_working_day, ())
{
    auto const calendar = by_rule();
    auto const day = any_day();
    auto const n = *rc::gen::inRange(1, 60);
    RC_ASSERT(calendar.is_working_day(calendar.working_days_after(day, n)));
    RC_ASSERT(calendar.is_working_day(calendar.working_days_before(day, n)));
    RC_ASSERT(calendar.is_working_day(calendar.rolled_back(day)));
}

RC_GTEST_PROP(Calendars, count_as_many_days_as_they_went, ())
{
    auto const calendar = by_rule();
    auto const day = any_day();
    auto const n = *rc::gen::inRange(0, 60);
    RC_ASSERT(calendar.working_days_between(day, calendar.working_days_after(day, n)) == n);
    RC_ASSERT(calendar.working_days_between(calendar.working_days_after(day, n), day) == -n);
}

RC_GTEST_PROP(Calendars, go_forth_and_back_to_the_same_working_day, ())
{
    auto const calendar = by_rule();
    auto const day = calendar.rolled_back(any_day());
    auto const n = *rc::gen::inRange(0, 60);
    RC_ASSERT(calendar.working_days_before(calendar.working_days_after(day, n), n) == day);
}

RC_GTEST_PROP(Calendars, make_nothing_due_earlier_that_starts_later, ())
{
    auto const calendar = by_rule();
    auto const day = any_day();
    auto const later = day.plus_days(*rc::gen::inRange(0, 30));
    auto const n = *rc::gen::inRange(0, 60);
    RC_ASSERT(calendar.working_days_after(day, n) <= calendar.working_days_after(later, n));
    RC_ASSERT(calendar.working_days_before(day, n) <= calendar.working_days_before(later, n));
}

RC_GTEST_PROP(BankHolidays, by_rule_are_eight_weekdays, ())
{
    auto const holidays = bank_holidays_by_rule(*rc::gen::inRange(1972, 2199));
    RC_ASSERT(holidays.size() == 8u);
    for (auto const day : holidays)
        RC_ASSERT(!day.is_weekend());
}

}

}

#include "protocol/deadline.h"
#include "protocol/duty.h"
#include "protocol/holidays.h"
#include "support/evidence.h"

#include <algorithm>

/// The conventions that every count follows (A0).
namespace noddfa::calendar_conventions_test {

namespace {

Settings const& settings_on(Date day) { return default_settings().on(day); }

Deadline counted(Clause clause, Date from, DeadlineInputs const& inputs = {})
{
    return *deadline(clause, from, settings_on(from), england_and_wales(), inputs);
}

}

CLAUSE_COMPUTES(CAL_01, working_days_leave_out_weekends_and_proclaimed_bank_holidays)
{
    auto const& calendar = england_and_wales();
    EXPECT_TRUE(calendar.is_working_day(Date(2026, 3, 9)));
    EXPECT_FALSE(calendar.is_working_day(Date(2026, 3, 14)));
    EXPECT_FALSE(calendar.is_working_day(Date(2022, 9, 19))); // proclaimed for one year alone
    EXPECT_TRUE(calendar.is_working_day(Date(2023, 9, 19)));
    EXPECT_FALSE(counted(Clause::CONV_02, Date(2026, 3, 2)).calendar.empty());
}

CLAUSE_COMPUTES(CAL_02, the_day_of_the_event_is_day_nought)
{
    // Monday: the fifteenth working day after it is the Monday three weeks on.
    EXPECT_EQ(counted(Clause::CONV_02, Date(2026, 6, 1)).due, Date(2026, 6, 22));
    // From a Saturday the Monday is the first.
    EXPECT_EQ(counted(Clause::CONV_02, Date(2026, 5, 30)).due, Date(2026, 6, 19));
}

CLAUSE_COMPUTES(CAL_02, a_deadline_is_met_until_the_end_of_its_day)
{
    auto const due = counted(Clause::CONV_02, Date(2026, 6, 1));
    EXPECT_FALSE(duty_of(Clause::CONV_02, "hold-conference", {}, due, {}, due.due).late);
    EXPECT_TRUE(duty_of(Clause::CONV_02, "hold-conference", {}, due, {}, due.due.plus_days(1)).late);
}

CLAUSE_COMPUTES(CAL_03, months_end_on_the_same_day_number_or_the_last_day_and_are_booked_on_a_working_day)
{
    auto const review = counted(Clause::REG_12, Date(2026, 11, 30));
    EXPECT_EQ(review.limit, Date(2027, 2, 28)); // a Sunday
    EXPECT_EQ(review.due, Date(2027, 2, 26));
}

CLAUSE_COMPUTES(CAL_03, what_is_held_between_the_last_booking_and_the_limit_is_not_late)
{
    auto const review = counted(Clause::REG_12, Date(2026, 11, 30));
    EXPECT_FALSE(duty_of(Clause::REG_12, "first-review", {}, review, Date(2027, 2, 28), Date(2027, 3, 2)).late);
    EXPECT_TRUE(duty_of(Clause::REG_12, "first-review", {}, review, Date(2027, 3, 1), Date(2027, 3, 2)).late);
}

CLAUSE_COMPUTES(CAL_04, a_limit_without_its_unit_is_counted_in_calendar_days_and_says_so)
{
    // Friday: three calendar days on is Monday; three working days Wednesday.
    auto const sent = counted(Clause::MOV_04, Date(2026, 6, 5));
    EXPECT_EQ(sent.unit, "calendar_days");
    EXPECT_EQ(sent.due, Date(2026, 6, 8));
    auto const other = std::ranges::find(sent.alternatives, std::string{"working_days"}, &Alternative::key);
    ASSERT_NE(other, sent.alternatives.end());
    EXPECT_EQ(other->due, Date(2026, 6, 10));
}

CLAUSE_COMPUTES(CAL_05, a_clock_keeps_the_settings_of_the_day_it_started)
{
    auto board = default_settings();
    ASSERT_FALSE(board.add({"ICPC_DAYS", "CONV-02", "10", Date(2026, 7, 1), "board minute 7", "board"}));
    auto const due = [&](Date from) {
        return deadline(Clause::CONV_02, from, board.on(from), england_and_wales())->due;
    };
    EXPECT_EQ(due(Date(2026, 6, 30)), Date(2026, 7, 21)); // fifteen
    EXPECT_EQ(due(Date(2026, 7, 1)), Date(2026, 7, 15));  // ten
}

CLAUSE_COMPUTES(CAL_06, a_limit_belongs_to_a_child_and_both_counts_can_be_shown)
{
    auto const due = counted(Clause::REG_12, Date(2026, 6, 1));
    auto const of = [&](char const* child) {
        return duty_of(Clause::REG_12, "first-review", ChildId{child}, due, {}, Date(2026, 6, 2));
    };
    auto const conference = duty_of(Clause::CONV_02, "hold-conference", {}, due, {}, Date(2026, 6, 2));
    EXPECT_NE(of("A").child, of("B").child);
    EXPECT_FALSE(conference.child); // of the conference or the family as a whole
}

}

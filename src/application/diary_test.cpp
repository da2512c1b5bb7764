#include "application/diary.h"

#include "protocol/holidays.h"

#include <gmock/gmock.h>

namespace noddfa::application::diary_test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Duty duty(Date from, Date due, Clause clause = Clause::CONV_02)
{
    Deadline deadline;
    deadline.clause = clause;
    deadline.start_event = "last_strategy_meeting";
    deadline.from = from;
    deadline.due = due;
    return duty_of(clause, "hold-conference", std::nullopt, deadline, std::nullopt, from);
}

std::vector<std::string> days_of(std::vector<Reminder> const& rows)
{
    std::vector<std::string> days;
    for (auto const& row : rows)
        days.push_back(row.on.iso());
    return days;
}

DiaryRow row_due(Date from, Date due) { return diary_row(duty(from, due), {5, 1}, england_and_wales()); }

}

TEST(DiaryRows, are_at_risk_from_the_last_reminder_and_late_after_the_limit)
{
    auto row = row_due(Date{2026, 3, 2}, Date{2026, 3, 23});
    EXPECT_EQ(row.warn, (Date{2026, 3, 20}));
    EXPECT_EQ(standing(row, Date{2026, 3, 19}), Standing::open);
    EXPECT_EQ(standing(row, Date{2026, 3, 20}), Standing::at_risk);
    EXPECT_EQ(standing(row, Date{2026, 3, 24}), Standing::late);
    row.limit = Date{2026, 3, 25};
    EXPECT_EQ(standing(row, Date{2026, 3, 25}), Standing::at_risk);
    EXPECT_EQ(standing(row, Date{2026, 3, 26}), Standing::late);
}

TEST(DiaryRows, that_begin_or_lapse_are_no_duty_before_or_after)
{
    auto row = row_due(Date{2026, 3, 2}, Date{2026, 3, 23});
    row.begins = Date{2026, 3, 10};
    row.lapses = true;
    EXPECT_EQ(standing(row, Date{2026, 3, 9}), Standing::not_yet);
    EXPECT_EQ(standing(row, Date{2026, 3, 10}), Standing::open);
    EXPECT_EQ(standing(row, Date{2026, 3, 24}), Standing::lapsed);
}

TEST(Reminders, come_ahead_at_the_target_and_after_the_limit_in_working_days)
{
    auto one = duty(Date{2026, 3, 2}, Date{2026, 3, 23});
    one.deadline->target = Date{2026, 3, 15}; // a Sunday
    EXPECT_THAT(days_of(reminders(one, {5, 1}, england_and_wales())),
                ElementsAre("2026-03-13", "2026-03-16", "2026-03-20", "2026-03-24"));
    EXPECT_THAT(reminders(one, {}, england_and_wales()), IsEmpty());
}

TEST(Reminders, do_not_come_before_there_is_anything_to_do)
{
    auto one = duty(Date{2026, 3, 19}, Date{2026, 3, 23});
    EXPECT_THAT(days_of(reminders(one, {5, 1}, england_and_wales())), ElementsAre("2026-03-20", "2026-03-24"));
    one.begins = Date{2026, 3, 23};
    EXPECT_THAT(days_of(reminders(one, {5, 1}, england_and_wales())), ElementsAre("2026-03-24"));
    one.lapses = true;
    EXPECT_THAT(reminders(one, {5, 1}, england_and_wales()), IsEmpty());
}

TEST(Reminders, are_for_the_clauses_that_remind)
{
    auto const& settings = default_settings().on(Date{2026, 3, 2});
    EXPECT_EQ(reminder_days(Clause::CONV_02, settings), settings.reminder_days);
    EXPECT_EQ(reminder_days(Clause::REP_10, settings), settings.report_reminder_days);
    EXPECT_THAT(reminder_days(Clause::QUOR_01, settings), IsEmpty());
}

TEST(MovedDates, are_told_and_remembered_the_last_first)
{
    std::vector<DiaryRow> const first{row_due(Date{2026, 3, 2}, Date{2026, 3, 23})};
    std::vector<DiaryRow> const second{row_due(Date{2026, 3, 4}, Date{2026, 3, 25})};
    std::vector<DiaryRow> third{row_due(Date{2026, 3, 4}, Date{2026, 3, 26})};
    EXPECT_THAT(moved(first, first), IsEmpty());
    std::vector<DatesMoved> const history{{Date{2026, 3, 5}, MoveCause::act, moved(first, second)},
                                          {Date{2026, 3, 6}, MoveCause::holidays, moved(second, third)}};
    remember_earlier(third, history);
    ASSERT_EQ(third[0].earlier.size(), 2U);
    EXPECT_EQ(third[0].earlier[0].due, (Date{2026, 3, 25}));
    EXPECT_EQ(third[0].earlier[0].because, MoveCause::holidays);
    EXPECT_EQ(third[0].earlier[1].due, (Date{2026, 3, 23}));
    EXPECT_EQ(third[0].earlier[1].until, (Date{2026, 3, 5}));
}

TEST(MovedDates, are_not_those_of_a_clock_that_began_again)
{
    auto before = row_due(Date{2026, 3, 2}, Date{2026, 3, 16});
    auto after = row_due(Date{2026, 3, 10}, Date{2026, 3, 24});
    before.start_event = after.start_event = "last_seen_alone";
    EXPECT_THAT(moved({before}, {after}), IsEmpty());
    after.from = before.from; // the same visit, other holidays
    EXPECT_EQ(moved({before}, {after}).size(), 1U);
}

}

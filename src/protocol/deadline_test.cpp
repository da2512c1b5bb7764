#include "protocol/deadline.h"

#include "base/london.h"
#include "protocol/holidays.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace noddfa::deadline_test {

namespace {

Settings const& defaults() { return default_settings().on(Date{2026, 1, 1}); }

Settings with(std::string key, std::string value)
{
    auto history = default_settings();
    auto const refused = history.add({std::move(key), "B-01", std::move(value), Date{2000, 1, 1}, "a test", "board"});
    EXPECT_FALSE(refused) << sentence(*refused);
    return history.on(Date{2026, 1, 1});
}

Deadline due(Clause clause, Date from, DeadlineInputs const& inputs = {}, Settings const& settings = defaults())
{
    return deadline(clause, from, settings, england_and_wales(), inputs).value();
}

Alternative alternative(Deadline const& deadline, std::string_view key)
{
    auto const found = std::find_if(deadline.alternatives.begin(), deadline.alternatives.end(),
                                    [&](Alternative const& each) { return each.key == key; });
    return found == deadline.alternatives.end() ? Alternative{} : *found;
}

// The vectors of the catalogue, C.1 and S35 to S39.

TEST(Deadlines, CONV_02_is_fifteen_working_days_after_the_last_strategy_meeting)
{
    EXPECT_EQ(due(Clause::CONV_02, Date(2022, 4, 6)).due, Date(2022, 4, 29));
    EXPECT_EQ(due(Clause::CONV_02, Date(2022, 5, 19)).due, Date(2022, 6, 13));
    EXPECT_EQ(due(Clause::CONV_02, Date(2022, 9, 5)).due, Date(2022, 9, 27));
    EXPECT_EQ(due(Clause::CONV_02, Date(2023, 4, 25)).due, Date(2023, 5, 18));
    EXPECT_EQ(due(Clause::CONV_02, Date(2025, 4, 10)).due, Date(2025, 5, 6));
    EXPECT_EQ(due(Clause::CONV_02, Date(2025, 12, 12)).due, Date(2026, 1, 7));
    EXPECT_EQ(due(Clause::CONV_02, Date(2026, 12, 14)).due, Date(2027, 1, 7));
    EXPECT_EQ(due(Clause::CONV_02, Date(2027, 12, 17)).due, Date(2028, 1, 12));
    EXPECT_EQ(due(Clause::S47_12, Date(2027, 12, 17)).due, Date(2028, 1, 12));
}

TEST(Deadlines, CONV_02_says_how_it_was_computed)
{
    auto const answer = due(Clause::CONV_02, Date(2025, 4, 10));
    EXPECT_EQ(answer.amount, 15);
    EXPECT_EQ(answer.unit, "working_days");
    EXPECT_EQ(answer.setting, "ICPC_DAYS");
    EXPECT_EQ(answer.start_event, "last_strategy_meeting");
    EXPECT_EQ(answer.calendar, england_and_wales().version());
    EXPECT_FALSE(answer.provisional);
    EXPECT_FALSE(answer.before);
    EXPECT_FALSE(answer.limit);
    EXPECT_FALSE(answer.target);
}

TEST(Deadlines, CONV_02_keeps_the_earlier_anchor_in_view)
{
    // S37, B-05
    auto const answer = due(Clause::CONV_02, Date(2025, 4, 10), {{}, {Date(2025, 4, 2)}, {}});
    EXPECT_EQ(answer.due, Date(2025, 5, 6));
    EXPECT_EQ(alternative(answer, "earlier_anchor").due, Date(2025, 4, 25));
    EXPECT_EQ(alternative(answer, "earlier_anchor").from, Date(2025, 4, 2));
    auto const given_the_earlier = due(Clause::CONV_02, Date(2025, 4, 2), {{}, {Date(2025, 4, 10)}, {}});
    EXPECT_EQ(given_the_earlier.from, Date(2025, 4, 10));
    EXPECT_EQ(given_the_earlier.due, Date(2025, 5, 6));
    auto const initiating =
        due(Clause::CONV_02, Date(2025, 4, 10), {{}, {Date(2025, 4, 2)}, {}}, with("ICPC_ANCHOR", "\"initiating\""));
    EXPECT_EQ(initiating.due, Date(2025, 4, 25));
    EXPECT_EQ(alternative(initiating, "later_anchor").due, Date(2025, 5, 6));
}

TEST(Deadlines, CONV_02_takes_its_number_and_closures_from_the_board)
{
    EXPECT_EQ(due(Clause::CONV_02, Date(2025, 4, 10), {}, with("ICPC_DAYS", "10")).due, Date(2025, 4, 28));
    auto const closed = due(Clause::CONV_02, Date(2027, 12, 17), {},
                            with("LOCAL_CLOSURE_DAYS", R"(["2027-12-29", "2027-12-30", "2027-12-31"])"));
    EXPECT_EQ(closed.due, Date(2028, 1, 17));
    EXPECT_EQ(closed.calendar, england_and_wales().version() + "+local");
}

TEST(Deadlines, REP_10_shows_both_ways_of_counting_back)
{
    struct Row {
        Date conference, nth, clear;
    };
    for (auto const& [conference, nth, clear] :
         {Row{{2023, 1, 4}, {2022, 12, 30}, {2022, 12, 29}}, Row{{2025, 4, 22}, {2025, 4, 16}, {2025, 4, 15}},
          Row{{2026, 5, 26}, {2026, 5, 21}, {2026, 5, 20}}}) {
        auto const answer = due(Clause::REP_10, conference);
        EXPECT_EQ(answer.due, nth);
        EXPECT_TRUE(answer.before);
        EXPECT_EQ(alternative(answer, "clear_days").due, clear);
        auto const clear_mode = due(Clause::REP_10, conference, {}, with("REPORT_DEADLINE_MODE", "\"clear_days\""));
        EXPECT_EQ(clear_mode.due, clear);
        EXPECT_EQ(alternative(clear_mode, "nth_before").due, nth);
        EXPECT_EQ(due(Clause::REV_07, conference).due, nth);
    }
}

TEST(Deadlines, SHARE_02_is_the_day_before_and_aims_at_a_working_day)
{
    struct Row {
        Date conference, limit, target;
    };
    for (auto const& [conference, limit, target] :
         {Row{{2023, 1, 4}, {2023, 1, 3}, {2023, 1, 3}}, Row{{2025, 4, 22}, {2025, 4, 21}, {2025, 4, 17}},
          Row{{2026, 5, 26}, {2026, 5, 25}, {2026, 5, 22}}}) {
        auto const answer = due(Clause::SHARE_02, conference);
        EXPECT_EQ(answer.due, limit);
        EXPECT_EQ(answer.target, target);
        EXPECT_EQ(answer.unit, "calendar_days");
        EXPECT_EQ(alternative(answer, "working_days").due, target);
        EXPECT_EQ(due(Clause::SHARE_02, conference, {}, with("FAMILY_SHARE_UNIT", "\"working\"")).due, target);
    }
}

TEST(Deadlines, after_a_conference_on_13_December_2024)
{
    // S39
    Date const conference{2024, 12, 13};
    EXPECT_EQ(due(Clause::REC_04, conference).due, Date(2024, 12, 20));
    EXPECT_EQ(due(Clause::PLN_05, conference).due, Date(2024, 12, 20));
    EXPECT_EQ(due(Clause::PLN_06, conference).due, Date(2024, 12, 20));
    EXPECT_EQ(due(Clause::REG_09, conference).due, Date(2024, 12, 31));
    EXPECT_EQ(due(Clause::CG_01, conference).due, Date(2024, 12, 31));
    EXPECT_EQ(due(Clause::REC_06, conference).due, Date(2025, 1, 15));
    EXPECT_EQ(due(Clause::RCD_04, conference).due, Date(2025, 1, 15));
    EXPECT_EQ(due(Clause::REC_08, Date(2025, 1, 14)).due, Date(2025, 1, 28));
    EXPECT_EQ(due(Clause::RCD_05, Date(2025, 1, 14)).due, Date(2025, 1, 28));
    EXPECT_EQ(due(Clause::REG_15, Date(2024, 11, 7)).due, Date(2025, 1, 9));
    EXPECT_EQ(due(Clause::S47_10, Date(2024, 11, 7)).due, Date(2025, 1, 9));
    EXPECT_EQ(due(Clause::REG_12, conference).due, Date(2025, 3, 13));
    EXPECT_FALSE(due(Clause::REG_12, conference).limit);
}

TEST(Deadlines, after_a_conference_on_24_August_2026)
{
    Date const conference{2026, 8, 24};
    EXPECT_EQ(due(Clause::REC_04, conference).due, Date(2026, 9, 1));
    EXPECT_EQ(due(Clause::REG_09, conference).due, Date(2026, 9, 8));
    EXPECT_EQ(due(Clause::REC_06, conference).due, Date(2026, 9, 22));
}

TEST(Deadlines, REC_04_is_never_later_than_the_first_core_group)
{
    Date const conference{2026, 8, 20};
    DeadlineInputs const inputs{Date(2026, 8, 26), {}, {}};
    auto const answer = due(Clause::REC_04, conference, inputs);
    EXPECT_EQ(answer.due, Date(2026, 8, 26));
    EXPECT_EQ(alternative(answer, "either_satisfies").due, Date(2026, 8, 27));
    auto const either = due(Clause::REC_04, conference, inputs, with("SUMMARY_DUE_RULE", "\"either_satisfies\""));
    EXPECT_EQ(either.due, Date(2026, 8, 27));
    EXPECT_EQ(due(Clause::REC_04, conference, {Date(2026, 9, 3), {}, {}}).due, Date(2026, 8, 27));
    EXPECT_EQ(due(Clause::PLN_06, conference, inputs).due, Date(2026, 8, 26));
    EXPECT_EQ(due(Clause::PLN_05, conference, inputs).due, Date(2026, 8, 27));
}

TEST(Deadlines, REG_12_rolls_back_and_shows_the_limit)
{
    EXPECT_EQ(due(Clause::REG_12, Date(2024, 1, 31)).due, Date(2024, 4, 30));
    EXPECT_EQ(due(Clause::REG_12, Date(2025, 3, 31)).due, Date(2025, 6, 30));
    auto const answer = due(Clause::REG_12, Date(2026, 11, 30));
    EXPECT_EQ(answer.due, Date(2027, 2, 26));
    EXPECT_EQ(answer.limit, Date(2027, 2, 28));
    EXPECT_EQ(answer.unit, "months");
    EXPECT_EQ(due(Clause::REV_01, Date(2026, 11, 30)).due, Date(2027, 2, 26));
    // Six months after 26 June 2026 is a Saturday, and the Friday before it Christmas Day.
    EXPECT_EQ(due(Clause::REG_13, Date(2026, 6, 26)).due, Date(2026, 12, 24));
    EXPECT_EQ(due(Clause::REV_02, Date(2026, 6, 26)).limit, Date(2026, 12, 26));
}

TEST(Deadlines, REG_10_shows_target_limit_and_last_bookable_day)
{
    // Six weeks after Monday 23 March 2026 is the early May holiday.
    auto const answer = due(Clause::REG_10, Date(2026, 3, 23));
    EXPECT_EQ(answer.target, Date(2026, 4, 23));
    EXPECT_EQ(answer.limit, Date(2026, 5, 4));
    EXPECT_EQ(answer.due, Date(2026, 5, 1));
    EXPECT_EQ(answer.unit, "weeks");
    EXPECT_EQ(answer.amount, 6);
    EXPECT_EQ(due(Clause::CG_02, Date(2026, 3, 23)).due, Date(2026, 5, 1));
    EXPECT_FALSE(due(Clause::REG_10, Date(2026, 3, 24)).limit);
}

TEST(Deadlines, REG_10_aims_at_no_day_after_the_last_one)
{
    auto settings = default_settings().on(Date(2026, 1, 1));
    settings.core_group_max_weeks = 4;
    auto const answer = due(Clause::REG_10, Date(2026, 3, 24), {}, settings);
    EXPECT_EQ(answer.due, Date(2026, 4, 21));
    EXPECT_EQ(answer.target, Date(2026, 4, 21));
}

TEST(Deadlines, REG_05_has_two_clocks)
{
    auto const answer = due(Clause::REG_05, Date(2026, 3, 23));
    EXPECT_EQ(answer.due, Date(2026, 4, 8));
    EXPECT_EQ(alternative(answer, "home_visit").due, Date(2026, 4, 20));
    EXPECT_EQ(due(Clause::VIS_01, Date(2026, 3, 23)).due, Date(2026, 4, 8));
    EXPECT_EQ(due(Clause::VIS_03, Date(2026, 3, 23)).due, Date(2026, 4, 8));
    auto const home = due(Clause::VIS_02, Date(2026, 3, 9));
    EXPECT_EQ(home.due, Date(2026, 4, 2));
    EXPECT_EQ(home.limit, Date(2026, 4, 6));
}

TEST(Deadlines, MOV_04_keeps_its_missing_unit_in_view)
{
    // CAL-04: three days from the Thursday before Easter
    auto const answer = due(Clause::MOV_04, Date(2026, 4, 2));
    EXPECT_EQ(answer.due, Date(2026, 4, 5));
    EXPECT_EQ(answer.unit, "calendar_days");
    EXPECT_EQ(alternative(answer, "working_days").due, Date(2026, 4, 9));
    auto const working = due(Clause::MOV_04, Date(2026, 4, 2), {}, with("TRANSFER_INFORMATION_UNIT", "\"working\""));
    EXPECT_EQ(working.due, Date(2026, 4, 9));
    EXPECT_EQ(alternative(working, "calendar_days").due, Date(2026, 4, 5));
}

TEST(Deadlines, MOV_06_asks_two_weeks_early)
{
    auto const answer = due(Clause::MOV_06, Date(2026, 1, 12));
    EXPECT_EQ(answer.limit, Date(2026, 4, 6));
    EXPECT_EQ(answer.due, Date(2026, 4, 2));
    EXPECT_EQ(answer.target, Date(2026, 3, 23));
}

TEST(Deadlines, MOV_08_and_MOV_09_show_each_others_start)
{
    Date const notified{2026, 6, 1};
    Date const agreed{2026, 6, 8};
    auto const from_agreement = due(Clause::MOV_08, agreed, {{}, {notified}, {}});
    EXPECT_EQ(from_agreement.due, Date(2026, 6, 29));
    EXPECT_EQ(alternative(from_agreement, "from_notification").due, Date(2026, 6, 22));
    auto const from_notification = due(Clause::MOV_09, notified, {{}, {agreed}, {}});
    EXPECT_EQ(from_notification.due, Date(2026, 6, 22));
    EXPECT_EQ(alternative(from_notification, "from_agreement").due, Date(2026, 6, 29));
    EXPECT_EQ(due(Clause::CONV_09, notified).due, Date(2026, 6, 22));
    EXPECT_EQ(due(Clause::MOV_08, notified, {{}, {agreed}, {}}).from, agreed);
}

TEST(Deadlines, of_complaints_and_set_aside)
{
    EXPECT_EQ(due(Clause::CMP_01, Date(2026, 4, 2)).due, Date(2026, 4, 8));
    auto const discussion = due(Clause::CMP_02, Date(2026, 6, 1), {{}, {}, Date(2026, 6, 10)});
    EXPECT_EQ(discussion.due, Date(2026, 6, 15));
    EXPECT_EQ(alternative(discussion, "written_terms").due, Date(2026, 6, 17));
    EXPECT_EQ(due(Clause::CMP_03, Date(2026, 6, 1)).due, Date(2026, 7, 6));
    EXPECT_EQ(due(Clause::SET_04, Date(2026, 6, 1)).due, Date(2026, 6, 22));
    EXPECT_EQ(due(Clause::CPR_23, Date(2026, 6, 6)).due, Date(2026, 6, 20));
}

TEST(Deadlines, S47_08_counts_clock_hours_through_the_night_the_clocks_change)
{
    auto const from = read_london_time("2026-03-28T12:00").moment.value();
    EXPECT_FALSE(deadline_at(Clause::S47_08, from, defaults()));
    auto const answer = deadline_at(Clause::S47_08, from, with("STRATEGY_DISCUSSION_HOURS", "24")).value();
    EXPECT_EQ(iso(*answer.at), "2026-03-29T13:00");
    EXPECT_EQ(answer.due, Date(2026, 3, 29));
    EXPECT_EQ(answer.unit, "hours");
    EXPECT_FALSE(
        deadline(Clause::S47_08, Date(2026, 3, 28), with("STRATEGY_DISCUSSION_HOURS", "24"), england_and_wales()));
    EXPECT_FALSE(deadline_at(Clause::CONV_02, from, defaults()));
}

TEST(Deadlines, that_no_board_has_switched_on_are_none)
{
    EXPECT_FALSE(deadline(Clause::S47_09, Date(2026, 6, 1), defaults(), england_and_wales()));
    EXPECT_FALSE(deadline(Clause::CG_08, Date(2026, 6, 1), defaults(), england_and_wales()));
    EXPECT_EQ(due(Clause::S47_09, Date(2026, 6, 1), {}, with("SECTION47_DAYS", "10")).due, Date(2026, 6, 15));
    EXPECT_EQ(due(Clause::CG_08, Date(2026, 6, 15), {}, with("LAST_CORE_GROUP_BEFORE_REVIEW_DAYS", "10")).due,
              Date(2026, 6, 1));
    EXPECT_FALSE(deadline(Clause::VOTE_07, Date(2026, 6, 1), defaults(), england_and_wales()));
    EXPECT_EQ(deadline_rule(Clause::VOTE_07), nullptr);
    EXPECT_EQ(deadline_rule(Clause::S47_08)->setting, "STRATEGY_DISCUSSION_HOURS");
    EXPECT_TRUE(deadline_rule(Clause::S47_08)->in_hours);
}

TEST(Deadlines, beyond_the_holiday_data_are_provisional)
{
    EXPECT_TRUE(due(Clause::CONV_02, Date(2028, 12, 20)).provisional);
    EXPECT_FALSE(due(Clause::CONV_02, Date(2028, 12, 1)).provisional);
    EXPECT_EQ(due(Clause::CONV_02, Date(2029, 12, 20)).due, Date(2030, 1, 15));
}

TEST(Deadlines, move_when_a_holiday_is_proclaimed_and_keep_the_old_date_in_view)
{
    // B-29: the conference was due on 26 September 2022 until the 19th became a holiday.
    auto before = holidays_of_england_and_wales();
    before.version = "before the proclamation";
    std::erase_if(before.days, [](Holiday const& day) { return day.date == Date(2022, 9, 19); });
    auto const old = deadline(Clause::CONV_02, Date(2022, 9, 5), defaults(), before.calendar()).value();
    EXPECT_EQ(old.due, Date(2022, 9, 26));
    auto const now = deadline(Clause::CONV_02, Date(2022, 9, 5), defaults(), england_and_wales()).value();
    auto fresh = now;
    keep_in_view(fresh, old);
    EXPECT_EQ(fresh.due, Date(2022, 9, 27));
    EXPECT_EQ(alternative(fresh, "before_recomputation").due, Date(2022, 9, 26));
    EXPECT_EQ(alternative(fresh, "before_recomputation").source, "B-29, before the proclamation");
    keep_in_view(fresh, old);
    keep_in_view(fresh, now);
    EXPECT_EQ(fresh.alternatives.size(), now.alternatives.size() + 1);
}

TEST(Deadlines, name_a_setting_for_every_clause)
{
    EXPECT_EQ(clauses_with_deadlines().size(), 40u);
    for (auto const clause : clauses_with_deadlines()) {
        auto const* rule = deadline_rule(clause);
        ASSERT_TRUE(rule);
        EXPECT_TRUE(default_settings().row_of(rule->setting, Date(2026, 1, 1))) << id_of(clause);
    }
}

Clause any_clause() { return *rc::gen::elementOf(clauses_with_deadlines()); }
Date any_day() { return Date{2015, 1, 1}.plus_days(*rc::gen::inRange(0, 9000)); }

RC_GTEST_PROP(Deadlines, that_start_later_are_never_due_earlier, ())
{
    auto const clause = any_clause();
    auto const from = any_day();
    auto const one = deadline(clause, from, defaults(), england_and_wales());
    auto const other = deadline(clause, from.plus_days(*rc::gen::inRange(0, 20)), defaults(), england_and_wales());
    RC_PRE(one.has_value());
    RC_ASSERT(one->due <= other->due);
}

RC_GTEST_PROP(Deadlines, stand_on_the_right_side_of_their_start, ())
{
    auto const answer = deadline(any_clause(), any_day(), defaults(), england_and_wales());
    RC_PRE(answer.has_value());
    RC_ASSERT(answer->before == (answer->due < answer->from));
    RC_ASSERT(answer->due != answer->from);
    if (answer->limit)
        RC_ASSERT(answer->due < *answer->limit);
    if (answer->unit != "calendar_days")
        RC_ASSERT(england_and_wales().is_working_day(answer->due));
}

RC_GTEST_PROP(Deadlines, never_move_earlier_when_a_forward_count_meets_a_closure, ())
{
    auto const from = any_day();
    auto const closed = from.plus_days(*rc::gen::inRange(0, 30));
    auto const open = due(Clause::CONV_02, from);
    auto settings = defaults();
    settings.local_closure_days = {closed};
    RC_ASSERT(due(Clause::CONV_02, from, {}, settings).due >= open.due);
    RC_ASSERT(due(Clause::REP_10, from, {}, settings).due <= due(Clause::REP_10, from).due);
}

}

}

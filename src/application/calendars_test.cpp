#include "support/story.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace noddfa::application::calendars_test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The duty of a clause in the conference, met or not.
Duty duty(Story& story, Clause clause)
{
    StreamId const stream{Room::conference, story.player().current().value};
    for (auto const& each : story.site().duties(stream, story.now().day))
        if (each.clause == clause)
            return each;
    ADD_FAILURE() << "no duty of " << id_of(clause);
    return {};
}

/// The days a duty was due before the calendar changed, each with the calendar it was counted by.
std::vector<std::string> earlier_days(Duty const& duty)
{
    std::vector<std::string> days;
    for (auto const& other : duty.deadline->alternatives)
        if (other.key == "before_recomputation")
            days.push_back(other.due.iso() + " " + other.source);
    return days;
}

std::string due(Duty const& duty) { return duty.deadline->due.iso(); }

}

TEST(Calendars, a_holiday_proclaimed_later_moves_what_is_open_and_keeps_the_old_day_in_view)
{
    Story story{"closed"};
    EXPECT_EQ(due(duty(story, Clause::REC_06)), "2026-04-08");
    story.tell(R"({"clock":"2026-03-12T09:00"})");
    story.tell(R"({"holidays":"2026-03-20","version":"EW-new"})");
    // B-29: 20 March is a holiday now; the record is due a day later, and the day it was due stands beside it.
    auto const record = duty(story, Clause::REC_06);
    EXPECT_EQ(due(record), "2026-04-09");
    EXPECT_EQ(record.deadline->calendar, "EW-new");
    EXPECT_THAT(earlier_days(record), ElementsAre("2026-04-08 B-29, EW-2028.1"));
}

TEST(Calendars, a_holiday_proclaimed_later_leaves_what_was_met)
{
    Story story{"closed"};
    // Reports came in on 4 March for a conference on the 9th; with holidays on the 5th and 6th they would have been due
    // on the 3rd.
    story.tell(R"({"holidays":["2026-03-05","2026-03-06"],"version":"EW-new","from":"2026-03-09"})");
    auto const report = duty(story, Clause::REP_10);
    EXPECT_FALSE(report.late);
    EXPECT_EQ(due(report), "2026-03-05");
    EXPECT_EQ(report.deadline->calendar, "EW-2028.1");
    EXPECT_THAT(earlier_days(report), IsEmpty());
}

TEST(Calendars, a_holiday_that_is_moved_gives_its_day_back)
{
    Story story{"closed"};
    // Good Friday 2026 is 3 April: where it is kept a week earlier the count of 20 working days stays as long.
    story.tell(R"({"holidays":"2026-03-27","not_kept":["2026-04-03"],"version":"EW-moved","from":"2026-03-10"})");
    story.tell(R"({"clock":"2026-03-10T09:00"})");
    EXPECT_EQ(due(duty(story, Clause::REC_06)), "2026-04-08");
    EXPECT_THAT(earlier_days(duty(story, Clause::REC_06)), IsEmpty());
}

TEST(Calendars, a_change_before_the_clock_started_is_no_news)
{
    Story story{"board"};
    story.tell(R"({"holidays":"2026-03-20","version":"EW-new"})");
    story.tell(R"({"include":"closed"})");
    EXPECT_EQ(due(duty(story, Clause::REC_06)), "2026-04-09");
    EXPECT_THAT(earlier_days(duty(story, Clause::REC_06)), IsEmpty());
}

TEST(Calendars, two_changes_leave_both_days_in_view)
{
    Story story{"closed"};
    story.tell(R"({"holidays":"2026-03-20","version":"EW-one","from":"2026-03-10"})");
    story.tell(R"({"set":"LOCAL_CLOSURE_DAYS","value":["2026-03-24"],"from":"2026-03-11"})");
    story.tell(R"({"clock":"2026-03-12T09:00"})");
    auto const record = duty(story, Clause::REC_06);
    EXPECT_EQ(due(record), "2026-04-10");
    EXPECT_EQ(record.deadline->calendar, "EW-one+local");
    EXPECT_THAT(earlier_days(record), ElementsAre("2026-04-08 B-29, EW-2028.1", "2026-04-09 B-29, EW-one"));
}

TEST(Calendars, a_proclamation_that_cannot_be_is_refused_with_its_field)
{
    Story story;
    EXPECT_EQ(story.fault_of(R"({"holidays":"2026-03-21"})"), "holidays[0] on_a_weekend");
    EXPECT_EQ(story.fault_of(R"({"holidays":["2026-03-20","2026-04-03"]})"), "holidays[1] a_holiday_already");
    EXPECT_EQ(story.fault_of(R"({"holidays":"2026-03-20","not_kept":"2026-03-19"})"), "not_kept[0] no_holiday");
    EXPECT_EQ(story.fault_of(R"({"holidays":"2026-02-30"})"), "holidays not_a_date");
    EXPECT_EQ(story.fault_of(R"({"holidays":[]})"), "holidays missing_field");
    EXPECT_EQ(story.fault_of(R"({"holidays":"2026-03-20","until":"2026-03-21"})"), "until unknown_field");
    EXPECT_EQ(story.fault_of(R"({"holidays":"2026-03-20"})"), "");
    EXPECT_EQ(story.fault_of(R"({"holidays":"2026-03-20"})"), "holidays[0] a_holiday_already");
    EXPECT_EQ(story.fault_of(R"({"holidays":[],"not_kept":"2026-03-20"})"), "");
}

}

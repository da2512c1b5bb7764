#include "conference/convening.h"

#include "support/story.h"

#include <gmock/gmock.h>

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

/// By when a conference has to be held, and the enquiries before it done (A.1, S47).
namespace noddfa::conference::conference_due_test {

namespace {

/// The first date a story's conference is due by.
Deadline due(Story& story)
{
    auto const all = conference_due(story.conference(), story.terms());
    return all.empty() ? Deadline{} : all.front();
}

std::vector<std::string> alternatives(Deadline const& deadline)
{
    std::vector<std::string> all;
    for (auto const& one : deadline.alternatives)
        all.push_back(one.key + " " + one.due.iso());
    return all;
}

}

CLAUSE_COMPUTES(CONV_02, fifteen_working_days_from_the_last_strategy_meeting)
{
    Story story{"family"};
    EXPECT_EQ(due(story).from, Date(2026, 2, 16));
    EXPECT_EQ(due(story).due, Date(2026, 3, 9));
}

CLAUSE_COMPUTES(CONV_08, the_last_meeting_starts_the_clock_and_the_first_stays_in_view)
{
    Story story{"board"};
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-04"})");
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-16"})");
    EXPECT_EQ(due(story).due, Date(2026, 3, 9));
    EXPECT_THAT(alternatives(due(story)), ElementsAre("earlier_anchor 2026-02-25"));
    // A meeting typed late that was held earlier moves nothing.
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-01-30","purpose":"initiating"})");
    EXPECT_EQ(due(story).due, Date(2026, 3, 9));
}

CLAUSE_COMPUTES(CONV_02, a_board_may_count_from_the_initiating_meeting)
{
    Story story{"board"};
    story.tell(R"({"set":"ICPC_ANCHOR","value":"initiating","from":"2026-01-01"})");
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-04"})");
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-16"})");
    EXPECT_EQ(due(story).due, Date(2026, 2, 25));
    EXPECT_THAT(alternatives(due(story)), ElementsAre("later_anchor 2026-03-09"));
}

CLAUSE_PERMITS(CONV_08, a_meeting_about_another_matter_moves_no_date)
{
    Story story{"convened"};
    EXPECT_TRUE(story.accepts(R"({"do":"RecordStrategyMeeting","purpose":"other_matter"})"));
    EXPECT_EQ(due(story).due, Date(2026, 3, 9));
}

CLAUSE_REFUSES(CONV_08, a_meeting_after_booking_moves_the_date_only_with_a_reason)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordStrategyMeeting"})"), "reason-required CONV-08");
    EXPECT_THAT(story.findings_of(
                    R"({"do":"RecordStrategyMeeting","reasons":{"CONV-08":"A new injury had to be considered."}})"),
                ElementsAre("anchor-moved CONV-08"));
    EXPECT_EQ(due(story).from, Date(2026, 3, 5));
    EXPECT_THAT(alternatives(due(story)), Contains("earlier_anchor 2026-03-09"));
}

CLAUSE_PERMITS(CONV_08, a_meeting_after_the_conference_has_begun_moves_nothing)
{
    Story story{"open"};
    EXPECT_TRUE(story.accepts(R"({"do":"RecordStrategyMeeting"})"));
    EXPECT_EQ(due(story).due, Date(2026, 3, 9));
}

CLAUSE_COMPUTES(CONV_09, a_move_into_the_area_counts_from_its_notice)
{
    Story story{"board"};
    story.tell(R"({"do":"RequestConference","family":"F1","kind":"transfer_in","from_authority":"south-council",)"
               R"("notified_on":"2026-02-16","agreed_permanent_on":"2026-02-23",)"
               R"("children":[{"id":"A","born":"2018-05-01"}]})");
    auto const all = conference_due(story.conference(), story.terms());
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].clause, Clause::CONV_09);
    EXPECT_EQ(all[0].due, Date(2026, 3, 9));
    EXPECT_THAT(alternatives(all[0]), ElementsAre("from_agreement 2026-03-16"));
    EXPECT_EQ(all[1].clause, Clause::MOV_08);
    EXPECT_EQ(all[1].due, Date(2026, 3, 16));
}

CLAUSE_PERMITS(S47_05, within_the_extended_date_a_conference_counts_as_extended_and_not_as_met)
{
    Story story{"board"};
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-16","extended_to":"2026-03-20",)"
               R"("extended_by":"senior","reasons":{"S47-05":"Abuse by several people, in two counties."}})");
    EXPECT_EQ(due(story).due, Date(2026, 3, 9));
    EXPECT_THAT(alternatives(due(story)), Contains("extended 2026-03-20"));
    EXPECT_EQ(lateness(story.conference(), Date(2026, 3, 20), story.terms())->clause, Clause::S47_05);
    EXPECT_EQ(lateness(story.conference(), Date(2026, 3, 23), story.terms())->clause, Clause::CONV_02);
    EXPECT_FALSE(lateness(story.conference(), Date(2026, 3, 9), story.terms()));
}

CLAUSE_COMPUTES(S47_06, of_several_meetings_the_last_starts_the_clock_of_the_conference)
{
    Story story{"board"};
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-10"})");
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-16"})");
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-23"})");
    EXPECT_EQ(due(story).from, Date(2026, 2, 23));
    EXPECT_EQ(due(story).alternatives.size(), 2u);
}

CLAUSE_COMPUTES(S47_08, hours_run_through_nights_and_weekends_where_a_board_counts_them)
{
    Story story{"board"};
    EXPECT_FALSE(deadline_at(Clause::S47_08, story.now(), story.terms().settings));
    story.tell(R"({"set":"STRATEGY_DISCUSSION_HOURS","value":24,"from":"2026-01-01"})");
    story.tell(R"({"clock":"2026-03-06T16:30"})");
    auto const at = deadline_at(Clause::S47_08, story.now(), story.terms().settings)->at;
    EXPECT_EQ(at->day, Date(2026, 3, 7));
    EXPECT_EQ(at->minute_of_day, 16 * 60 + 30);
}

CLAUSE_COMPUTES(S47_09, enquiries_have_the_days_that_a_board_sets)
{
    Story story{"board"};
    auto const finish = [&] {
        auto const terms = story.terms();
        return deadline(Clause::S47_09, Date(2026, 2, 16), terms.settings, terms.calendar);
    };
    EXPECT_FALSE(finish());
    story.tell(R"({"set":"SECTION47_DAYS","value":10,"from":"2026-01-01"})");
    EXPECT_EQ(finish()->due, Date(2026, 3, 2));
}

CLAUSE_COMPUTES(S47_10, an_assessment_has_forty_two_working_days_whatever_is_called_meanwhile)
{
    Story story{"convened"};
    auto const terms = story.terms();
    EXPECT_EQ(deadline(Clause::S47_10, Date(2024, 11, 7), terms.settings, terms.calendar)->due, Date(2025, 1, 9));
}

CLAUSE_COMPUTES(S47_12, fifteen_working_days_skip_the_bank_holidays)
{
    Story story{"board"};
    auto const terms = story.terms();
    auto const of = [&](Date from) { return deadline(Clause::S47_12, from, terms.settings, terms.calendar)->due; };
    EXPECT_EQ(of(Date(2022, 4, 6)), Date(2022, 4, 29));
    EXPECT_EQ(of(Date(2025, 4, 10)), Date(2025, 5, 6));
    EXPECT_EQ(of(Date(2025, 12, 12)), Date(2026, 1, 7));
}

}

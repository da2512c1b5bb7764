#include "conference/decide.h"
#include "conference/fold.h"
#include "support/story.h"

#include <gmock/gmock.h>

namespace noddfa::conference::meeting_test {

namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

Moment at(char const* time)
{
    Story story{"board"};
    story.tell(std::string{R"({"clock":"2026-03-09T)"} + time + "\"}");
    return story.now();
}

bool present(Story const& story, char const* person, char const* time)
{
    return story.conference().present(PersonId{person}, at(time));
}

std::string moves(char const* what, char const* person, char const* held_on)
{
    return std::string{R"({"do":"Record)"} + what + R"(","person":[")" + person + R"("],"held_on":"2026-03-09T)"
           + held_on + "\"}";
}

constexpr auto opens = R"({"do":"OpenConference"})";
constexpr auto closed_session = R"({"do":"StartClosedSession","reason":"A location that must stay hidden."})";

}

CLAUSE_COMPUTES(QUOR_07, presence_from_comings_and_goings_however_late_they_were_typed)
{
    Story story{"open"};
    story.tell(R"({"clock":"2026-03-09T12:00"})");
    story.tell(moves("Arrival", "father", "10:30"));
    story.tell(moves("Departure", "father", "11:30"));
    story.tell(moves("Departure", "father", "10:45"));
    story.tell(moves("Arrival", "father", "11:00"));
    EXPECT_FALSE(present(story, "father", "10:29"));
    EXPECT_TRUE(present(story, "father", "10:30"));
    EXPECT_FALSE(present(story, "father", "10:45"));
    EXPECT_TRUE(present(story, "father", "11:00"));
    EXPECT_FALSE(present(story, "father", "11:30"));
}

CLAUSE_COMPUTES(QUOR_07, one_stay_for_an_arrival_that_turns_out_earlier)
{
    Story story{"open"};
    story.tell(R"({"clock":"2026-03-09T12:00"})");
    story.tell(moves("Arrival", "father", "10:30"));
    story.tell(moves("Arrival", "father", "10:10"));
    EXPECT_TRUE(present(story, "father", "10:10"));
    EXPECT_EQ(story.conference().meeting.presence.at(PersonId{"father"}).size(), 1u);
}

CLAUSE_PERMITS(QUOR_07, facts_of_presence_that_look_odd_with_a_finding)
{
    Story story{"open"};
    EXPECT_THAT(story.findings_of(moves("Arrival", "hv", "10:00")), Contains("already-present QUOR-07"));
    EXPECT_THAT(story.findings_of(moves("Departure", "father", "10:00")), Contains("not-present QUOR-07"));
}

CLAUSE_REFUSES(QUOR_07, presence_of_somebody_the_conference_has_never_heard_of)
{
    Story story{"open"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordArrival","person":["stranger"]})"), "unknown-person QUOR-07");
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordArrival","person":[]})"), "missing-field QUOR-07");
}

CLAUSE_PERMITS(QUOR_07, departures_after_the_closing)
{
    Story story{"closed"};
    EXPECT_THAT(story.findings_of(R"({"do":"RecordDeparture","person":["hv","mother"]})"), IsEmpty());
}

CLAUSE_REFUSES(RESP_04, nobody_to_leave_but_names_the_children_left_unanswered)
{
    Story story{"siblings"};
    EXPECT_THAT(story.findings_of(R"({"do":"RecordDeparture","person":["hv"]})"),
                Contains("leaves-without-view RESP-04"));
    EXPECT_THAT(story.findings_of(R"({"do":"RecordDeparture","person":["mother"]})"), IsEmpty());
}

CLAUSE_PERMITS(RESP_04, to_leave_after_views_are_settled)
{
    Story story{"agreed"};
    EXPECT_THAT(story.findings_of(R"({"do":"RecordDeparture","person":["hv"]})"), IsEmpty());
}

CLAUSE_PERMITS(RUN_09, a_late_arrival_to_be_briefed)
{
    Story story{"views"};
    story.tell(R"({"do":"RecordArrival","person":["father"]})"
               "\n"
               R"({"do":"BriefLateArrival","person":["father"]})");
    EXPECT_TRUE(story.conference().meeting.briefed.contains(PersonId{"father"}));
}

CLAUSE_REFUSES(RUN_09, briefing_of_somebody_absent_or_by_anybody_but_the_chair)
{
    Story story{"views"};
    EXPECT_EQ(story.refusal_of(R"({"do":"BriefLateArrival","person":["father"]})"), "not-present QUOR-07");
    EXPECT_EQ(story.refusal_of(R"({"do":"BriefLateArrival","person":["hv"],"by":"sw"})"), "not-the-chair RUN-09");
}

CLAUSE_PERMITS(RUN_01, the_chair_to_open_what_is_ready_without_a_finding)
{
    Story story{"convened"};
    story.tell(R"({"do":"MeetBeforehand","at":"2026-03-09T09:40","people":["mother"]})"
               "\n"
               R"({"do":"RecordArrival","at":"2026-03-09T10:00","person":["sw","hv","teacher","police","mother"]})");
    auto const findings = story.findings_of(opens);
    EXPECT_THAT(findings, Not(Contains("not-the-booked-day CONV-02")));
    EXPECT_THAT(findings, Not(Contains("agency-absent INV-01")));
    EXPECT_EQ(story.conference().meeting.opened, story.now());
}

CLAUSE_REFUSES(RUN_01, an_opening_by_anybody_else_or_twice)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(R"({"do":"OpenConference","by":"sw"})"), "not-the-chair RUN-01");
    Story again{"open"};
    EXPECT_EQ(again.refusal_of(opens), "already-done RUN-02");
}

CLAUSE_REFUSES(CONV_02, what_was_never_booked_and_names_another_day)
{
    Story unbooked{"family"};
    EXPECT_EQ(unbooked.refusal_of(opens), "not-booked CONV-02");
    Story early{"convened"};
    early.tell(R"({"do":"RecordArrival","at":"2026-03-06T10:00","person":["sw","hv","teacher","police","mother"]})");
    EXPECT_THAT(early.findings_of(opens), Contains("not-the-booked-day CONV-02"));
}

CLAUSE_REFUSES(INV_01, nobody_to_open_but_names_the_agencies_that_did_not_come)
{
    Story story{"convened"};
    story.tell(R"({"do":"RecordArrival","at":"2026-03-09T10:00","person":["sw","hv","teacher","mother"]})");
    EXPECT_THAT(story.findings_of(opens), Contains("agency-absent INV-01"));
}

CLAUSE_REFUSES(CHAIR_08, an_opening_while_nobody_could_be_told_of_a_concern)
{
    Story story{"convened"};
    auto const own = story.terms();
    auto settings = own.settings;
    settings.role_map.clear();
    Terms const terms{settings, own.history, own.calendar, own.services, own.background};
    Act act;
    act.by = PersonId{"chair"};
    act.held_on = story.now();
    auto const answer = decide(story.conference(), OpenConference{}, act, terms);
    ASSERT_TRUE(answer.refusal);
    EXPECT_EQ(answer.refusal->code, "post-not-filled"_code);
}

CLAUSE_REFUSES(RUN_02, what_makes_sense_only_in_an_open_conference)
{
    Story before{"convened"};
    EXPECT_EQ(before.refusal_of(R"({"do":"ReadOpeningStatement"})"), "not-open RUN-02");
    Story after{"closed"};
    EXPECT_EQ(after.refusal_of(R"({"do":"ReadOpeningStatement"})"), "conference-closed RUN-02");
}

CLAUSE_RECORDS(CNF_05, a_closed_session_that_is_no_departure)
{
    Story story{"views"};
    story.tell(closed_session);
    EXPECT_TRUE(is_shut_out(story.conference(), PersonId{"mother"}));
    EXPECT_FALSE(is_shut_out(story.conference(), PersonId{"hv"}));
    EXPECT_TRUE(story.conference().present(PersonId{"mother"}, story.now()));
    EXPECT_THAT(story.findings_of(R"({"do":"RecordContribution","person":"mother"})"),
                Contains("shut-out-of-closed-session CNF-05"));
    story.tell(R"({"do":"EndClosedSession"})");
    EXPECT_FALSE(is_shut_out(story.conference(), PersonId{"mother"}));
}

CLAUSE_RECORDS(CNF_05, only_those_whom_the_chair_asked_to_leave)
{
    Story story{"views"};
    story.tell(R"({"do":"RecordArrival","person":["father"]})"
               "\n"
               R"({"do":"StartClosedSession","reason":"About him.","excluded":["father"]})");
    EXPECT_TRUE(is_shut_out(story.conference(), PersonId{"father"}));
    EXPECT_FALSE(is_shut_out(story.conference(), PersonId{"mother"}));
}

CLAUSE_REFUSES(CNF_05, a_closed_session_without_reason_or_within_another)
{
    Story story{"views"};
    EXPECT_EQ(story.refusal_of(R"({"do":"StartClosedSession","reason":" "})"), "missing-field CNF-05");
    EXPECT_EQ(story.refusal_of(R"({"do":"StartClosedSession","reason":"Why.","by":"sw"})"), "not-the-chair CNF-05");
    EXPECT_EQ(story.refusal_of(R"({"do":"EndClosedSession"})"), "no-closed-session CNF-05");
    story.tell(closed_session);
    EXPECT_EQ(story.refusal_of(closed_session), "already-done CNF-05");
}

}

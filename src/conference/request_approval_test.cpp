#include "conference/convening.h"

#include "support/story.h"

#include <gtest/gtest.h>

/// A request that is written, sent, and answered by a manager (S47-11).
namespace noddfa::conference::request_approval_test {

namespace {

constexpr char const* begun = R"({"do":"BeginRequest","family":"F1","children":[{"id":"A","born":"2018-05-01"}]})";
constexpr char const* to_approve = R"({"do":"RequestConference","family":"F1","team_manager":"manager",)"
                                   R"("social_worker":"sw","to_approve":true,"children":[{"id":"A",)"
                                   R"("born":"2018-05-01"}]})";

constexpr char const* at_risk = R"({"do":"DetermineSection47","child":"A","determination":"continuing_risk"})";

/// A request that was sent and waits for its manager.
void ask(Story& story)
{
    story.tell(begun);
    story.tell(R"({"do":"RecordStrategyMeeting","children":["A"]})");
    story.tell(at_risk);
    story.tell(to_approve);
}

}

CLAUSE_PERMITS(S47_11, a_request_that_the_manager_approves)
{
    Story story{"board"};
    ask(story);
    EXPECT_TRUE(story.conference().convening.awaits_approval());
    EXPECT_TRUE(story.accepts(R"({"do":"ApproveRequest","note":"Agreed."})"));
    EXPECT_FALSE(story.conference().convening.awaits_approval());
}

CLAUSE_REFUSES(S47_11, an_approval_by_somebody_else)
{
    Story story{"board"};
    ask(story);
    EXPECT_EQ(story.refusal_of(R"({"do":"ApproveRequest","by":"sw"})"), "not-the-manager S47-11");
    EXPECT_EQ(story.refusal_of(R"({"do":"ReturnRequest","by":"manager","reason":" "})"), "missing-field S47-11");
}

CLAUSE_PERMITS(S47_11, a_request_sent_back_and_sent_again)
{
    Story story{"board"};
    ask(story);
    story.tell(R"({"do":"ReturnRequest","reason":"Who else lives there?"})");
    EXPECT_FALSE(story.conference().convening.awaits_approval());
    story.tell(to_approve);
    EXPECT_TRUE(story.conference().convening.awaits_approval());
}

CLAUSE_REFUSES(S47_11, a_booking_before_the_approval_where_the_board_wants_one)
{
    Story story{"board"};
    ask(story);
    auto const booking = R"({"do":"BookConference","starts":"2026-03-05T10:00","chair":"chair","chair_trained_until":)"
                         R"("2030-01-01","record_taker":"recorder","place":"Hall"})";
    EXPECT_EQ(story.refusal_of(booking), "reason-required S47-11");
    story.tell(R"({"set":"REQUEST_APPROVAL","value":"required","from":"2026-03-02"})");
    EXPECT_EQ(story.refusal_of(booking), "request-not-approved S47-11");
    story.tell(R"({"do":"ApproveRequest"})");
    EXPECT_TRUE(story.accepts(booking));
}

CLAUSE_REFUSES(PRIN_05, to_write_a_request_about_another_family_or_after_it_was_sent)
{
    Story story{"board"};
    story.tell(begun);
    EXPECT_EQ(story.refusal_of(R"({"do":"BeginRequest","family":"F2","children":[{"id":"A","born":"2018-05-01"}]})"),
              "another-family PRIN-05");
    story.tell(at_risk);
    story.tell(to_approve);
    EXPECT_EQ(story.refusal_of(begun), "already-done PRIN-05");
}

}

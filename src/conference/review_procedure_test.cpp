#include "conference/test_review.h"

namespace noddfa::conference::review_procedure_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

constexpr auto vote_then_chair = R"({"set":"DEREG_NO_CONSENSUS","value":"vote_then_chair","from":"2026-05-01"})";

/// A review of A is asked for and booked, with the people of the first conference.
std::string book(std::string const& more)
{
    return R"({"do":"BookConference","starts":"2026-06-08T10:00","chair":"chair","record_taker":"recorder",)"
           R"("place":"Neuadd Ddychmygol")"
           + more + "}";
}

/// A review as requested, nothing booked.
Story requested()
{
    Story story{"closed"};
    story.tell(R"({"clock":"2026-06-01T09:00"})");
    story.tell(R"({"do":"RequestConference","conference":"C2","kind":"review","family":"F1",)"
               R"("authority":"north-council","children":[{"id":"A","born":"2018-05-01","school":"school-1"}]})");
    return story;
}

/// The review before the vote, two groupings against two.
Story before_the_vote(std::string const& setting = "")
{
    auto story = review(setting);
    round_of(story, two_and_two);
    declare_irresolvable(story);
    story.tell(R"({"do":"ConfirmGroupings"})");
    return story;
}

}

CLAUSE_COMPUTES(REV_03, what_a_review_still_lacks_as_for_any_other_conference)
{
    auto story = requested();
    story.tell(book(R"(,"chair_trained_until":"2027-12-31")"));
    story.tell(R"({"do":"InviteParticipant","person":"hv","name":"Heledd Enghraifft","service":"health_visiting"})");
    story.tell(R"({"do":"RecordArrival","at":"2026-06-08T10:00","person":["hv"]})");
    EXPECT_THAT(story.refusal_of(R"({"do":"OpenConference"})"), testing::StartsWith("reason-required CHD-07"));
}

CLAUSE_PERMITS(REV_06, a_review_with_two_agencies_on_the_chairs_recorded_reason)
{
    auto story = reviewed(all_against);
    story.tell(R"({"do":"RecordDeparture","person":["teacher","police"]})");
    story.tell(R"({"do":"ProceedWithTwo","child":"A","key_agencies":[{"agency":"HEALTH",)"
               R"("information_available":true}],"rationale":"Both agencies that see her are here."})");
    EXPECT_THAT(story.findings_of(remove_line()), Contains("two-agencies QUOR-02"));
}

CLAUSE_REFUSES(REV_06, a_review_with_two_agencies_unexplained_or_with_one)
{
    auto story = reviewed(all_against);
    story.tell(R"({"do":"RecordDeparture","person":["teacher","police"]})");
    EXPECT_EQ(story.refusal_of(remove_line()), "reason-required QUOR-04");
    story.tell(R"({"do":"RecordDeparture","person":["hv"]})");
    EXPECT_EQ(story.refusal_of(remove_line()), "too-few-agencies QUOR-06");
}

CLAUSE_COMPUTES(REV_07, two_working_days_before_a_review_for_its_reports_and_takes_late_ones)
{
    auto story = requested();
    story.tell(book(R"(,"chair_trained_until":"2027-12-31")"));
    story.tell(R"({"do":"InviteParticipant","person":"hv","name":"Heledd Enghraifft","service":"health_visiting"})");
    EXPECT_THAT(story.open_duties(), Contains("REP-10 2026-06-04"));
    EXPECT_THAT(story.findings_of(R"({"do":"SubmitReport","report":"r2","author":"hv","at":"2026-06-05T09:00"})"),
                Contains("report-late REP-10"));
}

CLAUSE_PERMITS(REV_08, another_agency_to_give_its_view_in_its_report)
{
    auto story = review();
    EXPECT_THAT(
        story.findings_of(R"({"do":"SubmitReport","report":"r2","author":"hv","registration_view":"register"})"),
        Not(Contains("registration-view-in-social-work-report REP-13")));
}

CLAUSE_REFUSES(REV_08, to_pass_over_a_view_in_the_social_work_report)
{
    auto story = review();
    EXPECT_THAT(
        story.findings_of(R"({"do":"SubmitReport","report":"r2","author":"sw","registration_view":"register"})"),
        Contains("registration-view-in-social-work-report REP-13"));
}

CLAUSE_PERMITS(REV_09, an_independent_chair_in_training)
{
    auto story = requested();
    EXPECT_THAT(story.findings_of(book(R"(,"chair_trained_until":"2027-12-31")")), IsEmpty());
}

CLAUSE_REFUSES(REV_09, a_chair_who_manages_the_case_without_a_reason)
{
    auto story = requested();
    EXPECT_EQ(story.refusal_of(book(R"(,"chair_manages_case":true)")), "reason-required CHAIR-01");
    EXPECT_THAT(story.findings_of(book(R"(,"chair_trained_until":"2026-01-01")")),
                ElementsAre("training-lapsed CHAIR-02"));
}

CLAUSE_PERMITS(DER_06, a_vote_at_a_review_where_the_board_sets_one)
{
    auto story = before_the_vote(vote_then_chair);
    story.tell(open_vote_line());
    cast(story, {{"sw", "for"}, {"police", "against"}, {"hv", "against"}, {"teacher", "against"}});
    story.tell(R"({"do":"CloseVote","child":"A"})");
    EXPECT_EQ(story.refusal_of(remove_line()), "");
    auto const& outcome = story.conference().outcomes.declared.at(child_a);
    EXPECT_EQ(outcome.decided_by, DecidedBy::majority);
    EXPECT_THAT(outcome.dissent, ElementsAre(GroupingId{"CSS"}));
    EXPECT_THAT(alerts(story), Contains("removal-against-view lead_safeguarding_manager"));
}

CLAUSE_REFUSES(DER_06, a_vote_where_the_chair_decides_and_an_even_vote_as_a_decision)
{
    auto by_default = before_the_vote();
    EXPECT_EQ(by_default.refusal_of(open_vote_line()), "chair-decides DEC-22");
    auto story = before_the_vote(vote_then_chair);
    story.tell(open_vote_line());
    cast(story, {{"sw", "for"}, {"police", "for"}, {"hv", "against"}, {"teacher", "against"}});
    story.tell(R"({"do":"CloseVote","child":"A"})");
    EXPECT_EQ(story.refusal_of(remove_line()), "tie-waits-for-chair VOTE-07");
}

CLAUSE_PERMITS(DER_07, the_chair_to_say_that_a_removal_leaves_the_child_at_risk_and_to_escalate)
{
    auto story = reviewed(all_against);
    story.tell(remove_line());
    story.tell(R"({"do":"StateConcern","child":"A","statement":"I think that this is too early."})");
    story.tell(R"({"do":"CloseConference","reasons":{"DER-08":"The social worker writes it this week."}})");
    EXPECT_THAT(alerts(story), Contains("chair-concern senior_manager"));
    EXPECT_EQ(story.conference().outcomes.declared.at(child_a).outcome, Outcome::remove);
}

CLAUSE_REFUSES(DER_07, to_close_a_review_on_a_concern_that_nobody_has_heard)
{
    auto story = reviewed(all_against);
    story.tell(remove_line());
    story.tell(R"({"do":"StateConcern","child":"A"})");
    EXPECT_EQ(story.refusal_of(close_line), "reason-required DER-08 CHAIR-06");
}

CLAUSE_COMPUTES(DER_09, whom_a_removal_is_told_to_and_that_the_plan_is_closed_or_revised)
{
    auto story = reviewed(all_against);
    story.tell(remove_line());
    Codes told;
    for (auto const& duty : story.site().duties({application::Room::register_, "A"}, story.now().day))
        if (duty.what == "tell-of-removal")
            told.push_back(duty.who.value_or(PersonId{}).value);
    EXPECT_THAT(told, IsSupersetOf({"hv", "police", "sw", "teacher"}));
    EXPECT_THAT(story.open_duties(), Contains("PLN-02"));
}

}

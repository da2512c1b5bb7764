#include "plan/test_plan.h"

namespace noddfa::plan::core_group_test {

namespace {

std::string meeting(std::string const& next, std::string const& more = "")
{
    return R"({"attended":["sw","hv","teacher","mother"],"advocacy":"Offered again; not now.","next":")" + next + "\""
           + more + "}";
}

std::string const all_heads = R"(,"heads":["actions","risks","assessments","multi_agency_work","outcomes",
    "family_engagement","denied_access","report_preparation"])";

/// The first core group was held on 18 March 2026, the plan detailed.
Desk<State> met()
{
    auto desk = planned();
    desk.on("2026-03-18").tell<DetailPlan>("{\"plan\":" + five_parts + "}");
    desk.tell<HoldCoreGroup>(meeting("2026-04-15"));
    return desk;
}

}

CLAUSE_PERMITS(CG_01, the_first_core_group_in_time_is_held_without_a_word)
{
    auto desk = planned();
    EXPECT_EQ(desk.duty(Clause::REG_09).deadline->due, day("2026-03-23"));
    desk.on("2026-03-23").tell<DetailPlan>("{\"plan\":" + five_parts + "}");
    EXPECT_THAT(desk.findings_of<HoldCoreGroup>(meeting("2026-04-20")), IsEmpty());
    EXPECT_FALSE(desk.owes(Clause::REG_09));
}

CLAUSE_REFUSES(CG_01, a_late_first_core_group_is_recorded_as_late)
{
    auto desk = planned();
    desk.on("2026-03-24").tell<DetailPlan>("{\"plan\":" + five_parts + "}");
    EXPECT_THAT(desk.findings_of<HoldCoreGroup>(meeting("2026-04-20")), ElementsAre("late CG-01"));
    EXPECT_TRUE(desk.duty(Clause::REG_09).late);
}

CLAUSE_REFUSES(CG_01, what_met_before_the_registration_is_no_core_group)
{
    auto desk = planned();
    EXPECT_EQ(desk.on("2026-03-06").refusal_of<HoldCoreGroup>(meeting("2026-04-15")), "contradictory CG-01");
    EXPECT_TRUE(desk.owes(Clause::REG_09));
}

CLAUSE_COMPUTES(CG_01, a_first_core_group_that_was_missed_stays_missed_after_the_removal)
{
    auto desk = planned();
    desk.on("2026-03-24").tell<NoteRegistrationEnd>();
    EXPECT_THAT(desk.open_duties(), Contains("REG-09 2026-03-23 late"));
    auto in_time = planned();
    in_time.on("2026-03-20").tell<NoteRegistrationEnd>();
    EXPECT_FALSE(in_time.owes(Clause::REG_09));
}

CLAUSE_RECORDS(CG_07, a_meeting_without_coordinator_practitioners_or_members_is_remarked_on)
{
    auto desk = met();
    desk.on("2026-04-15");
    EXPECT_THAT(desk.findings_of<HoldCoreGroup>(R"({"attended":["mother","stranger"],"next":"2026-05-13",
                    "advocacy":"Offered.")" + all_heads
                                                + "}"),
                ElementsAre("coordinator-absent CG-07", "core-group-too-small REG-06", "not-in-core-group CG-03"));
}

CLAUSE_RECORDS(CG_05, a_first_meeting_that_details_no_plan_is_remarked_on)
{
    auto desk = planned();
    EXPECT_THAT(desk.on("2026-03-18").findings_of<HoldCoreGroup>(meeting("2026-04-15")),
                ElementsAre("plan-not-detailed CG-05"));
}

CLAUSE_PERMITS(CG_02, the_next_meeting_falls_within_six_weeks_of_the_last)
{
    auto desk = met();
    auto const due = *desk.duty(Clause::REG_10).deadline;
    EXPECT_EQ(due.due, day("2026-04-29"));
    EXPECT_EQ(due.target, day("2026-04-18"));
    EXPECT_THAT(desk.on("2026-04-29").findings_of<HoldCoreGroup>(meeting("2026-06-10", all_heads)), IsEmpty());
}

CLAUSE_REFUSES(CG_02, a_date_past_six_weeks_asks_why)
{
    auto desk = met();
    desk.on("2026-04-15");
    EXPECT_EQ(desk.refusal_of<HoldCoreGroup>(meeting("2026-05-28", all_heads)), "reason-required CG-02");
    desk.because(Clause::CG_02, "The family is away until then.");
    EXPECT_THAT(desk.findings_of<HoldCoreGroup>(meeting("2026-05-28", all_heads)), ElementsAre("next-too-late CG-02"));
    EXPECT_EQ(desk.detail("due"), "2026-05-27");
    EXPECT_TRUE(desk.on("2026-05-28").duty(Clause::REG_10).late);
}

CLAUSE_REFUSES(CG_02, a_meeting_without_a_next_date_is_remarked_on)
{
    auto desk = met();
    EXPECT_THAT(
        desk.on("2026-04-15")
            .findings_of<HoldCoreGroup>(R"({"attended":["sw","hv"],"advocacy":"Considered.")" + all_heads + "}"),
        ElementsAre("no-next-date CG-02"));
}

CLAUSE_PERMITS(CG_03, others_join_the_core_group_later)
{
    auto desk = planned();
    desk.on("2026-04-01").tell<ChangeCoreGroup>(R"({"join":[{"person":"gp","kind":"practitioner"},
        {"person":"advocate","kind":"advocate","child_agrees":true}]})");
    EXPECT_TRUE(desk.state.is_member(PersonId{"gp"}));
    EXPECT_EQ(desk.state.members.back().from, day("2026-04-01"));
    desk.on("2026-05-01").tell<ChangeCoreGroup>(R"({"leave":["gp"]})");
    EXPECT_FALSE(desk.state.is_member(PersonId{"gp"}));
}

CLAUSE_REFUSES(CG_03, an_advocate_joins_with_the_childs_agreement_or_a_reason)
{
    auto desk = planned();
    EXPECT_EQ(desk.refusal_of<ChangeCoreGroup>(R"({"join":[{"person":"advocate","kind":"advocate"}]})"),
              "reason-required CG-03");
}

CLAUSE_REFUSES(CG_03, a_core_group_without_coordinator_or_practitioners_asks_why)
{
    auto desk = planned();
    EXPECT_EQ(desk.refusal_of<ChangeCoreGroup>(R"({"leave":["sw"]})"), "reason-required CG-03");
    EXPECT_EQ(desk.refusal_of<ChangeCoreGroup>(R"({"leave":["hv","teacher"]})"), "reason-required CG-03");
    EXPECT_EQ(desk.refusal_of<ChangeCoreGroup>(R"({"leave":["gp"]})"), "unknown-person CG-03");
}

CLAUSE_RECORDS(CG_04, any_member_may_challenge_the_plan)
{
    auto desk = met();
    EXPECT_THAT(desk.events_of<ChallengePlan>(R"({"person":"hv","what":"Nobody is there at weekends."})"),
                ElementsAre("PlanChallenged", "TaskSet"));
    EXPECT_EQ(desk.state.tasks.back().owner, PersonId{"sw"});
    EXPECT_EQ(desk.duty(Clause::CG_04).who, PersonId{"sw"});
    EXPECT_EQ(desk.by("hv").refusal_of<CompleteTask>(R"({"what":"answer-challenge"})"), "unknown-task CG-06");
    desk.by("sw").tell<CompleteTask>(R"({"what":"answer-challenge","note":"Visits at weekends were added."})");
    EXPECT_FALSE(desk.owes(Clause::CG_04));
}

CLAUSE_PERMITS(CG_06, a_later_meeting_goes_through_all_eight_heads)
{
    auto desk = met();
    EXPECT_EQ(desk.on("2026-04-15").refusal_of<HoldCoreGroup>(meeting("2026-05-13", all_heads)), "");
}

CLAUSE_REFUSES(CG_06, a_head_left_out_asks_why_and_one_said_twice_counts_once)
{
    auto desk = met();
    desk.on("2026-04-15");
    EXPECT_EQ(desk.refusal_of<HoldCoreGroup>(meeting("2026-05-13", R"(,"heads":["actions","risks"])")),
              "reason-required CG-06");
    EXPECT_EQ(desk.refusal_of<HoldCoreGroup>(meeting("2026-05-13", R"(,"heads":["actions","actions","actions",
        "actions","actions","actions","actions","actions"])")),
              "reason-required CG-06");
    desk.because(Clause::CG_06, "The fire alarm ended the meeting.");
    EXPECT_THAT(desk.findings_of<HoldCoreGroup>(meeting("2026-05-13", R"(,"heads":["actions","risks"])")),
                ElementsAre("heads-missing CG-06"));
}

CLAUSE_COMPUTES(CG_08, off_by_default_and_counted_back_from_the_review_where_set)
{
    auto desk = planned();
    EXPECT_FALSE(desk.owes(Clause::CG_08));
    desk.set("LAST_CORE_GROUP_BEFORE_REVIEW_DAYS", "10");
    EXPECT_EQ(desk.duty(Clause::CG_08).deadline->due, day("2026-05-22"));
}

CLAUSE_PERMITS(CG_09, the_core_group_asks_for_an_early_review)
{
    auto desk = met();
    EXPECT_THAT(desk.events_of<RequestEarlyReview>(R"({"reason":"Father has moved back in."})"),
                ElementsAre("EarlyReviewRequested", "TaskSet"));
    EXPECT_TRUE(desk.owes(Clause::CG_09));
    EXPECT_EQ(desk.state.review_date, day("2026-06-08"));
}

CLAUSE_PERMITS(CG_09, whether_to_review_early_is_the_chairs_answer_with_a_reason)
{
    for (auto const* agreed : {"true", "false"}) {
        auto desk = met();
        desk.tell<RequestEarlyReview>(R"({"reason":"Father has moved back in."})");
        desk.by("chair");
        auto const answer = std::string{R"({"on":"2026-04-27","agreed":)"} + agreed;
        EXPECT_EQ(desk.refusal_of<AnswerEarlyReview>(answer + "}"), "missing-field CG-09");
        desk.tell<AnswerEarlyReview>(answer + R"(,"reason":"Weighed with the team manager."})");
        // CG-09: agreed to, the review itself is due on the day agreed.
        EXPECT_EQ(desk.owes(Clause::CG_09), agreed == std::string{"true"});
        EXPECT_EQ(desk.state.review_date, day(agreed == std::string{"true"} ? "2026-04-27" : "2026-06-08"));
    }
}

CLAUSE_REFUSES(CG_09, an_early_review_on_no_day_or_in_the_past)
{
    auto desk = met();
    desk.on("2026-04-20").tell<RequestEarlyReview>(R"({"reason":"Father has moved back in."})");
    desk.by("chair");
    EXPECT_EQ(desk.refusal_of<AnswerEarlyReview>(R"({"agreed":true,"reason":"Agreed, some day."})"),
              "missing-field CG-09");
    EXPECT_EQ(desk.refusal_of<AnswerEarlyReview>(R"({"agreed":true,"on":"2026-04-17","reason":"Agreed."})"),
              "in-the-past CG-09");
    desk.tell<AnswerEarlyReview>(R"({"agreed":true,"on":"2026-05-11","reason":"Agreed."})");
    EXPECT_THAT(desk.open_duties(), Contains("CG-09 2026-05-11"));
    desk.on("2026-05-11").tell<NoteReview>(R"({"conference":"c2"})");
    EXPECT_FALSE(desk.owes(Clause::CG_09));
}

CLAUSE_REFUSES(CG_09, an_answer_by_anybody_but_the_chair_of_the_last_conference)
{
    auto desk = met();
    DecisionTaken taken;
    taken.chair = PersonId{"chair"};
    desk.background.decisions.push_back(taken);
    desk.tell<RequestEarlyReview>(R"({"reason":"Father has moved back in."})");
    EXPECT_EQ(desk.refusal_of<AnswerEarlyReview>(R"({"agreed":false,"reason":"No."})"), "not-the-chair CG-09");
}

CLAUSE_REFUSES(CG_09, a_plan_is_not_closed_over_the_conferences_decision)
{
    auto desk = met();
    EXPECT_EQ(desk.refusal_of<ReviewPlan>(
                  R"({"result":"close","reasons":"All is well.","achieved":"All.","remaining":"None."})"),
              "still-registered CG-09");
}

CLAUSE_PERMITS(ADV_02, a_meeting_that_considers_advocacy_leaves_nothing_open)
{
    EXPECT_FALSE(met().owes(Clause::ADV_02));
}

CLAUSE_REFUSES(ADV_02, a_meeting_without_a_word_on_advocacy_leaves_it_open)
{
    auto desk = met();
    EXPECT_THAT(desk.on("2026-04-15")
                    .findings_of<HoldCoreGroup>(R"({"attended":["sw","hv"],"next":"2026-05-13")" + all_heads + "}"),
                ElementsAre("advocacy-not-considered ADV-02"));
    EXPECT_TRUE(desk.owes(Clause::ADV_02));
}

TEST(HoldCoreGroup, typed_late_takes_its_place_by_the_day_it_was_held)
{
    auto desk = met();
    desk.on("2026-04-29").tell<HoldCoreGroup>(meeting("2026-05-27", all_heads));
    desk.on("2026-04-10").tell<HoldCoreGroup>(meeting("2026-04-29", all_heads));
    EXPECT_EQ(desk.state.meetings.back().held_on, day("2026-04-29"));
    EXPECT_EQ(desk.state.next_meeting, day("2026-05-27"));
}

}

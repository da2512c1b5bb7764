#include "conference/outcome.h"
#include "conference/test_outcome.h"
#include "protocol/deadline.h"

namespace noddfa::conference::follow_on_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::string appoint(std::string const& more)
{
    return R"({"do":"AppointCoordinator","child":"A","person":"sw")" + more + "}";
}

std::string first_core_group(std::string const& on)
{
    return R"({"do":"SetFirstCoreGroup","child":"A","on":")" + on + R"("})";
}

std::string review_on(std::string const& on) { return R"({"do":"SetReviewDate","child":"A","on":")" + on + R"("})"; }

}

CLAUSE_PERMITS(REG_04, a_registered_social_worker_of_social_services)
{
    Story story{"registered"};
    EXPECT_EQ(story.refusal_of(appoint(R"(,"scw_registration":"W0000001")")), "");
}

CLAUSE_REFUSES(REG_04, somebody_without_registration_or_of_another_employer)
{
    Story story{"registered"};
    EXPECT_EQ(story.refusal_of(appoint("")), "reason-required REG-04");
    EXPECT_EQ(story.refusal_of(appoint(R"(,"scw_registration":"W0000001","employed_by_social_services":false)")),
              "reason-required REG-04");
    EXPECT_EQ(story.refusal_of(appoint(R"(,"scw_registration":"W0000001","by":"recorder")")), "not-the-chair CHAIR-11");
}

CLAUSE_PERMITS(REG_09, a_first_core_group_within_ten_working_days)
{
    Story story{"registered"};
    EXPECT_THAT(story.findings_of(first_core_group("2026-03-23")), IsEmpty());
    EXPECT_EQ(story.conference().outcomes.first_core_group.at(child_a), Date(2026, 3, 23));
}

CLAUSE_REFUSES(REG_09, a_later_one_without_a_reason)
{
    Story story{"registered"};
    EXPECT_EQ(story.refusal_of(first_core_group("2026-03-24")), "reason-required REG-09");
    auto line = first_core_group("2026-03-24");
    line.insert(1, R"("reasons":{"REG-09":"The mother is in hospital until then."},)");
    EXPECT_THAT(story.findings_of(line), ElementsAre("core-group-late REG-09"));
}

CLAUSE_COMPUTES(REV_01, three_months_to_the_first_review)
{
    Story story{"registered"};
    EXPECT_EQ(story.refusal_of(review_on("2026-06-10")), "reason-required REG-12");
    EXPECT_EQ(story.refusal_of(review_on("2026-06-09")), "");
}

CLAUSE_PERMITS(REG_12, a_first_review_on_the_last_day_of_three_months)
{
    Story story{"registered"};
    EXPECT_THAT(story.findings_of(review_on("2026-06-09")), IsEmpty());
}

CLAUSE_REFUSES(REG_12, a_first_review_the_day_after_without_a_reason)
{
    Story story{"registered"};
    EXPECT_EQ(story.refusal_of(review_on("2026-06-10")), "reason-required REG-12");
}

CLAUSE_COMPUTES(REG_05, the_first_day_by_which_a_registered_child_is_seen_alone)
{
    Story story{"closed"};
    EXPECT_THAT(story.open_duties(), Contains("REG-05 2026-03-23"));
}

CLAUSE_COMPUTES(REG_10, six_weeks_as_the_limit_and_a_month_as_the_aim_for_the_next_core_group)
{
    Story story{"closed"};
    auto const terms = story.terms();
    auto const next = deadline(Clause::REG_10, Date(2026, 3, 18), terms.settings, terms.calendar);
    EXPECT_EQ(next->due, Date(2026, 4, 29));
    EXPECT_EQ(next->target, Date(2026, 4, 18));
}

CLAUSE_COMPUTES(NREG_02, whether_the_tasks_that_follow_apply)
{
    NeedsAnswer answer;
    answer.needs = true;
    EXPECT_FALSE(follow_on_tasks_apply(answer));
    answer.parents_agree = false;
    EXPECT_FALSE(follow_on_tasks_apply(answer));
    answer.parents_agree = true;
    EXPECT_TRUE(follow_on_tasks_apply(answer));
    answer.needs = false;
    EXPECT_FALSE(follow_on_tasks_apply(answer));
}

CLAUSE_REFUSES(NREG_02, to_pass_over_the_parents_agreement_or_what_their_refusal_means)
{
    auto story = not_registered();
    std::string const needs = R"({"do":"AnswerNeeds","child":"A","needs":true,"reason":"Mornings.")";
    EXPECT_THAT(story.findings_of(needs + "}"), ElementsAre("agreement-not-recorded NREG-02"));
    EXPECT_THAT(story.findings_of(needs + R"(,"parents_agree":false})"), ElementsAre("refusal-not-weighed NREG-02"));
    EXPECT_THAT(story.findings_of(needs + R"(,"parents_agree":false,"refusal_changes_risk":false})"), IsEmpty());
}

CLAUSE_RECORDS(NREG_03, interventions_assessments_and_whether_agencies_go_on_together)
{
    auto story = not_registered();
    story.tell(R"({"do":"AnswerNeeds","child":"A","needs":true,"reason":"Mornings.","parents_agree":true,)"
               R"("interventions":["Help at breakfast"],"assessments":["Speech"],"multi_agency":true})");
    auto const& answer = story.conference().outcomes.needs.at(child_a);
    EXPECT_EQ(answer.interventions.size(), 1U);
    EXPECT_EQ(answer.assessments.size(), 1U);
    EXPECT_EQ(answer.multi_agency, true);
}

CLAUSE_RECORDS(PRIN_07, future_work_recommended_to_an_agency)
{
    Story story{"registered"};
    EXPECT_EQ(story.refusal_of(R"({"do":"Recommend","to":"HOU","what":"A safer lock."})"), "");
    EXPECT_EQ(story.refusal_of(R"({"do":"Recommend","to":"NOBODY","what":"A safer lock."})"),
              "unknown-grouping PRIN-07");
    EXPECT_EQ(story.conference().outcomes.recommendations.size(), 1U);
}

CLAUSE_RECORDS(RESP_05, who_helped_to_shape_each_action)
{
    Story story{"closed"};
    auto const& actions = story.conference().outcomes.plans.at(child_a).actions;
    EXPECT_THAT(actions.front().contributors, ElementsAre(PersonId{"sw"}));
}

CLAUSE_REFUSES(RUN_12, a_plan_before_the_outcome_and_for_a_child_who_is_not_registered)
{
    std::string const plan = R"({"do":"RecordOutlinePlan","child":"A","plan":{"risks":["Violence"]})";
    Story agreed{"agreed"};
    EXPECT_EQ(agreed.refusal_of(plan + R"(,"by":"chair"})"), "reason-required RUN-12");
    EXPECT_EQ(agreed.refusal_of(plan + "}"), "wrong-stage RUN-12");
    auto off = not_registered();
    EXPECT_EQ(off.refusal_of(plan + "}"), "wrong-stage RUN-12");
    Story on{"registered"};
    EXPECT_EQ(on.refusal_of(plan + "}"), "");
}

TEST(Dates, are_set_for_every_registered_child_unless_one_is_named)
{
    Story story{"registered"};
    story.tell(R"({"do":"SetReviewDate","on":"2026-06-01"})");
    EXPECT_EQ(story.conference().outcomes.review.at(child_a), Date(2026, 6, 1));
    EXPECT_EQ(story.conference().outcomes.review_settled.at(child_a), Date(2026, 3, 9));
}

TEST(Dates, lie_after_the_conference)
{
    Story story{"registered"};
    EXPECT_EQ(story.refusal_of(first_core_group("2026-03-09")), "not-after-the-conference REG-08");
}

TEST(Dates, once_set_do_not_change_after_the_close)
{
    Story story{"closed"};
    EXPECT_EQ(story.refusal_of(review_on("2026-06-01")), "conference-closed REG-11");
    EXPECT_EQ(story.refusal_of(first_core_group("2026-03-20")), "conference-closed REG-08");
}

TEST(NextConference, is_for_a_child_decided_on_too_little_information)
{
    Story story{"registered"};
    auto const line = R"({"do":"SetNextConference","child":"A","on":"2026-03-30"})";
    EXPECT_EQ(story.refusal_of(line), "reason-required RUN-12");
    auto off = not_registered(R"(,"ground":"insufficient_information","no_immediate_risk":"Safe with her aunt.")");
    EXPECT_EQ(off.refusal_of(R"({"do":"SetNextConference","on":"2026-03-30"})"), "");
    EXPECT_EQ(off.conference().outcomes.next_conference.at(child_a), Date(2026, 3, 30));
}

}

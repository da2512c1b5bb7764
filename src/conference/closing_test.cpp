#include "conference/decide.h"
#include "conference/outcome.h"
#include "conference/test_outcome.h"

namespace noddfa::conference::closing_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr auto adjourn_safely =
    R"({"do":"AdjournConference","reason":"The fire alarm.","no_immediate_risk":"With her aunt until then.",)"
    R"("resumes":"2026-03-11T10:00"})";

/// The prelude `closed` before its last line, with one field of the plan left out.
Story without_part_of_plan(std::string const& field)
{
    auto story = almost_closed({"RecordOutlinePlan"});
    auto const text = std::string{*replay::prelude("closed")};
    auto const at = text.find("{\"do\":\"RecordOutlinePlan\"");
    auto line = text.substr(at, text.find('\n', at) - at);
    auto const key = line.find("\"" + field + "\":");
    auto const colon = line.find(':', key) + 1;
    auto const end = line.find('"', colon + 1) + 1;
    line.replace(colon, end - colon, "null");
    story.tell(line);
    return story;
}

std::string answer_needs(std::string const& more)
{
    return R"({"do":"AnswerNeeds","child":"A","reason":"Help with mornings.",)" + more + "}";
}

}

CLAUSE_PERMITS(DEFER_01, a_held_conference_to_close_once_every_child_is_decided)
{
    auto story = not_registered();
    story.tell(needs_none);
    EXPECT_EQ(story.refusal_of(close_line), "");
}

CLAUSE_REFUSES(DEFER_01, to_close_with_a_child_undecided)
{
    Story story{"agreed"};
    EXPECT_EQ(story.refusal_of(close_line), "no-outcome DEFER-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"CloseConference","reasons":{"DEFER-01":"It grew late."}})"),
              "no-outcome DEFER-01");
}

CLAUSE_PERMITS(DEFER_01, a_meeting_that_cannot_finish_to_be_adjourned)
{
    Story story{"agreed"};
    EXPECT_THAT(story.findings_of(adjourn_safely), IsEmpty());
    EXPECT_EQ(story.refusal_of(declare_line("register")), "adjourned RUN-02");
}

CLAUSE_PERMITS(DEFER_05, to_close_after_too_little_information_with_the_next_date)
{
    auto story = not_registered(R"(,"ground":"insufficient_information","no_immediate_risk":"Safe with her aunt.")");
    story.tell(needs_none);
    story.tell(R"({"do":"SetNextConference","child":"A","on":"2026-03-30"})");
    EXPECT_EQ(story.refusal_of(close_line), "");
}

CLAUSE_REFUSES(DEFER_05, to_close_without_the_next_date)
{
    auto story = not_registered(R"(,"ground":"insufficient_information","no_immediate_risk":"Safe with her aunt.")");
    story.tell(needs_none);
    EXPECT_EQ(story.refusal_of(close_line), "reason-required DEFER-05");
}

CLAUSE_PERMITS(CHAIR_11, to_close_with_a_named_social_worker_or_with_the_alert_that_there_is_none)
{
    auto named = almost_closed({});
    EXPECT_EQ(named.refusal_of(close_line), "");
    auto alerted = almost_closed({"AppointCoordinator"});
    EXPECT_THAT(alerted.events_of(R"({"do":"ReportNoCoordinator","child":"A"})"), Contains("AlertRaised"));
    EXPECT_EQ(alerted.refusal_of(close_line), "");
}

CLAUSE_REFUSES(CHAIR_11, to_close_without_either)
{
    auto story = almost_closed({"AppointCoordinator"});
    EXPECT_EQ(story.refusal_of(close_line), "no-coordinator CHAIR-11");
}

CLAUSE_RECORDS(REG_03, an_alert_to_the_senior_manager_at_once)
{
    Story story{"registered"};
    story.tell(R"({"do":"ReportNoCoordinator","child":"A","by":"recorder"})");
    EXPECT_THAT(alerts(story), ElementsAre("no-coordinator senior_manager"));
    EXPECT_EQ(story.conference().convening.open_alerts.front().to, PersonId{"senior"});
    story.tell(R"({"do":"AcknowledgeAlert","about":"no-coordinator","child":"A","by":"senior"})");
    EXPECT_TRUE(is_alerted(story.conference(), "no-coordinator", child_a));
}

CLAUSE_PERMITS(REG_02, to_close_with_a_coordinator_and_a_pattern_of_visits)
{
    auto story = almost_closed({});
    EXPECT_THAT(story.findings_of(close_line), Not(Contains("no-visiting-pattern REG-02")));
}

CLAUSE_REFUSES(REG_02, to_pass_over_that_no_visits_are_set_out)
{
    auto story = without_part_of_plan("visiting");
    EXPECT_THAT(story.findings_of(close_line), Contains("no-visiting-pattern REG-02"));
}

CLAUSE_PERMITS(REG_06, to_close_with_a_core_group)
{
    auto story = almost_closed({});
    EXPECT_EQ(story.refusal_of(close_line), "");
}

CLAUSE_REFUSES(REG_06, to_close_with_one_practitioner_named_twice)
{
    auto story = almost_closed({"IdentifyCoreGroup"});
    EXPECT_EQ(story.refusal_of(close_line), "reason-required REG-06");
    story.tell(R"({"do":"IdentifyCoreGroup","child":"A","practitioners":["sw","sw"],"family":["mother"]})");
    EXPECT_EQ(story.refusal_of(close_line), "reason-required REG-06");
}

CLAUSE_PERMITS(REG_08, to_close_with_a_date_or_once_the_senior_manager_knows)
{
    auto story = almost_closed({"SetFirstCoreGroup"});
    story.tell(R"({"do":"ReportMissing","child":"A","what":"first_core_group"})");
    EXPECT_THAT(alerts(story), ElementsAre("no-first-core-group senior_manager"));
    EXPECT_EQ(story.refusal_of(close_line), "");
}

CLAUSE_REFUSES(REG_08, to_close_without_the_date_of_the_first_core_group)
{
    auto story = almost_closed({"SetFirstCoreGroup"});
    EXPECT_EQ(story.refusal_of(close_line), "no-first-core-group REG-08");
}

CLAUSE_REFUSES(REG_11, to_close_without_the_date_of_the_review)
{
    auto story = almost_closed({"SetReviewDate"});
    EXPECT_EQ(story.refusal_of(close_line), "no-review-date REG-11");
    story.tell(R"({"do":"ReportMissing","child":"A","what":"review_date"})");
    EXPECT_EQ(story.refusal_of(close_line), "");
}

CLAUSE_PERMITS(REG_07, to_close_knowing_how_child_and_family_take_part)
{
    auto story = almost_closed({});
    EXPECT_THAT(story.findings_of(close_line), Not(Contains("no-involvement REG-07")));
}

CLAUSE_REFUSES(REG_07, to_pass_over_that_nobody_knows)
{
    auto story = without_part_of_plan("involvement");
    EXPECT_THAT(story.findings_of(close_line), Contains("no-involvement REG-07"));
}

CLAUSE_PERMITS(REG_17, to_close_with_a_contingency_plan)
{
    auto story = almost_closed({});
    EXPECT_THAT(story.findings_of(close_line), Not(Contains("no-contingency REG-17")));
}

CLAUSE_REFUSES(REG_17, to_pass_over_that_none_was_considered)
{
    auto story = without_part_of_plan("contingency");
    EXPECT_THAT(story.findings_of(close_line), Contains("no-contingency REG-17"));
}

CLAUSE_PERMITS(REG_18, to_close_once_it_is_agreed_how_an_absent_father_is_told)
{
    auto story = almost_closed({});
    EXPECT_EQ(story.refusal_of(close_line), "");
}

CLAUSE_REFUSES(REG_18, to_close_without_a_word_or_a_reason_on_who_tells_him)
{
    auto story = without_part_of_plan("communication");
    EXPECT_EQ(story.refusal_of(close_line), "reason-required REG-18");
}

CLAUSE_PERMITS(PLAN_01, to_close_with_an_outline_plan)
{
    auto story = almost_closed({});
    EXPECT_EQ(story.refusal_of(close_line), "");
}

CLAUSE_REFUSES(PLAN_01, to_close_without_one_and_without_an_alert)
{
    auto story = almost_closed({"RecordOutlinePlan"});
    EXPECT_EQ(story.refusal_of(close_line), "no-plan PLAN-01");
    story.tell(R"({"do":"ReportMissing","child":"A","what":"plan"})");
    EXPECT_EQ(story.refusal_of(R"({"do":"CloseConference","reasons":{"REG-18":"The social worker rings tonight."}})"),
              "");
    // R-17: what was missing at the close can still be settled.
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordOutlinePlan","child":"A","plan":{"risks":["Violence"]}})"), "");
}

CLAUSE_REFUSES(PLAN_03, to_close_on_a_plan_with_a_gap_but_for_the_chairs_reason)
{
    auto story = without_part_of_plan("protection");
    EXPECT_EQ(story.refusal_of(close_line), "reason-required PLAN-03");
    EXPECT_THAT(story.findings_of(R"({"do":"CloseConference","reasons":{"PLAN-03":"The core group writes it."}})"),
                Contains("plan-incomplete PLAN-03"));
}

CLAUSE_PERMITS(PLAN_11, a_part_3_assessment_to_follow_where_there_is_no_care_and_support_plan)
{
    auto story = almost_closed({});
    story.tell(R"({"do":"RecordOutlinePlan","child":"A","plan":{"existing_plan":false}})");
    story.tell(close_line);
    auto const& task = story.conference().convening.tasks.back();
    EXPECT_EQ(task.what, "part-3-assessment");
    EXPECT_EQ(task.owner, PersonId{"sw"});
}

CLAUSE_REFUSES(PLAN_11, to_pass_over_a_registration_without_a_plan)
{
    auto story = almost_closed({"RecordOutlinePlan"});
    story.tell(R"({"do":"ReportMissing","child":"A","what":"plan"})");
    EXPECT_THAT(story.findings_of(R"({"do":"CloseConference","reasons":{"REG-18":"She rings tonight."}})"),
                Contains("no-plan PLAN-11"));
}

CLAUSE_PERMITS(PLAN_14, actions_that_each_answer_a_need)
{
    auto story = almost_closed({});
    EXPECT_THAT(story.findings_of(close_line), Not(Contains("action-without-need PLAN-14")));
}

CLAUSE_REFUSES(PLAN_14, to_pass_over_an_action_that_answers_none)
{
    auto story = almost_closed({});
    story.tell(R"({"do":"RecordOutlinePlan","child":"A","plan":{"actions":[)"
               R"({"what":"A visit.","owner":"sw","by_when":"2026-03-20"}]}})");
    EXPECT_THAT(story.findings_of(close_line), Contains("action-without-need PLAN-14"));
}

CLAUSE_PERMITS(NREG_01, to_close_once_needs_are_answered_either_way)
{
    for (std::string const needs :
         {R"("needs":true,"parents_agree":false,"refusal_changes_risk":false)", R"("needs":false)"}) {
        auto story = not_registered();
        story.tell(answer_needs(needs));
        EXPECT_EQ(story.refusal_of(close_line), "");
    }
}

CLAUSE_REFUSES(NREG_01, to_close_before_the_question_is_answered_with_its_reason)
{
    auto story = not_registered();
    EXPECT_EQ(story.refusal_of(close_line), "reason-required NREG-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"AnswerNeeds","child":"A","needs":true})"), "reason-required NREG-01");
}

CLAUSE_REFUSES(DER_08, to_close_on_agreed_needs_without_a_step_down_plan)
{
    auto story = not_registered();
    story.tell(answer_needs(R"("needs":true,"parents_agree":true)"));
    EXPECT_EQ(story.refusal_of(close_line), "reason-required DER-08");
}

CLAUSE_PERMITS(CHAIR_06, to_close_once_the_chairs_concern_is_said)
{
    auto story = not_registered();
    story.tell(needs_none);
    story.tell(R"({"do":"StateConcern","child":"A","statement":"I think that she is at risk at weekends."})");
    EXPECT_THAT(story.events_of(close_line), Contains("AlertRaised"));
}

CLAUSE_REFUSES(CHAIR_06, to_close_on_a_concern_that_is_only_marked)
{
    auto story = not_registered();
    story.tell(needs_none);
    story.tell(R"({"do":"StateConcern","child":"A"})");
    EXPECT_EQ(story.refusal_of(close_line), "reason-required CHAIR-06");
}

CLAUSE_RECORDS(CHAIR_08, who_is_told_of_the_chairs_concern_straight_after)
{
    auto story = not_registered();
    story.tell(needs_none);
    story.tell(R"({"do":"StateConcern","child":"A","statement":"I think that she is at risk at weekends."})");
    EXPECT_THAT(alerts(story), IsEmpty());
    story.tell(close_line);
    EXPECT_THAT(alerts(story), ElementsAre("chair-concern senior_manager"));
    EXPECT_THAT(story.open_duties(), Contains("CHAIR-08 2026-03-09"));
}

CLAUSE_REFUSES(PRIN_02, to_close_without_the_childs_voice)
{
    auto story = not_registered();
    story.tell(needs_none);
    auto state = story.conference();
    state.family.voices.clear();
    EXPECT_EQ(refusal_of(decide(state, CloseConference{}, act_of(story, "chair"), story.terms())),
              "reason-required PRIN-02");
}

TEST(Closing, is_the_chairs)
{
    auto story = almost_closed({});
    EXPECT_EQ(story.refusal_of(R"({"do":"CloseConference","by":"recorder"})"), "not-the-chair RUN-02");
}

TEST(Adjourning, where_immediate_risk_cannot_be_excluded_is_recorded_and_those_who_can_act_are_told)
{
    Story story{"agreed"};
    auto const line = R"({"do":"AdjournConference","reason":"The power is off.","by":"recorder"})";
    EXPECT_THAT(story.findings_of(line), ElementsAre("immediate-risk-not-excluded DEFER-04", "no-next-date DEFER-05"));
    EXPECT_THAT(alerts(story), ElementsAre("immediate-risk lead_safeguarding_manager", "immediate-risk duty_team"));
    Codes tasks;
    for (auto const& task : story.conference().convening.tasks)
        tasks.push_back(task.what);
    EXPECT_THAT(tasks, Contains("strategy-discussion"));
    EXPECT_THAT(tasks, Contains("rearrange"));
}

TEST(Adjourning, without_a_reason_or_to_the_past_makes_no_sense)
{
    Story story{"agreed"};
    EXPECT_EQ(story.refusal_of(R"({"do":"AdjournConference"})"), "missing-field DEFER-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"AdjournConference","reason":"Ill.","resumes":"2026-03-08T10:00"})"),
              "in-the-past DEFER-05");
}

TEST(Adjourning, tells_the_senior_manager_what_a_child_just_registered_lacks)
{
    Story story{"registered"};
    story.tell(adjourn_safely);
    EXPECT_THAT(alerts(story), ElementsAre("no-coordinator senior_manager", "no-plan senior_manager",
                                           "no-first-core-group senior_manager", "no-review-date senior_manager"));
}

TEST(Resuming, counts_only_those_who_came_back)
{
    Story story{"agreed"};
    EXPECT_EQ(story.refusal_of(R"({"do":"ResumeConference"})"), "not-adjourned DEFER-01");
    story.tell(adjourn_safely);
    story.tell(R"({"do":"ResumeConference","at":"2026-03-11T10:00"})");
    EXPECT_EQ(story.refusal_of(declare_line("register")), "too-few-agencies QUOR-06");
    story.tell(R"({"do":"RecordArrival","person":["sw","hv","teacher","police"]})");
    EXPECT_EQ(story.refusal_of(declare_line("register")), "");
}

}

#include "conference/decide.h"
#include "support/story.h"

#include <gmock/gmock.h>

namespace noddfa::conference::running_order_test {

namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string completes(char const* step) { return std::string{R"({"do":"CompleteStep","step":")"} + step + "\"}"; }

constexpr auto statement = R"({"do":"ReadOpeningStatement"})";
constexpr auto summary = R"({"do":"Summarise","text":"Two injuries, much warmth."})";
constexpr auto accuracy = R"({"do":"CheckAccuracy"})";
constexpr auto open_views = R"({"do":"OpenViews"})";

/// The statement is read; each step up to the discussion is done.
Story discussed()
{
    Story story{"open"};
    story.tell(statement);
    for (auto const* step : {"introductions", "reading", "events", "involvement", "family", "discussion"})
        story.tell(completes(step));
    return story;
}

void present_reports(Story& story)
{
    for (std::string const who : {"sw", "hv", "teacher", "police"})
        story.tell(R"({"do":"PresentReport","report":"r-)" + who + R"(","presenter":")" + who + "\"}");
}

void hear_family(Story& story)
{
    story.tell(R"({"do":"RecordFamilyView","person":"mother","text":"I accept help."})"
               "\n"
               R"({"do":"RecordFamilyView","person":"father","none_because":"absent"})");
}

/// Summed up and found accurate; neither the child's voice nor anybody's view of the risks is there.
Story summed_up()
{
    auto story = discussed();
    present_reports(story);
    hear_family(story);
    story.tell(summary);
    story.tell(accuracy);
    return story;
}

std::string risk_view(char const* person, bool outweigh)
{
    return std::string{R"({"do":"RecordRiskView","person":")"} + person + R"(","text":"As I see it.","risks_outweigh":)"
           + (outweigh ? "true}" : "false}");
}

ChildId const a{"A"};

}

CLAUSE_PERMITS(RUN_01, the_next_step_once_the_statement_was_read)
{
    Story story{"open"};
    story.tell(statement);
    EXPECT_EQ(story.refusal_of(completes("introductions")), "");
}

CLAUSE_REFUSES(RUN_01, every_step_before_the_statement)
{
    Story story{"open"};
    EXPECT_EQ(story.refusal_of(completes("introductions")), "reason-required RUN-01");
    EXPECT_THAT(story.refusal_of(open_views), HasSubstr("RUN-01"));
}

CLAUSE_PERMITS(RUN_01, facts_before_the_statement_and_a_chair_who_has_a_reason)
{
    Story story{"open"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordArrival","person":["father"]})"), "");
    story.tell(R"({"do":"CompleteStep","step":"introductions","reasons":{"RUN-01":"Everybody knows it by heart."}})");
    EXPECT_EQ(story.refusal_of(completes("reading")), "");
}

CLAUSE_PERMITS(RUN_02, steps_in_the_order_of_the_agenda)
{
    auto story = discussed();
    EXPECT_EQ(story.conference().meeting.steps.size(), 7u);
}

CLAUSE_REFUSES(RUN_02, a_step_passed_over_without_reason)
{
    Story story{"open"};
    story.tell(statement);
    EXPECT_EQ(story.refusal_of(completes("events")), "reason-required RUN-02");
    EXPECT_EQ(story.refusal_of(R"({"do":"CompleteStep","step":"introductions","by":"sw"})"), "not-the-chair RUN-02");
}

CLAUSE_PERMITS(RUN_02, a_step_to_be_caught_up_with_unasked)
{
    Story story{"open"};
    story.tell(statement);
    story.tell(R"({"do":"CompleteStep","step":"events","reasons":{"RUN-02":"The officer must go."}})");
    EXPECT_EQ(story.refusal_of(completes("introductions")), "");
    EXPECT_EQ(story.refusal_of(completes("involvement")), "");
}

CLAUSE_RECORDS(RUN_03, introductions_and_roles_with_their_time)
{
    auto story = discussed();
    EXPECT_TRUE(story.conference().meeting.steps.contains(Step::introductions));
}

CLAUSE_RECORDS(RUN_04, reading_time)
{
    auto story = discussed();
    EXPECT_TRUE(story.conference().meeting.steps.contains(Step::reading));
}

CLAUSE_RECORDS(RUN_05, events_and_involvement)
{
    auto story = discussed();
    EXPECT_TRUE(story.conference().meeting.steps.contains(Step::events));
    EXPECT_TRUE(story.conference().meeting.steps.contains(Step::involvement));
}

CLAUSE_RECORDS(REP_04, the_minutes_each_step_took)
{
    Story story{"views"};
    auto const minutes = minutes_spent(story.conference());
    EXPECT_EQ(minutes.at(Step::introductions), 0);
    EXPECT_EQ(minutes.at(Step::events), 10);
    EXPECT_EQ(minutes.at(Step::summary), 30);
}

CLAUSE_PERMITS(RUN_06, a_family_that_speaks_early)
{
    Story story{"open"};
    story.tell(R"({"do":"RecordContribution","person":"sw"})");
    EXPECT_THAT(story.findings_of(R"({"do":"RecordContribution","person":"mother"})"), IsEmpty());
}

CLAUSE_REFUSES(RUN_06, nobody_the_floor_but_notes_a_family_that_speaks_last)
{
    Story story{"open"};
    for (std::string const who : {"sw", "hv", "teacher", "police"})
        story.tell(R"({"do":"RecordContribution","person":")" + who + "\"}");
    EXPECT_THAT(story.findings_of(R"({"do":"RecordContribution","person":"mother"})"),
                Contains("family-after-agencies RUN-06"));
    EXPECT_THAT(story.findings_of(R"({"do":"RecordContribution","person":"mother"})"), IsEmpty());
}

CLAUSE_PERMITS(RUN_07, a_summary_after_reports_and_family)
{
    auto story = discussed();
    present_reports(story);
    hear_family(story);
    EXPECT_EQ(story.refusal_of(summary), "");
}

CLAUSE_REFUSES(RUN_07, a_summary_before_the_reports_or_before_the_family)
{
    auto reports = discussed();
    hear_family(reports);
    EXPECT_EQ(reports.refusal_of(summary), "reason-required RUN-07");
    auto family = discussed();
    present_reports(family);
    EXPECT_EQ(family.refusal_of(summary), "reason-required RUN-07");
}

CLAUSE_REFUSES(RUN_07, views_before_a_summary)
{
    Story story{"open"};
    EXPECT_THAT(story.refusal_of(open_views), HasSubstr("RUN-07"));
}

CLAUSE_JUDGES(RUN_08, what_the_risk_factors_are)
{
    auto const told = [](char const* line) {
        auto story = discussed();
        present_reports(story);
        hear_family(story);
        EXPECT_FALSE(story.conference().meeting.summary);
        story.tell(line);
        return story.conference().meeting.summary->risk_factors.size();
    };
    EXPECT_EQ(told(summary), 0u);
    EXPECT_EQ(told(R"({"do":"Summarise","text":"Two injuries, much warmth.","risk_factors":["Violence"]})"), 1u);
}

CLAUSE_REFUSES(RUN_08, a_summary_without_words_and_a_step_without_a_summary)
{
    auto story = discussed();
    EXPECT_EQ(story.refusal_of(R"({"do":"Summarise","text":""})"), "missing-field RUN-08");
    EXPECT_EQ(story.refusal_of(R"({"do":"Summarise","text":"Well.","by":"sw"})"), "not-the-chair RUN-08");
    EXPECT_EQ(story.refusal_of(completes("summary")), "no-summary RUN-08");
    EXPECT_EQ(story.refusal_of(accuracy), "no-summary RUN-08");
}

CLAUSE_PERMITS(RUN_09, analysis_once_members_were_asked_and_their_corrections_kept)
{
    auto story = discussed();
    present_reports(story);
    hear_family(story);
    story.tell(summary);
    story.tell(R"({"do":"CheckAccuracy","accurate":false,"corrections":["It was three incidents."]})");
    EXPECT_EQ(story.conference().meeting.corrections.size(), 1u);
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordAnalysis","child":"A"})"), "");
}

CLAUSE_REFUSES(RUN_09, analysis_and_views_before_members_were_asked)
{
    auto story = discussed();
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordAnalysis","child":"A"})"), "accuracy-not-checked RUN-09");
    EXPECT_THAT(story.refusal_of(open_views), HasSubstr("RUN-09"));
    EXPECT_THAT(story.findings_of(risk_view("hv", true)), Contains("accuracy-not-checked RUN-09"));
}

CLAUSE_REFUSES(RUN_09, an_inaccurate_summary_without_its_corrections)
{
    auto story = summed_up();
    EXPECT_EQ(story.refusal_of(R"({"do":"CheckAccuracy","accurate":false})"), "missing-field RUN-09");
}

CLAUSE_JUDGES(RUN_10, whether_risks_outweigh_strengths)
{
    for (bool const outweigh : {true, false}) {
        auto story = summed_up();
        EXPECT_TRUE(story.conference().meeting.risk_views.empty());
        story.tell(risk_view("hv", outweigh));
        EXPECT_EQ(story.conference().meeting.risk_views.at({PersonId{"hv"}, a}).risks_outweigh, outweigh);
    }
}

CLAUSE_REFUSES(RUN_10, an_analysis_that_a_member_has_not_contributed_to)
{
    auto story = summed_up();
    for (auto const* person : {"sw", "hv", "teacher"})
        story.tell(risk_view(person, true));
    EXPECT_EQ(story.refusal_of(completes("analysis")), "reason-required RUN-10");
    story.tell(risk_view("police", false));
    EXPECT_EQ(story.refusal_of(completes("analysis")), "");
}

CLAUSE_REFUSES(RUN_10, a_view_of_the_risks_from_nobody_on_nobody_or_without_words)
{
    auto story = summed_up();
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordRiskView","person":"stranger","text":"."})"), "unknown-person RUN-10");
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordRiskView","person":"hv","child":"Z","text":"."})"),
              "unknown-child RUN-10");
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordRiskView","person":"hv","text":""})"), "missing-field RUN-10");
}

CLAUSE_PERMITS(RUN_11, the_views_to_be_over_once_everybody_was_asked)
{
    Story story{"agreed"};
    EXPECT_EQ(story.refusal_of(completes("views")), "");
}

CLAUSE_REFUSES(RUN_11, the_views_to_be_over_while_anybody_was_not_asked)
{
    Story story{"views"};
    EXPECT_EQ(story.refusal_of(completes("views")), "reason-required RUN-11");
}

CLAUSE_COMPUTES(RUN_12, the_stage_of_each_decision)
{
    EXPECT_EQ(stage(Story{"open"}.conference(), a), Stage::summarise_risk);
    EXPECT_EQ(stage(summed_up().conference(), a), Stage::make_sense);
    EXPECT_EQ(stage(Story{"views"}.conference(), a), Stage::decide);
    EXPECT_EQ(stage(Story{"agreed"}.conference(), a), Stage::develop_plan);
}

CLAUSE_PERMITS(RUN_12, a_plan_after_the_decision)
{
    Story story{"agreed"};
    story.tell(completes("views"));
    EXPECT_EQ(story.refusal_of(completes("plan")), "");
}

CLAUSE_REFUSES(RUN_12, category_and_plan_before_the_decision)
{
    Story story{"views"};
    EXPECT_THAT(story.refusal_of(R"({"do":"CompleteStep","step":"plan","reasons":{"RUN-02":"Time."}})"),
                HasSubstr("RUN-12"));
    EXPECT_THAT(
        story.refusal_of(R"({"do":"SettleCategories","categories":[{"category":"neglect"}],"primary":"neglect"})"),
        HasSubstr("RUN-12"));
}

CLAUSE_RECORDS(RUN_13, analysis_of_each_child_for_decision_and_plan)
{
    Story story{"views"};
    EXPECT_TRUE(story.conference().meeting.analyses.contains(a));
}

CLAUSE_PERMITS(RUN_14, dates_after_time_was_given_to_the_plan)
{
    Story story{"registered"};
    story.tell(completes("views"));
    story.tell(R"({"do":"RecordOutlinePlan","plan":{"risks":["Violence at home"]}})");
    EXPECT_THAT(story.findings_of(completes("plan")), IsEmpty());
    EXPECT_THAT(story.findings_of(completes("dates")), IsEmpty());
}

CLAUSE_REFUSES(RUN_14, nobody_the_dates_but_notes_that_the_plan_had_neither_time_nor_content)
{
    Story story{"registered"};
    story.tell(completes("views"));
    EXPECT_THAT(story.findings_of(R"({"do":"CompleteStep","step":"dates","reasons":{"RUN-02":"The room is needed."}})"),
                Contains("no-time-for-plan RUN-14"));
    EXPECT_THAT(story.findings_of(completes("plan")), Contains("no-outline-yet RUN-14"));
}

CLAUSE_PERMITS(RUN_15, views_once_child_and_family_were_heard)
{
    auto story = summed_up();
    story.tell(R"({"do":"RecordChildVoice","child":"A","method":"letter","text":"I like it at Nain's."})");
    EXPECT_EQ(story.refusal_of(open_views), "reason-required RUN-10");
}

CLAUSE_REFUSES(RUN_15, views_before_the_child_was_heard)
{
    auto story = summed_up();
    EXPECT_EQ(story.refusal_of(open_views), "reason-required RUN-10 RUN-15");
}

CLAUSE_RECORDS(CONV_12, the_order_of_the_meeting_comes_back_to_each_child_before_anything_is_decided)
{
    auto story = summed_up();
    EXPECT_THAT(story.refusal_of(completes("analysis")), HasSubstr("RUN-10")) << "the risks to each child";
    EXPECT_THAT(story.refusal_of(open_views), HasSubstr("RUN-15")) << "what the child says";
    story.tell(R"({"do":"RecordChildVoice","child":"A","method":"letter","text":"I like it at Nain's."})");
    for (auto const* person : {"sw", "hv", "teacher", "police"})
        story.tell(risk_view(person, true));
    EXPECT_EQ(story.refusal_of(completes("analysis")), "");
    EXPECT_EQ(story.refusal_of(open_views), "");
    EXPECT_THAT(story.refusal_of(completes("plan")), HasSubstr("RUN-12")) << "a plan for a child decided on";
}

CLAUSE_REFUSES(PAR_14, views_before_the_family_was_heard)
{
    Story story{"open"};
    EXPECT_THAT(story.refusal_of(open_views), HasSubstr("PAR-14"));
}

CLAUSE_PERMITS(PAR_14, views_without_a_parent_whose_absence_is_marked)
{
    auto story = summed_up();
    EXPECT_THAT(story.refusal_of(open_views), Not(HasSubstr("PAR-14")));
}

CLAUSE_RECORDS(RUN_16, the_later_items_with_their_time)
{
    Story story{"registered"};
    for (auto const* step : {"views", "plan", "dates"})
        story.tell(completes(step));
    EXPECT_TRUE(story.conference().meeting.steps.contains(Step::dates));
}

CLAUSE_PERMITS(CHAIR_04, a_discussion_in_which_everybody_was_heard)
{
    Story story{"views"};
    EXPECT_THAT(story.findings_of(completes("discussion")), Not(Contains("not-heard CHAIR-04")));
}

CLAUSE_REFUSES(CHAIR_04, nobody_but_names_those_who_stayed_silent)
{
    Story story{"open"};
    story.tell(statement);
    EXPECT_THAT(story.findings_of(R"({"do":"CompleteStep","step":"discussion","reasons":{"RUN-02":"Short of time."}})"),
                Contains("not-heard CHAIR-04"));
}

CLAUSE_PERMITS(RESP_08, an_analysis_of_all_five_inputs)
{
    Story story{"views"};
    EXPECT_THAT(story.findings_of(R"({"do":"RecordAnalysis","enquiries":"a","strengths":"b","assessment":"c",)"
                                  R"("other_assessments":"d","past_involvement":"e",)"
                                  R"("concerns":["f"],"parents_considered":["mother","father"]})"),
                IsEmpty());
}

CLAUSE_REFUSES(RESP_08, nothing_but_names_the_inputs_left_blank)
{
    Story story{"views"};
    EXPECT_EQ(story.findings_of(R"({"do":"RecordAnalysis","parents_considered":["mother","father"]})").size(), 5u);
}

CLAUSE_PERMITS(RESP_09, strengths_beside_concerns_and_each_parent_separately)
{
    Story story{"views"};
    EXPECT_THAT(story.findings_of(R"({"do":"RecordAnalysis","strengths":"b","concerns":["f"],)"
                                  R"("parents_considered":["mother","father"]})"),
                Not(Contains(HasSubstr("RESP-09"))));
}

CLAUSE_REFUSES(RESP_09, nothing_but_notes_one_sided_concerns_and_merged_parents)
{
    Story story{"views"};
    auto const findings =
        story.findings_of(R"({"do":"RecordAnalysis","concerns":["f"],"parents_considered":["mother"]})");
    EXPECT_THAT(findings, Contains("concerns-without-strengths RESP-09"));
    EXPECT_THAT(findings, Contains("parent-not-considered RESP-09"));
}

}

#include "conference/reports.h"
#include "conference/sharing.h"
#include "support/story.h"

#include <gmock/gmock.h>

#include <algorithm>

/// What is kept of the way to a conference: clauses that the system records and does not judge.
namespace noddfa::conference::preparation_test {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

namespace {

ChildId const a_child{"A"};
PersonId const mother{"mother"};

std::vector<std::string> gaps_of(Story& story, Clause clause)
{
    std::vector<std::string> codes;
    for (auto const& gap : readiness_gaps(story.conference(), story.now(), story.terms()))
        if (gap.finding.clause == clause)
            codes.emplace_back(gap.finding.code.text());
    return codes;
}

bool has_section(ReportKind kind, ReportSection section)
{
    auto const all = report_template(kind);
    return std::ranges::find(all, section) != all.end();
}

}

CLAUSE_RECORDS(CONV_01, enquiries_that_find_a_continuing_risk_set_the_task_of_convening)
{
    Story story;
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-16","children":["A"],"agencies":["CSS","POL"]})");
    story.tell(R"({"do":"StartSection47","held_on":"2026-02-16","children":["A"]})");
    story.tell(
        R"({"do":"DetermineSection47","held_on":"2026-02-27","child":"A","determination":"continuing_risk","consulted":["POL"],"rationale":"Injuries that nobody could explain.","views":"Alaw is frightened."})");
    EXPECT_THAT(story.open_duties(), Contains(HasSubstr("CONV-01")));
}

CLAUSE_RECORDS(CHD_04, who_takes_part_by_another_way_has_a_reason_beside_it)
{
    Story story{"convened"};
    auto const& plan = story.conference().family.participation.at(a_child);
    EXPECT_EQ(plan.attends, Attendance::not_at_all);
    EXPECT_EQ(plan.reason.value().text, "Alaw chose to send a drawing.");
}

CLAUSE_RECORDS(CHD_05, how_the_child_takes_part_is_planned_and_with_the_child)
{
    Story before{"family"};
    EXPECT_THAT(gaps_of(before, Clause::CHD_05), Contains("participation-not-planned"));
    Story story{"convened"};
    EXPECT_THAT(gaps_of(story, Clause::CHD_05), Not(Contains("participation-not-planned")));
    EXPECT_TRUE(story.conference().family.participation.at(a_child).chosen_with_child);
}

CLAUSE_RECORDS(CHD_06, whom_the_child_brings_is_written_down)
{
    Story story{"convened"};
    story.tell(
        R"({"do":"PlanParticipation","child":"A","attends":"whole","chosen_with_child":true,"supporter":"mother"})");
    EXPECT_EQ(story.conference().family.participation.at(a_child).supporter, mother);
}

CLAUSE_RECORDS(CHD_08, a_child_who_comes_meets_the_chair_beforehand)
{
    Story story{"convened"};
    story.tell(R"({"do":"PlanParticipation","child":"A","attends":"whole","chosen_with_child":true})");
    EXPECT_THAT(gaps_of(story, Clause::CHD_08), Contains("not-met-beforehand"));
    story.tell(R"({"do":"MeetBeforehand","children":["A"]})");
    EXPECT_THAT(gaps_of(story, Clause::CHD_08), Not(Contains("not-met-beforehand")));
}

CLAUSE_RECORDS(PAR_02, that_parents_were_told_how_the_enquiries_ended_is_written_down)
{
    Story story{"convened"};
    EXPECT_TRUE(story.conference().family.prepared.at(mother).told_outcome_of_enquiries);
}

CLAUSE_RECORDS(PAR_05, with_whom_the_social_workers_report_was_shared_and_when)
{
    Story story{"convened"};
    auto const& shares = story.conference().sharing.shares;
    auto const found = std::ranges::find_if(
        shares, [](ShareMade const& made) { return made.report == ReportId{"r-sw"} && made.share.person == mother; });
    ASSERT_NE(found, shares.end());
    EXPECT_EQ(found->on, (Date{2026, 3, 5}));
}

CLAUSE_RECORDS(PAR_06, the_help_that_was_given_is_written_down)
{
    Story story{"convened"};
    story.tell(
        R"({"do":"PrepareFamilyMember","person":"mother","topics":["purpose"],"leaflets":["conference"],"support":"A taxi, and somebody for the baby."})");
    EXPECT_EQ(story.conference().family.prepared.at(mother).support.value().text, "A taxi, and somebody for the baby.");
}

CLAUSE_RECORDS(REP_12, a_social_workers_report_is_asked_for_by_the_domains_of_the_framework)
{
    for (auto const section :
         {ReportSection::needs, ReportSection::parenting_capacity, ReportSection::family_and_environment})
        EXPECT_TRUE(has_section(ReportKind::social_work, section));
}

CLAUSE_RECORDS(REP_16, another_agencys_report_says_what_it_has_done_and_knows)
{
    EXPECT_TRUE(has_section(ReportKind::agency, ReportSection::involvement));
    EXPECT_FALSE(has_section(ReportKind::social_work, ReportSection::involvement));
}

CLAUSE_RECORDS(REP_15, what_the_social_worker_says_at_the_meeting_is_kept_beside_the_report)
{
    Story story{"open"};
    story.tell(
        R"({"do":"PresentReport","report":"r-sw","presenter":"sw","summary":"Two injuries, and no account of them."})");
    auto const& presented = story.conference().reports.kept.at(ReportId{"r-sw"}).presented;
    ASSERT_EQ(presented.size(), 1U);
    EXPECT_EQ(presented.front().summary.value().text, "Two injuries, and no account of them.");
}

CLAUSE_RECORDS(SHARE_03, by_which_way_and_in_which_language_a_report_was_shared)
{
    Story story{"convened"};
    auto const& share = story.conference().sharing.shares.front().share;
    EXPECT_EQ(share.method, ShareMethod::in_person);
    EXPECT_EQ(share.language, Language::en);
}

CLAUSE_RECORDS(CNF_02, a_doubt_about_sharing_is_with_the_chair_at_once)
{
    Story story{"convened"};
    EXPECT_THAT(
        story.events_of(R"({"do":"AnswerAboutWithholding","person":"hv","anything":true,"note":"An address."})"),
        Contains("AlertRaised"));
}

}

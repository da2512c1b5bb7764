#include "protocol/weighing.h"
#include "support/story.h"

#include <gmock/gmock.h>

namespace noddfa::conference::presenting_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

/// Opened without the health visitor, who sent a report; everything before the discussion is done but that report.
char const* const without_health_visitor = R"(
{"include":"convened"}
{"do":"ReplyToInvitation","person":"hv","answer":"apologies"}
{"do":"MeetBeforehand","at":"2026-03-09T09:40","people":["mother"]}
{"do":"RecordArrival","at":"2026-03-09T10:00","person":["sw","teacher","police","mother"]}
{"do":"OpenConference"}
{"do":"ReadOpeningStatement"}
{"do":"CompleteStep","step":"introductions"}
{"do":"CompleteStep","step":"reading"}
{"do":"RecordContribution","person":"mother","text":"I want to know what people think happened."}
{"do":"RecordChildVoice","child":"A","method":"drawing","text":"A drawing of the weekend.","source":"sw"}
{"do":"RecordFamilyView","person":"mother","text":"I keep her safe."}
{"do":"RecordFamilyView","person":"father","none_because":"absent","text":"He sent no word."}
{"do":"PresentReport","report":"r-sw","presenter":"sw"}
{"do":"CompleteStep","step":"events"}
{"do":"PresentReport","report":"r-teacher","presenter":"teacher"}
{"do":"PresentReport","report":"r-police","presenter":"police"}
{"do":"CompleteStep","step":"involvement"}
{"do":"CompleteStep","step":"family"}
)";

/// The same with a report of a doctor who is away too.
std::string without_doctor()
{
    std::string lines = without_health_visitor;
    auto const opened = lines.find(R"({"do":"MeetBeforehand")");
    return lines.insert(opened, R"({"do":"InviteParticipant","person":"doctor","service":"paediatrics"}
{"do":"ReplyToInvitation","person":"doctor","answer":"apologies"}
{"do":"SubmitReport","report":"r-doctor","author":"doctor","kind":"medical","risk_view":"Not accidental."}
{"do":"ShareReport","report":["r-doctor"],"person":"mother","method":"in_person","discussed":true}
{"do":"ShareReport","report":["r-doctor"],"person":"father","method":"in_person","discussed":true}
)");
}

}

CLAUSE_PERMITS(INV_06, a_colleague_presents_the_absent_authors_report)
{
    Story story;
    story.tell(without_health_visitor);
    story.tell(R"({"do":"NameSubstitute","person":"hv","substitute":"hv-2","ready":true})");
    story.tell(R"({"do":"RecordArrival","person":["hv-2"]})");
    EXPECT_THAT(story.findings_of(R"({"do":"PresentReport","report":"r-hv","presenter":"hv-2"})"), IsEmpty());
    EXPECT_THAT(reports_unpresented(story.conference()), IsEmpty());
}

CLAUSE_REFUSES(INV_06, another_agency_presents_only_with_a_reason)
{
    Story story;
    story.tell(without_health_visitor);
    EXPECT_THAT(reports_unpresented(story.conference()), ElementsAre(ReportId{"r-hv"}));
    EXPECT_EQ(story.refusal_of(R"({"do":"PresentReport","report":"r-hv","presenter":"teacher"})"),
              "reason-required INV-06");
    EXPECT_THAT(
        story.findings_of(
            R"({"do":"PresentReport","report":"r-hv","presenter":"teacher","reasons":{"INV-06":"Nobody was free."}})"),
        ElementsAre("presenter-of-another-agency INV-06"));
}

CLAUSE_REFUSES(INV_06, a_written_view_whose_agency_sent_nobody_wants_a_reason)
{
    Story story;
    story.tell(without_health_visitor);
    EXPECT_EQ(story.refusal_of(R"({"do":"AirWrittenView","report":"r-hv"})"), "reason-required INV-06");
}

CLAUSE_PERMITS(INV_07, the_discussion_closes_once_the_absent_authors_view_was_aired)
{
    Story story;
    story.tell(without_health_visitor);
    EXPECT_THAT(views_to_air(story.conference(), story.now()), ElementsAre(ReportId{"r-hv"}));
    story.tell(R"({"do":"AirWrittenView","report":"r-hv","reasons":{"INV-06":"Nobody was free."}})");
    EXPECT_THAT(views_to_air(story.conference(), story.now()), IsEmpty());
    EXPECT_TRUE(story.accepts(R"({"do":"CompleteStep","step":"discussion"})"));
}

CLAUSE_REFUSES(INV_07, the_discussion_does_not_close_over_a_view_nobody_aired)
{
    Story story;
    story.tell(without_health_visitor);
    EXPECT_EQ(story.refusal_of(R"({"do":"CompleteStep","step":"discussion"})"), "reason-required INV-07");
}

CLAUSE_REFUSES(INV_07, only_the_chair_airs_a_view_and_only_of_somebody_away)
{
    Story story;
    story.tell(without_health_visitor);
    EXPECT_EQ(story.refusal_of(R"({"do":"AirWrittenView","report":"r-hv","by":"sw"})"), "not-the-chair INV-07");
    EXPECT_EQ(story.refusal_of(R"({"do":"AirWrittenView","report":"r-sw"})"), "author-present INV-07");
    EXPECT_EQ(story.refusal_of(R"({"do":"AirWrittenView","report":"r-none"})"), "unknown-report INV-07");
}

CLAUSE_RECORDS(INV_08, an_aired_view_is_no_view_given)
{
    Story story;
    story.tell(without_health_visitor);
    story.tell(R"({"do":"AirWrittenView","report":"r-hv","reasons":{"INV-06":"Nobody was free."}})");
    EXPECT_TRUE(story.conference().reports.kept.at(ReportId{"r-hv"}).aired);
    EXPECT_TRUE(story.conference().views.by_child.empty());
}

CLAUSE_PERMITS(REP_18, the_chair_reads_the_absent_doctors_findings)
{
    Story story;
    story.tell(without_doctor());
    EXPECT_THAT(findings_to_read(story.conference(), story.now()), ElementsAre(ReportId{"r-doctor"}));
    EXPECT_THAT(story.events_of(R"({"do":"ReadHealthFindings","report":"r-doctor"})"),
                ElementsAre("HealthFindingsRead"));
    EXPECT_THAT(findings_to_read(story.conference(), story.now()), IsEmpty());
}

CLAUSE_REFUSES(REP_18, the_discussion_waits_for_findings_nobody_read_out)
{
    Story story;
    story.tell(without_doctor());
    story.tell(R"({"do":"AirWrittenView","report":"r-hv","reasons":{"INV-06":"Nobody was free."}})");
    story.tell(R"({"do":"AirWrittenView","report":"r-doctor","reasons":{"INV-06":"Called to theatre."}})");
    EXPECT_EQ(story.refusal_of(R"({"do":"CompleteStep","step":"discussion"})"), "reason-required REP-18");
}

CLAUSE_REFUSES(REP_18, nobody_but_the_chair_reads_and_only_medical_reports_are_findings)
{
    Story story;
    story.tell(without_doctor());
    EXPECT_EQ(story.refusal_of(R"({"do":"ReadHealthFindings","report":"r-doctor","by":"sw"})"), "not-the-chair REP-18");
    EXPECT_EQ(story.refusal_of(R"({"do":"ReadHealthFindings","report":"r-hv"})"), "not-a-medical-report REP-18");
}

CLAUSE_PERMITS(REP_19, a_health_practitioner_interprets)
{
    Story story{"open"};
    EXPECT_THAT(story.findings_of(R"({"do":"InterpretHealthFindings","report":"r-hv","person":"hv"})"), IsEmpty());
}

CLAUSE_REFUSES(REP_19, somebody_else_interpreting_is_found)
{
    Story story{"open"};
    EXPECT_THAT(story.findings_of(R"({"do":"InterpretHealthFindings","report":"r-hv","person":"police"})"),
                ElementsAre("not-a-health-practitioner REP-19"));
}

CLAUSE_PERMITS(REP_20, a_risk_tool_was_used_for_the_child)
{
    Story story{"views"};
    Act const act;
    Weighing weigh{act, false};
    weigh_risk_tool(weigh, story.conference(), ChildId{"A"});
    EXPECT_FALSE(weigh.refused());
    EXPECT_THAT(weigh.findings(), IsEmpty());
}

CLAUSE_REFUSES(REP_20, a_decision_without_a_risk_tool_wants_a_reason)
{
    Story story{"open"};
    Act act;
    Weighing weigh{act, false};
    weigh_risk_tool(weigh, story.conference(), ChildId{"A"});
    EXPECT_EQ(weigh.refusal().clauses, std::vector{Clause::REP_20});
}

CLAUSE_REFUSES(REP_20, a_tool_has_a_name_a_result_and_a_child)
{
    Story story{"open"};
    EXPECT_EQ(story.refusal_of(R"({"do":"AttachRiskTool","child":"Z","tool":"Matrix","result":"High."})"),
              "unknown-child REP-20");
    EXPECT_EQ(story.refusal_of(R"({"do":"AttachRiskTool","child":"A","tool":"","result":"High."})"),
              "missing-field REP-20");
}

CLAUSE_RECORDS(RESP_07, information_asked_for_and_refused_is_kept)
{
    Story story{"family"};
    EXPECT_THAT(story.findings_of(R"({"do":"RequestInformation","from":"HOU","what":"Who holds the tenancy?"})"),
                IsEmpty());
    EXPECT_THAT(
        story.findings_of(
            R"({"do":"RequestInformation","from":"PRO","what":"Conditions?","refused_because":"A court has it."})"),
        ElementsAre("information-refused RESP-07"));
    EXPECT_EQ(story.conference().reports.requests.size(), 2u);
    EXPECT_EQ(story.refusal_of(R"({"do":"RequestInformation","from":"XX","what":"Anything?"})"),
              "unknown-grouping RESP-07");
}

TEST(PresentReport, waits_for_the_opening_and_knows_report_and_presenter)
{
    Story early{"convened"};
    EXPECT_EQ(early.refusal_of(R"({"do":"PresentReport","report":"r-sw","presenter":"sw"})"), "not-open REP-05");
    Story story{"open"};
    EXPECT_EQ(story.refusal_of(R"({"do":"PresentReport","report":"r-none","presenter":"sw"})"),
              "unknown-report INV-06");
    EXPECT_EQ(story.refusal_of(R"({"do":"PresentReport","report":"r-sw","presenter":"stranger"})"),
              "unknown-person INV-06");
}

}

#include "support/story.h"

#include <gmock/gmock.h>

namespace noddfa::conference::sharing_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> gaps(Story& story)
{
    std::vector<std::string> found;
    for (auto const& gap : sharing_gaps(story.conference(), story.now(), story.terms()))
        found.push_back(std::string{gap.finding.code.text()} + " " + std::string{id_of(gap.finding.clause)});
    return found;
}

OwedShare owed(Story& story, char const* report, char const* person)
{
    for (auto const& share : shares_owed(story.conference(), story.now(), story.terms()))
        if (share.report == ReportId{report} && share.person == PersonId{person})
            return share;
    ADD_FAILURE() << report << " is not owed to " << person;
    return {};
}

/// A further report, so that something is still to be shared: two gaps, one for each parent.
char const* const further_report = R"(
{"include":"convened"}
{"do":"SubmitReport","report":"r-new","author":"hv","sections":["needs","parenting_capacity","family_and_environment","risk_analysis"]}
)";

char const* const arrivals = R"(
{"do":"MeetBeforehand","at":"2026-03-09T09:40","people":["mother"]}
{"do":"RecordArrival","at":"2026-03-09T10:00","person":["sw","hv","teacher","police","mother"]}
)";

std::string share(std::string const& person, std::string const& more = "")
{
    return R"({"do":"ShareReport","report":["r-new"],"method":"in_person","discussed":true,"person":")" + person + "\""
           + (more.empty() ? std::string{} : "," + more) + "}";
}

}

CLAUSE_PERMITS(SHARE_01, every_report_was_explained_to_each_parent)
{
    Story story{"convened"};
    EXPECT_THAT(gaps(story), IsEmpty());
    story.tell(arrivals);
    EXPECT_TRUE(story.accepts(R"({"do":"OpenConference"})"));
}

CLAUSE_REFUSES(SHARE_01, opening_over_a_report_nobody_shared_wants_a_reason)
{
    Story story;
    story.tell(further_report);
    EXPECT_THAT(gaps(story), ElementsAre("report-not-shared SHARE-01", "report-not-shared SHARE-01"));
    story.tell(arrivals);
    EXPECT_THAT(story.refusal_of(R"({"do":"OpenConference"})"), testing::StartsWith("reason-required SHARE-01"));
    EXPECT_TRUE(story.accepts(R"({"do":"OpenConference","reasons":{"SHARE-01":"Both were in hospital."}})"));
}

CLAUSE_REFUSES(SHARE_01, a_paper_sent_without_talking_about_it_is_not_shared)
{
    Story story;
    story.tell(further_report);
    EXPECT_THAT(story.findings_of(
                    R"({"do":"ShareReport","report":["r-new"],"person":"mother","method":"sent","discussed":false})"),
                ElementsAre("sent-not-discussed SHARE-01"));
    EXPECT_FALSE(owed(story, "r-new", "mother").shared_on);
}

CLAUSE_REFUSES(SHARE_01, a_report_is_for_every_parent_unless_somebody_says_why_not)
{
    Story story;
    story.tell(further_report);
    EXPECT_EQ(story.refusal_of(R"({"do":"SetReportRecipients","report":"r-new","people":["mother"]})"),
              "reason-required SHARE-01");
    EXPECT_THAT(
        story.findings_of(
            R"({"do":"SetReportRecipients","report":"r-new","people":["mother"],"reason":"Her health record."})"),
        ElementsAre("parent-left-out SHARE-01"));
    EXPECT_THAT(gaps(story), ElementsAre("report-not-shared SHARE-01"));
    EXPECT_THAT(story.findings_of(share("father")), ElementsAre("not-a-recipient SHARE-01"));
}

CLAUSE_REFUSES(SHARE_01, reports_are_shared_by_their_author_with_the_family)
{
    Story story;
    story.tell(further_report);
    EXPECT_EQ(story.refusal_of(share("stranger")), "unknown-person SHARE-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"ShareReport","report":["r-none"],"person":"mother","method":"by_phone"})"),
              "unknown-report SHARE-01");
    EXPECT_THAT(story.findings_of(share("mother", R"("shared_by":"teacher")")),
                ElementsAre("not-shared-by-author SHARE-01"));
    EXPECT_EQ(story.conference().sharing.shares.back().by, PersonId{"teacher"});
}

CLAUSE_COMPUTES(SHARE_02, the_limit_is_the_day_before_even_a_sunday)
{
    Story story;
    story.tell(further_report);
    EXPECT_EQ(shares_due(story.conference(), story.terms())->due, (Date{2026, 3, 8}));
    story.tell(R"({"clock":"2026-03-08T20:00"})");
    EXPECT_THAT(story.findings_of(share("mother")), IsEmpty());
    EXPECT_FALSE(owed(story, "r-new", "mother").breach);
}

CLAUSE_REFUSES(SHARE_02, sharing_on_the_day_is_a_breach_found_and_recorded)
{
    Story story;
    story.tell(further_report);
    story.tell(R"({"clock":"2026-03-09T08:00"})");
    EXPECT_THAT(story.findings_of(share("mother")), ElementsAre("shared-late SHARE-02"));
    EXPECT_TRUE(owed(story, "r-new", "mother").breach);
    EXPECT_EQ(owed(story, "r-new", "mother").shared_on, (Date{2026, 3, 9}));
    EXPECT_TRUE(owed(story, "r-new", "father").breach);
}

CLAUSE_PERMITS(SHARE_02, what_was_shared_in_time_and_typed_late_is_in_time)
{
    Story story;
    story.tell(further_report);
    story.tell(R"({"clock":"2026-03-09T08:00"})");
    EXPECT_THAT(story.findings_of(share("mother", R"("held_on":"2026-03-07")")), IsEmpty());
    EXPECT_FALSE(owed(story, "r-new", "mother").breach);
}

CLAUSE_RECORDS(SHARE_04, what_parents_dispute_waits_for_the_authors_answer)
{
    Story story;
    story.tell(further_report);
    EXPECT_EQ(story.refusal_of(R"({"do":"AnswerCorrection","report":"r-new","person":"mother","response":"Yes."})"),
              "nothing-disputed SHARE-04");
    story.tell(share("mother", R"("disputed":["I was at every appointment."])"));
    EXPECT_THAT(corrections_unanswered(story.conference()),
                ElementsAre(std::pair{ReportId{"r-new"}, PersonId{"mother"}}));
    story.tell(R"({"do":"AnswerCorrection","report":"r-new","person":"mother","response":"Corrected."})");
    EXPECT_THAT(corrections_unanswered(story.conference()), IsEmpty());
}

CLAUSE_PERMITS(SHARE_05, from_the_notification_on_nobody_is_chased)
{
    Story story;
    story.tell(further_report);
    EXPECT_THAT(
        story.events_of(
            R"({"do":"NotifySharingRisk","report":"r-new","reason":"He would know where she lives.","safeguarding_lead":"lead-h"})"),
        ElementsAre("SharingRiskNotified", "AlertRaised"));
    EXPECT_THAT(gaps(story), IsEmpty());
    story.tell(R"({"clock":"2026-03-09T08:00"})");
    EXPECT_FALSE(owed(story, "r-new", "father").breach);
    story.tell(
        R"({"do":"DecideRestriction","report":"r-new","agreed":true,"reason":"The address.","scope":"Father","until":"2026-03-10"})");
    EXPECT_TRUE(owed(story, "r-new", "father").suspended);
    story.tell(R"({"clock":"2026-03-11T08:00"})");
    EXPECT_TRUE(owed(story, "r-new", "father").breach);
}

CLAUSE_REFUSES(SHARE_05, a_refused_restriction_lets_the_first_dates_count_again)
{
    Story story;
    story.tell(further_report);
    story.tell(R"({"do":"NotifySharingRisk","report":"r-new","reason":"He is angry.","safeguarding_lead":"lead-h"})");
    story.tell(R"({"clock":"2026-03-09T08:00"})");
    EXPECT_THAT(
        story.findings_of(R"({"do":"DecideRestriction","report":"r-new","agreed":false,"reason":"He knows it all."})"),
        ElementsAre("restriction-refused SHARE-05"));
    EXPECT_FALSE(owed(story, "r-new", "father").suspended);
    EXPECT_TRUE(owed(story, "r-new", "father").breach);
    EXPECT_THAT(gaps(story), Contains("report-not-shared SHARE-01"));
}

CLAUSE_REFUSES(SHARE_05, only_the_chair_decides_and_only_what_was_notified)
{
    Story story;
    story.tell(further_report);
    EXPECT_EQ(story.refusal_of(R"({"do":"DecideRestriction","report":"r-new","agreed":true,"reason":"x"})"),
              "no-risk-notified SHARE-05");
    story.tell(R"({"do":"NotifySharingRisk","report":"r-new","reason":"He is angry.","safeguarding_lead":"lead-h"})");
    EXPECT_EQ(story.refusal_of(R"({"do":"DecideRestriction","report":"r-new","agreed":true,"reason":"x","by":"sw"})"),
              "not-the-chair SHARE-05");
    EXPECT_THAT(
        story.findings_of(R"({"do":"DecideRestriction","report":"r-new","agreed":true,"reason":"The address."})"),
        ElementsAre("restriction-without-scope-or-end SHARE-05"));
}

CLAUSE_REFUSES(SHARE_05, sharing_a_restricted_report_is_found)
{
    Story story;
    story.tell(further_report);
    story.tell(R"({"do":"NotifySharingRisk","report":"r-new","reason":"He is angry.","safeguarding_lead":"lead-h"})");
    EXPECT_THAT(story.findings_of(share("father")), ElementsAre("shared-though-restricted SHARE-05"));
}

CLAUSE_RECORDS(CNF_03, a_lead_who_was_not_consulted_is_found)
{
    Story story{"family"};
    EXPECT_THAT(story.findings_of(R"({"do":"NotifySharingRisk","report":"r-to-come","reason":"He is angry."})"),
                ElementsAre("lead-not-consulted CNF-03"));
}

CLAUSE_RECORDS(REP_06, sensitive_content_and_fear_of_violence_reach_the_chair_at_once)
{
    Story story{"convened"};
    EXPECT_THAT(story.events_of(
                    R"({"do":"RaiseSensitivity","person":"hv","what":"He threatened the nursery.","violence":true})"),
                ElementsAre("SensitivityRaised", "AlertRaised"));
    EXPECT_EQ(story.conference().convening.open_alerts.back().about, "violence");
}

CLAUSE_RECORDS(CNF_06, a_disagreement_stays_open_until_it_is_resolved)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordSharingDisagreement","what":"Agreed.","resolved":true})"),
              "no-such-disagreement CNF-06");
    EXPECT_THAT(story.findings_of(R"({"do":"RecordSharingDisagreement","what":"May the school see it?"})"),
                ElementsAre("disagreement-open CNF-06"));
    EXPECT_FALSE(story.conference().sharing.disagreements.at(0).resolved);
    story.tell(R"({"do":"RecordSharingDisagreement","what":"May the doctor see it?"})");
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordSharingDisagreement","what":"Yes.","resolved":true})"),
              "no-such-disagreement CNF-06");
    story.tell(R"({"do":"RecordSharingDisagreement","what":"Yes.","resolved":true,"number":1})");
    EXPECT_TRUE(story.conference().sharing.disagreements.at(0).resolved);
    EXPECT_FALSE(story.conference().sharing.disagreements.at(1).resolved);
}

CLAUSE_PERMITS(CNF_09, the_chair_asked_and_every_practitioner_answered)
{
    Story story{"convened"};
    EXPECT_THAT(withholding_unanswered(story.conference()), IsEmpty());
    EXPECT_THAT(gaps(story), Not(Contains("withholding-unanswered CNF-09")));
}

CLAUSE_REFUSES(CNF_09, an_unanswered_question_is_found_and_only_the_chair_asks_it)
{
    Story story{"family"};
    story.tell(
        R"({"do":"BookConference","starts":"2026-03-09T10:00","chair":"chair","record_taker":"recorder","place":"Neuadd Ddychmygol","chair_trained_until":"2027-12-31"})");
    story.tell(R"({"do":"InviteParticipant","person":"hv","service":"health_visiting"})");
    EXPECT_THAT(gaps(story), ElementsAre("withholding-not-asked CNF-09"));
    EXPECT_EQ(story.refusal_of(R"({"do":"AskAboutWithholding","by":"sw"})"), "not-the-chair CNF-09");
    story.tell(R"({"do":"AskAboutWithholding"})");
    EXPECT_THAT(gaps(story), ElementsAre("withholding-unanswered CNF-09"));
}

CLAUSE_RECORDS(CNF_10, what_is_to_be_withheld_reaches_the_chair_at_once)
{
    Story story{"convened"};
    EXPECT_THAT(
        story.events_of(R"({"do":"AnswerAboutWithholding","person":"police","anything":true,"note":"Source."})"),
        ElementsAre("WithholdingAnswered", "AlertRaised"));
}

CLAUSE_PERMITS(CNF_04, the_chair_to_have_answered_the_alert_by_deciding)
{
    Story story{"convened"};
    story.tell(R"({"do":"NotifySharingRisk","report":"r-hv","reason":"He is angry.","safeguarding_lead":"lead-h"})");
    EXPECT_EQ(story.conference().convening.open_alerts.size(), 1U);
    story.tell(R"({"do":"DecideRestriction","report":"r-hv","agreed":true,"scope":"Not with the father.",)"
               R"("until":"2026-03-20","reason":"The risk is real."})");
    EXPECT_TRUE(story.conference().convening.open_alerts.empty());
}

}

#include "protocol/weighing.h"
#include "support/story.h"

#include <gmock/gmock.h>

namespace noddfa::conference::reports_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> gaps(Story& story)
{
    std::vector<std::string> found;
    for (auto const& gap : report_gaps(story.conference(), story.now(), story.terms()))
        found.push_back(std::string{gap.finding.code.text()} + " " + std::string{id_of(gap.finding.clause)});
    return found;
}

/// A complete report of the health visitor on A, with something else in place of, or beside, what it usually has.
std::string report(std::string const& more)
{
    return R"({"do":"SubmitReport","report":"r-new","author":"hv","children":["A"],)"
           R"("sections":["involvement","needs","parenting_capacity","family_and_environment","strengths","risk_analysis"])"
           + (more.empty() ? std::string{} : "," + more) + "}";
}

std::string social_work_report(std::string const& sections, std::string const& more = "")
{
    return R"({"do":"SubmitReport","report":"r-new","author":"sw","children":["A"],"sections":)" + sections
           + (more.empty() ? std::string{} : "," + more) + "}";
}

char const* const all_sections =
    R"(["needs","parenting_capacity","family_and_environment","risk_analysis","assessment","chronology","gaps"])";

}

CLAUSE_PERMITS(RESP_01, every_statement_says_what_it_is)
{
    Story story{"convened"};
    EXPECT_THAT(
        story.findings_of(report(
            R"("statements":[{"type":"allegation","text":"A neighbour says so."},{"type":"fact","text":"Seen."}])")),
        IsEmpty());
}

CLAUSE_REFUSES(RESP_01, an_untyped_statement_is_found_and_its_type_never_guessed)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(report(R"("statements":[{"text":"He was seen there."}])")),
                ElementsAre("statements-untyped RESP-01"));
    auto const& kept = story.conference().reports.kept.at(ReportId{"r-new"}).report;
    EXPECT_FALSE(kept.statements.at(0).type);
}

CLAUSE_PERMITS(RESP_03, a_report_with_all_its_sections)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(report("")), IsEmpty());
}

CLAUSE_REFUSES(RESP_03, empty_sections_are_found)
{
    Story story{"convened"};
    EXPECT_THAT(
        story.findings_of(R"({"do":"SubmitReport","report":"r-new","author":"hv","sections":["involvement","needs"]})"),
        ElementsAre("sections-missing RESP-03"));
}

CLAUSE_PERMITS(REP_01, every_agency_has_reported_on_the_child)
{
    Story story{"convened"};
    EXPECT_THAT(gaps(story), IsEmpty());
    auto const owed = reports_owed(story.conference(), story.terms());
    ASSERT_EQ(owed.size(), 4u);
    EXPECT_EQ(owed[1].agency, AgencyId{"health-board"});
    EXPECT_EQ(owed[1].individual, ReportId{"r-hv"});
}

CLAUSE_REFUSES(REP_01, an_agency_without_a_report_is_found)
{
    Story story{"convened"};
    story.tell(R"({"do":"InviteParticipant","person":"housing","service":"housing"})");
    EXPECT_THAT(gaps(story), ElementsAre("report-missing REP-01"));
}

CLAUSE_REFUSES(REP_01, a_report_is_by_somebody_known_and_replaced_by_the_same_agency_only)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(R"({"do":"SubmitReport","report":"r-x","author":"stranger"})"), "unknown-person REP-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"SubmitReport","report":"r-hv","author":"police"})"),
              "report-of-another-agency REP-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"SubmitReport","report":"r-x","author":"hv","children":["Z"]})"),
              "unknown-child REP-09");
}

CLAUSE_JUDGES(REP_03, what_is_relevant_and_proportionate_is_the_authors_judgement)
{
    Story brief{"convened"};
    Story full{"convened"};
    EXPECT_THAT(brief.findings_of(report(R"("statements":[{"type":"fact","text":"Weight steady."}])")), IsEmpty());
    EXPECT_THAT(
        full.findings_of(report(
            R"("statements":[{"type":"fact","text":"Weight steady."},{"type":"opinion","text":"The curtains are green."}])")),
        IsEmpty());
    EXPECT_EQ(full.conference().reports.kept.at(ReportId{"r-new"}).report.statements.size(), 2u);
}

CLAUSE_COMPUTES(REP_07, the_template_follows_the_procedures_for_each_kind_of_report)
{
    EXPECT_THAT(report_template(ReportKind::social_work), Contains(ReportSection::chronology));
    EXPECT_THAT(report_template(ReportKind::social_work), Contains(ReportSection::parenting_capacity));
    EXPECT_THAT(report_template(ReportKind::agency), Contains(ReportSection::involvement));
    EXPECT_THAT(report_template(ReportKind::agency), Not(Contains(ReportSection::chronology)));
}

CLAUSE_PERMITS(REP_08, each_of_several_children_is_treated_individually)
{
    Story story{"siblings"};
    EXPECT_THAT(story.findings_of(report(R"("held_on":"2026-03-04")")), IsEmpty());
}

CLAUSE_REFUSES(REP_08, with_several_children_missing_sections_are_found_for_each)
{
    Story story{"siblings"};
    EXPECT_THAT(
        story.findings_of(
            R"({"do":"SubmitReport","report":"r-hv-A","author":"hv","children":["A"],"sections":["needs"],"held_on":"2026-03-04"})"),
        Contains("sections-missing REP-08"));
    EXPECT_THAT(gaps(story), Contains("sections-missing REP-08"));
}

CLAUSE_PERMITS(REP_09, one_report_for_each_child_fulfils_the_duty)
{
    Story story{"siblings"};
    EXPECT_THAT(gaps(story), IsEmpty());
}

CLAUSE_REFUSES(REP_09, a_merged_report_is_taken_and_the_duty_stays_open)
{
    Story story{"siblings"};
    story.tell(R"({"do":"InviteParticipant","person":"housing","service":"housing"})");
    EXPECT_THAT(
        story.findings_of(
            R"({"do":"SubmitReport","report":"r-all","author":"housing","sections":["needs","parenting_capacity","family_and_environment","risk_analysis"],"held_on":"2026-03-04"})"),
        ElementsAre("not-per-child REP-09"));
    EXPECT_THAT(gaps(story), ElementsAre("not-per-child REP-09", "not-per-child REP-09", "not-per-child REP-09"));
}

CLAUSE_COMPUTES(REP_10, reports_are_due_two_working_days_before_the_day_of_the_conference)
{
    Story story{"convened"};
    EXPECT_EQ(reports_due(story.conference(), story.terms())->due, (Date{2026, 3, 5}));
    story.tell(R"({"clock":"2026-03-06T09:00"})");
    EXPECT_THAT(story.findings_of(report(R"("held_on":"2026-03-05T23:59")")), IsEmpty());
}

CLAUSE_COMPUTES(REP_10, the_board_may_set_clear_days_and_a_cut_off)
{
    Story clear{"board"};
    clear.tell(R"({"set":"REPORT_DEADLINE_MODE","value":"clear_days","from":"2026-01-01"})");
    clear.tell(R"({"include":"convened"})");
    EXPECT_EQ(reports_due(clear.conference(), clear.terms())->due, (Date{2026, 3, 4}));

    Story noon{"board"};
    noon.tell(R"({"set":"REPORT_CUTOFF","value":720,"from":"2026-01-01"})");
    noon.tell(R"({"include":"convened"})");
    EXPECT_THAT(noon.findings_of(report(R"("held_on":"2026-03-05T12:00")")), IsEmpty());
    EXPECT_THAT(noon.findings_of(report(R"("held_on":"2026-03-05T12:01")")), ElementsAre("revised-late REP-10"));
}

CLAUSE_PERMITS(REP_10, a_revision_after_the_day_leaves_the_first_version_in_time)
{
    Story story{"convened"};
    story.tell(R"({"clock":"2026-03-06T09:00"})");
    EXPECT_THAT(
        story.findings_of(R"({"do":"SubmitReport","report":"r-hv","author":"hv",)"
                          R"("sections":["needs","parenting_capacity","family_and_environment","risk_analysis"]})"),
        ElementsAre("revised-late REP-10"));
    EXPECT_THAT(gaps(story), IsEmpty());
}

CLAUSE_REFUSES(REP_10, a_late_report_is_found_and_kept_even_after_the_conference)
{
    Story story{"convened"};
    story.tell(R"({"clock":"2026-03-06T09:00"})");
    EXPECT_THAT(story.findings_of(report("")), ElementsAre("report-late REP-10"));
    EXPECT_THAT(gaps(story), ElementsAre("report-late REP-10"));

    Story over{"closed"};
    over.tell(R"({"clock":"2026-03-20T09:00"})");
    EXPECT_THAT(over.findings_of(report("")), ElementsAre("report-late REP-10"));
}

CLAUSE_PERMITS(REP_11, who_cannot_come_writes_down_how_they_see_the_risks)
{
    Story story{"convened"};
    story.tell(R"({"do":"ReplyToInvitation","person":"hv","answer":"apologies"})");
    EXPECT_THAT(story.findings_of(report(R"("risk_view":"The risks grow at weekends.")")), IsEmpty());
}

CLAUSE_REFUSES(REP_11, an_absent_author_without_a_view_is_found)
{
    Story story{"convened"};
    story.tell(R"({"do":"ReplyToInvitation","person":"hv","answer":"apologies"})");
    EXPECT_THAT(story.findings_of(report("")), ElementsAre("no-risk-view REP-11"));
    EXPECT_THAT(gaps(story), Contains("no-risk-view REP-11"));
}

CLAUSE_PERMITS(REP_13, other_agencies_may_write_their_view_on_registration)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(report(R"("registration_view":"not_register")")), IsEmpty());
    EXPECT_EQ(story.conference().reports.kept.at(ReportId{"r-new"}).report.registration_view, Direction::not_register);
}

CLAUSE_REFUSES(REP_13, a_social_workers_written_view_is_found_and_not_kept)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(social_work_report(all_sections, R"("registration_view":"register")")),
                ElementsAre("registration-view-in-social-work-report REP-13"));
    EXPECT_FALSE(story.conference().reports.kept.at(ReportId{"r-new"}).report.registration_view);
}

CLAUSE_REFUSES(REP_13, a_board_whose_form_shows_the_field_keeps_it_with_the_finding)
{
    Story story{"board"};
    story.tell(R"({"set":"SW_REPORT_VIEW_FIELD","value":"shown","from":"2026-01-01"})");
    story.tell(R"({"include":"convened"})");
    EXPECT_THAT(story.findings_of(social_work_report(all_sections, R"("registration_view":"register")")),
                ElementsAre("registration-view-in-social-work-report REP-13"));
    EXPECT_EQ(story.conference().reports.kept.at(ReportId{"r-new"}).report.registration_view, Direction::register_);
}

CLAUSE_PERMITS(REP_14, a_social_workers_report_with_assessment_chronology_and_gaps)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(social_work_report(all_sections)), IsEmpty());
}

CLAUSE_REFUSES(REP_14, a_social_workers_report_without_a_chronology_is_found)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(social_work_report(
                    R"(["needs","parenting_capacity","family_and_environment","risk_analysis","assessment","gaps"])")),
                ElementsAre("sections-missing REP-14"));
}

CLAUSE_PERMITS(REP_17, a_doctor_who_cannot_come_has_written)
{
    Story story{"convened"};
    story.tell(R"({"do":"InviteParticipant","person":"doctor","service":"paediatrics"})");
    story.tell(R"({"do":"FlagCrucialHealth","doctor":"doctor","available":false})");
    story.tell(
        R"({"do":"SubmitReport","report":"r-doctor","author":"doctor","kind":"medical","risk_view":"Not accidental."})");
    EXPECT_THAT(gaps(story), IsEmpty());
}

CLAUSE_REFUSES(REP_17, opening_without_the_doctor_and_without_the_report_wants_a_reason)
{
    Story story{"convened"};
    story.tell(R"({"do":"InviteParticipant","person":"doctor","service":"paediatrics"})");
    story.tell(R"({"do":"FlagCrucialHealth","doctor":"doctor","available":false})");
    EXPECT_THAT(gaps(story), Contains("doctors-report-missing REP-17"));
    story.tell(R"({"do":"MeetBeforehand","at":"2026-03-09T09:40","people":["mother"]})");
    story.tell(R"({"do":"RecordArrival","at":"2026-03-09T10:00","person":["sw","hv","teacher","police","mother"]})");
    EXPECT_EQ(story.refusal_of(R"({"do":"OpenConference"})"), "reason-required REP-17");
    EXPECT_THAT(story.findings_of(R"({"do":"OpenConference","reasons":{"REP-17":"The doctor will telephone."}})"),
                Contains("doctors-report-missing REP-17"));
}

CLAUSE_RECORDS(REP_06, restricted_statements_are_told_to_the_chair_at_once)
{
    Story story{"convened"};
    EXPECT_THAT(story.events_of(report(R"("statements":[{"type":"fact","text":"The refuge.","restricted":true}])")),
                ElementsAre("ReportSubmitted", "AlertRaised"));
    auto const& alerts = story.conference().convening.open_alerts;
    ASSERT_FALSE(alerts.empty());
    EXPECT_EQ(alerts.back().to, PersonId{"chair"});
    EXPECT_EQ(alerts.back().about, "restricted-statements");
}

TEST(Report, is_of_the_kind_its_author_comes_from)
{
    Story story{"convened"};
    story.tell(R"({"do":"InviteParticipant","person":"midwife","service":"midwifery"})");
    story.tell(R"({"do":"SubmitReport","report":"r-midwife","author":"midwife"})");
    auto const& kept = story.conference().reports.kept;
    EXPECT_EQ(kept.at(ReportId{"r-sw"}).report.kind, ReportKind::social_work);
    EXPECT_EQ(kept.at(ReportId{"r-hv"}).report.kind, ReportKind::agency);
    EXPECT_EQ(kept.at(ReportId{"r-midwife"}).report.kind, ReportKind::midwifery);
}

CLAUSE_RECORDS(RESP_09, a_passage_keeps_its_section_its_kind_and_its_text)
{
    Story story{"convened"};
    story.tell(
        report(R"("statements":[{"type":"observation","section":"strengths","text":"Settled in the morning."}])"));
    auto const& statement = story.conference().reports.kept.at(ReportId{"r-new"}).report.statements.front();
    EXPECT_EQ(statement.section, ReportSection::strengths);
    EXPECT_EQ(statement.text.text, "Settled in the morning.");
}

CLAUSE_REFUSES(REP_09, a_passage_about_a_child_that_the_report_is_not_about)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(report(R"("statements":[{"type":"fact","text":"Late.","child":"B"}])")),
              "not-a-child-of-the-report REP-09");
}

CLAUSE_REFUSES(SHARE_01, a_passage_kept_back_without_a_reason_is_found)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(report(R"("statements":[{"type":"fact","text":{"text":"A.","labels":["PROF"]}}])")),
                Contains("passage-kept-back-without-reason SHARE-01"));
    EXPECT_THAT(story.findings_of(report(
                    R"("statements":[{"type":"fact","text":{"text":"A.","labels":["PROF"]},"reason":"For safety."}])")),
                Not(Contains("passage-kept-back-without-reason SHARE-01")));
}

CLAUSE_RECORDS(REP_06, a_passage_for_the_chair_alone_stays_so_until_the_chair_decides)
{
    Story story{"convened"};
    story.tell(report(R"("statements":[{"type":"fact","text":{"id":"p1","text":"The refuge."},"restricted":true}])"));
    ReportId const id{"r-new"};
    auto const labels = [&] { return story.conference().reports.kept.at(id).report.statements.front().text.labels; };
    EXPECT_THAT(labels(), ElementsAre("CLOSED(r-new)"));
    EXPECT_EQ(passages_undecided(story.conference()).size(), 1U);
    story.tell(
        R"({"do":"DecidePassage","report":"r-new","passage":"p1","readers":"practitioners","reason":"They help."})");
    EXPECT_THAT(labels(), ElementsAre("PROF"));
    EXPECT_THAT(passages_undecided(story.conference()), IsEmpty());
    story.tell(R"({"do":"DecidePassage","report":"r-new","passage":"p1","readers":"family","reason":"They know."})");
    EXPECT_THAT(labels(), IsEmpty());
}

CLAUSE_REFUSES(REP_06, nobody_but_the_chair_decides_on_a_passage)
{
    Story story{"convened"};
    story.tell(report(R"("statements":[{"type":"fact","text":{"id":"p1","text":"The refuge."},"restricted":true}])"));
    EXPECT_EQ(story.refusal_of(R"({"do":"DecidePassage","by":"teacher","report":"r-new","passage":"p1",
        "readers":"family","reason":"I say so."})"),
              "not-the-chair REP-06");
    EXPECT_EQ(story.refusal_of(
                  R"({"do":"DecidePassage","report":"r-new","passage":"p2","readers":"family","reason":"They know."})"),
              "no-such-passage REP-06");
}

CLAUSE_PERMITS(REP_01, an_addendum_adds_to_a_report_and_does_not_stand_for_it)
{
    Story story{"convened"};
    story.tell(report(""));
    auto const owed = reports_owed(story.conference(), story.terms());
    story.tell(R"({"do":"SubmitReport","report":"r-more","author":"hv","children":["A"],"adds_to":"r-new"})");
    auto const after = reports_owed(story.conference(), story.terms());
    ASSERT_EQ(owed.size(), after.size());
    for (std::size_t at = 0; at < owed.size(); ++at)
        EXPECT_EQ(owed[at].individual, after[at].individual);
    EXPECT_EQ(story.conference().reports.order.back(), ReportId{"r-more"});
}

CLAUSE_REFUSES(REP_01, an_addendum_to_no_report_or_to_that_of_another_agency)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(R"({"do":"SubmitReport","report":"r-more","author":"hv","adds_to":"r-unknown"})"),
              "unknown-report REP-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"SubmitReport","report":"r-more","author":"teacher","adds_to":"r-hv"})"),
              "report-of-another-agency REP-01");
}

CLAUSE_PERMITS(REP_01, an_agencys_lead_approves_a_report_and_a_new_version_waits_again)
{
    Story story{"convened"};
    story.tell(report(""));
    story.tell(R"({"do":"ApproveReport","report":"r-new"})");
    auto const& kept = story.conference().reports.kept;
    ASSERT_TRUE(kept.at(ReportId{"r-new"}).approval);
    EXPECT_TRUE(kept.at(ReportId{"r-new"}).approval->approved);
    story.tell(report(""));
    EXPECT_FALSE(kept.at(ReportId{"r-new"}).approval);
    EXPECT_EQ(kept.at(ReportId{"r-new"}).versions, 2);
}

CLAUSE_REFUSES(REP_01, a_report_given_back_without_a_word_or_that_nobody_sent)
{
    Story story{"convened"};
    story.tell(report(""));
    EXPECT_EQ(story.refusal_of(R"({"do":"ApproveReport","report":"r-new","approved":false})"), "missing-field REP-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"ApproveReport","report":"r-unknown"})"), "unknown-report REP-01");
}

constexpr auto attach = R"({"do":"AttachDocument","report":"r-new","document":"d1","name":"Report.pdf",)"
                        R"("type":"application/pdf","bytes":4,"sha256":)"
                        R"("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")";

CLAUSE_PERMITS(REP_01, a_document_beside_a_report)
{
    Story story{"convened"};
    story.tell(report(""));
    EXPECT_THAT(story.findings_of(std::string{attach} + R"(,"scanned_by":"a scanner"})"), IsEmpty());
    EXPECT_EQ(story.conference().reports.kept.at(ReportId{"r-new"}).documents.size(), 1U);
}

CLAUSE_REFUSES(REP_01, a_document_without_content_or_beside_no_report_or_twice)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(std::string{attach} + "}"), "unknown-report REP-01");
    story.tell(report(""));
    EXPECT_THAT(story.findings_of(std::string{attach} + "}"), ElementsAre("document-unscanned REP-01"));
    EXPECT_EQ(story.refusal_of(std::string{attach} + "}"), "document-known REP-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"AttachDocument","report":"r-new","document":"d2","name":"Report.pdf",
        "type":"application/pdf","bytes":0,"sha256":""})"),
              "document-empty REP-01");
}

}

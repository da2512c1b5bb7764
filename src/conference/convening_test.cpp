#include "conference/convening.h"

#include "conference/decide.h"
#include "support/story.h"

#include <gmock/gmock.h>

#include <algorithm>

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

namespace noddfa::conference::convening_test {

namespace {

constexpr char const* request = R"({"do":"RequestConference","family":"F1","children":[{"id":"A",)"
                                R"("born":"2018-05-01"}]})";

/// The first date a story's conference is due by.
Deadline due(Story& story)
{
    auto const all = conference_due(story.conference(), story.terms());
    return all.empty() ? Deadline{} : all.front();
}

std::vector<std::string> alternatives(Deadline const& deadline)
{
    std::vector<std::string> all;
    for (auto const& one : deadline.alternatives)
        all.push_back(one.key + " " + one.due.iso());
    return all;
}

std::string determined(std::string const& child, std::string const& determination)
{
    return R"({"do":"DetermineSection47","child":")" + child + R"(","determination":")" + determination + "\"}";
}

}

// A.0

CLAUSE_COMPUTES(PRIN_01, a_conference_keeps_the_rules_it_was_convened_under)
{
    Story story{"convened"};
    story.tell(R"({"set":"QUORUM_MIN","value":4,"from":"2026-03-04"})");
    EXPECT_EQ(story.conference().convening.convened_on, Date(2026, 3, 2));
    EXPECT_EQ(story.terms().settings.quorum_min, 3);
    EXPECT_EQ(story.terms().history.on(Date(2026, 3, 5)).quorum_min, 4);
}

CLAUSE_PERMITS(PRIN_01, the_protocol_is_read_without_a_warning_until_its_review)
{
    Story story{"board"};
    EXPECT_THAT(site_warnings(story.terms().settings, Date(2025, 3, 21)), IsEmpty());
}

CLAUSE_REFUSES(PRIN_01, a_protocol_past_its_review_warns_administrators_and_stops_nothing)
{
    Story story{"convened"};
    auto const warnings = site_warnings(story.terms().settings, story.now().day);
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_EQ(warnings.front().clause, Clause::PRIN_01);
    EXPECT_EQ(warnings.front().details.at("due"), "2025-03-21");
}

CLAUSE_COMPUTES(PRIN_03, what_a_board_sets_governs_from_its_day_over_the_protocol_and_the_procedures)
{
    Story story{"board"};
    story.tell(R"({"set":"ICPC_DAYS","value":10,"from":"2026-03-02","clause":"CONV-02"})");
    auto const& history = story.terms().history;
    EXPECT_EQ(history.row_of("ICPC_DAYS", Date(2026, 3, 1))->source, "CTM §2 ¶1; WSP p4");
    EXPECT_EQ(history.row_of("ICPC_DAYS", Date(2026, 3, 2))->mark, "board");
}

CLAUSE_PERMITS(PRIN_06, inclusion_on_the_register_is_decided_once_for_each_child)
{
    Story story{"registered"};
    EXPECT_EQ(story.conference().outcomes.declared.at(ChildId{"A"}).outcome, Outcome::register_);
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareOutcome","child":"A","outcome":"not_register"})"),
              "already-decided PRIN-06");
}

CLAUSE_REFUSES(PRIN_06, nothing_else_can_be_decided)
{
    Story story{"agreed"};
    EXPECT_THAT(story.fault_of(R"({"do":"DeclareOutcome","child":"A","outcome":"prosecute"})"), Not(IsEmpty()));
    EXPECT_FALSE(story.accepts(R"({"do":"DeclareOutcome","child":"A","outcome":"remove"})"));
}

CLAUSE_PERMITS(PRIN_10, one_child_with_continuing_risk_founds_a_conference_for_all)
{
    Story story{"board"};
    story.tell(determined("A", "continuing_risk"));
    story.tell(determined("B", "no_continuing_risk"));
    EXPECT_TRUE(
        story.accepts(R"({"do":"RequestConference","family":"F1","children":[{"id":"A","born":"2018-05-01"},{"id":"B",)"
                      R"("born":"2020-01-07"}]})"));
    EXPECT_EQ(story.conference().convening.kind, Kind::initial);
}

CLAUSE_REFUSES(PRIN_10, no_initial_conference_without_continuing_risk)
{
    Story story{"board"};
    EXPECT_EQ(story.refusal_of(request), "reason-required PRIN-10");
    story.tell(determined("A", "no_continuing_risk"));
    EXPECT_EQ(story.refusal_of(request), "reason-required PRIN-10");
    EXPECT_EQ(story.refusal_of(R"({"do":"RequestConference","family":"F1","children":[{"id":"A",)"
                               R"("expected":"2026-06-01"}]})"),
              "reason-required PRIN-10");
}

CLAUSE_PERMITS(PRIN_10, a_reason_passes_where_the_finding_is_missing)
{
    Story story{"board"};
    EXPECT_THAT(
        story.findings_of(R"({"do":"RequestConference","family":"F1","children":[{"id":"A","born":"2018-05-01"}],)"
                          R"("reasons":{"PRIN-10":"The court asked for a conference at once."}})"),
        ElementsAre("no-continuing-risk-found PRIN-10"));
}

CLAUSE_PERMITS(PRIN_10, transfer_and_reconvened_conferences_need_no_new_finding)
{
    Story transfer{"board"};
    EXPECT_TRUE(transfer.accepts(R"({"do":"RequestConference","family":"F1","kind":"transfer_in",)"
                                 R"("from_authority":"south-council",)"
                                 R"("children":[{"id":"A","born":"2018-05-01"}]})"));
    Story reconvened{"closed"};
    EXPECT_TRUE(reconvened.accepts(R"({"do":"RequestConference","conference":"C2","family":"F1","kind":"reconvened",)"
                                   R"("reconvenes":"C1","children":[{"id":"A","born":"2018-05-01"}]})"));
}

CLAUSE_REFUSES(SET_04, a_conference_that_meets_again_about_no_decision_without_a_word)
{
    Story story{"board"};
    std::string const again = R"({"do":"RequestConference","family":"F1","kind":"reconvened","reconvenes":"C0",)"
                              R"("children":[{"id":"A","born":"2018-05-01"}])";
    EXPECT_EQ(story.refusal_of(again + "}"), "reason-required SET-04");
    EXPECT_EQ(story.refusal_of(again + R"(,"reasons":{"SET-04":"It decided before these records began."}})"), "");
}

CLAUSE_PERMITS(PRIN_10, the_conference_that_followed_from_missing_information_may_be_held)
{
    Story story{"board"};
    auto const terms = story.terms();
    Background background;
    background.decisions.push_back(
        {ConferenceId{"C0"}, ChildId{"A"}, Outcome::not_register, Date(2026, 2, 9), {}, {}, {}, true, {}, {}, {}});
    Terms const knowing{terms.settings, terms.history, terms.calendar, terms.services, background};
    RequestConference command;
    command.children = {{.id = ChildId{"A"},
                         .name = {},
                         .born = Date(2018, 5, 1),
                         .expected = {},
                         .school = {},
                         .registered_with = {},
                         .mother = {},
                         .looked_after = false}};
    Act const act{CommandId{"c"}, PersonId{"sw"}, {}, story.now(), story.now(), {}};
    EXPECT_FALSE(decide(story.conference(), command, act, knowing).accepted());
    command.follows = ConferenceId{"C0"};
    EXPECT_TRUE(decide(story.conference(), command, act, knowing).accepted());
    EXPECT_FALSE(decide(story.conference(), command, act, terms).accepted());
}

CLAUSE_JUDGES(PRIN_11, the_authority_determines_and_nothing_is_inferred)
{
    Story story{"board"};
    story.tell(R"({"do":"RecordStrategyMeeting","children":["A"]})");
    story.tell(R"({"do":"StartSection47","children":["A"]})");
    EXPECT_THAT(story.conference().convening.determinations, IsEmpty());
    EXPECT_TRUE(story.accepts(determined("A", "not_substantiated")));
    EXPECT_TRUE(story.accepts(determined("A", "continuing_risk")));
    EXPECT_EQ(story.conference().convening.determinations.at(ChildId{"A"}), Determination::continuing_risk);
}

TEST(Request, is_about_children_each_once_and_none_grown_up)
{
    Story story{"board"};
    story.tell(determined("A", "continuing_risk"));
    auto const refusal = [&](std::string const& children) {
        return story.refusal_of(R"({"do":"RequestConference","family":"F1","children":[)" + children + "]}");
    };
    EXPECT_EQ(refusal(""), "missing-field PRIN-05");
    EXPECT_EQ(refusal(R"({"id":"A","born":"2018-05-01"},{"id":"A","born":"2018-05-01"})"), "duplicate-child PRIN-05");
    EXPECT_EQ(refusal(R"({"id":"A","born":"2008-03-02"})"), "not-a-child PRIN-05");
    EXPECT_EQ(refusal(R"({"id":"A","born":"2026-03-03"})"), "in-the-future PRIN-05");
    EXPECT_EQ(refusal(R"({"id":"A"})"), "missing-field UNB-07");
    EXPECT_EQ(refusal(R"({"id":"A","born":"2008-03-03"})"), "");
    EXPECT_EQ(refusal(R"({"id":"A","born":"2008-03-03"})"), "already-done PRIN-05");
}

TEST(Request, of_unborn_children_alone_is_for_a_pre_birth_conference)
{
    Story story{"board"};
    story.tell(determined("T", "continuing_risk"));
    EXPECT_EQ(story.refusal_of(R"({"do":"RequestConference","family":"F1","kind":"pre_birth",)"
                               R"("children":[{"id":"T","born":"2018-05-01"}]})"),
              "wrong-kind UNB-02");
    story.tell(R"({"do":"RequestConference","family":"F1","children":[{"id":"T","expected":"2026-06-01"}]})");
    EXPECT_EQ(story.conference().convening.kind, Kind::pre_birth);
    story.tell(R"({"do":"AddChild","child":{"id":"S","born":"2019-01-01"}})");
    EXPECT_EQ(story.conference().convening.kind, Kind::initial);
    EXPECT_EQ(story.refusal_of(R"({"do":"AddChild","child":{"id":"S","born":"2019-01-01"}})"),
              "duplicate-child PRIN-05");
}

TEST(Request, of_a_review_is_for_children_on_the_register)
{
    Story story{"board"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RequestConference","family":"F1","kind":"review",)"
                               R"("children":[{"id":"A","born":"2018-05-01"}]})"),
              "not-on-the-register REV-01");
}

// A.1: when a conference is due

CLAUSE_COMPUTES(CONV_02, fifteen_working_days_from_the_last_strategy_meeting)
{
    Story story{"family"};
    EXPECT_EQ(due(story).from, Date(2026, 2, 16));
    EXPECT_EQ(due(story).due, Date(2026, 3, 9));
}

CLAUSE_COMPUTES(CONV_08, the_last_meeting_starts_the_clock_and_the_first_stays_in_view)
{
    Story story{"board"};
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-04"})");
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-16"})");
    EXPECT_EQ(due(story).due, Date(2026, 3, 9));
    EXPECT_THAT(alternatives(due(story)), ElementsAre("earlier_anchor 2026-02-25"));
    // A meeting typed late that was held earlier moves nothing.
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-01-30","purpose":"initiating"})");
    EXPECT_EQ(due(story).due, Date(2026, 3, 9));
}

CLAUSE_COMPUTES(CONV_02, a_board_may_count_from_the_initiating_meeting)
{
    Story story{"board"};
    story.tell(R"({"set":"ICPC_ANCHOR","value":"initiating","from":"2026-01-01"})");
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-04"})");
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-16"})");
    EXPECT_EQ(due(story).due, Date(2026, 2, 25));
    EXPECT_THAT(alternatives(due(story)), ElementsAre("later_anchor 2026-03-09"));
}

CLAUSE_PERMITS(CONV_08, a_meeting_about_another_matter_moves_no_date)
{
    Story story{"convened"};
    EXPECT_TRUE(story.accepts(R"({"do":"RecordStrategyMeeting","purpose":"other_matter"})"));
    EXPECT_EQ(due(story).due, Date(2026, 3, 9));
}

CLAUSE_REFUSES(CONV_08, a_meeting_after_booking_moves_the_date_only_with_a_reason)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordStrategyMeeting"})"), "reason-required CONV-08");
    EXPECT_THAT(story.findings_of(
                    R"({"do":"RecordStrategyMeeting","reasons":{"CONV-08":"A new injury had to be considered."}})"),
                ElementsAre("anchor-moved CONV-08"));
    EXPECT_EQ(due(story).from, Date(2026, 3, 5));
    EXPECT_THAT(alternatives(due(story)), Contains("earlier_anchor 2026-03-09"));
}

CLAUSE_PERMITS(CONV_08, a_meeting_after_the_conference_has_begun_moves_nothing)
{
    Story story{"open"};
    EXPECT_TRUE(story.accepts(R"({"do":"RecordStrategyMeeting"})"));
    EXPECT_EQ(due(story).due, Date(2026, 3, 9));
}

CLAUSE_COMPUTES(CONV_09, a_move_into_the_area_counts_from_its_notice)
{
    Story story{"board"};
    story.tell(R"({"do":"RequestConference","family":"F1","kind":"transfer_in","from_authority":"south-council",)"
               R"("notified_on":"2026-02-16","agreed_permanent_on":"2026-02-23",)"
               R"("children":[{"id":"A","born":"2018-05-01"}]})");
    auto const all = conference_due(story.conference(), story.terms());
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].clause, Clause::CONV_09);
    EXPECT_EQ(all[0].due, Date(2026, 3, 9));
    EXPECT_THAT(alternatives(all[0]), ElementsAre("from_agreement 2026-03-16"));
    EXPECT_EQ(all[1].clause, Clause::MOV_08);
    EXPECT_EQ(all[1].due, Date(2026, 3, 16));
}

CLAUSE_REFUSES(CONV_10, the_original_authority_lets_go_only_after_the_transfer_conference)
{
    Story story{"closed"};
    story.tell(R"({"do":"RecordMove","at":"2026-04-01T10:00","child":"A","kind":"permanent","to":"south-council"})");
    EXPECT_EQ(story.refusal_of(R"({"do":"CompleteTransfer","child":"A"})"), "no-transfer-conference CONV-10");
}

CLAUSE_PERMITS(CONV_10, the_transfer_is_complete_once_the_conference_there_has_decided)
{
    Story story{"closed"};
    story.tell(R"({"do":"RecordMove","at":"2026-04-01T10:00","child":"A","kind":"permanent","to":"south-council"})");
    story.tell(R"({"do":"RequestTransfer","child":"A"})");
    story.tell(R"({"do":"AcceptTransfer","child":"A","authority":"south-council"})");
    EXPECT_EQ(story.refusal_of(R"({"do":"CompleteTransfer","at":"2026-04-20T10:00","child":"A",)"
                               R"("conference_on":"2026-04-17","registered":true,"both_areas_attended":true})"),
              "");
}

// Strategy discussion and section 47

CLAUSE_PERMITS(S47_02, police_and_social_services_are_enough)
{
    Story story{"board"};
    EXPECT_THAT(story.findings_of(R"({"do":"RecordStrategyMeeting","agencies":["CSS","POL"]})"), IsEmpty());
}

CLAUSE_REFUSES(S47_02, without_police_or_authority_to_decide_a_reason_is_wanted)
{
    Story story{"board"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordStrategyMeeting","agencies":["CSS","CH"]})"), "reason-required S47-02");
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordStrategyMeeting","undecided":["POL"]})"), "reason-required S47-02");
    EXPECT_THAT(story.findings_of(R"({"do":"RecordStrategyMeeting","agencies":["CSS","CH"],)"
                                  R"("reasons":{"S47-02":"Police joined by telephone afterwards."}})"),
                ElementsAre("police-or-social-services-missing S47-02"));
}

CLAUSE_PERMITS(S47_03, social_services_chair)
{
    Story story{"board"};
    EXPECT_THAT(story.findings_of(R"({"do":"RecordStrategyMeeting","chaired_by":"CSS"})"), IsEmpty());
}

CLAUSE_REFUSES(S47_03, another_agency_in_the_chair_wants_a_reason)
{
    Story story{"board"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordStrategyMeeting","chaired_by":"POL"})"), "reason-required S47-03");
}

CLAUSE_REFUSES(S47_05, a_date_outside_the_normal_time_needs_manager_and_reason)
{
    Story story{"board"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordStrategyMeeting","extended_to":"2026-04-30"})"), "missing-field S47-05");
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordStrategyMeeting","extended_to":"2026-04-30","extended_by":"senior"})"),
              "reason-required S47-05");
}

CLAUSE_PERMITS(S47_05, within_the_extended_date_a_conference_counts_as_extended_and_not_as_met)
{
    Story story{"board"};
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-16","extended_to":"2026-03-20",)"
               R"("extended_by":"senior","reasons":{"S47-05":"Abuse by several people, in two counties."}})");
    EXPECT_EQ(due(story).due, Date(2026, 3, 9));
    EXPECT_THAT(alternatives(due(story)), Contains("extended 2026-03-20"));
    EXPECT_EQ(lateness(story.conference(), Date(2026, 3, 20), story.terms())->clause, Clause::S47_05);
    EXPECT_EQ(lateness(story.conference(), Date(2026, 3, 23), story.terms())->clause, Clause::CONV_02);
    EXPECT_FALSE(lateness(story.conference(), Date(2026, 3, 9), story.terms()));
}

CLAUSE_COMPUTES(S47_06, of_several_meetings_the_last_starts_the_clock_of_the_conference)
{
    Story story{"board"};
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-10"})");
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-16"})");
    story.tell(R"({"do":"RecordStrategyMeeting","held_on":"2026-02-23"})");
    EXPECT_EQ(due(story).from, Date(2026, 2, 23));
    EXPECT_EQ(due(story).alternatives.size(), 2u);
}

CLAUSE_COMPUTES(S47_08, hours_run_through_nights_and_weekends_where_a_board_counts_them)
{
    Story story{"board"};
    EXPECT_FALSE(deadline_at(Clause::S47_08, story.now(), story.terms().settings));
    story.tell(R"({"set":"STRATEGY_DISCUSSION_HOURS","value":24,"from":"2026-01-01"})");
    story.tell(R"({"clock":"2026-03-06T16:30"})");
    auto const at = deadline_at(Clause::S47_08, story.now(), story.terms().settings)->at;
    EXPECT_EQ(at->day, Date(2026, 3, 7));
    EXPECT_EQ(at->minute_of_day, 16 * 60 + 30);
}

CLAUSE_COMPUTES(S47_09, enquiries_have_the_days_that_a_board_sets)
{
    Story story{"board"};
    auto const finish = [&] {
        auto const terms = story.terms();
        return deadline(Clause::S47_09, Date(2026, 2, 16), terms.settings, terms.calendar);
    };
    EXPECT_FALSE(finish());
    story.tell(R"({"set":"SECTION47_DAYS","value":10,"from":"2026-01-01"})");
    EXPECT_EQ(finish()->due, Date(2026, 3, 2));
}

CLAUSE_COMPUTES(S47_10, an_assessment_has_forty_two_working_days_whatever_is_called_meanwhile)
{
    Story story{"convened"};
    auto const terms = story.terms();
    EXPECT_EQ(deadline(Clause::S47_10, Date(2024, 11, 7), terms.settings, terms.calendar)->due, Date(2025, 1, 9));
}

CLAUSE_PERMITS(S47_11, enquiries_end_in_one_of_three_ways)
{
    Story story{"board"};
    EXPECT_THAT(story.events_of(determined("A", "not_substantiated")), ElementsAre("Section47Determined"));
    EXPECT_THAT(story.events_of(determined("A", "no_continuing_risk")), ElementsAre("Section47Determined"));
    EXPECT_THAT(story.events_of(determined("A", "continuing_risk")), ElementsAre("Section47Determined", "TaskSet"));
    EXPECT_EQ(story.conference().convening.tasks.front().what, "convene");
}

CLAUSE_REFUSES(S47_11, there_is_no_fourth_way)
{
    Story story{"board"};
    EXPECT_THAT(story.fault_of(determined("A", "inconclusive")), Not(IsEmpty()));
    EXPECT_EQ(story.refusal_of(request), "reason-required PRIN-10");
}

CLAUSE_COMPUTES(S47_12, fifteen_working_days_skip_the_bank_holidays)
{
    Story story{"board"};
    auto const terms = story.terms();
    auto const of = [&](Date from) { return deadline(Clause::S47_12, from, terms.settings, terms.calendar)->due; };
    EXPECT_EQ(of(Date(2022, 4, 6)), Date(2022, 4, 29));
    EXPECT_EQ(of(Date(2025, 4, 10)), Date(2025, 5, 6));
    EXPECT_EQ(of(Date(2025, 12, 12)), Date(2026, 1, 7));
}

CLAUSE_PERMITS(S47_14, a_conference_that_is_held_decides)
{
    Story story{"closed"};
    EXPECT_TRUE(story.conference().meeting.closed);
    EXPECT_TRUE(story.conference().outcomes.declared.contains(ChildId{"A"}));
}

CLAUSE_REFUSES(S47_14, there_is_no_deferred_outcome_and_no_close_without_one)
{
    Story story{"agreed"};
    EXPECT_THAT(story.fault_of(R"({"do":"DeclareOutcome","child":"A","outcome":"deferred"})"), Not(IsEmpty()));
    EXPECT_EQ(story.refusal_of(R"({"do":"CloseConference"})"), "no-outcome DEFER-01");
}

// The request and its approval

namespace {

constexpr char const* begun = R"({"do":"BeginRequest","family":"F1","children":[{"id":"A","born":"2018-05-01"}]})";
constexpr char const* to_approve = R"({"do":"RequestConference","family":"F1","team_manager":"manager",)"
                                   R"("social_worker":"sw","to_approve":true,"children":[{"id":"A",)"
                                   R"("born":"2018-05-01"}]})";

/// A request that was sent and waits for its manager.
void ask(Story& story)
{
    story.tell(begun);
    story.tell(R"({"do":"RecordStrategyMeeting","children":["A"]})");
    story.tell(determined("A", "continuing_risk"));
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
    story.tell(determined("A", "continuing_risk"));
    story.tell(request);
    EXPECT_EQ(story.refusal_of(begun), "already-done PRIN-05");
}

}

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

// A.1: a move into another area

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

}

#include "register/test_child.h"

namespace noddfa::cpr::moves_test {

namespace {

std::string const for_good = R"({"kind":"permanent","to":"gwent","arrived_on":"2026-04-01"})";
std::string const for_a_while = R"({"kind":"temporary","to":"gwent","arrived_on":"2026-04-01","until":"2026-05-29",
    "supervisor":"gwent-worker","address":"With an aunt."})";

/// A moves to Gwent for good; told on Wednesday 1 April 2026, before Easter.
Desk<State> moving()
{
    auto desk = registered();
    desk.on("2026-04-01").by("manager").tell<RecordMove>(for_good);
    return desk;
}

/// Gwent has taken the transfer on.
Desk<State> accepted()
{
    auto desk = moving();
    desk.on("2026-04-02").tell<RequestTransfer>();
    desk.tell<AcceptTransfer>(R"({"authority":"gwent"})");
    return desk;
}

std::string const received = R"({"child":"A","authority":"gwent","conference":"g1","categories":["emotional"],
    "identity":{"name":""},"arrangements":{"plan":true,"coordinator":"gwent-worker",
    "first_core_group":"2026-05-06","review":"2026-07-22"}})";

}

CLAUSE_RECORDS(MOV_01, a_move_is_told_to_everybody_involved)
{
    auto desk = registered();
    EXPECT_THAT(desk.events_of<RecordMove>(for_good),
                ElementsAre("MoveRecorded", "AlertRaised", "AlertRaised", "TaskSet"));
    EXPECT_EQ(desk.state.tasks.back().what, "tell-agencies-and-custodian");
}

CLAUSE_PERMITS(MOV_02, coordinator_and_manager_acknowledge_by_the_next_working_day)
{
    auto desk = moving();
    // Good Friday and Easter Monday are no working days.
    EXPECT_EQ(desk.duty(Clause::MOV_02).deadline->due, day("2026-04-02"));
    EXPECT_EQ(desk.state.alerts.front().to, PersonId{"sw"});
    desk.tell<AcknowledgeMove>(R"({"person":"sw"})");
    EXPECT_FALSE(desk.owes(Clause::MOV_02));
    EXPECT_FALSE(desk.duty(Clause::MOV_02).late);
}

CLAUSE_COMPUTES(MOV_02, the_team_manager_named_in_the_request_is_told)
{
    auto desk = registered();
    DecisionTaken taken;
    taken.team_manager = PersonId{"own-manager"};
    desk.background.decisions.push_back(taken);
    desk.on("2026-04-01").by("teacher").tell<RecordMove>(for_good);
    ASSERT_EQ(desk.state.alerts.size(), 2U);
    EXPECT_EQ(desk.state.alerts.back().to, PersonId{"own-manager"});
    desk.by("sw").tell<AcknowledgeAlert>(R"({"about":"move"})");
    EXPECT_TRUE(desk.owes(Clause::MOV_02));
    desk.by("own-manager").tell<AcknowledgeAlert>(R"({"about":"move","answer":"Seen."})");
    EXPECT_FALSE(desk.owes(Clause::MOV_02));
    EXPECT_EQ(desk.duty(Clause::MOV_02).met_on, day("2026-04-01"));
}

CLAUSE_REFUSES(MOV_02, unacknowledged_it_is_late_the_day_after)
{
    auto desk = moving();
    desk.on("2026-04-03");
    EXPECT_TRUE(desk.owes(Clause::MOV_02));
    EXPECT_TRUE(desk.duty(Clause::MOV_02).late);
}

CLAUSE_COMPUTES(MOV_04, information_is_due_three_calendar_days_from_the_notice)
{
    auto desk = moving();
    EXPECT_EQ(desk.duty(Clause::MOV_04).deadline->due, day("2026-04-04"));
    EXPECT_THAT(desk.on("2026-04-07").findings_of<SendTransferInformation>(R"({"custodian_told":true})"),
                ElementsAre("late MOV-04"));
    EXPECT_EQ(desk.detail("due"), "2026-04-04");
    EXPECT_TRUE(desk.duty(Clause::MOV_04).late);
}

CLAUSE_PERMITS(MOV_04, a_board_may_count_working_days)
{
    auto desk = registered();
    desk.set("TRANSFER_INFORMATION_UNIT", "\"working\"");
    desk.on("2026-04-01").tell<RecordMove>(for_good);
    EXPECT_EQ(desk.duty(Clause::MOV_04).deadline->due, day("2026-04-08"));
    EXPECT_THAT(desk.on("2026-04-08").findings_of<SendTransferInformation>(R"({"custodian_told":true})"), IsEmpty());
}

CLAUSE_PERMITS(MOV_05, the_receiving_custodian_is_told_with_the_information)
{
    auto desk = moving();
    desk.on("2026-04-02").tell<SendTransferInformation>(R"({"custodian_told":true})");
    EXPECT_FALSE(desk.owes(Clause::MOV_05));
}

CLAUSE_REFUSES(MOV_05, information_without_a_word_to_the_custodian_leaves_it_open)
{
    auto desk = moving();
    EXPECT_THAT(desk.on("2026-04-02").findings_of<SendTransferInformation>(), ElementsAre("custodian-not-told MOV-05"));
    EXPECT_FALSE(desk.owes(Clause::MOV_04));
    EXPECT_TRUE(desk.owes(Clause::MOV_05));
}

CLAUSE_COMPUTES(MOV_06, a_stay_asks_for_a_transfer_at_twelve_weeks_and_a_permanent_move_at_once)
{
    auto staying = registered();
    staying.on("2026-04-01").tell<RecordMove>(for_a_while);
    auto const due = *staying.duty(Clause::MOV_06).deadline;
    EXPECT_EQ(due.due, day("2026-06-24"));
    EXPECT_EQ(due.target, day("2026-06-10"));
    EXPECT_EQ(moving().duty(Clause::MOV_06).deadline->due, day("2026-04-01"));
}

CLAUSE_REFUSES(MOV_06, a_request_for_a_short_stay_is_remarked_on_and_accepted)
{
    auto desk = registered();
    desk.on("2026-04-01").tell<RecordMove>(for_a_while);
    EXPECT_THAT(desk.findings_of<RequestTransfer>(), ElementsAre("transfer-not-yet-due MOV-06"));
    EXPECT_EQ(desk.refusal_of<RequestTransfer>(), "already-done MOV-06");
    EXPECT_THAT(moving().findings_of<RequestTransfer>(), IsEmpty());
}

CLAUSE_RECORDS(MOV_07, a_temporary_move_without_supervisor_or_address_is_remarked_on)
{
    auto desk = registered();
    EXPECT_THAT(desk.findings_of<RecordMove>(R"({"kind":"temporary","to":"gwent"})"),
                ElementsAre("no-supervisor MOV-07", "no-address-or-length MOV-07"));
    EXPECT_THAT(registered().findings_of<RecordMove>(for_a_while), IsEmpty());
}

CLAUSE_COMPUTES(MOV_08, the_later_of_notice_and_agreement_starts_the_other_reading)
{
    auto desk = moving();
    desk.on("2026-04-02").tell<SendTransferInformation>(R"({"custodian_told":true})");
    desk.on("2026-04-10").tell<AgreePermanent>();
    EXPECT_EQ(desk.duty(Clause::MOV_08).deadline->due, day("2026-05-01"));
}

CLAUSE_COMPUTES(MOV_09, the_conference_is_due_fifteen_working_days_from_the_notice)
{
    auto desk = moving();
    desk.on("2026-04-02").tell<SendTransferInformation>(R"({"custodian_told":true})");
    desk.on("2026-04-10").tell<AgreePermanent>();
    auto const due = *desk.duty(Clause::MOV_09).deadline;
    EXPECT_EQ(due.due, day("2026-04-27"));
    ASSERT_EQ(due.alternatives.size(), 1U);
    EXPECT_EQ(due.alternatives.front().due, day("2026-05-01"));
    EXPECT_FALSE(desk.on("2026-04-27").duty(Clause::MOV_09).late);
    EXPECT_TRUE(desk.on("2026-04-28").duty(Clause::MOV_09).late);
}

CLAUSE_COMPUTES(MOV_09, without_a_word_of_agreement_it_runs_from_the_notice_all_the_same)
{
    auto desk = moving();
    EXPECT_FALSE(desk.owes(Clause::MOV_09));
    desk.on("2026-04-02").tell<SendTransferInformation>(R"({"custodian_told":true})");
    EXPECT_EQ(desk.duty(Clause::MOV_09).deadline->due, day("2026-04-27"));
    EXPECT_FALSE(desk.owes(Clause::MOV_08));
}

CLAUSE_RECORDS(MOV_10, a_transfer_conference_without_both_areas_is_remarked_on)
{
    auto desk = accepted();
    EXPECT_THAT(
        desk.on("2026-04-24").findings_of<CompleteTransfer>(R"({"conference_on":"2026-04-22","registered":true})"),
        ElementsAre("one-area-only MOV-10"));
}

CLAUSE_PERMITS(MOV_11, the_receiving_conferences_decision_passes_the_entry_in_one_event)
{
    auto desk = moving();
    desk.on("2026-04-02").tell<RequestTransfer>();
    EXPECT_TRUE(standing(desk.state).transfer_pending);
    EXPECT_EQ(standing(desk.state).authority, AuthorityId{"morgannwg"});
    EXPECT_THAT(desk.on("2026-04-22").events_of<EnterRegister>(received), ElementsAre("Transferred"));
    EXPECT_EQ(standing(desk.state).authority, AuthorityId{"gwent"});
    ASSERT_EQ(desk.state.ended.size(), 1U);
    EXPECT_EQ(desk.state.ended.front().to, desk.state.live->from);
    EXPECT_TRUE(desk.owes(Clause::MOV_11));
    desk.tell<CompleteTransfer>(R"({"both_areas_attended":true})");
    EXPECT_EQ(standing(desk.state).authority, AuthorityId{"gwent"});
    EXPECT_FALSE(desk.owes(Clause::MOV_11));
}

CLAUSE_REFUSES(MOV_11, only_the_authority_moved_to_takes_the_transfer_on)
{
    auto desk = moving();
    EXPECT_EQ(desk.refusal_of<AcceptTransfer>(R"({"authority":"gwent"})"), "wrong-stage MOV-06");
    desk.tell<RequestTransfer>();
    EXPECT_EQ(desk.refusal_of<AcceptTransfer>(R"({"authority":"powys"})"), "not-the-receiving-authority MOV-11");
    EXPECT_EQ(desk.refusal_of<AcceptTransfer>(R"({"authority":"gwent"})"), "");
}

CLAUSE_REFUSES(MOV_11, an_entry_does_not_end_on_one_sides_word)
{
    auto desk = moving();
    std::string const on_its_word = R"({"conference_on":"2026-04-22","registered":true,"both_areas_attended":true})";
    EXPECT_EQ(desk.on("2026-04-24").refusal_of<CompleteTransfer>(on_its_word), "wrong-stage MOV-11");
    desk.tell<RequestTransfer>();
    EXPECT_EQ(desk.refusal_of<CompleteTransfer>(on_its_word), "wrong-stage MOV-11");
    EXPECT_TRUE(standing(desk.state).on_register);
}

CLAUSE_REFUSES(MOV_11, a_transfer_without_a_decision_is_not_completed)
{
    auto desk = accepted();
    EXPECT_EQ(desk.on("2026-04-24").refusal_of<CompleteTransfer>(R"({"conference_on":"2026-04-22"})"),
              "no-transfer-decision MOV-11");
    EXPECT_TRUE(standing(desk.state).on_register);
}

CLAUSE_REFUSES(CONV_10, the_entry_is_not_closed_before_the_transfer_conference)
{
    auto desk = accepted();
    EXPECT_EQ(desk.refusal_of<CompleteTransfer>(), "no-transfer-conference CONV-10");
    EXPECT_EQ(desk.refusal_of<CompleteTransfer>(R"({"conference_on":"2026-04-22","registered":true})"),
              "no-transfer-conference CONV-10");
}

CLAUSE_PERMITS(CONV_10, after_a_conference_held_elsewhere_the_entry_here_ends)
{
    auto desk = accepted();
    desk.on("2026-04-24");
    EXPECT_EQ(desk.refusal_of<CompleteTransfer>(
                  R"({"conference_on":"2026-03-06","registered":true,"both_areas_attended":true})"),
              "contradictory CONV-10");
    desk.tell<CompleteTransfer>(R"({"conference_on":"2026-04-22","registered":true,"both_areas_attended":true})");
    EXPECT_FALSE(standing(desk.state).on_register);
    EXPECT_EQ(desk.state.ended.front().ending, Ending::transfer);
    // I11: on the other conference's day, not on the day it was typed.
    EXPECT_EQ(desk.state.ended.front().to, day("2026-04-22"));
    auto const answer = answer_for(desk.state, {});
    EXPECT_EQ(answer.moved_to, AuthorityId{"gwent"});
    EXPECT_FALSE(desk.owes(Clause::MOV_06));
    EXPECT_TRUE(answer.ring_duty_team);
}

CLAUSE_PERMITS(MOV_12, by_default_a_transfer_conference_may_leave_a_child_off)
{
    auto desk = moving();
    desk.tell<RequestTransfer>();
    desk.on("2026-04-22").tell<DeclineTransfer>(R"({"authority":"gwent","conference":"g1"})");
    EXPECT_TRUE(standing(desk.state).on_register);
    EXPECT_EQ(desk.refusal_of<CompleteTransfer>(R"({"both_areas_attended":true})"), "");
    EXPECT_FALSE(standing(desk.state).on_register);
}

CLAUSE_REFUSES(MOV_12, where_a_board_says_so_coming_off_at_a_transfer_asks_why)
{
    auto desk = accepted();
    desk.set("TRANSFER_BARS_REMOVAL", "true");
    EXPECT_EQ(desk.on("2026-04-24")
                  .refusal_of<CompleteTransfer>(
                      R"({"conference_on":"2026-04-22","registered":false,"both_areas_attended":true})"),
              "reason-required MOV-12");
}

CLAUSE_COMPUTES(MOV_13, a_missing_child_stays_registered_and_shows_as_missing)
{
    auto desk = registered();
    EXPECT_THAT(desk.events_of<MarkWhereaboutsUnknown>(), ElementsAre("WhereaboutsUnknown", "AlertRaised", "TaskSet"));
    auto const answer = answer_for(desk.state, {});
    EXPECT_EQ(answer.status, RegisterStatus::on);
    EXPECT_TRUE(answer.whereabouts_unknown);
    EXPECT_EQ(desk.state.live->said.arrangements.review, day("2026-06-08"));
    desk.tell<MarkFound>();
    EXPECT_FALSE(answer_for(desk.state, {}).whereabouts_unknown);
    EXPECT_TRUE(desk.state.alerts.empty());
}

TEST(Stay, ends_where_this_authoritys_own_conference_registers)
{
    auto desk = cpr::desk();
    desk.tell<EnterTemporary>(R"({"authority":"morgannwg","home":"gwent","home_entry":"G-17"})");
    desk.on("2026-03-30").tell<EnterRegister>(whole_registration);
    EXPECT_FALSE(desk.state.stay);
    EXPECT_FALSE(standing(desk.state).temporary);
}

TEST(Move, cannot_be_of_a_child_who_is_not_registered)
{
    EXPECT_EQ(desk().refusal_of<RecordMove>(for_good), "not-registered MOV-01");
}

TEST(Alerts, of_the_register_go_to_a_person_and_are_acknowledged_by_nobody_else)
{
    auto desk = registered();
    desk.tell<MarkWhereaboutsUnknown>();
    EXPECT_TRUE(desk.owes(Clause::MOV_13));
    EXPECT_EQ(desk.by("hv").refusal_of<AcknowledgeAlert>(R"({"about":"whereabouts-unknown"})"),
              "unknown-alert CHAIR-08");
    desk.by("lsm").tell<AcknowledgeAlert>(R"({"about":"whereabouts-unknown"})");
    EXPECT_THAT(desk.state.alerts, IsEmpty());
    // The task stands until somebody says that it is done.
    EXPECT_TRUE(desk.owes(Clause::MOV_13));
    desk.tell<CompleteTask>(R"({"what":"alert-authorities-police-and-health"})");
    EXPECT_FALSE(desk.owes(Clause::MOV_13));
    EXPECT_EQ(desk.refusal_of<CompleteTask>(R"({"what":"alert-authorities-police-and-health"})"),
              "unknown-task CPR-04");
}

}

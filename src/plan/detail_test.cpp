#include "plan/test_plan.h"

namespace noddfa::plan::detail_test {

CLAUSE_RECORDS(PLAN_12, the_outline_grows_into_detail)
{
    auto desk = planned();
    EXPECT_FALSE(desk.state.detail);
    EXPECT_EQ(desk.state.actions.size(), 2U);
    desk.on("2026-03-18").tell<DetailPlan>("{\"plan\":" + five_parts + "}");
    EXPECT_TRUE(desk.state.detail);
    EXPECT_EQ(desk.state.actions.size(), 1U);
    EXPECT_EQ(desk.state.outline.risks.size(), 1U);
}

CLAUSE_PERMITS(PLN_01, a_plan_with_its_five_parts_is_adopted)
{
    auto desk = planned();
    EXPECT_THAT(desk.findings_of<DetailPlan>("{\"plan\":" + five_parts + "}"), IsEmpty());
}

CLAUSE_REFUSES(PLN_01, a_part_left_out_asks_whoever_adopts_the_plan_for_the_reason)
{
    auto desk = planned();
    std::string const two_missing = R"({"plan":{"needs":["To be safe."],
        "outcomes":[{"term":"shorter","what":"No injury.","risks":[1]}],
        "actions":[{"what":"See Alaw.","owner":"sw","by_when":"2026-03-27"}],"understood":"Yes."}})";
    EXPECT_EQ(desk.refusal_of<DetailPlan>(two_missing), "reason-required PLN-01");
    desk.because(Clause::PLN_01, "Settled at the next core group.");
    EXPECT_THAT(desk.findings_of<DetailPlan>(two_missing), ElementsAre("plan-part-missing PLN-01"));
    EXPECT_EQ(desk.detail("missing"), "monitoring,review");
}

CLAUSE_PERMITS(PLN_02, a_confirmed_plan_goes_on_with_its_reasons)
{
    auto desk = planned();
    desk.on("2026-06-08").tell<ReviewPlan>(R"({"result":"confirm","reasons":"It works."})");
    EXPECT_TRUE(desk.state.is_open());
    EXPECT_EQ(desk.state.plan_reviews.size(), 1U);
}

CLAUSE_PERMITS(PLN_02, a_revised_plan_takes_the_old_ones_place_and_both_are_kept)
{
    auto desk = planned();
    desk.tell<DetailPlan>("{\"plan\":" + five_parts + "}");
    desk.on("2026-06-08")
        .tell<ReviewPlan>(R"({"result":"revise","reasons":"Father is back.","plan":)" + five_parts + "}");
    EXPECT_EQ(desk.state.former_details.size(), 1U);
}

CLAUSE_REFUSES(PLN_02, each_result_has_its_mandated_content)
{
    auto desk = planned();
    EXPECT_EQ(desk.refusal_of<ReviewPlan>(R"({"result":"confirm"})"), "no-reason PLN-02");
    EXPECT_EQ(desk.refusal_of<ReviewPlan>(R"({"result":"revise","reasons":"Father is back."})"), "no-new-plan PLN-02");
    desk.tell<NoteRegistrationEnd>();
    EXPECT_TRUE(desk.owes(Clause::PLN_02));
    EXPECT_EQ(desk.refusal_of<ReviewPlan>(R"({"result":"close","reasons":"Off the register.","achieved":"All."})"),
              "no-closing-statement PLN-02");
    desk.tell<ReviewPlan>(
        R"({"result":"close","reasons":"Off the register.","achieved":"All.","remaining":"By the school."})");
    EXPECT_FALSE(desk.state.is_open());
    EXPECT_THAT(desk.open_duties(), IsEmpty());
}

CLAUSE_REFUSES(MOV_11, the_originating_authoritys_plan_is_not_closed_while_a_transfer_is_pending)
{
    auto desk = planned();
    desk.tell<NoteRegistrationEnd>();
    desk.background.standings[ChildId{"A"}].transfer_pending = true;
    EXPECT_EQ(desk.refusal_of<ReviewPlan>(
                  R"({"result":"close","reasons":"Moved.","achieved":"Some.","remaining":"By Gwent."})"),
              "transfer-pending MOV-11");
}

CLAUSE_PERMITS(PLN_04, a_whole_outline_leaves_nothing_to_complete) { EXPECT_FALSE(planned().owes(Clause::PLN_04)); }

CLAUSE_REFUSES(PLN_04, an_outline_with_gaps_stays_due_and_a_loose_action_asks_why)
{
    Desk<State> desk;
    desk.on("2026-03-09")
        .by("sw")
        .tell<StartPlan>(R"({"outline":{"risks":["Injuries"],"actions":[{"what":"See Alaw."}]}})");
    EXPECT_THAT(missing_heads(desk.state.outline),
                ElementsAre("protection", "outcomes", "support", "monitoring", "family-views"));
    EXPECT_THAT(loose_actions(desk.state.outline.actions), ElementsAre(1));
    EXPECT_TRUE(desk.owes(Clause::PLN_04));
    EXPECT_EQ(desk.refusal_of<DetailPlan>(R"({"plan":{"needs":["To be safe."],
        "outcomes":[{"term":"shorter","what":"No injury.","risks":[1]}],"actions":[{"what":"See Alaw."}],
        "monitoring":"Each core group.","review_arrangements":"8 June.","understood":"Yes."}})"),
              "reason-required PLN-04");
}

CLAUSE_COMPUTES(PLN_05, the_outline_plan_reaches_everyone_within_five_working_days)
{
    auto desk = planned();
    EXPECT_EQ(desk.duty(Clause::PLN_05).deadline->due, day("2026-03-16"));
    EXPECT_TRUE(desk.on("2026-03-17").duty(Clause::PLN_05).late);
    desk.on("2026-03-13").tell<NoteSummarySent>();
    EXPECT_FALSE(desk.owes(Clause::PLN_05));
    desk.tell<ConfirmPlanReceipt>(R"({"person":"mother"})");
    EXPECT_EQ(desk.state.receipts.at(PersonId{"mother"}), day("2026-03-13"));
}

CLAUSE_COMPUTES(PLN_06, the_first_core_group_brings_the_summary_forward_and_never_back)
{
    auto const& settings = default_settings().on(day("2026-03-09"));
    auto const due = [&](char const* core_group) {
        return deadline(Clause::PLN_06, day("2026-03-09"), settings, england_and_wales(),
                        {.core_group = day(core_group), .other_starts = {}, .resolved = {}})
            ->due;
    };
    EXPECT_EQ(due("2026-03-12"), day("2026-03-12"));
    EXPECT_EQ(due("2026-03-18"), day("2026-03-16"));
}

CLAUSE_PERMITS(PLN_09, a_named_coordinator_leaves_nothing_open) { EXPECT_FALSE(planned().owes(Clause::PLN_09)); }

CLAUSE_REFUSES(PLN_09, a_plan_without_coordinator_starts_all_the_same_and_is_flagged)
{
    Desk<State> desk;
    desk.on("2026-03-09").by("chair").tell<StartPlan>(R"({"outline":{}})");
    EXPECT_TRUE(desk.state.is_open());
    EXPECT_TRUE(desk.owes(Clause::PLN_09));
    desk.tell<StartPlan>(R"({"outline":{},"coordinator":"sw"})");
    EXPECT_FALSE(desk.owes(Clause::PLN_09));
    EXPECT_TRUE(desk.state.is_member(PersonId{"sw"}));
}

CLAUSE_COMPUTES(PLN_10, the_senior_manager_is_to_be_told_the_same_day_until_somebody_is_named)
{
    Desk<State> desk;
    desk.set("ROLE_MAP", R"({"senior_manager":"senior"})");
    desk.on("2026-03-09").by("chair").tell<StartPlan>(R"({"outline":{}})");
    EXPECT_EQ(desk.duty(Clause::PLN_10).who, PersonId{"senior"});
    EXPECT_FALSE(desk.duty(Clause::PLN_10).late);
    EXPECT_TRUE(desk.on("2026-03-10").duty(Clause::PLN_10).late);
    desk.tell<NoteCoordinator>(R"({"person":"sw"})");
    EXPECT_FALSE(desk.owes(Clause::PLN_10));
}

CLAUSE_PERMITS(PLN_11, an_agency_that_cannot_deliver_is_heard_and_everyone_told)
{
    auto desk = planned();
    EXPECT_THAT(
        desk.events_of<ReportCannotDeliver>(R"({"person":"teacher","action":2,"reason":"No trusted adult is free."})"),
        ElementsAre("CannotDeliverReported", "TaskSet", "TaskSet", "TaskSet", "TaskSet"));
    EXPECT_TRUE(desk.state.actions[1].cannot_deliver);
    EXPECT_TRUE(desk.owes(Clause::ESC_06));
    desk.tell<ConsiderEscalation>(R"({"escalate":false,"reason":"Another adult was found the same day."})");
    EXPECT_FALSE(desk.owes(Clause::ESC_06));
}

CLAUSE_RECORDS(ESC_05, who_was_invited_to_the_conference_among_those_told_each_once)
{
    auto desk = planned();
    DecisionTaken taken;
    taken.invited = {PersonId{"hv"}, PersonId{"teacher"}, PersonId{"police"}};
    desk.background.decisions.push_back(taken);
    desk.tell<ReportCannotDeliver>(R"({"person":"teacher","action":2,"reason":"No trusted adult is free."})");
    auto const told = [&](char const* person) {
        return std::count_if(desk.state.tasks.begin(), desk.state.tasks.end(), [&](Task const& task) {
            return task.what == "read-cannot-deliver" && task.owner == PersonId{person};
        });
    };
    EXPECT_EQ(told("police"), 1);
    EXPECT_EQ(told("hv"), 1);
    EXPECT_EQ(told("teacher"), 0);
}

CLAUSE_REFUSES(PLN_11, only_an_action_that_is_not_in_the_plan_is_malformed)
{
    auto desk = planned();
    EXPECT_EQ(desk.refusal_of<ReportCannotDeliver>(R"({"person":"teacher","action":7,"reason":"No time."})"),
              "unknown-action PLN-11");
}

CLAUSE_RECORDS(ESC_06, escalation_is_considered_either_way_with_a_reason)
{
    for (auto const* escalate : {"true", "false"}) {
        auto desk = planned();
        desk.tell<ReportCannotDeliver>(R"({"person":"teacher","reason":"The school closes."})");
        auto const considered = std::string{R"({"escalate":)"} + escalate;
        EXPECT_EQ(desk.refusal_of<ConsiderEscalation>(considered + "}"), "missing-field ESC-06");
        EXPECT_EQ(desk.refusal_of<ConsiderEscalation>(considered + R"(,"reason":"Weighed with the lead."})"), "");
    }
}

TEST(CompleteAction, counts_from_one_and_only_once)
{
    auto desk = planned();
    EXPECT_THAT(desk.on("2026-03-17").findings_of<CompleteAction>(R"({"action":2})"), ElementsAre("late PLAN-07"));
    EXPECT_EQ(desk.refusal_of<CompleteAction>(R"({"action":2})"), "already-done CG-06");
    EXPECT_EQ(desk.refusal_of<CompleteAction>(R"({"action":3})"), "unknown-action CG-06");
    EXPECT_THAT(desk.findings_of<CompleteAction>(R"({"action":1})"), IsEmpty());
}

TEST(Registration, restored_with_its_plan)
{
    auto desk = planned();
    desk.tell<NoteRegistrationEnd>();
    EXPECT_FALSE(desk.owes(Clause::REG_05));
    desk.tell<NoteRegistrationRestored>();
    EXPECT_TRUE(desk.owes(Clause::REG_05));
    EXPECT_FALSE(desk.owes(Clause::PLN_02));
}

TEST(Reviews, the_first_within_three_months_and_later_ones_within_six_of_the_last)
{
    auto desk = planned();
    EXPECT_EQ(desk.duty(Clause::REG_12).deadline->due, day("2026-06-09"));
    desk.on("2026-06-08").tell<NoteReview>(R"({"conference":"c2","next":"2026-12-07"})");
    EXPECT_FALSE(desk.owes(Clause::REG_12));
    EXPECT_EQ(desk.duty(Clause::REG_13).deadline->due, day("2026-12-08"));
}

TEST(StartPlan, by_the_same_conference_amends_and_by_another_starts_afresh)
{
    auto desk = planned();
    EXPECT_THAT(desk.events_of<StartPlan>(outline), ElementsAre("OutlineAmended"));
    EXPECT_THAT(
        desk.on("2026-04-22")
            .events_of<StartPlan>(
                R"({"conference":"g1","conference_on":"2026-04-22","coordinator":"gwent-worker","outline":{}})"),
        ElementsAre("PlanStarted"));
    EXPECT_EQ(desk.duty(Clause::REG_09).deadline->due, day("2026-05-07"));
    EXPECT_FALSE(desk.state.is_member(PersonId{"sw"}));
}

CLAUSE_COMPUTES(PLAN_07, each_action_is_due_on_its_day_from_its_owner_until_it_is_done)
{
    auto desk = planned();
    desk.on("2026-03-17");
    EXPECT_THAT(desk.open_duties(), Contains("PLAN-07 2026-03-20"));
    EXPECT_THAT(desk.open_duties(), Contains("PLAN-07 2026-03-16 late"));
    EXPECT_EQ(desk.duty(Clause::PLAN_07).who, PersonId{"sw"});
    EXPECT_EQ(desk.duty(Clause::PLAN_07).about, "1");
    desk.tell<CompleteAction>(R"({"action":1})");
    EXPECT_EQ(desk.duty(Clause::PLAN_07).met_on, day("2026-03-17"));
}

CLAUSE_COMPUTES(REG_13, a_plan_carried_over_after_a_review_has_its_clocks_from_there)
{
    Desk<State> desk;
    desk.on("2026-03-02")
        .by("sw")
        .tell<StartPlan>(
            R"({"conference_on":"2026-02-03","reviewed_on":"2026-02-03","coordinator":"sw","outline":{}})");
    EXPECT_FALSE(desk.owes(Clause::REG_09));
    EXPECT_FALSE(desk.owes(Clause::REG_12));
    EXPECT_EQ(desk.duty(Clause::REG_13).deadline->due, day("2026-08-03"));
    EXPECT_EQ(desk.duty(Clause::REG_10).deadline->due, day("2026-03-17"));
    EXPECT_EQ(desk.duty(Clause::REG_05).deadline->due, day("2026-02-17"));
}

TEST(Review, that_settles_date_after_date_is_one_review)
{
    auto desk = planned();
    desk.on("2026-06-08").tell<NoteReview>(R"({"conference":"c2"})");
    desk.tell<NoteReview>(R"({"conference":"c2","next":"2026-12-07"})");
    EXPECT_EQ(desk.state.reviews.size(), 1U);
    EXPECT_EQ(desk.state.review_date, day("2026-12-07"));
    desk.tell<NoteDates>(R"({"review":"2026-11-30"})");
    EXPECT_EQ(desk.state.reviews.size(), 1U);
    EXPECT_EQ(desk.state.review_date, day("2026-11-30"));
}

}

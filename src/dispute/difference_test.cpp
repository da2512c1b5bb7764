#include "dispute/test_dispute.h"

namespace noddfa::dispute::difference_test {

namespace {

std::string const raised = R"({"person":"hv","conference":"c1","child":"A","what":"The plan ignores the feeding.",
    "safety_action":"Weighed twice a week at the surgery.","chair_told":true,"safeguarding_lead":"hv-lead"})";

}

CLAUSE_RECORDS(DIS_01, a_dissent_may_become_a_dispute)
{
    auto desk = dispute::desk();
    EXPECT_THAT(desk.by("hv").events_of<RaiseDifference>(raised), ElementsAre("DifferenceRaised"));
    EXPECT_EQ(desk.refusal_of<RaiseDifference>(raised), "dispute-in-use DIS-01");
}

CLAUSE_PERMITS(DIS_02, told_to_chair_and_lead_with_the_child_safe_it_is_raised_without_a_word)
{
    auto desk = dispute::desk();
    EXPECT_THAT(desk.by("hv").findings_of<RaiseDifference>(raised), IsEmpty());
    EXPECT_TRUE(desk.owes(Clause::DIS_02));
    desk.tell<ResolveDifference>(R"({"outcome":"Feeding is in the plan now.","learning":"Ask health first."})");
    EXPECT_FALSE(desk.owes(Clause::DIS_02));
}

CLAUSE_REFUSES(DIS_02, a_bare_difference_is_heard_and_its_gaps_shown)
{
    auto desk = dispute::desk();
    EXPECT_THAT(desk.by("hv").findings_of<RaiseDifference>(R"({"person":"hv","what":"The plan ignores feeding."})"),
                ElementsAre("chair-not-told DIS-02", "safeguarding-lead-not-told DIS-02", "no-safety-action DIS-02"));
    EXPECT_EQ(desk.state.tasks.back().what, "record-safety-action");
}

CLAUSE_REFUSES(DIS_02, nothing_is_settled_before_the_childs_safety_without_a_reason)
{
    auto desk = dispute::desk();
    desk.by("hv").tell<RaiseDifference>(R"({"person":"hv","what":"The plan ignores feeding."})");
    EXPECT_EQ(desk.refusal_of<ResolveDifference>(R"({"outcome":"Agreed to differ."})"), "reason-required DIS-02");
    desk.tell<RecordSafetyAction>(R"({"action":"Weighed twice a week."})");
    EXPECT_TRUE(desk.state.tasks.empty());
    EXPECT_EQ(desk.refusal_of<ResolveDifference>(R"({"outcome":"Feeding is in the plan now."})"), "");
}

CLAUSE_COMPUTES(DIS_03, off_until_a_board_sets_its_stages)
{
    auto desk = dispute::desk();
    desk.tell<RaiseDifference>(raised);
    EXPECT_FALSE(desk.owes(Clause::DIS_03));
    EXPECT_THAT(desk.findings_of<MoveUp>(R"({"reason":"No answer."})"), ElementsAre("no-stages-set DIS-03"));
    EXPECT_EQ(desk.state.difference->stage, 2);
}

CLAUSE_COMPUTES(DIS_03, each_stage_has_the_boards_own_time)
{
    auto desk = dispute::desk();
    desk.set("ESCALATION_STAGES", R"(["practitioner:1","manager:5","board"])");
    desk.tell<RaiseDifference>(raised);
    EXPECT_EQ(desk.duty(Clause::DIS_03).deadline->due, day("2026-03-17"));
    desk.on("2026-03-18").tell<MoveUp>(R"({"owner":"hv-lead","reason":"No answer."})");
    EXPECT_EQ(desk.state.difference->steps.back().name, "manager");
    EXPECT_EQ(desk.duty(Clause::DIS_03).deadline->due, day("2026-03-25"));
    EXPECT_EQ(desk.duty(Clause::DIS_03).who, PersonId{"hv-lead"});
    desk.tell<MoveUp>();
    EXPECT_FALSE(desk.duty(Clause::DIS_03).deadline);
    EXPECT_EQ(desk.refusal_of<MoveUp>(), "top-of-ladder DIS-03");
}

}

#include "plan/test_plan.h"

namespace noddfa::plan::visits_test {

CLAUSE_COMPUTES(VIS_01, seen_alone_within_ten_working_days_of_when_last_seen_alone)
{
    auto desk = planned();
    EXPECT_EQ(desk.duty(Clause::REG_05).deadline->due, day("2026-03-23"));
    desk.on("2026-03-20").tell<RecordVisit>(R"({"seen_alone":true})");
    EXPECT_EQ(desk.duty(Clause::REG_05).deadline->due, day("2026-04-07"));
    // Seen with the mother: seen, but not alone.
    desk.on("2026-03-27").tell<RecordVisit>();
    EXPECT_EQ(desk.duty(Clause::REG_05).deadline->due, day("2026-04-07"));
}

CLAUSE_REFUSES(VIS_01, a_late_visit_is_late_and_a_visit_by_somebody_else_does_not_count)
{
    auto desk = planned();
    desk.on("2026-03-20").by("hv").tell<RecordVisit>(R"({"seen_alone":true})");
    EXPECT_EQ(desk.duty(Clause::REG_05).deadline->due, day("2026-03-23"));
    desk.tell<RecordVisit>(R"({"seen_alone":true,"for_coordinator":true})");
    EXPECT_EQ(desk.duty(Clause::REG_05).deadline->due, day("2026-04-07"));
    EXPECT_THAT(desk.on("2026-04-08").by("sw").findings_of<RecordVisit>(R"({"seen_alone":true})"),
                ElementsAre("late VIS-01"));
    EXPECT_EQ(desk.refusal_of<RecordVisit>(R"({"seen":false,"seen_alone":true})"), "contradictory VIS-01");
}

CLAUSE_COMPUTES(VIS_02, one_visit_at_home_can_stop_both_clocks)
{
    auto desk = planned();
    EXPECT_EQ(desk.duty(Clause::VIS_02).deadline->due, day("2026-04-02"));
    EXPECT_EQ(desk.duty(Clause::VIS_02).deadline->limit, day("2026-04-06"));
    desk.on("2026-03-20").tell<RecordVisit>(R"({"seen_alone":true,"at_home":true})");
    EXPECT_EQ(desk.duty(Clause::VIS_02).deadline->due, day("2026-04-17"));
    EXPECT_EQ(desk.duty(Clause::REG_05).deadline->due, day("2026-04-07"));
}

CLAUSE_REFUSES(VIS_02, four_weeks_and_a_day_at_home_is_late)
{
    auto desk = planned();
    EXPECT_FALSE(desk.on("2026-04-06").duty(Clause::VIS_02).late);
    EXPECT_TRUE(desk.on("2026-04-07").duty(Clause::VIS_02).late);
    EXPECT_THAT(desk.findings_of<RecordVisit>(R"({"at_home":true})"), ElementsAre("late VIS-02"));
}

CLAUSE_PERMITS(VIS_03, remote_contact_agreed_by_a_manager_is_recorded_and_stops_no_clock)
{
    auto desk = planned();
    desk.on("2026-03-20").because(Clause::VIS_03);
    desk.tell<RecordVisit>(R"({"remote":true,"manager":"manager","reason":"Chickenpox; seen on screen daily."})");
    EXPECT_EQ(desk.duty(Clause::REG_05).deadline->due, day("2026-03-23"));
    EXPECT_EQ(desk.duty(Clause::VIS_03).deadline->due, day("2026-03-23"));
    desk.tell<RecordVisit>();
    EXPECT_EQ(desk.duty(Clause::VIS_03).deadline->due, day("2026-04-07"));
}

CLAUSE_COMPUTES(VIS_03, a_visit_at_which_nobody_saw_the_child_stops_no_clock)
{
    auto desk = planned();
    desk.on("2026-03-20").tell<RecordVisit>(R"({"seen":false,"reason":"Nobody opened."})");
    EXPECT_EQ(desk.duty(Clause::VIS_03).deadline->due, day("2026-03-23"));
    EXPECT_EQ(desk.state.visits.size(), 1U);
}

CLAUSE_REFUSES(VIS_03, remote_contact_without_a_manager_asks_why)
{
    auto desk = planned();
    EXPECT_EQ(desk.refusal_of<RecordVisit>(R"({"remote":true,"reason":"No car."})"), "reason-required VIS-03");
    EXPECT_EQ(desk.refusal_of<RecordVisit>(R"({"remote":true,"manager":"manager"})"), "reason-required VIS-03");
    EXPECT_EQ(desk.refusal_of<RecordVisit>(R"({"remote":true,"at_home":true,"manager":"manager","reason":"No car."})"),
              "contradictory VIS-03");
}

CLAUSE_RECORDS(VIS_04, denied_access_is_told_to_every_other_member)
{
    auto desk = planned();
    EXPECT_THAT(desk.events_of<RecordAccessDenied>(
                    R"({"person":"hv","denied":"home","what":"Nobody answered; curtains moved."})"),
                ElementsAre("AccessDenied", "TaskSet", "TaskSet"));
    // The parent who refused is not told that it was reported.
    for (auto const& task : desk.state.tasks)
        EXPECT_NE(task.owner, PersonId{"mother"});
    EXPECT_TRUE(desk.owes(Clause::VIS_04));
    EXPECT_EQ(desk.state.denials.size(), 1U);
}

TEST(Visits, to_an_unborn_child_start_at_birth)
{
    Desk<State> desk;
    desk.on("2026-03-09")
        .by("sw")
        .tell<StartPlan>(R"({"conference_on":"2026-03-09","coordinator":"sw","unborn":true,"outline":{}})");
    EXPECT_FALSE(desk.owes(Clause::REG_05));
    EXPECT_TRUE(desk.owes(Clause::VIS_03));
    desk.on("2026-04-18").tell<NoteBirth>(R"({"born":"2026-04-17"})");
    EXPECT_EQ(desk.duty(Clause::REG_05).deadline->due, day("2026-05-01"));
    EXPECT_EQ(desk.state.conference_on, day("2026-03-09"));
}

TEST(Visits, typed_late_count_from_the_day_they_were_made)
{
    auto desk = planned();
    desk.on("2026-03-20").tell<RecordVisit>(R"({"seen_alone":true})");
    desk.on("2026-03-16").tell<RecordVisit>(R"({"seen_alone":true})");
    EXPECT_EQ(desk.on("2026-03-20").duty(Clause::REG_05).deadline->due, day("2026-04-07"));
}

}

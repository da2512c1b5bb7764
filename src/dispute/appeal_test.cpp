#include "dispute/test_dispute.h"

namespace noddfa::dispute::appeal_test {

namespace {

std::string const by_mother = R"({"conference":"c1","person":"mother","grounds":"Nobody asked my sister."})";

/// Mother has appealed; a panel of two stands.
Desk<State> heard()
{
    auto desk = dispute::desk();
    desk.tell<LodgeAppeal>(by_mother);
    desk.tell<FormPanel>(R"({"members":["panel","panel-2"]})");
    desk.on("2026-03-30").by("panel");
    return desk;
}

}

CLAUSE_PERMITS(APP_01, a_parent_appeals_without_a_limit_where_the_board_sets_none)
{
    auto desk = dispute::desk();
    EXPECT_THAT(desk.on("2027-03-16").findings_of<LodgeAppeal>(by_mother), IsEmpty());
    EXPECT_EQ(desk.state.appeal->child, ChildId{"A"});
    EXPECT_FALSE(desk.duty(Clause::APP_02).deadline);
}

CLAUSE_REFUSES(APP_01, somebody_else_says_why_the_appeal_is_theirs)
{
    auto desk = dispute::desk();
    std::string const by_aunt = R"({"conference":"c1","person":"aunt","grounds":"Nobody asked me."})";
    EXPECT_EQ(desk.refusal_of<LodgeAppeal>(by_aunt), "reason-required APP-01");
    EXPECT_EQ(desk.refusal_of<LodgeAppeal>(R"({"conference":"c9","person":"mother","grounds":"No."})"),
              "unknown-decision APP-01");
    EXPECT_EQ(desk.refusal_of<LodgeAppeal>(
                  R"({"conference":"c1","person":"neighbour","as":"young_person","grounds":"I live next door."})"),
              "reason-required APP-01");
    EXPECT_EQ(desk.refusal_of<LodgeAppeal>(
                  R"({"conference":"c1","person":"A","as":"young_person","grounds":"I said otherwise."})"),
              "");
}

CLAUSE_COMPUTES(APP_01, the_boards_own_stages_are_counted_each_from_the_one_before)
{
    auto desk = dispute::desk();
    desk.set("APPEAL_STAGES", R"(["notice:10","panel:10","decision:5"])");
    EXPECT_THAT(desk.on("2026-03-24").findings_of<LodgeAppeal>(by_mother), ElementsAre("late APP-01"));
    EXPECT_EQ(desk.detail("due"), "2026-03-23");
    EXPECT_EQ(desk.duty(Clause::APP_02).deadline->due, day("2026-04-09"));
    desk.on("2026-04-09").tell<FormPanel>(R"({"members":["panel"]})");
    EXPECT_EQ(desk.duty(Clause::APP_01).deadline->due, day("2026-04-16"));
}

CLAUSE_PERMITS(APP_02, an_independent_panel_decides)
{
    auto desk = heard();
    EXPECT_EQ(desk.refusal_of<DecideAppeal>(R"({"result":"not_upheld","reasons":"She was asked."})"), "");
    EXPECT_EQ(desk.state.appeal->decided_on, day("2026-03-30"));
}

CLAUSE_REFUSES(APP_02, nobody_who_took_part_sits_on_the_panel)
{
    auto desk = dispute::desk();
    desk.tell<LodgeAppeal>(by_mother);
    for (auto const* member : {"chair", "teacher", "mother"}) {
        EXPECT_EQ(desk.refusal_of<FormPanel>(std::string{R"({"members":["panel",")"} + member + R"("]})"),
                  "took-part APP-02");
        EXPECT_EQ(desk.detail("person"), member);
    }
    EXPECT_EQ(desk.refusal_of<FormPanel>(R"({"members":[]})"), "missing-field APP-02");
}

CLAUSE_REFUSES(APP_02, nobody_but_the_panel_decides_the_appeal)
{
    auto desk = dispute::desk();
    EXPECT_EQ(desk.refusal_of<FormPanel>(R"({"members":["panel"]})"), "no-appeal APP-02");
    desk.tell<LodgeAppeal>(by_mother);
    EXPECT_EQ(desk.refusal_of<DecideAppeal>(R"({"result":"upheld","reasons":"Right."})"), "no-panel APP-02");
    auto other = heard();
    EXPECT_EQ(other.by("lsm").refusal_of<DecideAppeal>(R"({"result":"upheld","reasons":"Right."})"),
              "not-on-panel APP-02");
}

CLAUSE_RECORDS(APP_03, a_panel_that_upholds_may_ask_for_reconvening_and_changes_nothing)
{
    auto desk = heard();
    EXPECT_THAT(desk.events_of<DecideAppeal>(R"({"result":"upheld","reasons":"She was not.","reconvene":true})"),
                ElementsAre("AppealDecided", "ReconveneRequired", "TaskSet", "TaskSet"));
    EXPECT_EQ(desk.state.reconvening->conference, ConferenceId{"c1"});
    EXPECT_TRUE(decision_stands(desk.state, desk.terms().settings));
    EXPECT_TRUE(desk.owes(Clause::APP_03));
}

CLAUSE_RECORDS(APP_03, the_parents_are_asked_and_their_wish_is_enough)
{
    auto desk = heard();
    EXPECT_THAT(desk.events_of<DecideAppeal>(R"({"result":"upheld","reasons":"She was not."})"),
                ElementsAre("AppealDecided", "TaskSet"));
    EXPECT_EQ(desk.state.tasks.back().owner, PersonId{"mother"});
    EXPECT_THAT(desk.events_of<RecordReconveneWish>(R"({"person":"mother","wants":true})"),
                ElementsAre("ReconveneWishRecorded", "ReconveneRequired", "TaskSet"));
    EXPECT_TRUE(desk.state.appeal->wishes.at(PersonId{"mother"}));
}

CLAUSE_RECORDS(APP_03, a_parent_who_does_not_want_it_is_recorded_too)
{
    auto desk = heard();
    EXPECT_EQ(desk.refusal_of<RecordReconveneWish>(R"({"person":"mother","wants":false})"), "not-upheld APP-03");
    desk.tell<DecideAppeal>(R"({"result":"upheld","reasons":"She was not."})");
    EXPECT_THAT(desk.events_of<RecordReconveneWish>(R"({"person":"mother","wants":false})"),
                ElementsAre("ReconveneWishRecorded"));
    EXPECT_FALSE(desk.state.reconvening);
}

CLAUSE_COMPUTES(CMP_07, the_decision_stands_while_an_appeal_runs)
{
    auto desk = dispute::desk();
    EXPECT_THAT(desk.events_of<LodgeAppeal>(by_mother), ElementsAre("AppealLodged", "TaskSet"));
    EXPECT_TRUE(decision_stands(desk.state, desk.terms().settings));
    desk.set("APPEAL_DECISION_STANDS", "false");
    EXPECT_FALSE(decision_stands(desk.state, desk.terms().settings));
}

}

#include "dispute/test_dispute.h"

namespace noddfa::dispute::set_aside_test {

namespace {

std::string const set_aside = R"({"conference":"c1","trigger":"opinion",
    "information":"The health visitor's lead thinks the plan leaves A alone with her father.","source":"hv-lead",
    "reason":"The opinion stands on facts the conference did not have.",
    "interim_protection":"Father stays elsewhere until the conference reconvenes."})";

}

CLAUSE_PERMITS(SET_03, the_lead_safeguarding_manager_alone_sets_aside_on_a_trigger)
{
    auto desk = dispute::desk();
    EXPECT_THAT(desk.events_of<SetAside>(set_aside), ElementsAre("DecisionSetAside", "ReconveneRequired", "TaskSet"));
    EXPECT_EQ(desk.state.set_aside->outcome, Outcome::register_);
    EXPECT_EQ(desk.state.set_aside->child, ChildId{"A"});
    EXPECT_FALSE(decision_stands(desk.state, desk.terms().settings));
}

CLAUSE_REFUSES(SET_03, nobody_else_sets_a_decision_aside)
{
    auto desk = dispute::desk();
    EXPECT_EQ(desk.by("senior").refusal_of<SetAside>(set_aside), "not-lead-safeguarding-manager SET-03");
    EXPECT_EQ(desk.by("lsm-deputy").refusal_of<SetAside>(set_aside), "not-lead-safeguarding-manager SET-03");
    EXPECT_EQ(desk.by("chair").refusal_of<SetAside>(set_aside), "chaired-the-conference SET-03");
    EXPECT_TRUE(desk.state.is_new());
}

CLAUSE_REFUSES(SET_03, nothing_is_set_aside_without_a_trigger_and_a_reason)
{
    auto desk = dispute::desk();
    EXPECT_EQ(desk.refusal_of<SetAside>(
                  R"({"conference":"c1","reason":"I disagree.","interim_protection":"None needed, seen daily."})"),
              "no-trigger SET-03");
    EXPECT_EQ(desk.refusal_of<SetAside>(R"({"conference":"c1","trigger":"procedure",
        "information":"No health view was asked for.","interim_protection":"Seen daily."})"),
              "no-reason SET-03");
    EXPECT_EQ(desk.refusal_of<SetAside>(R"({"conference":"c9","trigger":"opinion"})"), "unknown-decision SET-03");
}

CLAUSE_PERMITS(SET_03, the_deputy_acts_where_the_manager_chaired)
{
    auto desk = dispute::desk();
    desk.background.decisions.front().chair = PersonId{"lsm"};
    EXPECT_EQ(desk.refusal_of<SetAside>(set_aside), "chaired-the-conference SET-03");
    EXPECT_EQ(desk.by("lsm-deputy").refusal_of<SetAside>(set_aside), "");
}

CLAUSE_REFUSES(SET_03, two_people_only_where_the_board_wants_two)
{
    auto desk = dispute::desk();
    desk.set("SETASIDE_TWO_PEOPLE", "true");
    EXPECT_EQ(desk.refusal_of<SetAside>(set_aside), "second-person-needed SET-03");
    auto seconded = set_aside;
    seconded.replace(seconded.size() - 1, 1, R"(,"second":"lsm"})");
    EXPECT_EQ(desk.refusal_of<SetAside>(seconded), "second-person-needed SET-03");
    seconded.replace(seconded.size() - 5, 5, R"(senior"})");
    EXPECT_EQ(desk.refusal_of<SetAside>(seconded), "");
}

CLAUSE_PERMITS(SET_04, reconvening_is_due_fifteen_working_days_from_the_set_aside)
{
    auto desk = dispute::desk();
    desk.tell<SetAside>(set_aside);
    EXPECT_EQ(desk.state.reconvening->by, day("2026-04-08"));
    EXPECT_FALSE(desk.state.reconvening->new_chair);
    EXPECT_EQ(desk.duty(Clause::SET_04).deadline->due, day("2026-04-08"));
    EXPECT_TRUE(desk.on("2026-04-09").duty(Clause::SET_04).late);
    EXPECT_THAT(desk.findings_of<AnswerReconvene>(R"({"conference":"c2","on":"2026-04-09"})"),
                ElementsAre("late SET-04"));
    // A date is no conference: the duty is met on the day the child is decided on again.
    EXPECT_TRUE(desk.owes(Clause::SET_04));
    auto again = desk.background.decisions.front();
    again.conference = ConferenceId{"c2"};
    again.held_on = day("2026-04-09");
    desk.background.decisions.push_back(again);
    EXPECT_FALSE(desk.owes(Clause::SET_04));
    EXPECT_TRUE(desk.duty(Clause::SET_04).late);
}

CLAUSE_PERMITS(SET_04, the_managers_own_earlier_date_governs)
{
    auto desk = dispute::desk();
    auto sooner = set_aside;
    sooner.replace(sooner.size() - 1, 1, R"(,"reconvene_by":"2026-03-20"})");
    EXPECT_THAT(desk.findings_of<SetAside>(sooner), IsEmpty());
    EXPECT_EQ(desk.duty(Clause::SET_04).deadline->due, day("2026-03-20"));
    EXPECT_EQ(desk.duty(Clause::SET_04).deadline->alternatives.front().due, day("2026-04-08"));
}

CLAUSE_REFUSES(SET_04, interim_protection_is_recorded_or_its_absence_explained)
{
    auto desk = dispute::desk();
    std::string const unprotected = R"({"conference":"c1","trigger":"opinion","information":"Told by the lead.",
        "reason":"It stands on new facts."})";
    EXPECT_EQ(desk.refusal_of<SetAside>(unprotected), "reason-required SET-04");
    desk.because(Clause::SET_04, "The child is in hospital for the week.");
    EXPECT_THAT(desk.findings_of<SetAside>(unprotected), ElementsAre("no-interim-protection SET-04"));
}

CLAUSE_REFUSES(SET_04, a_date_already_past_makes_no_sense)
{
    auto desk = dispute::desk();
    auto past = set_aside;
    past.replace(past.size() - 1, 1, R"(,"reconvene_by":"2026-03-16"})");
    EXPECT_EQ(desk.refusal_of<SetAside>(past), "contradictory SET-04");
}

CLAUSE_REFUSES(SET_03, a_decision_that_is_set_aside_already)
{
    auto desk = dispute::desk();
    desk.background.decisions.front().set_aside_by = DisputeId{"d0"};
    EXPECT_EQ(desk.refusal_of<SetAside>(set_aside), "already-done SET-03");
}

TEST(SetAside, says_which_child_where_the_conference_decided_on_two)
{
    auto desk = dispute::desk();
    desk.background.decisions.push_back(desk.background.decisions.front());
    desk.background.decisions.back().child = ChildId{"B"};
    EXPECT_EQ(decision_of(desk.background, ConferenceId{"c1"}, std::nullopt), nullptr);
    EXPECT_EQ(decision_of(desk.background, ConferenceId{"c1"}, ChildId{"B"})->child, ChildId{"B"});
}

}

#include "register/test_child.h"

namespace noddfa::cpr::changes_test {

namespace {

std::string const unborn = R"({"child":"A","authority":"morgannwg","conference":"c1","categories":["neglect"],
    "registered_on":"2026-03-09","identity":{"name":"","expected":"2026-04-20","mother":"mother"},
    "arrangements":{"plan":true,"coordinator":"sw","first_core_group":"2026-03-18","review":"2026-06-08"}})";

}

CLAUSE_COMPUTES(CPR_04, a_review_changes_the_entry_without_re_keying)
{
    auto desk = registered();
    desk.on("2026-06-08");
    desk.tell<ChangeCategories>(
        R"({"conference":"c2","categories":["emotional"],"primary":"emotional","reasons":["Now mostly this."]})");
    EXPECT_EQ(standing(desk.state).categories, std::vector{Category::emotional});
    EXPECT_EQ(standing(desk.state).registered_on, day("2026-03-09"));
    EXPECT_EQ(standing(desk.state).reviews_held, 1);
    EXPECT_EQ(standing(desk.state).last_conference, day("2026-06-08"));
    desk.on("2026-11-30").tell<ContinueRegistration>(R"({"conference":"c3"})");
    EXPECT_EQ(standing(desk.state).reviews_held, 2);
}

CLAUSE_COMPUTES(REG_12, a_reconvened_conference_is_no_review)
{
    auto desk = registered();
    desk.tell<FlagEntry>(R"({"outcome":"register"})");
    desk.on("2026-03-20").tell<ContinueRegistration>(R"({"conference":"c2","reconvened":true})");
    EXPECT_EQ(standing(desk.state).reviews_held, 0);
    EXPECT_EQ(standing(desk.state).last_conference, day("2026-03-09"));
    EXPECT_FALSE(answer_for(desk.state, {}).decision_under_challenge);
    desk.tell<ChangeCategories>(R"({"conference":"c2","categories":["physical"],"reconvened":true})");
    EXPECT_EQ(standing(desk.state).reviews_held, 0);
}

CLAUSE_REFUSES(CPR_04, nothing_is_changed_where_there_is_no_entry)
{
    auto desk = cpr::desk();
    EXPECT_EQ(desk.refusal_of<ContinueRegistration>(R"({"conference":"c2"})"), "not-registered CPR-04");
}

CLAUSE_RECORDS(CPR_07, anybodys_word_of_a_change_reaches_the_coordinator)
{
    auto desk = registered();
    EXPECT_THAT(desk.events_of<ReportChange>(R"({"person":"hv","what":"The father is back."})"),
                ElementsAre("ChangeReported", "TaskSet"));
    EXPECT_EQ(desk.state.tasks.back().owner, PersonId{"sw"});
    EXPECT_EQ(desk.duty(Clause::CPR_07).who, PersonId{"sw"});
    desk.tell<CompleteTask>(R"({"what":"look-at-change","person":"sw","note":"She has rung the police."})");
    EXPECT_FALSE(desk.owes(Clause::CPR_07));
}

CLAUSE_PERMITS(CPR_08, a_change_told_and_confirmed_leaves_nothing_open)
{
    auto desk = registered();
    EXPECT_THAT(desk.findings_of<ChangeCoordinator>(R"({"person":"sw-2","scw_registration":"W0000002",
        "told_verbally":true,"confirmed_in_writing":true})"),
                IsEmpty());
    EXPECT_EQ(desk.state.live->said.arrangements.coordinator, PersonId{"sw-2"});
    EXPECT_FALSE(desk.owes(Clause::CPR_08));
}

CLAUSE_REFUSES(CPR_08, a_change_only_told_stays_open_until_confirmed_in_writing)
{
    auto desk = registered();
    EXPECT_THAT(
        desk.findings_of<ChangeCoordinator>(R"({"person":"sw-2","scw_registration":"W0000002","told_verbally":true})"),
        ElementsAre("not-confirmed-in-writing CPR-08"));
    EXPECT_TRUE(desk.owes(Clause::CPR_08));
    desk.tell<ConfirmCoordinatorChange>();
    EXPECT_FALSE(desk.owes(Clause::CPR_08));
    EXPECT_TRUE(desk.state.tasks.empty());
}

CLAUSE_PERMITS(PLN_08, a_registered_social_worker_becomes_coordinator)
{
    auto desk = registered();
    EXPECT_EQ(desk.refusal_of<ChangeCoordinator>(R"({"person":"sw-2","scw_registration":"W0000002",
        "registered_until":"2027-03-31","told_verbally":true,"confirmed_in_writing":true})"),
              "");
}

CLAUSE_REFUSES(PLN_08, a_coordinator_without_registration_asks_why_and_a_lapse_is_shown)
{
    auto desk = registered();
    EXPECT_EQ(desk.refusal_of<ChangeCoordinator>(
                  R"({"person":"agency-worker","told_verbally":true,"confirmed_in_writing":true})"),
              "reason-required PLN-08");
    EXPECT_EQ(desk.refusal_of<ChangeCoordinator>(R"({"person":"agency-worker","scw_registration":"W0000003",
        "employed_by_social_services":false,"told_verbally":true,"confirmed_in_writing":true})"),
              "reason-required PLN-08");
    EXPECT_THAT(desk.findings_of<ChangeCoordinator>(R"({"person":"sw-2","scw_registration":"W0000002",
        "registered_until":"2026-03-01","told_verbally":true,"confirmed_in_writing":true})"),
                ElementsAre("registration-lapsed PLN-08"));
}

CLAUSE_COMPUTES(CPR_09, a_gap_is_shown_until_it_is_filled_and_every_value_keeps_its_date)
{
    auto desk = registered();
    EXPECT_TRUE(desk.owes(Clause::CPR_09));
    EXPECT_THAT(gaps(desk.state), Contains(Particular::address));
    desk.tell<CorrectEntry>(
        R"({"details":[{"what":"address","value":"1 Heol y Bryn"}],"reason":"Told by the mother."})");
    EXPECT_THAT(gaps(desk.state), Not(Contains(Particular::address)));
    desk.on("2026-04-01")
        .tell<CorrectEntry>(R"({"details":[{"what":"address","value":"2 Heol y Bryn"}],"reason":"Moved next door."})");
    auto const& addresses = desk.state.details[Particular::address];
    ASSERT_EQ(addresses.size(), 2U);
    EXPECT_EQ(addresses.front().from, day("2026-03-09"));
    EXPECT_EQ(addresses.back().value.text, "2 Heol y Bryn");
}

TEST(CorrectEntry, says_why)
{
    auto desk = registered();
    EXPECT_EQ(desk.refusal_of<CorrectEntry>(R"({"name":"Alaw Mair","reason":" "})"), "missing-field CPR-09");
    desk.tell<CorrectEntry>(R"({"name":"Alaw Mair","reason":"As on the birth certificate."})");
    EXPECT_EQ(desk.state.identity.name, "Alaw Mair");
}

CLAUSE_COMPUTES(CPR_23, an_alert_follows_two_weeks_after_an_expected_birth_nobody_recorded)
{
    auto desk = cpr::desk();
    desk.tell<EnterRegister>(unborn);
    EXPECT_EQ(desk.state.identity.mother, PersonId{"mother"});
    EXPECT_EQ(desk.duty(Clause::CPR_23).deadline->due, day("2026-05-04"));
    EXPECT_FALSE(desk.duty(Clause::CPR_23).late);
    EXPECT_TRUE(desk.on("2026-05-05").duty(Clause::CPR_23).late);
}

CLAUSE_RECORDS(UNB_07, birth_changes_who_the_child_is_and_nothing_else)
{
    auto desk = cpr::desk();
    desk.tell<EnterRegister>(unborn);
    auto const before = *desk.state.live;
    EXPECT_THAT(desk.on("2026-04-18").events_of<RecordBirth>(R"({"born":"2026-04-17","name":"Cai"})"),
                ElementsAre("BirthRecorded"));
    EXPECT_EQ(desk.state.identity.name, "Cai");
    EXPECT_EQ(desk.state.identity.born, day("2026-04-17"));
    EXPECT_EQ(desk.state.live->from, before.from);
    EXPECT_EQ(desk.state.live->route, before.route);
    EXPECT_EQ(desk.state.live->said.arrangements.coordinator, before.said.arrangements.coordinator);
    EXPECT_TRUE(desk.state.ended.empty());
    EXPECT_FALSE(desk.owes(Clause::CPR_23));
    EXPECT_EQ(desk.refusal_of<RecordBirth>(R"({"name":"Cai"})"), "already-done UNB-07");
}

CLAUSE_RECORDS(UNB_07, a_birth_in_the_future_or_a_twin_without_an_identifier_makes_no_sense)
{
    auto desk = cpr::desk();
    desk.tell<EnterRegister>(unborn);
    EXPECT_EQ(desk.refusal_of<RecordBirth>(R"({"born":"2026-03-10","name":"Cai"})"), "contradictory UNB-07");
    EXPECT_EQ(desk.refusal_of<RecordBirth>(R"({"name":"Cai","twins":[{"child":"A","name":"Dai"}]})"),
              "missing-field UNB-07");
}

CLAUSE_RECORDS(UNB_07, a_twin_has_an_entry_of_its_own_with_the_same_date)
{
    auto first = cpr::desk();
    first.tell<EnterRegister>(unborn);
    first.on("2026-04-18").tell<RecordBirth>(R"({"name":"Cai","twins":[{"child":"B","name":"Dai"}]})");
    auto const twin = twin_entry(first.state, {ChildId{"B"}, "Dai"});
    auto second = cpr::desk();
    second.on("2026-04-18").tell(twin);
    EXPECT_EQ(second.state.live->from, day("2026-03-09"));
    EXPECT_EQ(second.state.live->said.child, ChildId{"B"});
    EXPECT_EQ(second.state.identity.name, "Dai");
    EXPECT_EQ(second.state.identity.born, day("2026-04-18"));
    // Entered before birth as well, the twin is only born.
    auto known = cpr::desk();
    known.tell<EnterRegister>(unborn);
    known.on("2026-04-18").tell(twin);
    EXPECT_EQ(known.state.live->route, Route::conference);
    EXPECT_EQ(known.state.identity.name, "Dai");
}

}

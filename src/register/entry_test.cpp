#include "register/test_child.h"

namespace noddfa::cpr::entry_test {

CLAUSE_PERMITS(CPR_05, a_conferences_decision_enters_the_name_at_once)
{
    auto desk = cpr::desk();
    desk.tell<EnterRegister>(registration);
    ASSERT_TRUE(desk.state.live);
    EXPECT_EQ(desk.state.live->from, day("2026-03-09"));
    EXPECT_TRUE(standing(desk.state).on_register);
    EXPECT_EQ(standing(desk.state).conference, ConferenceId{"c1"});
}

CLAUSE_REFUSES(CPR_05, a_child_who_is_on_is_not_entered_twice)
{
    auto desk = registered();
    EXPECT_EQ(desk.refusal_of<EnterRegister>(registration), "already-registered CPR-05");
}

CLAUSE_REFUSES(CPR_05, one_person_alone_loads_no_old_register)
{
    auto desk = cpr::desk();
    auto const load = [](char const* second) {
        return std::string{R"({"authority":"morgannwg","source":"old-register","registered_on":"2025-11-03",
            "categories":["emotional"],"checked_by":")"}
               + second + "\"}";
    };
    EXPECT_EQ(desk.refusal_of<LoadOpeningEntry>(load("custodian")), "second-person-needed CPR-05");
    EXPECT_EQ(desk.refusal_of<LoadOpeningEntry>(load("custodian-2")), "");
}

CLAUSE_REFUSES(CPR_05, an_opening_load_of_what_has_not_happened)
{
    auto desk = cpr::desk();
    auto const load = [](std::string const& more) {
        return R"({"authority":"morgannwg","source":"old-register","categories":["emotional"],)"
               R"("checked_by":"custodian-2",)"
               + more + "}";
    };
    EXPECT_EQ(desk.refusal_of<LoadOpeningEntry>(load(R"("registered_on":"2126-03-09")")), "in-the-future CPR-05");
    EXPECT_EQ(desk.refusal_of<LoadOpeningEntry>(
                  load(R"("registered_on":"2025-11-03","reviews_held":1,"last_conference":"2126-03-09")")),
              "in-the-future CPR-05");
    EXPECT_EQ(desk.detail("field"), "last_conference");
}

CLAUSE_REFUSES(CPR_05, an_opening_load_needs_a_reconciled_count_signed_by_another)
{
    auto desk = cpr::desk();
    desk.tell<LoadOpeningEntry>(R"({"authority":"morgannwg","source":"old-register","registered_on":"2025-11-03",
        "categories":["emotional"],"checked_by":"custodian-2"})");
    EXPECT_TRUE(desk.owes(Clause::CPR_05));
    EXPECT_EQ(desk.refusal_of<SignOffOpeningLoad>(R"({"source":"old-register","in_source":212,"loaded":212})"),
              "second-person-needed CPR-05");
    desk.by("custodian-2");
    EXPECT_EQ(desk.refusal_of<SignOffOpeningLoad>(R"({"source":"old-register","in_source":212,"loaded":211})"),
              "count-not-reconciled CPR-05");
    EXPECT_EQ(desk.detail("loaded"), "211");
    desk.tell<SignOffOpeningLoad>(R"({"source":"old-register","in_source":212,"loaded":212})");
    EXPECT_FALSE(desk.owes(Clause::CPR_05));
}

CLAUSE_PERMITS(REG_01, the_entry_keeps_the_conference_it_rests_on)
{
    auto desk = registered();
    EXPECT_EQ(desk.state.live->said.conference, ConferenceId{"c1"});
}

CLAUSE_REFUSES(REG_01, nothing_is_entered_without_a_conference)
{
    auto desk = cpr::desk();
    EXPECT_EQ(desk.refusal_of<EnterRegister>(
                  R"({"authority":"morgannwg","categories":["neglect"],"identity":{"name":""},"arrangements":{}})"),
              "no-route-onto-register REG-01");
    EXPECT_FALSE(desk.state.live);
}

CLAUSE_PERMITS(CPR_06, one_category_is_entered_without_a_word)
{
    auto desk = cpr::desk();
    EXPECT_THAT(desk.findings_of<EnterRegister>(registration), IsEmpty());
    EXPECT_EQ(desk.state.live->said.primary, Category::neglect);
}

CLAUSE_REFUSES(CPR_06, three_categories_are_remarked_on_and_an_old_entry_with_three_asks_why)
{
    auto desk = cpr::desk();
    EXPECT_THAT(desk.findings_of<EnterRegister>(R"({"authority":"morgannwg","conference":"c1",
        "categories":["neglect","emotional","physical"],"identity":{"name":""},"arrangements":{}})"),
                ElementsAre("too-many-categories CPR-06"));
    auto other = cpr::desk();
    std::string const old = R"({"authority":"morgannwg","source":"old-register","registered_on":"2025-11-03",
        "categories":["neglect","emotional","physical"],"checked_by":"custodian-2"})";
    EXPECT_EQ(other.refusal_of<LoadOpeningEntry>(old), "reason-required CPR-06");
    other.because(Clause::CPR_06, "So it stood in the old register.");
    EXPECT_EQ(other.refusal_of<LoadOpeningEntry>(old), "");
}

CLAUSE_PERMITS(CPR_24, an_entry_with_everything_raises_no_alert)
{
    auto desk = cpr::desk();
    EXPECT_THAT(desk.events_of<EnterRegister>(whole_registration), ElementsAre("Entered"));
    EXPECT_FALSE(desk.owes(Clause::CPR_24));
}

CLAUSE_REFUSES(CPR_24, what_is_missing_is_flagged_and_told_but_delays_nothing)
{
    auto desk = cpr::desk();
    EXPECT_THAT(desk.events_of<EnterRegister>(registration), ElementsAre("Entered", "AlertRaised"));
    EXPECT_EQ(desk.state.alerts.front().to, PersonId{"senior"});
    EXPECT_TRUE(desk.state.live);
    EXPECT_THAT(missing_arrangements(desk.state), ElementsAre("plan", "coordinator", "first-core-group", "review"));
    desk.on("2026-03-10");
    EXPECT_TRUE(desk.duty(Clause::CPR_24).late);

    desk.tell<NoteArrangements>(R"({"arrangements":{"plan":true,"coordinator":"sw"}})");
    EXPECT_THAT(missing_arrangements(desk.state), ElementsAre("first-core-group", "review"));
    EXPECT_FALSE(desk.state.alerts.empty());
    desk.tell<NoteArrangements>(R"({"arrangements":{"first_core_group":"2026-03-18","review":"2026-06-08"}})");
    EXPECT_TRUE(desk.state.alerts.empty());
    EXPECT_FALSE(desk.owes(Clause::CPR_24));
}

CLAUSE_PERMITS(CPR_24, a_child_carried_over_after_a_review_is_past_the_first_core_group)
{
    auto desk = cpr::desk();
    desk.tell<LoadOpeningEntry>(R"({"authority":"morgannwg","source":"old-register","registered_on":"2025-11-03",
        "categories":["emotional"],"checked_by":"custodian-2","reviews_held":1,"last_conference":"2026-02-03",
        "arrangements":{"plan":true,"coordinator":"sw","review":"2026-08-03"}})");
    EXPECT_THAT(missing_arrangements(desk.state), IsEmpty());
}

CLAUSE_PERMITS(CPR_19, a_child_staying_here_is_entered_beside_the_home_entry)
{
    auto desk = cpr::desk();
    desk.tell<EnterTemporary>(R"({"authority":"morgannwg","home":"gwent","home_entry":"G-17",
        "arrived_on":"2026-03-02","until":"2026-04-10","categories":["neglect"]})");
    auto const now = standing(desk.state);
    EXPECT_TRUE(now.on_register);
    EXPECT_TRUE(now.temporary);
    EXPECT_EQ(now.authority, AuthorityId{"gwent"});
    EXPECT_EQ(desk.duty(Clause::CPR_19).deadline->due, day("2026-04-10"));
    desk.on("2026-04-10").tell<EndTemporary>();
    EXPECT_FALSE(standing(desk.state).on_register);
}

CLAUSE_REFUSES(CPR_19, nobody_is_entered_temporarily_without_a_live_entry_elsewhere)
{
    auto desk = cpr::desk();
    EXPECT_EQ(desk.refusal_of<EnterTemporary>(R"({"authority":"morgannwg","home":"gwent","home_entry":""})"),
              "no-live-home-entry CPR-19");
    EXPECT_EQ(desk.refusal_of<EnterTemporary>(R"({"authority":"morgannwg","home":"morgannwg","home_entry":"M-1"})"),
              "no-live-home-entry CPR-19");
    auto here = registered();
    EXPECT_EQ(here.refusal_of<EnterTemporary>(R"({"authority":"powys","home":"gwent","home_entry":"G-17"})"),
              "no-live-home-entry CPR-19");
    EXPECT_EQ(here.refusal_of<EnterTemporary>(R"({"authority":"morgannwg","home":"gwent","home_entry":"G-17"})"),
              "already-registered CPR-05");
}

}

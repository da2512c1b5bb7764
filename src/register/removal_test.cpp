#include "register/test_child.h"

namespace noddfa::cpr::removal_test {

CLAUSE_PERMITS(CPR_20, a_reviews_decision_takes_the_name_off)
{
    auto desk = registered();
    desk.on("2026-11-30").tell<RemoveByReview>(R"({"conference":"c3"})");
    EXPECT_FALSE(standing(desk.state).on_register);
    ASSERT_EQ(desk.state.ended.size(), 1U);
    EXPECT_EQ(desk.state.ended.front().ending, Ending::review);
    EXPECT_EQ(desk.state.ended.front().to, day("2026-11-30"));
}

CLAUSE_REFUSES(CPR_20, without_a_review_it_takes_evidence_and_a_second_person)
{
    auto desk = registered();
    EXPECT_EQ(desk.refusal_of<RemoveAdministratively>(R"({"ground":"death","second":"custodian-2"})"),
              "no-evidence CPR-20");
    EXPECT_EQ(desk.refusal_of<RemoveAdministratively>(R"({"ground":"death","evidence":"Coroner's note."})"),
              "second-person-needed CPR-20");
    EXPECT_EQ(desk.refusal_of<RemoveAdministratively>(
                  R"({"ground":"death","evidence":"Coroner's note.","second":"custodian"})"),
              "second-person-needed CPR-20");
    EXPECT_EQ(desk.refusal_of<RemoveAdministratively>(
                  R"({"ground":"death","evidence":"Coroner's note.","second":"custodian-2","on":"2026-03-10"})"),
              "contradictory CPR-20");
    EXPECT_TRUE(desk.state.live);
}

CLAUSE_REFUSES(DEC_20, a_conference_is_named_when_a_review_removes)
{
    auto desk = registered();
    RemoveByReview nobodys;
    nobodys.child = ChildId{"A"};
    EXPECT_EQ(desk.refusal_of(nobodys), "no-route-off-register DEC-20");
}

CLAUSE_REFUSES(DEC_20, the_day_before_eighteen_is_too_early)
{
    auto desk = registered();
    std::string const removal = R"({"ground":"eighteen","evidence":"Birth certificate.","second":"custodian-2"})";
    EXPECT_EQ(desk.duty(Clause::DEC_20).deadline->due, day("2036-05-01"));
    EXPECT_EQ(desk.on("2036-04-30").refusal_of<RemoveAdministratively>(removal), "not-eighteen DEC-20");
    EXPECT_EQ(desk.on("2036-05-01").refusal_of<RemoveAdministratively>(removal), "");
    EXPECT_EQ(desk.state.ended.front().ending, Ending::eighteen);
}

CLAUSE_COMPUTES(DEC_20, born_on_29_february_a_child_turns_eighteen_on_1_march)
{
    State child;
    child.identity.born = day("2008-02-29");
    EXPECT_EQ(turns_eighteen(child), day("2026-03-01"));
    child.identity.born = day("2008-02-28");
    EXPECT_EQ(turns_eighteen(child), day("2026-02-28"));
}

CLAUSE_PERMITS(MOV_14, leaving_the_uk_for_good_ends_the_entry_after_handover)
{
    auto desk = registered();
    desk.tell<RemoveAdministratively>(R"({"ground":"left_uk","evidence":"Letter of the Irish agency.",
        "handover":"Handed over on 6 March.","second":"custodian-2"})");
    EXPECT_EQ(desk.state.ended.front().ending, Ending::left_uk);
}

CLAUSE_REFUSES(MOV_14, nobody_leaves_the_register_for_abroad_without_handover)
{
    auto desk = registered();
    EXPECT_EQ(desk.refusal_of<RemoveAdministratively>(
                  R"({"ground":"left_uk","evidence":"Neighbours say so.","second":"custodian-2"})"),
              "no-handover-abroad MOV-14");
}

CLAUSE_COMPUTES(DER_10, a_death_alerts_and_a_recent_registration_calls_for_the_extended_review)
{
    auto desk = registered();
    EXPECT_THAT(desk.events_of<RemoveAdministratively>(
                    R"({"ground":"death","evidence":"Coroner's note.","second":"custodian-2"})"),
                ElementsAre("RemovedAdministratively", "AlertRaised", "TaskSet", "TaskSet"));
    EXPECT_TRUE(desk.state.held_from_disposal);
    EXPECT_EQ(desk.state.alerts.back().to, PersonId{"lsm"});
    EXPECT_EQ(desk.state.tasks.back().what, "consider-extended-practice-review");
}

CLAUSE_RECORDS(DER_10, the_death_of_a_registered_child_at_once_while_the_entry_waits_for_a_second_person)
{
    auto desk = registered();
    EXPECT_THAT(desk.events_of<RecordDeath>(),
                ElementsAre("DeathRecorded", "AlertRaised", "TaskSet", "TaskSet", "TaskSet"));
    EXPECT_TRUE(desk.state.is_registered());
    EXPECT_TRUE(desk.state.held_from_disposal);
    EXPECT_TRUE(desk.owes(Clause::CPR_20));
    EXPECT_EQ(desk.state.tasks.back().what, "end-entry");
    // What the death calls for is not called for twice.
    EXPECT_THAT(desk.events_of<RemoveAdministratively>(
                    R"({"ground":"death","evidence":"Coroner's note.","second":"custodian-2"})"),
                ElementsAre("RemovedAdministratively"));
    EXPECT_FALSE(desk.owes(Clause::CPR_20));
    EXPECT_EQ(desk.refusal_of<RecordDeath>(), "already-done DER-10");
}

CLAUSE_COMPUTES(DER_10, six_months_after_removal_are_still_looked_back_on_and_a_day_more_not)
{
    auto const after = [](char const* died) {
        auto desk = registered();
        desk.on("2026-06-08").tell<RemoveByReview>(R"({"conference":"c2"})");
        desk.on(died).tell<RecordDeath>();
        return desk.state.tasks.back().what;
    };
    EXPECT_EQ(after("2026-12-08"), "consider-extended-practice-review");
    EXPECT_EQ(after("2026-12-09"), "consider-practice-review");
}

CLAUSE_PERMITS(CPR_21, a_removal_everybody_heard_of_is_closed)
{
    auto desk = registered();
    desk.on("2026-11-30");
    EXPECT_THAT(desk.events_of<RemoveByReview>(R"({"conference":"c3","to_tell":["hv","teacher"]})"),
                ElementsAre("Removed", "TaskSet", "TaskSet"));
    EXPECT_TRUE(desk.owes(Clause::CPR_21));
    desk.tell<ConfirmRemovalNotice>(R"({"person":"hv"})");
    desk.tell<ConfirmRemovalNotice>(R"({"person":"teacher"})");
    EXPECT_FALSE(desk.owes(Clause::CPR_21));
    EXPECT_EQ(desk.refusal_of<CloseRemoval>(), "");
}

CLAUSE_REFUSES(CPR_21, closing_over_an_open_notice_asks_why)
{
    auto desk = registered();
    desk.on("2026-11-30").tell<RemoveByReview>(R"({"conference":"c3","to_tell":["hv","teacher"]})");
    desk.tell<ConfirmRemovalNotice>(R"({"person":"hv"})");
    EXPECT_EQ(desk.refusal_of<CloseRemoval>(), "reason-required CPR-21");
    desk.because(Clause::CPR_21, "The school has closed.");
    EXPECT_THAT(desk.findings_of<CloseRemoval>(), ElementsAre("notices-open CPR-21"));
}

CLAUSE_REFUSES(CPR_21, a_child_removed_once_more_is_told_of_once_more)
{
    auto desk = registered();
    desk.on("2026-06-08").tell<RemoveByReview>(R"({"conference":"c2","to_tell":["hv"]})");
    desk.tell<ConfirmRemovalNotice>(R"({"person":"hv"})");
    desk.tell<CloseRemoval>();
    desk.on("2026-06-10").tell<RestoreEntry>(R"({"outcome":"remove"})");
    EXPECT_EQ(standing(desk.state).reviews_held, 1);
    EXPECT_EQ(standing(desk.state).last_conference, day("2026-06-08"));
    desk.on("2026-06-22").tell<RemoveByReview>(R"({"conference":"c3","to_tell":["hv"]})");
    EXPECT_TRUE(desk.owes(Clause::CPR_21));
    EXPECT_EQ(desk.refusal_of<CloseRemoval>(), "reason-required CPR-21");
}

CLAUSE_COMPUTES(CPR_21, whoever_was_invited_hears_of_a_removal_without_a_review)
{
    auto desk = registered();
    DecisionTaken taken;
    taken.invited = {PersonId{"hv"}, PersonId{"teacher"}};
    desk.background.decisions.push_back(taken);
    EXPECT_THAT(desk.events_of<RemoveAdministratively>(R"({"ground":"left_uk","evidence":"Letter.",
                    "handover":"Handed over.","second":"custodian-2"})"),
                ElementsAre("RemovedAdministratively", "TaskSet", "TaskSet"));
    EXPECT_EQ(desk.duty(Clause::CPR_21).who, PersonId{"hv"});
    desk.tell<ConfirmRemovalNotice>(R"({"person":"hv"})");
    EXPECT_EQ(desk.refusal_of<CloseRemoval>(), "reason-required CPR-21");
    desk.tell<CompleteTask>(R"({"what":"tell-of-removal","person":"teacher"})");
    EXPECT_EQ(desk.refusal_of<CloseRemoval>(), "");
}

CLAUSE_COMPUTES(CPR_22, a_check_answers_previously_registered_with_both_dates)
{
    auto desk = registered();
    desk.on("2026-11-30").tell<RemoveByReview>(R"({"conference":"c3"})");
    auto const answer = answer_for(desk.state, {});
    EXPECT_EQ(answer.status, RegisterStatus::was_on);
    ASSERT_EQ(answer.earlier.size(), 1U);
    EXPECT_EQ(answer.earlier.front().from, day("2026-03-09"));
    EXPECT_EQ(answer.earlier.front().to, day("2026-11-30"));
}

TEST(Flag, a_registration_set_aside_stays_flagged_until_a_conference_decides_again)
{
    auto desk = registered();
    desk.tell<FlagEntry>(R"({"outcome":"register"})");
    EXPECT_TRUE(standing(desk.state).on_register);
    EXPECT_TRUE(answer_for(desk.state, {}).decision_under_challenge);
    desk.on("2026-03-27").tell<EnterRegister>(whole_registration);
    EXPECT_FALSE(answer_for(desk.state, {}).decision_under_challenge);
    EXPECT_EQ(desk.state.live->from, day("2026-03-09"));
    EXPECT_TRUE(desk.state.ended.empty());
}

TEST(Flag, a_registration_set_aside_ends_where_the_reconvened_conference_does_not_register)
{
    auto desk = registered();
    desk.tell<FlagEntry>(R"({"outcome":"register"})");
    desk.on("2026-03-27").tell<RemoveByReview>(R"({"conference":"c2","reconvened":true})");
    EXPECT_EQ(desk.state.ended.front().ending, Ending::set_aside);
    EXPECT_FALSE(desk.state.challenge);
}

TEST(Flag, a_removal_set_aside_brings_the_entry_back_with_its_date)
{
    auto desk = registered();
    desk.on("2026-11-30").tell<RemoveByReview>(R"({"conference":"c3","to_tell":["hv"]})");
    desk.on("2026-12-03").tell<RestoreEntry>(R"({"outcome":"remove"})");
    EXPECT_EQ(standing(desk.state).registered_on, day("2026-03-09"));
    EXPECT_TRUE(desk.state.ended.empty());
    EXPECT_TRUE(answer_for(desk.state, {}).decision_under_challenge);
}

TEST(Flag, nothing_comes_back_that_no_review_removed)
{
    auto desk = cpr::desk();
    EXPECT_EQ(desk.refusal_of<RestoreEntry>(R"({"outcome":"remove"})"), "nothing-to-restore SET-03");
}

TEST(Flag, a_not_register_set_aside_adds_no_name_but_is_told)
{
    auto desk = cpr::desk();
    desk.tell<FlagEntry>(R"({"outcome":"not_register"})");
    auto const answer = answer_for(desk.state, {});
    EXPECT_EQ(answer.status, RegisterStatus::not_on);
    EXPECT_TRUE(answer.decision_under_challenge);
    EXPECT_TRUE(answer.ring_duty_team);
    desk.tell<LiftFlag>(R"({"conference":"c2"})");
    EXPECT_FALSE(answer_for(desk.state, {}).ring_duty_team);
}

}

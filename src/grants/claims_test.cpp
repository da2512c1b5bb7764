#include "grants/test_grants.h"

namespace noddfa::grants::claims_test {

namespace {

using access::Relation;

std::string const claim =
    R"({"agency":"a-and-e","emergency":"emergency_department","reason":{"text":"Brought in with a broken arm."}})";

std::string review(char const* found)
{
    return std::string{R"({"claim":"k1","found":")"} + found + R"(","reason":{"text":"The hospital confirms it."}})";
}

/// The stream of child A, for somebody of the hospital.
Desk<State> desk_of_hospital()
{
    Desk<State> desk;
    desk.background.works_for = {AgencyId{"a-and-e"}};
    desk.on("2026-12-24").by("medic");
    return desk;
}

/// The same on Thursday 24 December 2026, where `medic` has just claimed.
Desk<State> claimed()
{
    auto desk = desk_of_hospital();
    desk.numbered("k1");
    desk.tell<ClaimAccess>(claim);
    return desk;
}

}

TEST(Claims, open_one_child_for_an_hour)
{
    auto const state = claimed().state;
    EXPECT_THAT(held(state, Relation::claim, "2026-12-24T09:00"), ElementsAre("medic>A"));
    EXPECT_THAT(held(state, Relation::claim, "2026-12-24T09:59"), ElementsAre("medic>A"));
    EXPECT_THAT(held(state, Relation::claim, "2026-12-24T10:00"), IsEmpty());
    EXPECT_THAT(held(state, Relation::claim, "2026-12-24T08:59"), IsEmpty());
}

TEST(Claims, are_for_an_agency_of_ones_own)
{
    auto desk = desk_of_hospital();
    desk.background.works_for = {AgencyId{"school"}};
    EXPECT_EQ(desk.refusal_of<ClaimAccess>(claim), "not-with-the-agency");
    EXPECT_EQ(desk.detail("field"), "agency");
}

TEST(Claims, last_as_long_as_the_board_says)
{
    auto desk = desk_of_hospital();
    desk.set("CLAIM_MINUTES", "30");
    desk.tell<ClaimAccess>(claim);
    EXPECT_THAT(held(desk.state, Relation::claim, "2026-12-24T09:29"), ElementsAre("medic>A"));
    EXPECT_THAT(held(desk.state, Relation::claim, "2026-12-24T09:30"), IsEmpty());
}

TEST(Claims, give_a_reason_in_words)
{
    auto desk = desk_of_hospital();
    auto const with = [](std::string const& reason) {
        return R"({"agency":"a-and-e","emergency":"other","reason":{"text":")" + reason + R"("}})";
    };
    EXPECT_EQ(desk.refusal_of<ClaimAccess>(with("nineteen letters ok")), "reason-too-short");
    EXPECT_EQ(desk.detail("field"), "reason");
    EXPECT_EQ(desk.refusal_of<ClaimAccess>(with("   nineteen letters ok   ")), "reason-too-short");
    EXPECT_EQ(desk.refusal_of<ClaimAccess>(with("ŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵ")), "reason-too-short") << "characters, not bytes";
    EXPECT_EQ(desk.refusal_of<ClaimAccess>(with("ŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵ")), "");
}

TEST(Claims, are_told_at_once_to_the_custodian_and_the_coordinator)
{
    auto desk = desk_of_hospital();
    desk.set("ROLE_MAP", R"({"register_custodian":"cus"})");
    desk.background.coordinators[ChildId{"A"}] = PersonId{"nia"};
    EXPECT_THAT(desk.events_of<ClaimAccess>(claim), ElementsAre("AccessClaimed", "AlertRaised", "AlertRaised"));
    ASSERT_EQ(desk.state.alerts.size(), 2U);
    EXPECT_EQ(desk.state.alerts.front().to, PersonId{"cus"});
    EXPECT_EQ(desk.state.alerts.back().to, PersonId{"nia"});
    EXPECT_EQ(desk.by("medic").refusal_of<AcknowledgeAlert>(R"({"about":"access-claimed"})"), "unknown-alert CHAIR-08");
    desk.by("nia").tell<AcknowledgeAlert>(R"({"about":"access-claimed"})");
    EXPECT_EQ(desk.state.alerts.size(), 1U);
}

TEST(Claims, are_called_by_nobody)
{
    auto desk = desk_of_hospital();
    desk.numbered("web:medic:5af1").tell<ClaimAccess>(claim);
    EXPECT_TRUE(desk.state.claim(ClaimId{"5af1"}));
}

TEST(Claims, run_one_at_a_time)
{
    auto desk = claimed();
    EXPECT_EQ(desk.numbered("k2").refusal_of<ClaimAccess>(claim), "claim-runs-already");
    EXPECT_EQ(desk.by("other").refusal_of<ClaimAccess>(claim), "") << "each for themselves";
    EXPECT_EQ(desk.on("2026-12-25").by("medic").refusal_of<ClaimAccess>(claim), "") << "with a reason again";
}

TEST(Claims, are_reviewed_once_and_by_somebody_else)
{
    auto desk = claimed();
    EXPECT_EQ(desk.refusal_of<ReviewClaim>(review("justified")), "review-of-own-claim");
    EXPECT_EQ(desk.by("lsm").refusal_of<ReviewClaim>(R"({"claim":"k9","found":"justified","reason":{"text":"Yes."}})"),
              "unknown-claim");
    EXPECT_EQ(desk.refusal_of<ReviewClaim>(R"({"claim":"k1","found":"justified","reason":{"text":" "}})"),
              "missing-field");
    desk.tell<ReviewClaim>(review("justified"));
    EXPECT_THAT(held(desk.state, Relation::claim, "2026-12-24T09:59"), ElementsAre("medic>A"));
    EXPECT_EQ(desk.refusal_of<ReviewClaim>(review("referred")), "claim-reviewed-already");
}

TEST(Claims, open_nothing_any_more_once_they_are_found_not_right)
{
    for (auto const* found : {"not_justified", "referred"}) {
        auto desk = claimed();
        desk.by("lsm").tell<ReviewClaim>(review(found));
        EXPECT_THAT(held(desk.state, Relation::claim, "2026-12-24T09:00"), IsEmpty()) << found;
    }
}

TEST(Claims, want_a_review_in_two_working_days_and_then_go_to_the_manager)
{
    auto desk = claimed();
    desk.state.alerts.clear();
    desk.set("ROLE_MAP", R"({"lead_safeguarding_manager":"lsm"})");
    // 25 and 28 December are bank holidays.
    EXPECT_THAT(desk.open_duties(), ElementsAre("CPR-17 2026-12-30", "CPR-17 2027-01-05"));
    auto const both = duties(desk.state, day("2026-12-31"), desk.terms());
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both.front().what, "review-claim");
    EXPECT_TRUE(both.front().late);
    EXPECT_EQ(both.front().about, "k1");
    EXPECT_EQ(both.back().what, "answer-for-claim");
    EXPECT_EQ(both.back().who, PersonId{"lsm"});
    EXPECT_FALSE(stands_on(both.back(), day("2026-12-30"))) << "still in time";
    EXPECT_TRUE(stands_on(both.back(), day("2026-12-31")));
    desk.by("lsm").tell<ReviewClaim>(review("justified"));
    EXPECT_THAT(desk.open_duties(), IsEmpty());
    EXPECT_EQ(duties(desk.state, day("2026-12-31"), desk.terms()).size(), 1U) << "nothing is escalated";
}

TEST(Claims, of_the_manager_are_nothing_for_the_manager_to_answer)
{
    auto desk = desk_of_hospital();
    desk.by("lsm").set("ROLE_MAP", R"({"lead_safeguarding_manager":"lsm"})");
    desk.tell<ClaimAccess>(claim);
    EXPECT_EQ(duties(desk.state, day("2026-12-31"), desk.terms())[1].who, std::nullopt);
}

TEST(Claims, without_a_review_narrow_what_the_agency_may_claim)
{
    Desk<State> agency;
    Act act;
    act.held_on = at("2026-12-24T09:00");
    fold(agency.state, ClaimNoted{{AgencyId{"a-and-e"}, ClaimId{"k1"}}}, act);
    EXPECT_FALSE(is_narrowed(agency.state, day("2027-01-05"), agency.terms()));
    EXPECT_TRUE(is_narrowed(agency.state, day("2027-01-06"), agency.terms()));
    fold(agency.state, ClaimReviewNoted{{AgencyId{"a-and-e"}, ClaimId{"k1"}}}, act);
    EXPECT_FALSE(is_narrowed(agency.state, day("2027-01-06"), agency.terms()));
}

}

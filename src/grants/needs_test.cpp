#include "grants/test_grants.h"

namespace noddfa::grants::needs_test {

TEST(Needs, open_a_conference_for_a_day_to_who_stated_them)
{
    Desk<State> desk;
    desk.on("2026-10-24").by("lsm");
    desk.tell<StateNeed>(R"({"conference":"C1","reason":{"text":"A serious incident was reported."}})");
    using access::Relation;
    EXPECT_THAT(held(desk.state, Relation::reasoned_need, "2026-10-24T09:00"), ElementsAre("lsm>C1"));
    // The clocks go back in the night: the day has 25 hours.
    EXPECT_THAT(held(desk.state, Relation::reasoned_need, "2026-10-25T07:59"), ElementsAre("lsm>C1"));
    EXPECT_THAT(held(desk.state, Relation::reasoned_need, "2026-10-25T08:00"), IsEmpty());
}

TEST(Needs, name_their_conference_and_their_reason)
{
    Desk<State> desk;
    desk.on("2026-10-24").by("lsm");
    EXPECT_EQ(desk.refusal_of(StateNeed{NeedDetails{ChildId{"A"}, {}, {}}}), "missing-field");
    EXPECT_EQ(desk.refusal_of<StateNeed>(R"({"conference":"C1","reason":{"text":"  "}})"), "missing-field");
    EXPECT_EQ(desk.detail("field"), "reason");
}

}

#include "grants/correction.h"
#include "grants/test_grants.h"

namespace noddfa::grants::bars_test {

namespace {

using access::Relation;

Desk<State> desk()
{
    Desk<State> desk;
    desk.on("2026-03-02").by("hv");
    return desk;
}

std::string const neighbour = R"({"person":"hv","interest":"friendship","other":"mam"})";
std::string const order = R"({"person":"dad","order":"non_contact","child":"B","until":"2026-09-01"})";

/// A command with the fields that are given and no other: the desk would fill in the child.
template<class Command> Command made(std::string const& json) { return read_as<Command>(json); }

}

TEST(Conflicts, are_declared_and_bar_from_then_on)
{
    auto one = desk();
    one.tell(made<DeclareConflict>(neighbour));
    EXPECT_THAT(held(one.state, Relation::conflict, "2026-03-02T09:00"), ElementsAre("hv>mam friendship"));
    EXPECT_EQ(one.refusal_of(made<DeclareConflict>(neighbour)), "known-already");
    one.tell(made<DeclareConflict>(R"({"person":"hv","interest":"family","child":"A"})"));
    one.tell(made<DeclareConflict>(R"({"person":"hv","interest":"line_management","conference":"C1"})"));
    EXPECT_THAT(held(one.state, Relation::conflict, "2030-01-01T09:00"),
                ElementsAre("hv>mam friendship", "hv>A family", "hv>C1 line_management"));
}

TEST(Conflicts, have_one_other_end)
{
    auto one = desk();
    EXPECT_EQ(one.refusal_of(made<DeclareConflict>(R"({"person":"hv","interest":"family"})")), "missing-field");
    EXPECT_EQ(one.refusal_of(made<DeclareConflict>(R"({"person":"hv","interest":"family","other":"mam","child":"A"})")),
              "one-end-only");
    EXPECT_EQ(one.refusal_of(DeclareConflict{}), "missing-field");
}

TEST(Conflicts, are_not_taken_down_by_whom_they_bar)
{
    auto one = desk();
    one.tell(made<DeclareConflict>(neighbour));
    EXPECT_EQ(one.on("2026-04-01").refusal_of(made<EndConflict>(neighbour)), "of-oneself");
    EXPECT_EQ(one.by("lsm").refusal_of(made<EndConflict>(R"({"person":"hv","interest":"family","other":"mam"})")),
              "nothing-to-end");
    one.tell(made<EndConflict>(neighbour));
    EXPECT_THAT(held(one.state, Relation::conflict, "2026-04-01T08:59"), ElementsAre("hv>mam friendship"));
    EXPECT_THAT(held(one.state, Relation::conflict, "2026-04-01T09:00"), IsEmpty());
}

TEST(Orders, hold_from_their_first_day_until_before_their_end)
{
    auto one = desk();
    one.tell(made<RecordOrder>(order));
    EXPECT_THAT(held(one.state, Relation::order, "2026-03-01T23:59"), IsEmpty());
    EXPECT_THAT(held(one.state, Relation::order, "2026-03-02T00:00"), ElementsAre("dad>B non_contact"));
    EXPECT_THAT(held(one.state, Relation::order, "2026-08-31T23:59"), ElementsAre("dad>B non_contact"));
    EXPECT_THAT(held(one.state, Relation::order, "2026-09-01T00:00"), IsEmpty());
    EXPECT_EQ(one.refusal_of(made<RecordOrder>(order)), "known-already");
    EXPECT_EQ(one.on("2026-09-01")
                  .refusal_of(
                      made<RecordOrder>(R"({"person":"dad","order":"non_contact","child":"B","until":"2026-09-01"})")),
              "ends-before-it-begins");
    EXPECT_EQ(one.refusal_of(made<RecordOrder>(R"({"person":"dad","order":"occupation"})")), "missing-field");
}

TEST(Orders, end_early_when_somebody_says_so)
{
    auto one = desk();
    one.tell(made<RecordOrder>(order));
    std::string const end = R"({"person":"dad","order":"non_contact","child":"B","on":"2026-05-01"})";
    EXPECT_EQ(one.by("dad").refusal_of(made<EndOrder>(end)), "of-oneself");
    EXPECT_EQ(one.by("hv").refusal_of(
                  made<EndOrder>(R"({"person":"dad","order":"non_contact","child":"B","on":"2026-03-02"})")),
              "ends-before-it-begins");
    one.tell(made<EndOrder>(end));
    EXPECT_THAT(held(one.state, Relation::order, "2026-05-01T00:00"), IsEmpty());
    EXPECT_EQ(one.on("2026-05-02").refusal_of(made<EndOrder>(R"({"person":"dad","order":"non_contact","child":"B"})")),
              "nothing-to-end");
}

TEST(Orders, may_be_corrected_where_they_keep_a_day)
{
    EXPECT_TRUE(is_correctable(Event{OrderRecorded{}}));
    EXPECT_TRUE(is_correctable(Event{ConflictDeclared{}}));
    EXPECT_FALSE(is_correctable(Event{AccessClaimed{}}));
    EXPECT_FALSE(is_correctable(Event{ClaimReviewed{}}));
    State state;
    state.orders.push_back({{}, {}, day("2026-03-02"), day("2026-03-03")});
    EXPECT_EQ(impossible_field(state), std::nullopt);
    state.orders.back().until = day("2026-03-02");
    EXPECT_EQ(impossible_field(state), "since");
    auto one = desk();
    EXPECT_THAT(one.events_of<CorrectFact>(
                    R"({"event":1,"instead":"{\"until\":\"2026-10-01\"}","reason":{"text":"Misread."}})"),
                ElementsAre("FactCorrected"));
}

}

#include "ledger/permitted_look.h"

#include "access/rows.h"
#include "base/london.h"
#include "main/test_board.h"

#include <gmock/gmock.h>

#include <limits>

namespace noddfa::ledger::permitted_look_test {

namespace {

using access::Action;
using access::Reason;
using application::Room;
using application::Thing;
using testing::ElementsAre;

Moment at(std::string_view iso) { return *read_london_time(iso).moment; }

/// A board with its people and a child on the register.
class PermittedLooks : public testing::Test {
protected:
    void SetUp() override
    {
        desk.open();
        desk.play(people_of_the_board() + told_here("closed"));
    }
    access::Decision asked(std::string const& person, Action action, std::string_view when, Thing thing)
    {
        thing.kind = access::row_of(action).object;
        return desk.ledger().read([&](Snapshot const& snapshot) {
            return snapshot.may(signed_in(person, at(when)), action, thing, at(when));
        });
    }
    /// The look that follows from a permit, as it was recorded.
    KeptLook looked(std::string const& person, Action action, std::string_view when, Thing const& thing)
    {
        auto const decided = asked(person, action, when, thing);
        EXPECT_EQ(decided.reason, Reason::permitted) << access::name(decided.reason);
        if (!decided.permit)
            return {};
        auto look = desk.ledger().read([&](Snapshot const& snapshot) {
            return permitted_look(snapshot.site(), signed_in(person, at(when)), *decided.permit, at(when));
        });
        desk.ledger().look({look});
        return desk.ledger().read(
            [&](Snapshot const& snapshot) { return snapshot.looks_of(PersonId{person}, 0, 1).at(0); });
    }
    application::Outcome given(grants::Command command, char const* id, std::string const& by, std::string_view when,
                               std::string key = "child:A")
    {
        Act act;
        act.id = CommandId{id};
        act.by = PersonId{by};
        act.held_on = act.recorded_at = at(when);
        return desk.ledger().perform({Room::access, std::move(key)}, std::move(command), act);
    }
    static Thing conference()
    {
        Thing thing;
        thing.conference = ConferenceId{"C1"};
        return thing;
    }
    static Thing child()
    {
        Thing thing;
        thing.child = ChildId{"A"};
        return thing;
    }
    static grants::Command claim(char const* agency = "north-council")
    {
        grants::ClaimDetails said;
        said.child = ChildId{"A"};
        said.agency = AgencyId{agency};
        said.emergency = grants::Emergency::emergency_department;
        said.reason.text = "Brought in with a broken arm.";
        return grants::ClaimAccess{said};
    }

    Desk desk;
};

}

TEST_F(PermittedLooks, at_a_conference_show_its_children_under_the_familys_key)
{
    auto const look = looked("chair", Action::read_header, "2026-03-09T12:00", conference());
    EXPECT_EQ(look.role, "chair");
    EXPECT_EQ(look.action, "read_header");
    EXPECT_EQ(look.what, (application::StreamId{Room::conference, "C1"}));
    EXPECT_THAT(look.children, ElementsAre(ChildId{"A"}));
    EXPECT_EQ(look.why, "conference");
    desk.ledger().erase("family:F1", PersonId{"lsm"});
    EXPECT_TRUE(
        desk.ledger().read([](Snapshot const& snapshot) { return snapshot.looks_at(ChildId{"A"}, 0, 10); }).empty());
}

TEST_F(PermittedLooks, at_plan_and_entry_are_of_the_child)
{
    EXPECT_EQ(looked("hv", Action::read_plan, "2026-05-09T12:00", child()).what,
              (application::StreamId{Room::plan, "A"}));
    EXPECT_EQ(looked("custodian", Action::read_entry, "2026-05-09T12:00", child()).what,
              (application::StreamId{Room::register_, "A"}));
}

/// 3.5 from the claim to the review: an hour of one child, by a permit that says so, on record as what it was.
TEST_F(PermittedLooks, in_an_emergency_are_on_record_with_their_claim)
{
    constexpr auto before = "2026-05-09T11:59", then = "2026-05-09T12:00", later = "2026-05-09T12:59",
                   after = "2026-05-09T13:00";
    EXPECT_EQ(asked("stranger", Action::read_entry, before, child()).reason, Reason::no_relation);
    ASSERT_TRUE(given(claim(), "k1", "stranger", then).accepted());
    auto const look = looked("stranger", Action::read_entry, later, child());
    EXPECT_EQ(look.role, "claimant");
    EXPECT_EQ(look.why, "claim k1");
    EXPECT_EQ(looked("stranger", Action::read_alerts, later, child()).why, "claim k1");
    EXPECT_EQ(looked("stranger", Action::read_plan, later, child()).why, "claim k1");
    EXPECT_EQ(asked("stranger", Action::read_record, later, conference()).reason, Reason::no_relation);
    EXPECT_EQ(asked("stranger", Action::read_entry, after, child()).reason, Reason::no_relation);
    auto const week = desk.ledger().read(
        [](Snapshot const& snapshot) { return snapshot.outliers(Date{2000, 1, 1}, Date{2100, 1, 1}); });
    ASSERT_EQ(week.size(), 1U);
    EXPECT_TRUE(week[0].stands_out);
    EXPECT_EQ(week[0].looker.without_work, 3);
}

TEST_F(PermittedLooks, by_claims_without_a_review_are_listed_until_they_have_one)
{
    auto const listed = [&] {
        return desk.ledger().read([](Snapshot const& snapshot) {
            return snapshot.rows(application::RowKind::claim, 0, std::numeric_limits<std::int64_t>::max(), 100);
        });
    };
    EXPECT_TRUE(listed().empty());
    ASSERT_TRUE(given(claim(), "k1", "stranger", "2026-05-08T12:00").accepted());
    auto const rows = listed();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].at, application::day_number(Date{2026, 5, 12}));
    auto const row = application::data_of<application::ClaimRow>(rows[0]).value();
    EXPECT_EQ(row.claim, ClaimId{"k1"});
    EXPECT_EQ(row.by, PersonId{"stranger"});
    EXPECT_EQ(row.narrows, (Date{2026, 5, 16}));
    EXPECT_TRUE(desk.ledger().rebuild(false).same());
    grants::Review review{ChildId{"A"}, ClaimId{"k1"}, grants::Found::not_justified, {}};
    review.reason.text = "Nobody knows why.";
    ASSERT_TRUE(given(grants::ReviewClaim{review}, "r1", "lsm", "2026-05-08T12:01").accepted());
    EXPECT_TRUE(listed().empty());
}

TEST_F(PermittedLooks, without_a_review_of_an_earlier_claim_are_at_the_entry_alone)
{
    ASSERT_TRUE(given(claim(), "k1", "stranger", "2026-05-11T12:00").accepted());
    ASSERT_TRUE(given(claim(), "k2", "stranger", "2026-05-18T12:00").accepted());
    EXPECT_EQ(asked("stranger", Action::read_plan, "2026-05-18T12:00", child()).reason, Reason::permitted)
        << "the fifth working day";
    ASSERT_TRUE(given(claim(), "k3", "stranger", "2026-05-19T12:00").accepted());
    EXPECT_EQ(asked("stranger", Action::read_plan, "2026-05-19T12:00", child()).reason, Reason::not_now);
    EXPECT_EQ(asked("stranger", Action::read_alerts, "2026-05-19T12:00", child()).reason, Reason::not_now);
    EXPECT_EQ(asked("stranger", Action::read_entry, "2026-05-19T12:00", child()).reason, Reason::permitted);
    grants::Review review{ChildId{"A"}, ClaimId{"k1"}, grants::Found::justified, {}};
    review.reason.text = "The hospital confirms it.";
    ASSERT_TRUE(given(grants::ReviewClaim{review}, "r1", "lsm", "2026-05-19T12:01").accepted());
    EXPECT_EQ(asked("stranger", Action::read_plan, "2026-05-19T12:02", child()).reason, Reason::permitted);
}

TEST_F(PermittedLooks, by_a_claim_are_for_the_claimants_own_agency)
{
    auto const refused = given(claim("health-board"), "k1", "stranger", "2026-05-11T12:00");
    ASSERT_TRUE(refused.refusal);
    EXPECT_EQ(refused.refusal->code.text(), "not-with-the-agency");
}

}

#include "directory/correction.h"
#include "directory/test_directory.h"

namespace noddfa::directory::membership_test {

TEST(Membership, needs_an_agency_that_is_open_and_a_service_of_it)
{
    auto desk = directory::desk();
    EXPECT_EQ(desk.refusal_of<JoinAgency>(R"({"person":"hv","agency":"nowhere"})"), "unknown-agency");
    EXPECT_EQ(desk.refusal_of<JoinAgency>(R"({"person":"hv","agency":"board"})"), "missing-field") << "it has two";
    EXPECT_EQ(desk.refusal_of<JoinAgency>(R"({"person":"hv","agency":"board","service":"school"})"),
              "not-the-agencys-service");
    EXPECT_EQ(desk.refusal_of<JoinAgency>(R"({"person":"hv","agency":"school","since":"2026-08-01"})"),
              "agency-closed");
    EXPECT_EQ(desk.refusal_of<JoinAgency>(R"({"person":"hv","agency":"school","since":"2019-12-31"})"),
              "agency-not-open");
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"school"})");
    EXPECT_EQ(desk.state.practitioner->memberships.front().service, ServiceId{"school"}) << "its only one";
    EXPECT_EQ(desk.refusal_of<JoinAgency>(R"({"person":"hv","agency":"school"})"), "already-a-member");
}

TEST(Membership, of_two_agencies_at_once_is_two_memberships)
{
    auto desk = directory::desk();
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"school"})");
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"board","service":"midwifery"})");
    EXPECT_EQ(desk.state.practitioner->memberships.size(), 2U);
}

TEST(Membership, a_move_leaves_no_day_between_and_none_in_both)
{
    auto desk = directory::desk();
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"school"})");
    EXPECT_EQ(desk.refusal_of<MoveAgency>(R"({"person":"hv","from_agency":"board","to_agency":"school"})"),
              "not-with-the-agency");
    EXPECT_EQ(desk.refusal_of<MoveAgency>(R"({"person":"hv","from_agency":"school","to_agency":"school"})"),
              "already-a-member");
    EXPECT_THAT(
        desk.on("2026-04-01")
            .events_of<MoveAgency>(
                R"({"person":"hv","from_agency":"school","to_agency":"board","service":"midwifery","on":"2026-05-01"})"),
        ElementsAre("AgencyLeft", "AgencyJoined"));
    auto const& person = *desk.state.practitioner;
    EXPECT_TRUE(person.member_of(AgencyId{"school"}, day("2026-04-30")));
    EXPECT_FALSE(person.member_of(AgencyId{"school"}, day("2026-05-01")));
    EXPECT_FALSE(person.member_of(AgencyId{"board"}, day("2026-04-30")));
    EXPECT_TRUE(person.member_of(AgencyId{"board"}, day("2026-05-01")));
}

TEST(Membership, ends_once_and_after_it_began)
{
    auto desk = directory::desk();
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"school"})");
    EXPECT_EQ(desk.refusal_of<LeaveAgency>(R"({"person":"hv","agency":"school","on":"2026-03-02"})"),
              "ends-before-it-begins");
    desk.tell<LeaveAgency>(R"({"person":"hv","agency":"school","on":"2026-06-01"})");
    EXPECT_EQ(desk.refusal_of<LeaveAgency>(R"({"person":"hv","agency":"school","on":"2026-06-01"})"),
              "membership-ended");
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"school","since":"2026-06-01"})");
    EXPECT_FALSE(impossible_field(desk.state));
    desk.state.practitioner->memberships.back().from = day("2026-05-31");
    EXPECT_EQ(impossible_field(desk.state), "since") << "twice in one agency on that day";
}

TEST(Membership, nobody_attests_their_own)
{
    auto desk = directory::desk();
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"school"})");
    EXPECT_EQ(desk.by("hv").refusal_of<AttestMembership>(R"({"person":"hv","agency":"school"})"), "of-oneself");
    EXPECT_EQ(desk.by("lead").refusal_of<AttestMembership>(R"({"person":"hv","agency":"board"})"),
              "not-with-the-agency");
    EXPECT_THAT(desk.findings_of<AttestMembership>(R"({"person":"hv","agency":"school"})"), IsEmpty());
}

TEST(Membership, of_an_agency_may_be_recorded_as_a_fact_and_corrected)
{
    // R-04: facts may be, a grant of a post is a decision and stands.
    EXPECT_TRUE(is_correctable(Event{AgencyJoined{}}));
    EXPECT_TRUE(is_correctable(Event{PractitionerLeft{}}));
    EXPECT_FALSE(is_correctable(Event{PostGranted{}}));
    EXPECT_FALSE(is_correctable(Event{MembershipAttested{}}));
}

}

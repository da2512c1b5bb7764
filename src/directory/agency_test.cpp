#include "directory/correction.h"
#include "directory/test_directory.h"

namespace noddfa::directory::agency_test {

namespace {

std::string const health_board =
    R"({"agency":"board","name":"Invented Health Board","welsh_name":"Bwrdd Iechyd Dychmygol",
    "sector":"health","services":["health_visiting","midwifery"],"authorities":["W06000016"]})";

Desk<State> empty()
{
    Desk<State> desk;
    desk.on("2026-03-02").by("coordinator");
    return desk;
}

}

TEST(Agency, is_recorded_with_both_names_and_from_a_day)
{
    auto desk = empty();
    EXPECT_THAT(desk.events_of<RecordAgency>(health_board), ElementsAre("AgencyRecorded"));
    EXPECT_EQ(desk.state.agency->said.welsh_name, "Bwrdd Iechyd Dychmygol");
    EXPECT_EQ(desk.state.agency->from, day("2026-03-02"));
    EXPECT_EQ(desk.refusal_of<RecordAgency>(health_board), "agency-in-use");
}

TEST(Agency, has_only_services_and_authorities_that_there_are)
{
    auto desk = empty();
    EXPECT_EQ(desk.refusal_of<RecordAgency>(R"({"agency":"x","name":"X","sector":"other","services":["alchemy"]})"),
              "unknown-service");
    EXPECT_EQ(
        desk.refusal_of<RecordAgency>(R"({"agency":"x","name":"X","sector":"other","authorities":["W06000007"]})"),
        "unknown-authority");
    EXPECT_EQ(desk.refusal_of<RecordAgency>(R"({"agency":"x","name":"","sector":"other"})"), "missing-field");
}

TEST(Agency, serves_an_invented_authority_in_a_demonstration_alone)
{
    auto const* invented = R"({"agency":"x","name":"X","sector":"other","authorities":["W06999901"]})";
    auto desk = empty();
    EXPECT_EQ(desk.refusal_of<RecordAgency>(invented), "unknown-authority");
    desk.background.demonstration = true;
    EXPECT_THAT(desk.events_of<RecordAgency>(invented), ElementsAre("AgencyRecorded"));
}

TEST(Agency, counts_for_quoracy_by_the_groupings_of_its_services)
{
    // B-10: child and adult health are one agency; midwifery is of adult health.
    std::vector<ServiceId> const both{ServiceId{"health_visiting"}, ServiceId{"midwifery"}};
    EXPECT_EQ(groupings_of(both, services()).size(), 2U);
    EXPECT_THAT(quorum_agencies_of(both, services()), ElementsAre(QuorumAgencyId{"HEALTH"}));
}

TEST(Agency, changes_what_is_given_and_refuses_what_changes_nothing)
{
    auto desk = empty();
    desk.tell<RecordAgency>(health_board);
    desk.tell<ChangeAgency>(R"({"agency":"board","authorities":["W06000016","W06000024"]})");
    EXPECT_EQ(desk.state.agency->said.authorities.size(), 2U);
    EXPECT_EQ(desk.state.agency->said.name, "Invented Health Board");
    EXPECT_EQ(desk.refusal_of<ChangeAgency>(R"({"agency":"board","name":"Invented Health Board"})"), "nothing-changes");
    EXPECT_EQ(desk.refusal_of<ChangeAgency>(R"({"agency":"other","name":"X"})"), "unknown-agency");
}

TEST(Agency, closes_once_and_after_it_began)
{
    auto desk = empty();
    desk.tell<RecordAgency>(health_board);
    EXPECT_EQ(desk.refusal_of<CloseAgency>(R"({"agency":"board","on":"2026-03-02"})"), "ends-before-it-begins");
    desk.tell<CloseAgency>(R"({"agency":"board","on":"2026-09-01"})");
    EXPECT_EQ(desk.state.agency->until, day("2026-09-01"));
    EXPECT_EQ(desk.refusal_of<CloseAgency>(R"({"agency":"board","on":"2026-10-01"})"), "agency-closed");
    EXPECT_FALSE(impossible_field(desk.state));
    desk.state.agency->from = day("2026-09-01");
    EXPECT_EQ(impossible_field(desk.state), "on");
}

}

#include "directory/test_directory.h"

namespace noddfa::directory::posts_test {

namespace {

std::string const custodian = R"({"person":"hv","post":"custodian","change":"grant","authority":"W06000016"})";
std::string const the_post = R"({"person":"hv","post":"custodian","authority":"W06000016"})";

Desk<State> member()
{
    auto desk = directory::desk();
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"board","service":"midwifery"})");
    return desk;
}

}

TEST(Posts, of_power_take_two_people_and_neither_is_who_gets_it)
{
    auto desk = member();
    EXPECT_EQ(desk.by("hv").refusal_of<ProposePost>(custodian), "of-oneself");
    EXPECT_THAT(desk.by("admin").events_of<ProposePost>(custodian), ElementsAre("PostProposed"));
    EXPECT_TRUE(desk.state.practitioner->posts.empty());
    EXPECT_EQ(desk.refusal_of<AgreePost>(the_post), "same-person-twice");
    EXPECT_EQ(desk.by("hv").refusal_of<AgreePost>(the_post), "of-oneself");
    EXPECT_THAT(desk.by("lsm").events_of<AgreePost>(the_post), ElementsAre("PostGranted"));
    auto const& held = desk.state.practitioner->posts.front();
    EXPECT_EQ(held.first, PersonId{"admin"});
    EXPECT_EQ(held.second, PersonId{"lsm"});
    EXPECT_EQ(desk.refusal_of<AgreePost>(the_post), "no-proposal");
    EXPECT_EQ(desk.refusal_of<ProposePost>(custodian), "post-held");
}

TEST(Posts, a_proposal_waits_a_day_and_no_longer)
{
    auto desk = member();
    desk.by("admin").tell<ProposePost>(custodian);
    EXPECT_EQ(desk.on("2026-03-04").by("lsm").refusal_of<AgreePost>(the_post), "proposal-expired");
    EXPECT_EQ(desk.on("2026-03-03").refusal_of<AgreePost>(the_post), "") << "24 hours to the minute";
}

TEST(Posts, a_proposal_may_be_withdrawn)
{
    auto desk = member();
    desk.by("admin").tell<ProposePost>(custodian);
    desk.tell<WithdrawPost>(the_post);
    EXPECT_EQ(desk.by("lsm").refusal_of<AgreePost>(the_post), "no-proposal");
    EXPECT_EQ(desk.refusal_of<WithdrawPost>(the_post), "no-proposal");
}

TEST(Posts, the_board_says_which_take_two_people)
{
    auto desk = member();
    EXPECT_THAT(desk.by("admin").events_of<ProposePost>(
                    R"({"person":"hv","post":"record_taker","change":"grant","authority":"W06000016"})"),
                ElementsAre("PostGranted"))
        << "no post of power";
    desk.set("TWO_PEOPLE_POSTS", R"(["record_taker"])");
    EXPECT_THAT(desk.events_of<ProposePost>(custodian), ElementsAre("PostGranted"));
    EXPECT_THAT(
        desk.events_of<ProposePost>(
            R"({"person":"hv","post":"record_taker","change":"end","authority":"W06000016","on":"2026-04-01"})"),
        ElementsAre("PostProposed"));
}

TEST(Posts, are_held_for_what_they_are_for)
{
    auto desk = member();
    desk.by("admin");
    EXPECT_EQ(desk.refusal_of<ProposePost>(R"({"person":"hv","post":"custodian","change":"grant"})"), "missing-field");
    EXPECT_EQ(desk.refusal_of<ProposePost>(
                  R"({"person":"hv","post":"agency_lead","change":"grant","agency":"board","authority":"W06000016"})"),
              "not-for-this-post");
    EXPECT_EQ(
        desk.refusal_of<ProposePost>(R"({"person":"hv","post":"agency_lead","change":"grant","agency":"school"})"),
        "not-with-the-agency");
    EXPECT_EQ(desk.refusal_of<ProposePost>(R"({"person":"hv","post":"agency_lead","change":"grant","agency":"board"})"),
              "");
}

TEST(Posts, an_operator_may_come_from_outside_and_a_director_may_not)
{
    auto desk = directory::desk();
    desk.by("admin");
    EXPECT_EQ(desk.refusal_of<ProposePost>(R"({"person":"hv","post":"operator","change":"grant"})"), "");
    EXPECT_EQ(desk.refusal_of<ProposePost>(R"({"person":"hv","post":"director","change":"grant"})"),
              "not-with-the-agency");
}

TEST(Posts, end_as_they_begin)
{
    auto desk = member();
    std::string const end =
        R"({"person":"hv","post":"custodian","change":"end","authority":"W06000016","on":"2026-06-01"})";
    EXPECT_EQ(desk.by("admin").refusal_of<ProposePost>(end), "post-not-held");
    desk.tell<ProposePost>(custodian);
    desk.by("lsm").tell<AgreePost>(the_post);
    desk.by("admin").tell<ProposePost>(end);
    EXPECT_TRUE(desk.state.practitioner->posts.front().holds_on(day("2026-06-01"))) << "one person has asked";
    EXPECT_THAT(desk.by("lsm").events_of<AgreePost>(the_post), ElementsAre("PostEnded"));
    EXPECT_TRUE(desk.state.practitioner->posts.front().holds_on(day("2026-05-31")));
    EXPECT_FALSE(desk.state.practitioner->posts.front().holds_on(day("2026-06-01")));
}

}

#include "main/test_before.h"

namespace noddfa::web::before_invite_test {

using conference::Answer;
using testing::HasSubstr;
using testing::Not;

class Inviting : public BeforeTheMeeting {
protected:
    Inviting()
    {
        begin("2026-03-03T09:00", up_to(told_here("convened"), R"("do":"InviteParticipant")"));
        place = at_conference("invite");
    }
    conference::Invitation invitation_of(std::string const& person)
    {
        return state().invitations.sent.at(PersonId{person});
    }
    bool is_invited(std::string const& person) { return state().invitations.sent.contains(PersonId{person}); }
    std::string place;
};

// INV-02, R-08: those in direct contact, by what the family and its enquiries say.
TEST_F(Inviting, suggests_by_grouping_who_knows_the_family)
{
    auto coordinator = signed_in("coordinator");
    auto const shown = coordinator.get(place).body;
    for (auto const* words : {"Neb sw", "Neb manager", "Neb teacher", "Neb police", "Neb hv", "Education", "Police",
                              "Child Health Services"})
        EXPECT_THAT(shown, HasSubstr(words));
    EXPECT_THAT(shown, Not(HasSubstr("value=\"custodian@north-council\""))) << "one of many, and nobody's worker";
    EXPECT_EQ(signed_in("hv").get(place).status, 404);
    EXPECT_THAT(coordinator.get("/en/conferences/" + conference).body, HasSubstr(place));
}

TEST_F(Inviting, asks_several_at_once_without_scripts)
{
    auto coordinator = signed_in("coordinator");
    auto const shown = coordinator.get(place);
    std::string body = "form=" + hidden_of(shown, "form") + "&command=" + hidden_of(shown, "command");
    for (auto const* person : {"sw%40north-council", "hv%40health-board", "teacher%40school-1"})
        body += std::string{"&people="} + person;
    auto const answer =
        coordinator.ask(net::Method::post, place, body,
                        {{"sec-fetch-site", "same-origin"}, {"content-type", "application/x-www-form-urlencoded"}});
    ASSERT_EQ(answer.status, 303) << answer.body;
    EXPECT_EQ(invitation_of("hv").agency, AgencyId{"health-board"});
    EXPECT_EQ(invitation_of("hv").service, ServiceId{"health_visiting"});
    EXPECT_EQ(invitation_of("teacher").grouping, GroupingId{"EDU"});
    EXPECT_TRUE(is_invited("sw"));
    EXPECT_THAT(coordinator.get(place).body, Not(HasSubstr("value=\"hv@health-board\""))) << "nobody is asked twice";
}

TEST_F(Inviting, says_who_was_invited_already)
{
    auto coordinator = signed_in("coordinator");
    auto const shown = coordinator.get(place);
    fill(coordinator, place, {{"people", "hv@health-board"}});
    auto const again = coordinator.post(
        place, {{"form", hidden_of(shown, "form")}, {"command", "another"}, {"people", "hv@health-board"}});
    EXPECT_EQ(again.status, 422);
    EXPECT_THAT(again.body, HasSubstr("Neb hv is invited already"));
    EXPECT_EQ(fill(coordinator, place, {}).status, 422) << "nobody was ticked";
}

TEST_F(Inviting, finds_people_of_the_directory_by_name)
{
    auto coordinator = signed_in("coordinator");
    auto const found = place + "?q=STRANG";
    EXPECT_THAT(coordinator.get(found).body, HasSubstr("value=\"stranger@north-council\""));
    EXPECT_EQ(fill(coordinator, found, {{"people", "stranger@north-council"}}).status, 303);
    EXPECT_TRUE(is_invited("stranger"));
}

// T03: a letter about a conference goes to no address that was not proved to be theirs; what proves it goes with the
// invitation.
TEST_F(Inviting, sends_whoever_never_signed_in_the_link_with_which_they_begin)
{
    auto coordinator = signed_in("coordinator");
    EXPECT_THAT(coordinator.get(place).body, HasSubstr("a link to begin with is sent to hv@example.test"));
    EXPECT_EQ(fill(coordinator, place, {{"people", "hv@health-board"}}).status, 303);
    ASSERT_EQ(post.letters.size(), 1U);
    EXPECT_EQ(post.letters[0].to, PersonId{"hv"});
    EXPECT_EQ(accounts->standing_of(PersonId{"hv"}), accounts::AccountStanding::invited);
    // What was said of them is put right: the link that they just had stays good.
    EXPECT_EQ(fill(coordinator, at_conference("invitees/hv"),
                   {{"capacity", "practitioner"},
                    {"agency", "health-board"},
                    {"service", "health_visiting"},
                    {"knows", "rule"},
                    {"redacted", "yes"}})
                  .status,
              303);
    settle();
    EXPECT_EQ(post.letters.size(), 1U);
}

// INV-02: everybody sees who else is invited, but for whom the chair had left out.
TEST_F(Inviting, leaves_out_of_the_list_whom_the_chair_had_left_out)
{
    auto coordinator = signed_in("coordinator");
    fill(coordinator, place, {{"people", "hv@health-board"}});
    fill(coordinator, at_conference("invitees/teacher"),
         {{"capacity", "practitioner"},
          {"agency", "school-1"},
          {"service", "school"},
          {"knows", "rule"},
          {"redacted", "yes"}});
    ASSERT_TRUE(invitation_of("teacher").redacted);
    EXPECT_THAT(signed_in("hv").get(at_conference("reply")).body, Not(HasSubstr("Neb teacher")));
    EXPECT_THAT(coordinator.get(place).body, HasSubstr("left out of the list"));
}

// OTH-01: in another capacity, with no grouping; B-11: contact as somebody says it.
TEST_F(Inviting, says_in_which_capacity_and_whom_they_know)
{
    auto coordinator = signed_in("coordinator");
    auto const one = at_conference("invitees/stranger");
    auto const wrong =
        fill(coordinator, one,
             {{"capacity", "observer"}, {"agency", "north-council"}, {"grouping", "CSS"}, {"knows", "rule"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_THAT(wrong.body, HasSubstr("id=\"grouping-error\""));
    EXPECT_EQ(fill(coordinator, one, {{"capacity", "observer"}, {"agency", "north-council"}, {"knows", "rule"}}).status,
              303);
    EXPECT_EQ(invitation_of("stranger").capacity, Capacity::observer);
    fill(coordinator, at_conference("invitees/police"),
         {{"capacity", "practitioner"}, {"agency", "police-force"}, {"service", "police_ppu"}, {"knows", "these"}});
    EXPECT_EQ(invitation_of("police").contact, std::vector<ChildId>{}) << "with no child";
}

TEST_F(Inviting, knows_people_whom_the_directory_does_not)
{
    auto coordinator = signed_in("coordinator");
    auto const other = at_conference("invite-other");
    EXPECT_EQ(fill(coordinator, other, {{"capacity", "student"}, {"knows", "rule"}}).status, 422) << "without a name";
    EXPECT_EQ(
        fill(coordinator, other, {{"name", "Myfyriwr Dychmygol"}, {"capacity", "student"}, {"knows", "rule"}}).status,
        303);
    EXPECT_THAT(coordinator.get(place).body, HasSubstr("Myfyriwr Dychmygol"));
    EXPECT_EQ(coordinator.get(at_conference("invitees/nobody-there")).status, 404);
}

// INV-01, INV-03: what was said by telephone.
TEST_F(Inviting, writes_down_an_answer_and_who_comes_instead)
{
    auto coordinator = signed_in("coordinator");
    fill(coordinator, place, {{"people", "hv@health-board"}});
    auto const answer = fill(coordinator, at_conference("invitees/hv/reply"),
                             {{"answer", "apologies"}, {"substitute", "nurse"}, {"ready", "yes"}});
    EXPECT_EQ(answer.status, 303) << answer.body;
    EXPECT_EQ(state().invitations.replies.at(PersonId{"hv"}).answer, Answer::apologies);
    EXPECT_EQ(state().invitations.substitutes.at(PersonId{"hv"}).substitute, PersonId{"nurse"});
    EXPECT_THAT(coordinator.get(place).body, HasSubstr("Instead: Neb nurse"));
}

}

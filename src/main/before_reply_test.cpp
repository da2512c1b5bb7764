#include "main/test_before.h"

namespace noddfa::web::before_reply_test {

using conference::Answer;
using testing::HasSubstr;
using testing::Not;

class Replies : public BeforeTheMeeting {
protected:
    Replies()
    {
        begin("2026-03-03T09:00", up_to(told_here("convened"), R"("do":"ReplyToInvitation")"));
        place = at_conference("reply");
        page = "/en/conferences/" + conference;
        done = page + "?done=1";
    }
    Answer answer_of(std::string const& person) { return state().invitations.replies.at(PersonId{person}).answer; }
    std::string place;
    std::string page;
    std::string done; ///< the same page, saying so
};

TEST_F(Replies, are_one_page_with_what_one_has_to_know)
{
    auto hv = signed_in("hv");
    auto const shown = hv.get(place);
    EXPECT_THAT(shown.body, HasSubstr("Neuadd Ddychmygol"));
    EXPECT_THAT(shown.body, HasSubstr("Tomos Enghraifft"));
    EXPECT_EQ(led_to(fill(hv, place, {{"answer", "attending"}})), done);
    EXPECT_EQ(answer_of("hv"), Answer::attending);
}

// INV-01, INV-03: whoever sent apologies may think better of it.
TEST_F(Replies, are_changed_by_who_sent_apologies)
{
    auto hv = signed_in("hv");
    EXPECT_EQ(led_to(fill(hv, place, {{"answer", "apologies"}, {"reason", "Court."}})), done);
    EXPECT_EQ(hv.get(page).status, 200) << "when and where it is stays theirs to see";
    EXPECT_THAT(hv.get(page).body, HasSubstr(place));
    EXPECT_THAT(hv.get(place).body, HasSubstr("apologies"));
    EXPECT_EQ(led_to(fill(hv, place, {{"answer", "attending"}})), done);
    EXPECT_EQ(answer_of("hv"), Answer::attending);
}

TEST_F(Replies, name_a_colleague_who_is_then_invited)
{
    auto hv = signed_in("hv");
    EXPECT_THAT(hv.get(place).body, HasSubstr("Neb nurse"));
    EXPECT_THAT(hv.get(place).body, Not(HasSubstr("Neb stranger"))) << "of another agency";
    auto nurse = signed_in("nurse");
    EXPECT_THAT(nurse.get(place).body, HasSubstr(text("page.reply.not_yours")));
    fill(hv, place, {{"answer", "apologies"}, {"substitute", "nurse"}, {"ready", "yes"}});
    auto const named = state().invitations.substitutes.at(PersonId{"hv"});
    EXPECT_EQ(named.substitute, PersonId{"nurse"});
    EXPECT_TRUE(named.ready);
    EXPECT_EQ(led_to(fill(nurse, place, {{"answer", "attending"}})), done);
}

TEST_F(Replies, who_comes_after_all_is_replaced_by_nobody)
{
    auto hv = signed_in("hv");
    fill(hv, place, {{"answer", "apologies"}, {"substitute_name", "Nyrs Ddychmygol"}});
    EXPECT_TRUE(state().invitations.substitutes.contains(PersonId{"hv"}));
    fill(hv, place, {{"answer", "attending"}});
    EXPECT_FALSE(state().invitations.substitutes.contains(PersonId{"hv"}));
}

TEST_F(Replies, a_colleague_is_chosen_or_typed_and_nothing_typed_is_lost)
{
    auto hv = signed_in("hv");
    auto const answer =
        fill(hv, place, {{"answer", "apologies"}, {"substitute", "nurse"}, {"substitute_name", "Nyrs"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr(text("form.reply.substitute.twice")));
    EXPECT_THAT(answer.body, HasSubstr("value=\"Nyrs\""));
}

TEST_F(Replies, a_link_that_somebody_else_uses_says_so_and_nothing_of_the_conference)
{
    auto stranger = signed_in("stranger");
    auto const refused = stranger.get(place);
    EXPECT_EQ(refused.status, 404);
    EXPECT_THAT(refused.body, HasSubstr(text("page.reply.not_yours")));
    EXPECT_THAT(refused.body, Not(HasSubstr("Neuadd")));
    EXPECT_EQ(stranger.get("/en/conferences/NOWHERE/reply").body, refused.body) << "whether it is there or not";
    EXPECT_EQ(led_to(browser().get(place)), "/en/sign-in?to=%2Fen%2Fconferences%2F" + conference + "%2Freply");
}

TEST_F(Replies, are_no_longer_taken_once_the_meeting_began)
{
    auto hv = signed_in("hv");
    auto const shown = hv.get(place);
    conference::RecordArrival come;
    come.person = {PersonId{"sw"}, PersonId{"teacher"}, PersonId{"police"}};
    tell(come, "recorder");
    conference::OpenConference opened;
    tell(opened, "chair");
    auto const answer = hv.post(place, {{"form", hidden_of(shown, "form")},
                                        {"command", hidden_of(shown, "command")},
                                        {"answer", "declines"},
                                        {"reason", "Gone."}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr(text("page.reply.too_late")));
    EXPECT_THAT(hv.get(place).body, Not(HasSubstr("name=\"answer\"")));
    EXPECT_FALSE(state().invitations.replies.contains(PersonId{"hv"}));
}

}

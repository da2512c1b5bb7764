#include "main/test_before.h"

namespace noddfa::web::messages_page_test {

using application::DeliveryFailure;
using application::DeliveryState;
using testing::HasSubstr;
using testing::Not;

class MessagePages : public BeforeTheMeeting {
protected:
    MessagePages() { begin("2026-03-03T09:00", up_to(told_here("convened"), R"("do":"ReplyToInvitation")")); }

    /// The meeting's first entry is tried and refused for good; its number.
    std::int64_t refused()
    {
        pass(11 * signin::minute);
        auto const claimed = ledger->claim(1);
        EXPECT_EQ(claimed.size(), 1U);
        auto const number = claimed.front().queued.number;
        ledger->note_delivery(number, DeliveryFailure::refused).get();
        return number;
    }
    DeliveryState state_of(std::int64_t number)
    {
        return ledger->read([&](ledger::Snapshot const& at) { return at.delivery(number).state; });
    }
    net::Response press(TestBrowser& who, std::string const& page, std::int64_t number, std::string const& what)
    {
        auto const shown = who.get(page);
        return who.post("/en/messages/" + std::to_string(number) + "/" + what,
                        {{"form", hidden_of(shown, "form")}, {"command", "c1"}});
    }
};

TEST_F(MessagePages, that_did_not_arrive_are_shown_by_their_reference_and_sent_again)
{
    auto const number = refused();
    auto coordinator = signed_in("coordinator");
    EXPECT_THAT(coordinator.get("/en/work").body, HasSubstr("1 message did not arrive"));
    auto const shown = coordinator.get("/en/messages").body;
    EXPECT_THAT(shown, HasSubstr("given up"));
    EXPECT_THAT(shown, HasSubstr(text("value.delivery_failure.refused")));
    EXPECT_THAT(shown, Not(HasSubstr("Dychmygol"))) << "no child and no family";
    auto const pressed = press(coordinator, "/en/messages", number, "again");
    EXPECT_EQ(led_to(pressed), "/en/messages?done=1");
    EXPECT_EQ(state_of(number), DeliveryState::waiting);
    EXPECT_THAT(coordinator.get("/en/messages").body, HasSubstr(text("page.messages.none")));
    EXPECT_EQ(led_to(press(coordinator, "/en/messages?state=waiting", number, "again")), "/en/messages")
        << "once is enough";
}

// T03: what waits can be taken back.
TEST_F(MessagePages, that_wait_are_kept_without_a_mail_server_and_taken_back)
{
    auto coordinator = signed_in("coordinator");
    auto const shown = coordinator.get("/en/messages?state=waiting");
    EXPECT_THAT(shown.body, HasSubstr("calendar entry"));
    EXPECT_THAT(shown.body, HasSubstr("Neb hv"));
    auto const number = ledger->read([](ledger::Snapshot const& at) { return at.outbox(0, 1).front().number; });
    EXPECT_EQ(led_to(press(coordinator, "/en/messages?state=waiting", number, "recall")), "/en/messages?done=1");
    EXPECT_EQ(state_of(number), DeliveryState::recalled);
    EXPECT_THAT(coordinator.get("/en/messages?state=recalled").body, HasSubstr("taken back"));
}

TEST_F(MessagePages, are_for_who_arranges_conferences_and_administers)
{
    auto const number = refused();
    for (auto const* person : {"hv", "chair", "custodian"}) {
        auto who = signed_in(person);
        EXPECT_EQ(who.get("/en/messages").status, 404) << person;
        EXPECT_EQ(press(who, "/en/account", number, "again").status, 404) << person;
    }
    EXPECT_EQ(signed_in("admin").get("/en/messages").status, 200);
    auto coordinator = signed_in("coordinator");
    EXPECT_EQ(press(coordinator, "/en/messages", 4711, "again").status, 404);
    EXPECT_EQ(press(coordinator, "/en/messages", number, "nonsense").status, 404);
    EXPECT_EQ(state_of(number), DeliveryState::undelivered);
}

}

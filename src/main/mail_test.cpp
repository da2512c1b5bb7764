#include "base/london.h"
#include "main/mail_carrier.h"
#include "main/mail_settings.h"
#include "main/test_board.h"
#include "support/canaries.h"
#include "support/mail_server.h"

#include <boost/json/serialize.hpp>

#include <set>

/// From what happens in a conference to what a mail server took.
namespace noddfa::mail_test {

namespace {

using application::DeliveryFailure;
using application::DeliveryState;
using ledger::Snapshot;
using post::header;
using post::Sending;
using post::TestMailServer;
using post::text_in;
using Letters = std::vector<boost::json::object>;

constexpr std::int64_t minute = 60'000'000; ///< microseconds
constexpr std::int64_t morning = 1'772'440'200'000'000; ///< 2026-03-02T08:30Z

std::string verified(std::set<std::string> const& people)
{
    std::string out;
    for (auto const& id : people)
        out += R"({"do":"VerifyContact","person":")" + id + R"(","email":")" + id + R"(@example.test"})" + "\n";
    return out;
}

std::set<std::string> everybody()
{
    return {"sw", "manager", "chair", "recorder", "clerk", "lsm", "hv", "teacher", "police", "custodian", "lsm-deputy"};
}

class Mailing : public testing::Test {
protected:
    Mailing() { desk.site().clock.set(morning); }

    void told(std::string const& more = {}, std::set<std::string> const& proved = everybody())
    {
        if (!is_open_)
            desk.open();
        is_open_ = true;
        desk.play(people_of_the_board() + verified(proved) + told_here("convened") + more);
    }
    void open_again()
    {
        desk.close();
        desk.open();
    }
    void pass(int minutes) { desk.site().clock.set(desk.site().clock.now() + minutes * minute); }

    static post::MailServer at(TestMailServer const& server)
    {
        post::MailServer made;
        made.host = "127.0.0.1";
        made.port = server.port();
        made.tls = post::MailTls::none;
        return made;
    }
    static post::House house() { return {"noddfa@example.test", "https://noddfa.example.test"}; }
    MailRound round(post::MailServer const& server) { return {desk.ledger(), desk.site().clock, server, house()}; }
    /// Rounds until nothing is due; how many were sent.
    int carry(TestMailServer const& server)
    {
        auto rounds = round(at(server));
        int sent = 0;
        for (auto made = rounds.go(); made.tried > 0; made = rounds.go()) {
            sent += made.sent;
            EXPECT_FALSE(made.stopped);
        }
        return sent;
    }

    std::int64_t count(DeliveryState state)
    {
        return desk.ledger().log().read([&](store::Reader& reader) { return ledger::deliveries_in(reader, state); });
    }
    ledger::Delivery delivery(std::int64_t number)
    {
        return desk.ledger().read([&](Snapshot const& snapshot) { return snapshot.delivery(number); });
    }
    std::vector<ledger::Queued> queued()
    {
        return desk.ledger().read([](Snapshot const& snapshot) { return snapshot.outbox(0, 1000); });
    }
    /// Queues a letter with a link, which goes where it says.
    std::int64_t queue_to(std::string const& address)
    {
        application::OutboundMessage message;
        message.kind = application::MessageKind::link;
        message.what = "enrolment";
        message.to = PersonId{"hv"};
        message.address = address;
        message.link = "https://noddfa.example.test/cy/link/" + address;
        message.language = Language::cy;
        return desk.ledger()
            .log()
            .submit([&](store::Writer& writer) {
                ledger::Outbox{writer, ledger::seconds_of(desk.site().clock)}.queue(
                    {application::Room::directory, "person:hv"}, "person:hv", "link " + address, message);
                return ledger::last_delivery(writer);
            })
            .get();
    }

    /// The letters with an entry, by whose they are.
    static std::map<std::string, Letters> entries(TestMailServer const& server)
    {
        std::map<std::string, Letters> found;
        for (auto& letter : server.letters())
            if (letter.contains("entry"))
                found[std::string{letter.at("recipients").as_array().at(0).as_string()}].push_back(std::move(letter));
        return found;
    }
    static boost::json::object const& entry(boost::json::object const& letter)
    {
        return letter.at("entry").as_object();
    }

    Desk desk;

private:
    bool is_open_ = false;
};

constexpr char const* moved =
    R"({"do":"BookConference","starts":"2026-03-09T14:00","chair":"chair","record_taker":"recorder","place":"Neuadd Arall","language":"en","chair_trained_until":"2027-12-31"})"
    "\n";
constexpr char const* apologies =
    R"({"do":"ReplyToInvitation","person":"teacher","answer":"apologies","reason":"Ill."})"
    "\n";

}

TEST_F(Mailing, whoever_a_conference_waits_for_has_it_in_their_calendar_once_it_cannot_be_recalled)
{
    TestMailServer const server;
    told();
    carry(server);
    EXPECT_TRUE(entries(server).empty()) << "the window is open";
    pass(11);
    carry(server);
    auto const sent = entries(server);
    std::set<std::string> people;
    for (auto const& [to, letters] : sent) {
        people.insert(to.substr(0, to.find('@')));
        ASSERT_EQ(letters.size(), 1U) << to;
        auto const& said = entry(letters.front());
        EXPECT_EQ(text_in(said, "method"), "REQUEST");
        EXPECT_EQ(text_in(said, "parameter"), "REQUEST");
        EXPECT_EQ(text_in(said, "starts"), "2026-03-09T10:00:00+00:00");
        EXPECT_EQ(text_in(said, "place"), "Neuadd Ddychmygol");
        EXPECT_EQ(text_in(said, "attendee"), "mailto:" + to);
        EXPECT_EQ(text_in(said, "organizer"), "mailto:noddfa@example.test");
        EXPECT_EQ(text_in(said, "rsvp"), "FALSE");
        EXPECT_TRUE(said.at("errors").as_array().empty());
        EXPECT_TRUE(letters.front().at("defects").as_array().empty());
    }
    EXPECT_EQ(people, (std::set<std::string>{"chair", "recorder", "sw", "hv", "teacher", "police"}));
    EXPECT_EQ(carry(server), 0) << "each once";
    EXPECT_TRUE(desk.ledger().rebuild(false).same());
}

TEST_F(Mailing, a_conference_that_moves_moves_in_each_calendar_and_is_cancelled_where_nobody_comes)
{
    TestMailServer const server;
    told();
    pass(11);
    carry(server);
    told(std::string{moved} + apologies);
    pass(11);
    carry(server);
    auto const sent = entries(server);
    for (auto const& [to, letters] : sent) {
        ASSERT_EQ(letters.size(), 2U) << to;
        auto const &before = entry(letters[0]), &after = entry(letters[1]);
        EXPECT_EQ(text_in(before, "uid"), text_in(after, "uid"));
        EXPECT_LT(before.at("sequence").as_int64(), after.at("sequence").as_int64());
        bool const stays_away = to.starts_with("teacher");
        EXPECT_EQ(text_in(after, "method"), stays_away ? "CANCEL" : "REQUEST");
        EXPECT_EQ(text_in(after, "status"), stays_away ? "CANCELLED" : "CONFIRMED");
        if (!stays_away) {
            EXPECT_EQ(text_in(after, "starts"), "2026-03-09T14:00:00+00:00");
            EXPECT_NE(text_in(letters[1], "text").find("replaces"), std::string::npos);
        }
    }
    EXPECT_EQ(sent.size(), 6U);
}

TEST_F(Mailing, what_changes_while_it_can_be_recalled_was_never_said)
{
    TestMailServer const server;
    told(std::string{moved} + apologies);
    pass(11);
    carry(server);
    auto const sent = entries(server);
    EXPECT_EQ(sent.size(), 5U);
    EXPECT_FALSE(sent.contains("teacher@example.test")) << "neither asked nor cancelled";
    for (auto const& [to, letters] : sent) {
        ASSERT_EQ(letters.size(), 1U) << to;
        EXPECT_EQ(text_in(entry(letters.front()), "starts"), "2026-03-09T14:00:00+00:00");
        EXPECT_EQ(text_in(letters.front(), "text").find("replaces"), std::string::npos);
    }
    EXPECT_GE(count(DeliveryState::recalled), 6);
}

TEST_F(Mailing, one_message_is_recalled_while_it_waits_and_not_after)
{
    TestMailServer const server;
    told();
    auto const number_for = [&](std::string const& person) {
        std::int64_t number = 0;
        for (auto const& one : queued())
            if (one.message.kind == application::MessageKind::meeting && one.message.to == PersonId{person})
                number = one.number;
        return number;
    };
    EXPECT_TRUE(desk.ledger().recall(number_for("hv")));
    EXPECT_FALSE(desk.ledger().recall(number_for("hv"))) << "it waits no more";
    pass(11);
    carry(server);
    EXPECT_FALSE(entries(server).contains("hv@example.test"));
    EXPECT_TRUE(entries(server).contains("sw@example.test"));
    EXPECT_FALSE(desk.ledger().recall(number_for("sw"))) << "it is sent";
    EXPECT_EQ(delivery(number_for("hv")).state, DeliveryState::recalled);
}

TEST_F(Mailing, names_nobody_and_nothing_of_the_matter)
{
    TestMailServer const server;
    told();
    pass(11);
    carry(server);
    auto const letters = server.letters();
    ASSERT_GE(letters.size(), 6U);
    std::set<std::string> const said{"Enghraifft",    "Dychmygol ",   "Alaw",   "Neb ",   "C1",     "REP-",   "CONV-",
                                     "north-council", "health-board", "mother", "father", "bruise", "family:"};
    for (auto const& letter : letters) {
        EXPECT_EQ(letter.at("recipients").as_array().size(), 1U);
        EXPECT_EQ(header(letter, "To").size(), 1U);
        EXPECT_TRUE(header(letter, "Cc").empty());
        auto const whole = boost::json::serialize(letter);
        for (auto const& word : said)
            EXPECT_EQ(whole.find(word), std::string::npos) << word << " in " << whole;
    }
}

TEST_F(Mailing, goes_to_no_address_that_was_not_proved_and_to_nobody_who_left)
{
    TestMailServer const server;
    told(R"({"do":"RecordLeaving","person":"police","on":"2026-03-01"})"
         "\n",
         {"sw", "hv", "teacher", "police"});
    pass(11);
    carry(server);
    auto const sent = entries(server);
    EXPECT_FALSE(sent.contains("chair@example.test"));
    EXPECT_FALSE(sent.contains("police@example.test"));
    EXPECT_TRUE(sent.contains("sw@example.test"));
    std::map<std::string, DeliveryFailure> failed;
    for (auto const& one : queued())
        if (one.message.kind == application::MessageKind::meeting)
            failed[one.message.to->value] = delivery(one.number).failure;
    EXPECT_EQ(failed["chair"], DeliveryFailure::unverified);
    EXPECT_EQ(failed["police"], DeliveryFailure::left);
    EXPECT_EQ(failed["sw"], DeliveryFailure::none);
    told(verified({"chair"}));
    pass(60);
    carry(server);
    EXPECT_TRUE(entries(server).contains("chair@example.test")) << "it waited";
}

TEST_F(Mailing, what_a_server_refuses_is_tried_again_or_given_up_and_stops_nothing_else)
{
    TestMailServer const server;
    desk.open();
    std::map<std::string, std::int64_t> numbers;
    for (auto const* name : {"unknown", "busy", "spam", "later", "cut", "haf"})
        numbers[name] = queue_to(std::string{name} + "@example.test");
    EXPECT_EQ(carry(server), 1);
    for (auto const* name : {"unknown", "spam"})
        EXPECT_EQ(delivery(numbers[name]).state, DeliveryState::undelivered) << name;
    for (auto const* name : {"busy", "later", "cut"}) {
        EXPECT_EQ(delivery(numbers[name]).state, DeliveryState::waiting) << name;
        EXPECT_EQ(delivery(numbers[name]).tries, 1) << name;
    }
    EXPECT_EQ(delivery(numbers["cut"]).failure, DeliveryFailure::broken_off);
    EXPECT_EQ(delivery(numbers["haf"]).state, DeliveryState::sent);
    auto round = this->round(at(server));
    EXPECT_EQ(round.go().tried, 0) << "not before its time";
    pass(2);
    EXPECT_EQ(round.go().tried, 3);
    EXPECT_EQ(delivery(numbers["busy"]).tries, 2);
    for (int hours = 0; hours < 125; ++hours) {
        pass(60);
        (void)round.go();
    }
    EXPECT_EQ(delivery(numbers["busy"]).state, DeliveryState::undelivered) << "after five days";
    EXPECT_EQ(server.letters().size(), 1U);
    EXPECT_TRUE(desk.ledger().send_again(numbers["busy"]));
    EXPECT_FALSE(desk.ledger().send_again(numbers["haf"]));
    EXPECT_EQ(round.go().tried, 1);
}

TEST_F(Mailing, a_server_that_takes_nothing_costs_no_message_a_try)
{
    desk.open();
    auto const first = queue_to("haf@example.test");
    auto const second = queue_to("nia@example.test");
    post::MailServer nobody;
    nobody.host = "127.0.0.1";
    nobody.port = 1;
    nobody.tls = post::MailTls::none;
    auto const made = round(nobody).go();
    EXPECT_EQ(made.stopped, Sending::no_server);
    for (auto const number : {first, second}) {
        EXPECT_EQ(delivery(number).state, DeliveryState::waiting);
        EXPECT_EQ(delivery(number).tries, 0);
    }
    TestMailServer const server;
    EXPECT_EQ(carry(server), 2);
}

TEST_F(Mailing, after_a_crash_what_was_on_its_way_goes_again_under_the_same_identifier)
{
    TestMailServer const server;
    desk.open();
    (void)queue_to("lost@example.test");
    EXPECT_EQ(carry(server), 0) << "taken, but the answer was lost";
    EXPECT_EQ(desk.ledger().claim(10).size(), 0U);
    pass(2);
    ASSERT_EQ(desk.ledger().claim(10).size(), 1U);
    open_again(); // with the message claimed and not noted
    EXPECT_EQ(count(DeliveryState::sending), 0);
    EXPECT_EQ(carry(server), 0);
    auto const letters = server.letters();
    ASSERT_EQ(letters.size(), 2U);
    EXPECT_EQ(header(letters[0], "Message-ID"), header(letters[1], "Message-ID"));
}

TEST_F(Mailing, an_erasure_takes_what_waits_and_gives_no_number_twice)
{
    TestMailServer const server;
    desk.open();
    auto const before = queue_to("haf@example.test");
    desk.ledger().erase("person:hv", PersonId{"custodian"});
    EXPECT_EQ(delivery(before).state, DeliveryState::erased);
    EXPECT_EQ(carry(server), 0);
    auto const last = desk.ledger().log().read([](store::Reader& reader) { return ledger::last_delivery(reader); });
    EXPECT_EQ(last, before);
}

TEST_F(Mailing, sends_and_recalls_and_failures_are_leaves_of_the_audit_log)
{
    TestMailServer const server;
    desk.open();
    (void)queue_to("haf@example.test");
    (void)queue_to("unknown@example.test");
    EXPECT_TRUE(desk.ledger().recall(queue_to("nia@example.test")));
    carry(server);
    std::vector<std::string> said;
    desk.ledger().log().read([&](store::Reader& reader) {
        for (auto const& record : reader.stream({"dispatch", "directory person:hv"})) {
            EXPECT_EQ(record.leaf.kind, audit::LeafClass::dispatch);
            said.push_back(store::text_of(record.payload));
        }
    });
    EXPECT_EQ(said, (std::vector<std::string>{R"({"number":3,"state":"recalled","failure":"none"})",
                                              R"({"number":1,"state":"sent","failure":"none"})",
                                              R"({"number":2,"state":"undelivered","failure":"refused"})"}));
}

// T07: ten thousand letters, one recipient each, and nothing of whom they are about.
TEST_F(Mailing, ten_thousand_letters_have_one_recipient_each_and_name_nobody)
{
    constexpr int people = 100, each = 100;
    TestMailServer const server;
    Canaries canaries;
    desk.open();
    std::string text = R"({"clock":"2026-03-01T09:00"})"
                       "\n";
    std::vector<std::string> ids;
    for (int i = 0; i < people; ++i) {
        ids.push_back(canaries.next());
        auto const address = "neb" + std::to_string(i) + "@example.test";
        text += R"({"do":"RecordPractitioner","person":")" + ids.back() + R"(","name":")" + canaries.next()
                + R"(","role":")" + canaries.next() + R"(","email":")" + address + "\"}\n"
                + R"({"do":"VerifyContact","person":")" + ids.back() + R"(","email":")" + address + "\"}\n";
    }
    EXPECT_EQ(desk.play(text), 2 * people);
    for (int i = 0; i < each; ++i)
        desk.ledger()
            .log()
            .submit([&](store::Writer& writer) {
                ledger::Outbox outbox{writer, ledger::seconds_of(desk.site().clock)};
                for (auto const& id : ids) {
                    application::OutboundMessage message;
                    message.kind = application::MessageKind::reminder;
                    message.clause = message.what = canaries.next();
                    message.about = canaries.next();
                    message.post = canaries.next();
                    message.to = PersonId{id};
                    message.on = Date{2026, 3, 1};
                    outbox.queue({application::Room::conference, canaries.next()}, "family:" + canaries.next(),
                                 canaries.next(), message);
                }
            })
            .get();
    EXPECT_EQ(carry(server), people * each);
    auto const letters = server.letters();
    ASSERT_EQ(letters.size(), static_cast<std::size_t>(people * each));
    std::set<std::string> identifiers;
    for (auto const& letter : letters) {
        ASSERT_EQ(letter.at("recipients").as_array().size(), 1U);
        ASSERT_EQ(header(letter, "To"),
                  std::vector<std::string>{std::string{letter.at("recipients").as_array()[0].as_string()}});
        ASSERT_EQ(canaries.in(boost::json::serialize(letter)), std::set<std::string>{});
        identifiers.insert(header(letter, "Message-ID").at(0));
    }
    EXPECT_EQ(identifiers.size(), letters.size());
}

TEST(MailSettings, need_a_sender_encryption_and_a_password_that_is_private)
{
    store::TestFolder folder;
    Configuration given;
    EXPECT_FALSE(std::get<std::optional<MailSettings>>(mail_of(given)));
    given.mail_server = "mail.example.test";
    EXPECT_EQ(std::get<MailFault>(mail_of(given)), MailFault::no_sender);
    given.mail_from = "noddfa@example.test";
    EXPECT_TRUE(std::get<std::optional<MailSettings>>(mail_of(given)));
    given.mail_tls = "none";
    EXPECT_EQ(std::get<MailFault>(mail_of(given)), MailFault::in_the_clear);
    given.mail_server = "127.0.0.1";
    EXPECT_TRUE(std::get<std::optional<MailSettings>>(mail_of(given)));
    given.mail_user = "noddfa";
    EXPECT_EQ(std::get<MailFault>(mail_of(given)), MailFault::no_password);
    given.mail_password_file = folder.path() / "password";
    store::write_file(given.mail_password_file, "cyfrinach\n");
    using std::filesystem::perms;
    std::filesystem::permissions(given.mail_password_file, perms::owner_read | perms::others_read);
    EXPECT_EQ(std::get<MailFault>(mail_of(given)), MailFault::no_password);
    std::filesystem::permissions(given.mail_password_file, perms::owner_read);
    EXPECT_EQ(std::get<std::optional<MailSettings>>(mail_of(given))->server.password, "cyfrinach");
}

}

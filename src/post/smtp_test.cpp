#include "post/smtp.h"

#include "base/bug.h"
#include "base/london.h"
#include "support/mail_server.h"

/// Conversations with a real mail server, which the tests start.
namespace noddfa::post::smtp_test {

namespace {

Letter letter_to(std::string to)
{
    Letter made;
    made.from = "noddfa@example.test";
    made.to = std::move(to);
    made.subject = "Nodyn atgoffa i'r tŷ / Reminder 7F3K-2Q9D, which is longer than a line of a mail may be";
    made.text = "Mae'r tŷ yn aros.\r\n.\r\n.. a line of dots\r\n" + std::string(300, 'x') + "\r\n";
    made.languages = {Language::cy, Language::en};
    made.message_id = "1.abc@example.test";
    made.made = *read_london_time("2026-07-06T10:00").moment;
    return made;
}

MailServer at(TestMailServer const& server, MailTls tls = MailTls::none)
{
    MailServer made;
    made.host = tls == MailTls::none ? "127.0.0.1" : "localhost";
    made.port = server.port();
    made.tls = tls;
    if (tls != MailTls::none)
        made.authorities = server.certificate();
    return made;
}

}

TEST(Mail, arrives_whole_and_with_one_recipient)
{
    TestMailServer const server;
    Smtp smtp{at(server)};
    EXPECT_EQ(smtp.send(letter_to("haf@example.test")), Sending::taken);
    auto const letters = server.letters();
    ASSERT_EQ(letters.size(), 1U);
    auto const& taken = letters.front();
    auto const sent = letter_to("haf@example.test");
    EXPECT_EQ(taken.at("recipients").as_array().size(), 1U);
    EXPECT_EQ(text_in(taken, "from"), sent.from);
    EXPECT_EQ(header(taken, "To"), std::vector<std::string>{"haf@example.test"}) << "as its parser writes it";
    EXPECT_EQ(header(taken, "Subject"), std::vector{sent.subject});
    EXPECT_EQ(header(taken, "Message-ID"), std::vector<std::string>{"<1.abc@example.test>"});
    EXPECT_EQ(header(taken, "Date"), std::vector<std::string>{"Mon, 06 Jul 2026 10:00:00 +0100"});
    EXPECT_EQ(header(taken, "Auto-Submitted"), std::vector<std::string>{"auto-generated"});
    EXPECT_EQ(header(taken, "Content-Language"), std::vector<std::string>{"cy, en"});
    EXPECT_TRUE(header(taken, "Cc").empty() && header(taken, "Bcc").empty());
    EXPECT_EQ(text_in(taken, "text"), sent.text);
    EXPECT_TRUE(taken.at("defects").as_array().empty()) << boost::json::serialize(taken.at("defects"));
    EXPECT_LE(taken.at("longest_line").as_int64(), 998) << "RFC 5322, 2.1.1";
}

TEST(Mail, is_encrypted_and_signed_in_where_the_server_asks)
{
    for (auto const tls : {MailTls::starttls, MailTls::tls}) {
        TestMailServer const server{{tls == MailTls::tls ? "tls" : "starttls", "user"}};
        auto settings = at(server, tls);
        settings.user = "noddfa";
        settings.password = "cyfrinach";
        EXPECT_EQ(Smtp{settings}.send(letter_to("haf@example.test")), Sending::taken);
        EXPECT_EQ(server.letters().size(), 1U);
        settings.password = "another";
        EXPECT_EQ(Smtp{settings}.send(letter_to("haf@example.test")), Sending::no_entry);
        settings.authorities.clear();
        EXPECT_EQ(Smtp{settings}.send(letter_to("haf@example.test")), Sending::no_trust) << "nobody vouches for it";
        EXPECT_EQ(server.letters().size(), 1U);
    }
}

TEST(Mail, goes_nowhere_in_the_clear_where_encryption_is_asked)
{
    TestMailServer const server;
    auto settings = at(server);
    settings.tls = MailTls::starttls;
    EXPECT_EQ(Smtp{settings}.send(letter_to("haf@example.test")), Sending::no_trust);
    settings.tls = MailTls::tls;
    EXPECT_NE(Smtp{settings}.send(letter_to("haf@example.test")), Sending::taken);
    EXPECT_TRUE(server.letters().empty());
}

TEST(Mail, is_told_apart_by_what_becomes_of_it_and_goes_on)
{
    TestMailServer const server;
    Smtp smtp{at(server)};
    for (auto const& [name, becomes] : std::vector<std::pair<std::string, Sending>>{{"busy", Sending::refused_for_now},
                                                                                    {"unknown", Sending::refused},
                                                                                    {"later", Sending::refused_for_now},
                                                                                    {"spam", Sending::refused},
                                                                                    {"cut", Sending::broken_off},
                                                                                    {"lost", Sending::broken_off},
                                                                                    {"closing", Sending::no_service}}) {
        EXPECT_EQ(smtp.send(letter_to(name + "@example.test")), becomes) << name;
        EXPECT_EQ(smtp.send(letter_to("haf@example.test")), Sending::taken) << "after " << name;
    }
    EXPECT_EQ(server.letters().size(), 8U) << "seven, and the one whose answer was lost";
}

TEST(Mail, waits_for_nobody_for_ever)
{
    TestMailServer const server;
    auto settings = at(server);
    settings.whole = std::chrono::milliseconds{2'000};
    Smtp smtp{settings};
    auto const begun = std::chrono::steady_clock::now();
    EXPECT_EQ(smtp.send(letter_to("slow@example.test")), Sending::broken_off);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{20}) << "nor to take leave";
    EXPECT_EQ(smtp.send(letter_to("haf@example.test")), Sending::taken);
}

TEST(Mail, is_not_sent_where_no_letter_fares_better)
{
    {
        TestMailServer const server{{"no-sender"}};
        EXPECT_EQ(Smtp{at(server)}.send(letter_to("haf@example.test")), Sending::no_entry);
    }
    MailServer nobody;
    nobody.host = "127.0.0.1";
    nobody.port = 1;
    nobody.tls = MailTls::none;
    EXPECT_EQ(Smtp{nobody}.send(letter_to("haf@example.test")), Sending::no_server);
    EXPECT_THROW(Smtp{nobody}.send(letter_to("a@b\r\nRCPT TO:<c@d>")), Bug);
}

}

#include "post/letter.h"

#include "base/london.h"

#include <gtest/gtest.h>

namespace noddfa::post::letter_test {

namespace {

using application::MessageKind;
using application::OutboundMessage;

Moment now() { return *read_london_time("2026-03-02T08:30").moment; }

OutboundMessage message(MessageKind kind)
{
    OutboundMessage made;
    made.kind = kind;
    made.what = "share-report";
    made.clause = "REP-10";
    made.to = PersonId{"nia"};
    made.about = "county-school";
    made.on = Date{2026, 3, 2};
    made.due = Date{2026, 3, 5};
    if (kind == MessageKind::meeting || kind == MessageKind::meeting_cancelled) {
        made.starts = *read_london_time("2026-03-09T10:00").moment;
        made.place = "Ystafell 2";
        made.sequence = 7;
    }
    return made;
}

Letter written(OutboundMessage const& said, std::optional<Language> language)
{
    return letter(said, {12, "ab", "7F3K-2Q9D", "cd"}, {"nia@example.test", language},
                  {"noddfa@example.test", "https://noddfa.example.test"}, now());
}

}

TEST(Letters, are_in_the_language_of_the_person)
{
    auto const en = written(message(MessageKind::reminder), Language::en);
    EXPECT_EQ(en.subject, "Reminder 7F3K-2Q9D");
    EXPECT_EQ(en.text, "There is a task for you under the reference 7F3K-2Q9D. It is due by 5 March 2026.\r\n\r\n"
                       "Sign in to read more: https://noddfa.example.test/en/work/7F3K-2Q9D\r\n\r\n"
                       "This message was sent automatically. Nobody reads replies to it.\r\n");
    auto const cy = written(message(MessageKind::reminder), Language::cy);
    EXPECT_EQ(cy.subject, "Nodyn atgoffa 7F3K-2Q9D");
    EXPECT_NE(cy.text.find("erbyn 5 Mawrth 2026"), std::string::npos);
    EXPECT_EQ(cy.languages, std::vector{Language::cy});
}

TEST(Letters, are_in_both_where_it_is_not_known)
{
    auto const both = written(message(MessageKind::alert), std::nullopt);
    EXPECT_EQ(both.subject, "I'ch sylw 7F3K-2Q9D / For your attention 7F3K-2Q9D");
    EXPECT_EQ(both.languages, (std::vector{Language::cy, Language::en}));
    auto const en = both.text.find("Something under the reference");
    auto const cy = both.text.find("Mae angen eich sylw");
    ASSERT_NE(en, std::string::npos);
    EXPECT_LT(cy, en);
}

TEST(Letters, say_nothing_of_who_what_and_whom_it_is_about)
{
    for (auto const kind :
         {MessageKind::alert, MessageKind::reminder, MessageKind::meeting, MessageKind::meeting_cancelled}) {
        auto const made = written(message(kind), std::nullopt);
        auto const whole = made.subject + made.text + made.message_id + (made.calendar ? made.calendar->text : "");
        for (auto const* secret : {"nia ", "nia\r", "county-school", "REP-10", "share-report", "report"})
            EXPECT_EQ(whole.find(secret), std::string::npos) << secret;
    }
}

TEST(Letters, keep_their_identifier_and_their_entry)
{
    auto const first = written(message(MessageKind::meeting), Language::en);
    auto const again = written(message(MessageKind::meeting), Language::cy);
    EXPECT_EQ(first.message_id, "12.ab@example.test");
    EXPECT_EQ(first.message_id, again.message_id);
    ASSERT_TRUE(first.calendar && again.calendar);
    EXPECT_NE(first.calendar->text.find("UID:cd@example.test\r\n"), std::string::npos);
    EXPECT_NE(first.calendar->text.find("SEQUENCE:7\r\n"), std::string::npos);
    EXPECT_EQ(first.calendar->method, "REQUEST");
    EXPECT_EQ(written(message(MessageKind::meeting_cancelled), Language::en).calendar->method, "CANCEL");
    EXPECT_FALSE(written(message(MessageKind::reminder), Language::en).calendar);
}

TEST(Letters, say_that_they_take_the_place_of_an_earlier_one)
{
    auto said = message(MessageKind::meeting);
    EXPECT_EQ(written(said, Language::en).text.find("replaces"), std::string::npos);
    said.again = true;
    EXPECT_NE(written(said, Language::en).text.find("replaces"), std::string::npos);
}

TEST(Letters, with_a_link_give_it_and_no_other)
{
    auto said = message(MessageKind::link);
    said.what = "enrolment";
    said.link = "https://noddfa.example.test/cy/link/abc";
    auto const made = written(said, Language::cy);
    EXPECT_NE(made.text.find("\r\nhttps://noddfa.example.test/cy/link/abc\r\n"), std::string::npos);
    EXPECT_EQ(made.subject, "Paratoi i fewngofnodi");
    said.what = "recovery";
    EXPECT_EQ(written(said, Language::en).subject, "Signing in again");
}

}

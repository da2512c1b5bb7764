#include "post/headers.h"

#include "base/london.h"

#include <gtest/gtest.h>

namespace noddfa::post::headers_test {

TEST(MailHeaders, stay_as_they_are_where_they_are_plain)
{
    EXPECT_EQ(header_text("Meeting 7F3K-2Q9D"), "Meeting 7F3K-2Q9D");
}

TEST(MailHeaders, carry_welsh_in_encoded_words)
{
    EXPECT_EQ(header_text("Tŷ"), "=?UTF-8?B?VMW3?=");
    EXPECT_EQ(header_text("ŷ"), "=?UTF-8?B?xbc=?=");
    EXPECT_EQ(header_text("ab ŷ"), "=?UTF-8?B?YWIgxbc=?=");
}

TEST(MailHeaders, break_no_character_and_no_line_beyond_its_length)
{
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += "ŷ";
    auto const header = header_text("a" + text);
    EXPECT_EQ(header.find("=?UTF-8?B?"), 0U);
    std::size_t words = 0;
    for (std::size_t at = 0; at < header.size(); ++words) {
        auto const end = std::min(header.find("\r\n ", at), header.size());
        EXPECT_LE(end - at, 66U);
        at = end == header.size() ? end : end + 3;
    }
    EXPECT_EQ(words, 4U) << "39, 38, 38 and 6 octets";
}

TEST(MailHeaders, end_for_nothing_that_stands_in_them)
{
    EXPECT_EQ(header_text("a\r\nBcc: b@c.test"), "aBcc: b@c.test");
    EXPECT_EQ(header_text("=?x?="), "=?UTF-8?B?PT94Pz0=?=");
}

TEST(MailDates, are_those_of_the_clock_on_the_wall)
{
    EXPECT_EQ(mail_date(*read_london_time("2026-03-03T09:05").moment), "Tue, 3 Mar 2026 09:05:00 +0000");
    EXPECT_EQ(mail_date(*read_london_time("2026-07-12T23:59").moment), "Sun, 12 Jul 2026 23:59:00 +0100");
    EXPECT_EQ(mail_date(*read_london_time("2026-10-25T00:30Z").moment), "Sun, 25 Oct 2026 01:30:00 +0100");
    EXPECT_EQ(mail_date(*read_london_time("2026-10-25T01:30Z").moment), "Sun, 25 Oct 2026 01:30:00 +0000");
}

TEST(MailAddresses, are_one_and_end_nothing)
{
    EXPECT_TRUE(is_deliverable("haf.huws+gwaith@example.test"));
    for (auto const* address : {"", "@a", "a@", "a b@c.test", "a@b@c", "a@b,c@d", "a@b\r\nBcc:c", "a\n@b", "<a@b>",
                                "-a@b", "\"a\"@b", "a@b\x7f"})
        EXPECT_FALSE(is_deliverable(address)) << address;
}

}

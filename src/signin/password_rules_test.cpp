#include "signin/password_rules.h"

#include <gtest/gtest.h>

#include <vector>

namespace noddfa::signin {

namespace {

PasswordFlaw flaw_of(std::string_view password)
{
    static std::vector<std::string> const own{"Blodwen", "Enghraifft", "blodwen.enghraifft", "noddfa", "ap"};
    return password_flaw(password, own);
}

}

TEST(PasswordRules, take_what_is_long_and_not_guessed_first)
{
    for (auto const* good : {"three grey herons", "mae'r ŵyn yn y cae", "correcthorsebattery", "Tr4wsfynydd-ddoe",
                             "ŵŷŵŷŵôŵŷâêîô", "123456 herons 7", "blodwen saw four herons"})
        EXPECT_EQ(flaw_of(good), PasswordFlaw::none) << good;
}

TEST(PasswordRules, count_characters_and_not_bytes)
{
    EXPECT_EQ(flaw_of("eleven char"), PasswordFlaw::too_short);
    EXPECT_EQ(flaw_of("ŵŷŵŷŵôŵŷâêî"), PasswordFlaw::too_short); // eleven, in twenty-two bytes
    std::string long_one;
    for (auto count = 0; count < 64; ++count)
        long_one += count % 3 == 0 ? "ŵ" : count % 5 == 0 ? "q" : "a";
    EXPECT_EQ(flaw_of(long_one), PasswordFlaw::none);
    EXPECT_EQ(flaw_of(long_one + long_one), PasswordFlaw::none);
    EXPECT_EQ(flaw_of(long_one + long_one + "a"), PasswordFlaw::too_long);
    EXPECT_EQ(flaw_of(std::string(1'000'000, 'x')), PasswordFlaw::too_long);
}

TEST(PasswordRules, refuse_what_is_no_text)
{
    for (auto const* bad : {"three grey\nherons", "three grey \xff herons", "three grey \xc3", "\x7f\x7f three herons"})
        EXPECT_EQ(flaw_of(bad), PasswordFlaw::not_text) << bad;
}

TEST(PasswordRules, refuse_pieces_and_runs)
{
    for (auto const* bad :
         {"aaaaaaaaaaaaa", "xyxyxyxyxyxy", "abcabcabcabca", "a1B2a1b2A1b2", "ponmlkjihgfed", "abcdefghijklm"})
        EXPECT_EQ(flaw_of(bad), PasswordFlaw::too_simple) << bad;
}

TEST(PasswordRules, refuse_what_is_tried_first)
{
    for (auto const* bad : {"Password123456", "P@55w0rd2026!", "!!!Cyfrinair!!!", "qwertyuiopas", "1qaz2wsx3edc",
                            "Safeguarding1", "Summer2026!!!", "letmeinletmein", "Caerdydd-2026", "s3cr3ts3cr3t"})
        EXPECT_EQ(flaw_of(bad), PasswordFlaw::often_used) << bad;
}

TEST(PasswordRules, refuse_ones_own_name)
{
    for (auto const* bad : {"Enghraifft12", "blodwen.enghraifft", "blodwenblodwenx", "noddfa-blodwen"})
        EXPECT_EQ(flaw_of(bad), PasswordFlaw::about_oneself) << bad;
}

}

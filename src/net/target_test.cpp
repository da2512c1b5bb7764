#include "net/target.h"

#include "base/utf8.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noddfa::net {

namespace {

using Segments = std::vector<std::string>;
using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string escaped(std::string_view text)
{
    std::string out;
    for (auto const c : text) {
        char code[4];
        std::snprintf(code, sizeof code, "%%%02x", static_cast<unsigned char>(c));
        out += code;
    }
    return out;
}

}

TEST(Target, is_split_and_decoded)
{
    EXPECT_EQ(parse_target("/")->segments, Segments{});
    EXPECT_EQ(parse_target("/a/b%20c+d")->segments, (Segments{"a", "b c+d"}));
    EXPECT_EQ(parse_target("/a/")->segments, (Segments{"a", ""}));
    EXPECT_EQ(parse_target("//a")->segments, (Segments{"", "a"}));
    EXPECT_EQ(parse_target("/?a=1&b&=2&&c=x+y%2B")->query, (Pairs{{"a", "1"}, {"b", ""}, {"", "2"}, {"c", "x y+"}}));
    EXPECT_EQ(parse_target("/a?b=/../c")->query, (Pairs{{"b", "/../c"}}));
}

TEST(Target, that_could_be_taken_in_two_ways_is_refused)
{
    for (auto const* target :
         {"",      "a",       "*",       "http://a/", "/..",     "/.",         "/a/../b",       "/%2e%2e",
          "/%2E",  "/a%2fb",  "/a%5Cb",  "/a\\b",     "/%00",    "/%0a",       "/%7f",          "/%",
          "/%4",   "/%g0",    "/%0g",    "/%ff",      "/%c0%80", "/%ed%a0%80", "/%f4%90%80%80", "/a#b",
          "/?a=%", "/?a=%00", "/?%0a=b", "/?a=%fe"})
        EXPECT_FALSE(parse_target(target)) << target;
}

TEST(Form, keeps_line_ends_and_refuses_other_controls)
{
    EXPECT_EQ(parse_form("text=a%0D%0Ab%09c&x="), (Pairs{{"text", "a\r\nb\tc"}, {"x", ""}}));
    EXPECT_FALSE(parse_form("text=%1b"));
    EXPECT_EQ(parse_form(""), Pairs{});
}

TEST(Utf8, is_the_shortest_form_without_surrogates)
{
    for (auto const* text : {"", "a", "ŵ", "€", "😀", "\xed\x9f\xbf", "\xee\x80\x80", "\xf4\x8f\xbf\xbf"})
        EXPECT_TRUE(is_utf8(text)) << text;
    for (auto const* bytes : {"\x80", "\xc5", "\xc0\xaf", "\xc1\x80", "\xe0\x80\x80", "\xe0\x9f\xbf", "\xed\xa0\x80",
                              "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\xff"})
        EXPECT_FALSE(is_utf8(bytes));
}

RC_GTEST_PROP(Target, escaping_and_decoding_meet, (std::string const& segment, std::string const& value))
{
    auto const decoded = parse_target("/x/" + escaped(segment) + "?v=" + escaped(value));
    if (!decoded)
        return;
    RC_ASSERT(decoded->segments == (Segments{"x", segment}));
    RC_ASSERT(decoded->query == (Pairs{{"v", value}}));
}

}

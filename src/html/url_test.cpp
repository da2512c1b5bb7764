#include "html/url.h"

#include "base/bug.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace noddfa {

TEST(Url, within_the_site_and_of_few_schemes_is_allowed)
{
    for (auto const* address : {"/", "/a/b?c=d#e", "#id", "?page=2", "a/b", "a:b/c#d", "https://example.org/",
                                "http://a", "mailto:a@example.org", "tel:+441234567890"}) {
        auto const allowed = std::string_view{address} != "a:b/c#d";
        EXPECT_EQ(Url::parse(address).has_value(), allowed) << address;
    }
}

TEST(Url, scripts_other_hosts_and_control_characters_are_refused)
{
    for (auto const* address : {"", "javascript:alert(1)", "JAVASCRIPT:x", "java\tscript:x", " javascript:x",
                                "data:text/html,x", "vbscript:x", "//evil.example", "\\\\evil.example",
                                "/\\evil.example", "https://", "/a b", "/a\nb", "blob:x", "/a\x7f"})
        EXPECT_FALSE(Url::parse(address)) << address;
}

TEST(Url, a_segment_stays_one_segment)
{
    EXPECT_EQ(Url::path({"conferences", "C1/../?#%ŵ"}).view(), "/conferences/C1%2F..%2F%3F%23%25%C5%B5");
    EXPECT_EQ(Url::path({}).view(), "/");
    EXPECT_THROW(Url::path({"a", ""}), Bug);
    EXPECT_THROW(Url::path({".."}), Bug);
    EXPECT_THROW(Url::path({"."}), Bug);
}

TEST(Url, query_and_fragment_are_encoded)
{
    auto const url = Url::path({"search"}).with_query("name", "A&B=C").with_query("page", "2").with_fragment("a b");
    EXPECT_EQ(url.view(), "/search?name=A%26B%3DC&page=2#a%20b");
    EXPECT_EQ(Url::fragment("x").view(), "#x");
    EXPECT_EQ(Url{"/a?b=1"_url}.with_query("c", "2").view(), "/a?b=1&c=2");
    EXPECT_THROW(Url::fragment("x").with_query("a", "b"), Bug);
    EXPECT_THROW(Url::fragment("x").with_fragment("y"), Bug);
}

RC_GTEST_PROP(Url, what_is_built_is_allowed, (std::string const& segment, std::string const& value))
{
    RC_PRE(!segment.empty() && segment != "." && segment != "..");
    auto const url = Url::path({segment}).with_query(value, segment).with_fragment(value);
    RC_ASSERT(Url::is_allowed(url.view()));
    RC_ASSERT(std::ranges::count(url.view(), '/') == 1);
}

}

#include "html/each.h"
#include "html/html.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace noddfa {

TEST(Html, a_string_stands_for_itself)
{
    EXPECT_EQ(html("<td>{}</td>", "Mam & <Dad> \"O'r\"").view(), "<td>Mam &amp; &lt;Dad&gt; &quot;O&#39;r&quot;</td>");
    EXPECT_EQ(html(R"(<td class="{}">x</td>)", std::string{"a\" onclick=\"b"}).view(),
              R"(<td class="a&quot; onclick=&quot;b">x</td>)");
}

TEST(Html, html_and_ranges_of_it_stand_as_they_are)
{
    std::vector<Html> const rows{html("<li>{}</li>", "a<b"), html("<li>{}</li>", 2)};
    EXPECT_EQ(html("<ul>{}</ul>{}", rows, trusted_html("<hr>")).view(), "<ul><li>a&lt;b</li><li>2</li></ul><hr>");
}

TEST(Html, each_element_of_a_range_gives_a_piece)
{
    std::vector<std::string> const names{"Alaw", "<Bedo>"};
    auto const list = html("<ul>{}</ul>", each(names, [](auto const& name) { return html("<li>{}</li>", name); }));
    EXPECT_EQ(list.view(), "<ul><li>Alaw</li><li>&lt;Bedo&gt;</li></ul>");
}

TEST(Html, numbers_are_written_in_digits)
{
    EXPECT_EQ(
        html("{} {} {}", std::numeric_limits<long long>::min(), 0u, std::numeric_limits<std::uint64_t>::max()).view(),
        "-9223372036854775808 0 18446744073709551615");
}

TEST(Html, text_becomes_html_by_being_escaped)
{
    Html const words = "Gŵyl & <gwaith>";
    EXPECT_EQ(words.view(), "Gŵyl &amp; &lt;gwaith&gt;");
    EXPECT_EQ(html("<p>{}</p>", words).view(), "<p>Gŵyl &amp; &lt;gwaith&gt;</p>");
}

TEST(Html, add_appends_to_one_buffer)
{
    Html page;
    page.add("<p>{}</p>", "a").add("<p>{}</p>", 1);
    page += html("<hr>");
    EXPECT_EQ(page.view(), "<p>a</p><p>1</p><hr>");
}

TEST(Attributes, are_written_with_their_space)
{
    Attributes attributes;
    attributes.add("id", "a\"b")
        .add_if_any("class", "")
        .flag("hidden")
        .flag("open", false)
        .number("rows", -3)
        .href("/a?b=1&c=2"_url);
    EXPECT_EQ(html("<p{}></p>", attributes).view(), R"(<p id="a&quot;b" hidden rows="-3" href="/a?b=1&amp;c=2"></p>)");
    EXPECT_TRUE(Attributes{}.empty());
}

TEST(Attributes, a_name_that_could_hold_code_is_refused)
{
    for (auto const* name : {"onclick", "style", "href", "srcdoc", "xlink:href", "a b", "a>b", "", "A"})
        EXPECT_FALSE(AttributeName::parse(name)) << name;
    EXPECT_TRUE(AttributeName::parse("data-x"));
}

namespace {

// What a browser makes of escaped text: the way back, written apart.
std::string unescaped(std::string text)
{
    std::pair<std::string_view, std::string_view> const forms[]{
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    for (auto const& [from, to] : forms)
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
            text.replace(at, from.size(), to);
    return text;
}

}

RC_GTEST_PROP(Html, escaping_loses_nothing_and_lets_no_markup_through, (std::string const& text))
{
    std::string const shown{Html{text}.view()};
    RC_ASSERT(shown.find_first_of("<>\"'") == std::string::npos);
    RC_ASSERT(unescaped(shown) == text);
}

}

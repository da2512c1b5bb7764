#include "html/html.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace noddfa {

namespace {

// What the compiler would say of a literal and its holes.
template<class... Values> consteval FormatFault fault_of(std::string_view format)
{
    std::array<Hole, sizeof...(Values)> const holes{hole_of<Values>()...};
    return FormatCheck{format, holes}.check();
}

using Text = std::string;
using enum FormatFault;

// Each would be an error of compilation as a literal of html(); here the same check is asked for its verdict.
static_assert(fault_of<Text>(R"(<td class="{}"></td>)") == none);
static_assert(fault_of<Text, Text>(R"(<td class="a {} b">{}</td>)") == none);
static_assert(fault_of<Text>("<td class='{}'></td>") == none);
static_assert(fault_of<int, long, unsigned>(R"(<td colspan="{}">{} {}</td>)") == none);
static_assert(fault_of<Html, std::vector<Html>>("<div>{}{}</div>") == none);
static_assert(fault_of<char const*, std::string_view, char[4]>("{}{}{}") == none);
static_assert(fault_of<>("<!DOCTYPE html><!-- { is no hole? --><p>x</p>") == lone_brace);
static_assert(fault_of<>("<!DOCTYPE html><!-- <p --><p>x</p>") == none);

static_assert(fault_of<>("<p>{}</p>") == too_many_holes);
static_assert(fault_of<Text>("<p></p>") == too_few_holes);
static_assert(fault_of<Text, Text>("<p>{}</p>") == too_few_holes);
static_assert(fault_of<Text>("<p>{0}</p>") == lone_brace);
static_assert(fault_of<Text>("<p>{</p>") == lone_brace);
static_assert(fault_of<Text>("<p>}{}</p>") == lone_brace);

static_assert(fault_of<bool>("{}") == refused_type);
static_assert(fault_of<double>("{}") == refused_type);
static_assert(fault_of<char>("{}") == refused_type);
static_assert(fault_of<std::vector<Text>>("{}") == refused_type);
static_assert(fault_of<void*>("{}") == refused_type);

static_assert(fault_of<Text>("<{}>") == in_tag_name);
static_assert(fault_of<int>("<h{}>") == in_tag_name);
static_assert(fault_of<Text>("</{}>") == in_tag_name);
static_assert(fault_of<Attributes>("<{}>") == in_tag_name);
static_assert(fault_of<Attributes>("</p{}>") == in_tag_name);
static_assert(fault_of<Text>("<p {}>") == in_attribute_name);
static_assert(fault_of<Html>("<p {}>") == in_attribute_name);
static_assert(fault_of<Text>(R"(<p data-{}="x">)") == in_attribute_name);
static_assert(fault_of<Text>(R"(<p {}="x">)") == in_attribute_name);
static_assert(fault_of<>(R"(<p id="a"class="b">)") == in_attribute_name);
static_assert(fault_of<Attributes>(R"(<p{}class="b">)") == in_attribute_name);
static_assert(fault_of<Attributes>("<p{}>") == none);
static_assert(fault_of<Attributes>("<p {}>") == none);
static_assert(fault_of<Attributes, Attributes>(R"(<p id="a"{}{} class="b">)") == none);
static_assert(fault_of<Attributes>("<br{}/>") == none);
static_assert(fault_of<Attributes>("<p>{}</p>") == attributes_elsewhere);
static_assert(fault_of<Attributes>(R"(<p class="{}">)") == attributes_elsewhere);

static_assert(fault_of<Text>("<p class={}>") == unquoted);
static_assert(fault_of<Text>("<p class= {}>") == unquoted);
static_assert(fault_of<>("<p class=a>") == unquoted);
static_assert(fault_of<Html>(R"(<p class="{}">)") == html_in_attribute);
static_assert(fault_of<Html>("<textarea>{}</textarea>") == html_in_attribute);
static_assert(fault_of<Html>("<title>{}</title>") == html_in_attribute);
static_assert(fault_of<Html>("<TITLE>{}</TITLE>") == html_in_attribute);
static_assert(fault_of<Text>("<textarea>{}</textarea>") == none);
static_assert(fault_of<Text>("<!-- {} -->") == in_comment);
static_assert(fault_of<Text>("<!DOCTYPE {}>") == in_comment);

static_assert(fault_of<Text>("<script>{}</script>") == inline_code);
static_assert(fault_of<>("<script>go()</script>") == inline_code);
static_assert(fault_of<>("<SCRIPT>go()</SCRIPT>") == inline_code);
static_assert(fault_of<Text>("<style>{}</style>") == inline_code);
static_assert(fault_of<Text>(R"(<p style="{}">)") == inline_code);
static_assert(fault_of<>(R"(<p style="color: red">)") == inline_code);
static_assert(fault_of<Text>(R"(<p onclick="{}">)") == inline_code);
static_assert(fault_of<>(R"(<p OnClick="go">)") == inline_code);
static_assert(fault_of<Url>(R"(<script type="module" src="{}"></script>)") == none);

static_assert(fault_of<Url>(R"(<a href="{}">)") == none);
static_assert(fault_of<UrlLiteral>(R"(<a href="{}">)") == none);
static_assert(fault_of<Url>(R"(<a href="{}#part">)") == none);
static_assert(fault_of<Text>(R"(<a href="{}">)") == not_a_url);
static_assert(fault_of<Text>(R"(<a href="/people/{}">)") == not_a_url);
static_assert(fault_of<Text>(R"(<a HREF="{}">)") == not_a_url);
static_assert(fault_of<int>(R"(<a href="/page/{}">)") == not_a_url);
static_assert(fault_of<Url>(R"(<a href="javascript:{}">)") == not_a_url);
static_assert(fault_of<Url, Text>(R"(<a href="{}{}">)") == not_a_url);
static_assert(fault_of<Text>(R"(<form action="{}">)") == not_a_url);
static_assert(fault_of<Text>(R"(<button formaction="{}">)") == not_a_url);
static_assert(fault_of<Text>(R"(<img src="{}">)") == not_a_url);
static_assert(fault_of<Text>(R"(<use xlink:href="{}">)") == not_a_url);
static_assert(fault_of<Url>(R"(<img srcset="{}">)") == in_compound_url);
static_assert(fault_of<Text>(R"(<meta content="{}">)") == in_compound_url);
static_assert(fault_of<Url>(R"(<p title="{}">)") == none);

static_assert(fault_of<>("<p") == unfinished);
static_assert(fault_of<>(R"(<p class="a)") == unfinished);
static_assert(fault_of<>("<p class=") == unfinished);
static_assert(fault_of<>("<p class") == unfinished);
static_assert(fault_of<>("<!-- x") == unfinished);
static_assert(fault_of<>("1 < 2") == unfinished);
static_assert(fault_of<>("<") == unfinished);

static_assert(!AttributeName::is_allowed(""));
static_assert(!AttributeName::is_allowed("onclick"));
static_assert(!AttributeName::is_allowed("style"));
static_assert(!AttributeName::is_allowed("href"));
static_assert(!AttributeName::is_allowed("a b"));
static_assert(!AttributeName::is_allowed("a=b"));
static_assert(!AttributeName::is_allowed("Class"));
static_assert(AttributeName::is_allowed("data-i18n.show-section"));

}

TEST(HtmlFormat, gives_the_text_around_each_hole)
{
    constexpr HtmlFormat<int, int> format{"<p>{}-{}</p>"};
    EXPECT_EQ(format.pieces(), (std::array<std::string_view, 3>{"<p>", "-", "</p>"}));
    constexpr HtmlFormat<> whole{"<hr>"};
    EXPECT_EQ(whole.pieces().front(), "<hr>");
}

}

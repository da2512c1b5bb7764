// Every example that GOV.UK Frontend publishes of a component, against ours. `--list` prints docs/components.md.
#include "components/dom.h"
#include "components/readers.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace noddfa::test {

namespace {

namespace json = boost::json;

std::filesystem::path const package = std::filesystem::path{NODDFA_SOURCE_DIR} / "node_modules/govuk-frontend";

// Those that are not ours to use or that we have no use for, and why.
std::map<std::string, std::string, std::less<>> const left_out{
    {"cookie-banner", "Noddfa sets no cookie that would ask for consent"},
    {"feedback", "no use yet"},
    {"footer", "carries the crown"},
    {"header", "carries the crown"},
};

json::value read_json(std::filesystem::path const& file)
{
    std::ifstream stream{file};
    return json::parse(std::string{std::istreambuf_iterator<char>{stream}, {}});
}

json::array fixtures_of(std::string const& component)
{
    return read_json(package / "dist/govuk/components" / component / "fixtures.json").at("fixtures").as_array();
}

Readers all_readers()
{
    auto readers = display_readers();
    readers.insert(form_readers().begin(), form_readers().end());
    return readers;
}

/// What is wrong with our rendering of a fixture; empty if nothing.
std::string difference(Reader const& read, json::object const& fixture)
{
    auto const& options = fixture.at("options").as_object();
    Reading reading;
    std::string const ours{read(Options{options, reading}).view()};
    std::string report;
    for (auto const& fault : reading.faults(options))
        report += fault + "\n";
    std::string_view const theirs = fixture.at("html").as_string();
    if (normalised(ours) != normalised(theirs))
        report += "--- theirs\n" + normalised(theirs) + "--- ours\n" + normalised(ours);
    return report;
}

void check(std::string const& component, Reader const& read)
{
    for (auto const& fixture : fixtures_of(component)) {
        auto const report = difference(read, fixture.as_object());
        EXPECT_TRUE(report.empty()) << component << ": " << fixture.at("name").as_string() << "\n" << report;
    }
}

void list()
{
    auto const package_json = read_json(package / "package.json");
    std::string_view const version = package_json.at("version").as_string();
    std::cout << "# Components\n\nEvery example that GOV.UK Frontend " << version
              << " publishes of these components is run by\n`noddfa_component_tests`, which also writes this page "
                 "(`--list`).\n\n| component | function | examples |\n|---|---|---|\n";
    std::size_t total = 0;
    for (auto const& [component, read] : all_readers()) {
        auto function = component;
        std::ranges::replace(function, '-', '_');
        auto const count = fixtures_of(component).size();
        total += count;
        std::cout << "| " << component << " | `components::" << function << "` | " << count << " |\n";
    }
    std::cout << "| | | **" << total << "** |\n\nNot built:\n\n";
    for (auto const& [component, why] : left_out)
        std::cout << "- " << component << ": " << why << "\n";
}

}

TEST(Components, every_published_component_is_built_or_left_out_with_a_reason)
{
    auto const readers = all_readers();
    for (auto const& folder : std::filesystem::directory_iterator{package / "dist/govuk/components"}) {
        auto const component = folder.path().filename().string();
        if (std::filesystem::exists(folder.path() / "fixtures.json")) {
            EXPECT_NE(readers.contains(component), left_out.contains(component)) << component;
        }
    }
}

// The comparison itself: what it has to see and what it has to overlook.
TEST(Dom, sees_what_matters)
{
    EXPECT_NE(normalised("<p>a</p>"), normalised("<p>b</p>"));
    EXPECT_NE(normalised("<p>a</p>"), normalised("<div>a</div>"));
    EXPECT_NE(normalised("<p>a b</p>"), normalised("<p>ab</p>"));
    EXPECT_NE(normalised("<p>a <b>b</b></p>"), normalised("<p>a<b>b</b></p>"));
    EXPECT_NE(normalised("<p class='a b'></p>"), normalised("<p class='b a'></p>"));
    EXPECT_NE(normalised("<p id=''></p>"), normalised("<p></p>"));
    EXPECT_NE(normalised("<input><input>"), normalised("<input> <input>"));
    EXPECT_NE(normalised("<textarea>a</textarea>"), normalised("<textarea>a </textarea>"));
    EXPECT_NE(normalised("<svg><path d='M1'></path></svg>"), normalised("<svg><path d='M2'></path></svg>"));
}

TEST(Dom, overlooks_what_does_not)
{
    EXPECT_EQ(normalised("<p id='a' class='b'>x</p>"), normalised("<p  class=\" b \" id=a>\n x\n</p>"));
    EXPECT_EQ(normalised("<ul> <li>a</li>\n<li>b</li></ul>"), normalised("<ul><li>a</li><li>b</li></ul>"));
    EXPECT_EQ(normalised("<p>a <b>b</b> c</p>"), normalised("<p>a<b> b</b> \n c </p>"));
    EXPECT_EQ(normalised("&#39;&amp;"), normalised("'&"));
}

TEST(Options, an_option_that_nobody_reads_is_a_fault)
{
    json::object const options{
        {"text", "a"}, {"items", {{{"unknown", 1}, {"text", "b"}}}}, {"attributes", {{"id", 1}}}};
    Reading reading;
    Options const root{options, reading};
    root.text("text");
    root.attributes();
    root.list("items").front().text("text");
    EXPECT_EQ(reading.faults(options), std::vector<std::string>{"nobody reads .items[].unknown"});
}

class Published : public testing::TestWithParam<std::string> {};

TEST_P(Published, examples_are_rendered_alike) { check(GetParam(), all_readers().at(GetParam())); }

namespace {

std::vector<std::string> names()
{
    std::vector<std::string> names;
    for (auto const& [component, read] : all_readers())
        names.push_back(component);
    return names;
}

std::string test_name(testing::TestParamInfo<std::string> const& info)
{
    auto name = info.param;
    std::ranges::replace(name, '-', '_');
    return name;
}

}

INSTANTIATE_TEST_SUITE_P(Components, Published, testing::ValuesIn(names()), test_name);

}

int main(int count, char** arguments)
{
    if (!std::filesystem::exists(noddfa::test::package)) {
        std::cerr << "node_modules/govuk-frontend is not there: scripts/assets.sh build/assets installs it\n";
        return 2;
    }
    if (count == 2 && std::string_view{arguments[1]} == "--list") {
        noddfa::test::list();
        return 0;
    }
    testing::InitGoogleTest(&count, arguments);
    return RUN_ALL_TESTS();
}

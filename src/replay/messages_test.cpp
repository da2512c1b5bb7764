#include "codec/fault.h"
#include "language/catalogue.h"
#include "protocol/deadline.h"
#include "protocol/services.h"
#include "replay/fields.h"
#include "support/catalogue_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

/// Whatever the program can say has words in both languages.
namespace noddfa::replay::messages_test {

namespace {

language::Catalogue const& english() { return language::Catalogue::of(Language::en); }

std::string text_of(std::string const& id)
{
    static auto const all = messages_of_file("en");
    auto const found = all.find(id);
    return found == all.end() ? std::string{} : found->second.front();
}

std::string own_or(std::string const& own, std::string const& shared) { return english().has(own) ? own : shared; }

/// What a message leaves to others: names, which stand wherever the person or child is spoken of; the child whom the
/// event that holds the group has named; the outline, which the conference's own event says in full.
bool is_said_elsewhere(std::string const& id, std::string const& field)
{
    static std::set<std::string> const of_one_child{"item.views", "item.registration"};
    bool const named = field == "name" && id != "item.identity" && id != "item.twins";
    // T04: a withheld address is said to nobody but its readers.
    bool const withheld = field == "address" && id == "event.AddressWithheld";
    return named || withheld || field == "outline" || (field == "child" && of_one_child.contains(id));
}

/// A message against the fields it is said from: everything needed is always there, and nothing that was recorded is
/// passed over in silence.
void expect_fits(std::string const& id, Field const& group)
{
    ASSERT_TRUE(english().has(id)) << id;
    auto const holes = language::holes_of(text_of(id));
    std::set<std::string, std::less<>> known{"by"};
    std::set<std::string, std::less<>> always;
    for (auto const& field : group.fields) {
        known.insert(field.name);
        known.insert("not_" + field.name);
        if (!field.may_be_absent)
            always.insert(field.name);
        bool const said = holes.needed.contains(field.name) || holes.optional.contains(field.name)
                          || holes.optional.contains("not_" + field.name);
        EXPECT_TRUE(said || is_said_elsewhere(id, field.name)) << id << " does not say " << field.name;
    }
    for (auto const& hole : holes.needed)
        EXPECT_TRUE(always.contains(hole) || hole == "by") << id << " relies on " << hole;
    for (auto const& hole : holes.optional)
        EXPECT_TRUE(known.contains(hole)) << id << " knows nothing of " << hole;
}

void expect_words_below(std::string const& event, Field const& group)
{
    for (auto const& field : group.fields) {
        for (auto const& value : field.values)
            EXPECT_TRUE(english().has(own_or("value." + field.name + "." + value, "value." + value)))
                << event << ' ' << field.name << ' ' << value;
        if (field.kind == FieldKind::group) {
            expect_fits(own_or("item." + event + "." + field.name, "item." + field.name), field);
            expect_words_below(event, field);
        }
    }
}

/// The deciders' sources, each as one line.
std::vector<std::string> const& sources()
{
    static auto const all = [] {
        std::vector<std::string> files;
        std::string const root{NODDFA_SOURCE_DIR};
        for (auto const* room : {"conference", "register", "plan", "dispute", "directory", "grants"})
            for (auto const& entry : std::filesystem::directory_iterator{root + "/src/" + room}) {
                auto const path = entry.path().string();
                if (!path.ends_with(".cpp") || path.ends_with("_test.cpp"))
                    continue;
                auto& file = files.emplace_back();
                for (auto const& line : lines_of_file(path.substr(root.size() + 1)))
                    file += line.substr(std::min(line.size(), line.find_first_not_of(' '))) + ' ';
            }
        return files;
    }();
    return all;
}

/// Every word that a pattern finds in the sources has a message; the pattern finds some.
void expect_words_for(char const* pattern, std::string const& family)
{
    std::regex const wanted{pattern};
    std::set<std::string> words;
    for (auto const& file : sources())
        for (std::sregex_iterator found{file.begin(), file.end(), wanted}, end; found != end; ++found)
            for (std::size_t group = 1; group < found->size(); ++group)
                if ((*found)[group].matched)
                    words.insert((*found)[group]);
    EXPECT_FALSE(words.empty()) << pattern;
    for (auto const& word : words)
        EXPECT_TRUE(english().has(family + word)) << family << word;
}

}

TEST(Messages, say_every_event_with_all_its_fields)
{
    ASSERT_FALSE(all_event_fields().empty());
    for (auto const& event : all_event_fields()) {
        expect_fits(own_or("event." + event.room + "." + event.name, "event." + event.name), event.data);
        expect_words_below(event.name, event.data);
    }
}

TEST(Messages, say_every_code_without_relying_on_its_details)
{
    auto const messages = messages_of_file("en");
    for (auto const& code : lines_of_file("tests/golden/codes.txt"))
        EXPECT_TRUE(messages.contains("code." + code)) << code;
    for (auto const& [id, forms] : messages) {
        if (id.starts_with("code.")) {
            EXPECT_TRUE(language::holes_of(forms.front()).needed.empty()) << id;
        }
    }
}

TEST(Messages, say_every_task_duty_and_alert_that_the_sources_name)
{
    // A conditional names two; a task that stands open is a duty too.
    expect_words_for(R"pattern(TaskSet\{\{Clause::\w+, (?:\w+ \? )?"([a-z0-9-]+)"(?: : "([a-z0-9-]+)")?)pattern",
                     "task.");
    expect_words_for(R"pattern(\badd\([\w:. ?]+, "([a-z0-9-]+)")pattern", "duty.");
    expect_words_for(R"pattern(\balert(?:_for)?\("[a-z_]+",[^";]*"([a-z-]+)")pattern", "alert.");
    expect_words_for(R"pattern(\btell_chair\(state, Clause::\w+, (?:[\w.]+ \? )?"([a-z-]+)"(?: : "([a-z-]+)")?)pattern",
                     "alert.");
    expect_words_for(R"pattern(\balert(?:_for)?\("([a-z_]+)")pattern", "post.");
}

TEST(Messages, say_what_is_wrong_with_every_input)
{
    for (auto problem = 0; problem <= static_cast<int>(codec::Problem::too_many); ++problem) {
        auto const id = std::string{"input."} + codec::name_of(static_cast<codec::Problem>(problem));
        EXPECT_TRUE(english().has(id)) << id;
    }
}

TEST(Messages, say_what_is_wrong_with_every_line_of_a_replay)
{
    std::regex const told{R"pattern(fault_at\(place, .*, "([a-z_]+)",)pattern"};
    std::set<std::string> problems{"no_such_file"};
    for (auto const* file : {"src/replay/line.cpp", "src/replay/parse_line.cpp", "src/replay/player.cpp"})
        for (auto const& line : lines_of_file(file))
            for (std::sregex_iterator found{line.begin(), line.end(), told}, end; found != end; ++found)
                problems.insert((*found)[1]);
    EXPECT_GT(problems.size(), 5U);
    for (auto const& problem : problems) {
        EXPECT_TRUE(english().has("input." + problem)) << problem;
        EXPECT_TRUE(language::holes_of(text_of("input." + problem)).needed.empty()) << problem;
    }
}

TEST(Messages, say_how_every_deadline_is_counted)
{
    for (auto const clause : clauses_with_deadlines())
        EXPECT_TRUE(english().has("start." + deadline_rule(clause)->start_event)) << id_of(clause);
    for (auto const* unit : {"working_days", "calendar_days", "weeks", "months", "hours"})
        EXPECT_TRUE(english().has(std::string{"unit."} + unit)) << unit;
}

TEST(Messages, name_every_agency_that_quoracy_counts)
{
    for (auto const& grouping : services().groupings)
        EXPECT_TRUE(english().has("agency." + grouping.quorum_agency.value)) << grouping.quorum_agency.value;
}

}

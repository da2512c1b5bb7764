#include "support/story.h"

#include <gtest/gtest.h>

namespace noddfa::replay::player_test {

namespace {

void ignore(boost::json::object const&) {}

/// What is wrong with a text played alone: `field problem`; empty where nothing is.
std::string fault_of(std::string const& text, Include include = {})
{
    Player player{std::move(include)};
    auto const fault = player.play("test.jsonl", text, ignore);
    return fault ? fault->field + " " + fault->problem : std::string{};
}

/// A file that includes the next, down to the last; each is named by its number.
std::optional<std::string> nested(std::string const& name, int last)
{
    auto const number = std::stoi(name);
    return number == last ? "# the end\n" : R"({"include":")" + std::to_string(number + 1) + "\"}\n";
}

}

TEST(Player, sets_the_clock_anywhere_from_2000_on_while_nothing_was_commanded)
{
    EXPECT_EQ(fault_of(R"({"clock":"2010-03-01T09:00"})"), "");
    EXPECT_EQ(fault_of("{\"clock\":\"2026-05-01T09:00\"}\n{\"include\":\"board\"}\n{\"clock\":\"2009-01-05T09:00\"}"),
              "");
    EXPECT_EQ(fault_of(R"({"clock":"1999-12-31T09:00"})"), "clock before_the_first_day");
    EXPECT_EQ(fault_of(R"({"do":"RecordStrategyMeeting","at":"2012-02-01T10:00","children":["A"]})"), "");
}

TEST(Player, never_sets_the_clock_back_after_a_command)
{
    Story story{"family"};
    EXPECT_EQ(story.fault_of(R"({"clock":"2026-03-01T09:00"})"), "clock clock_goes_back");
    EXPECT_EQ(story.fault_of(R"({"do":"CheckSufficiency","at":"2026-03-01T09:00","likely":true})"),
              "at clock_goes_back");
}

TEST(Player, takes_a_heading_or_a_clock_for_itself_only)
{
    EXPECT_EQ(fault_of(R"({"heading":"Two schools"})"), "");
    EXPECT_EQ(fault_of(R"({"heading":7})"), "heading wrong_type");
    EXPECT_EQ(fault_of(R"({"heading":"Two\u0007schools"})"), "heading control_character");
    EXPECT_EQ(fault_of(R"({"heading":"Two schools","clock":"2026-03-03T10:00"})"), "heading unknown_field");
    EXPECT_EQ(fault_of(R"({"clock":"2026-03-03T10:00","note":"x"})"), "clock unknown_field");
}

TEST(Player, takes_no_character_that_does_not_show_and_changes_how_a_line_reads)
{
    auto const note = [](std::string const& text) {
        return fault_of(R"({"do":"CheckSufficiency","likely":true,"note":"a)" + text + R"(b"})");
    };
    // A line end within a text, the letters of Welsh, and a dash are none of those.
    for (auto const* plain : {"\\n", "ŵ", "Ŷ", "\u00a0", "–", "‰"})
        EXPECT_EQ(note(plain), "") << plain;
    // NUL, escape, delete; the control characters beyond ASCII; line separators; turns of direction.
    for (auto const* hidden :
         {"\\u0000", "\\u001b", "\\u007f", "\\u0080", "\\u009f", "\\u2028", "\\u202e", "\\u2066", "\\u2069"})
        EXPECT_EQ(note(hidden), "note control_character") << hidden;
}

TEST(Player, names_a_field_that_there_is_not_but_repeats_nothing_that_could_be_no_field)
{
    auto const about = [](std::string const& field) {
        return fault_of(R"({"do":"CheckSufficiency",")" + field + R"(":1})");
    };
    EXPECT_EQ(about("likly"), "likly unknown_field");
    EXPECT_EQ(about("Mair Dychmygol"), "? unknown_field");
    EXPECT_EQ(about("\\u001b[31m"), "? unknown_field");
    EXPECT_EQ(about(std::string(65, 'x')), "? unknown_field");
    EXPECT_EQ(fault_of(R"({"do":"CheckSufficiency","reasons":{"Mair Dychmygol":"x"}})"), "reasons.? unknown_clause");
    EXPECT_EQ(fault_of(R"({"set":"ROLE_MAP","value":{"Mair Dychmygol":"x"}})"), "value.? not_an_identifier");
    EXPECT_EQ(fault_of(R"({"set":"QUORUM_MIN","Mair Dychmygol":1})"), "? unknown_field");
}

TEST(Player, remembers_a_line_about_a_child_whom_nobody_named_unless_it_expected_that)
{
    Story story{"open"};
    auto& player = story.player();
    player.play_line("test.jsonl", 7, R"({"do":"OpenViews","child":"Z","expect":"unknown-child"})", ignore);
    EXPECT_TRUE(player.totals().unknown_children.empty());
    player.play_line("test.jsonl", 8, R"({"do":"OpenViews","child":"Z"})", ignore);
    ASSERT_EQ(player.totals().unknown_children.size(), 1U);
    auto const& fault = player.totals().unknown_children.front();
    EXPECT_EQ(fault.line, 8);
    EXPECT_EQ(fault.field, "child");
    EXPECT_EQ(fault.problem, "unknown_child");
    // The child of one conference is none of another, which is no mistake in writing.
    player.play_line("test.jsonl", 9, R"({"do":"OpenViews","conference":"C2","child":"A"})", ignore);
    EXPECT_EQ(player.totals().unknown_children.size(), 1U);
    EXPECT_EQ(player.totals().refused, 3);
}

/// Who the last line that was accepted says did it.
std::string last_actor(Story const& story)
{
    for (auto line = story.lines().rbegin(); line != story.lines().rend(); ++line)
        if (auto const* by = line->if_contains("by"))
            return std::string{by->as_string()};
    return {};
}

TEST(Player, has_a_report_approved_by_whoever_leads_its_authors_agency)
{
    Story story{"convened"};
    story.tell(R"({"do":"ApproveReport","report":"r-hv"})");
    EXPECT_EQ(last_actor(story), "lead") << "nobody leads it";
    story.tell(R"({"do":"RecordAgency","agency":"health-board","name":"Invented Health Board","sector":"health",)"
               R"("services":["health_visiting"],"since":"2020-01-01"})");
    story.tell(R"({"do":"RecordPractitioner","person":"nurse","name":"Invented Nurse"})");
    story.tell(R"({"do":"JoinAgency","person":"nurse","agency":"health-board","since":"2020-01-01"})");
    story.tell(R"({"do":"ProposePost","by":"head","person":"nurse","post":"agency_lead","change":"grant",)"
               R"("agency":"health-board","on":"2020-01-01"})");
    story.tell(R"({"do":"AgreePost","by":"admin","person":"nurse","post":"agency_lead","agency":"health-board"})");
    story.tell(R"({"do":"ApproveReport","report":"r-hv"})");
    EXPECT_EQ(last_actor(story), "nurse");
}

TEST(Player, nests_includes_32_deep)
{
    auto const deep = [](int last) {
        return fault_of(R"({"include":"1"})", [last](std::string const& name) { return nested(name, last); });
    };
    EXPECT_EQ(deep(32), "");
    EXPECT_EQ(deep(33), "include too_deep");
}

TEST(Player, says_what_was_expected_and_what_came)
{
    Story story{"board"};
    story.player().play_line("test.jsonl", 7, R"({"do":"OpenConference","expect":"accepted"})", ignore);
    boost::json::object unmet;
    story.player().play_line("test.jsonl", 8, R"({"do":"OpenConference","expect":"accepted"})",
                             [&](boost::json::object const& line) { unmet = line; });
    EXPECT_EQ(unmet.at("unexpected").as_string(), "accepted");
    EXPECT_EQ(unmet.at("came").as_string(), "not-booked CONV-02");
    EXPECT_EQ(unmet.at("line").as_int64(), 8);
    EXPECT_EQ(story.player().totals().unexpected, 2);
}

}

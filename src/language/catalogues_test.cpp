#include "base/bug.h"
#include "language/catalogue.h"
#include "language/conjunction.h"
#include "support/catalogue_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <thread>

namespace noddfa::language::catalogues_test {

namespace {

Catalogue const& english() { return Catalogue::of(Language::en); }
Catalogue const& welsh() { return Catalogue::of(Language::cy); }

std::set<std::string> ids(std::string const& language)
{
    std::set<std::string> all;
    for (auto const& [id, forms] : messages_of_file(language))
        all.insert(id);
    return all;
}

/// Whether a text has a word outside its holes, so that it must differ between languages.
bool has_words(std::string const& text)
{
    int letters = 0;
    bool in_hole = false;
    for (auto const letter : text) {
        in_hole = letter == '{' || (in_hole && letter != '}');
        letters = !in_hole && std::isalpha(static_cast<unsigned char>(letter)) ? letters + 1 : 0;
        if (letters == 2)
            return true;
    }
    return false;
}

Moment moment(Date day, int minute) { return {0, day, minute}; }

}

TEST(Catalogues, have_the_same_messages) { EXPECT_EQ(ids("en"), ids("cy")); }

TEST(Catalogues, have_no_empty_message)
{
    for (auto const* language : {"en", "cy"})
        for (auto const& [id, forms] : messages_of_file(language))
            for (auto const& form : forms)
                EXPECT_FALSE(form.empty()) << language << ' ' << id;
}

TEST(Catalogues, have_the_same_holes)
{
    auto const cy = messages_of_file("cy");
    for (auto const& [id, forms] : messages_of_file("en")) {
        auto const en_holes = holes_of(forms.back());
        auto const cy_holes = holes_of(cy.at(id).back());
        EXPECT_EQ(en_holes.needed, cy_holes.needed) << id;
        EXPECT_EQ(en_holes.optional, cy_holes.optional) << id;
    }
}

TEST(Catalogues, never_let_welsh_read_like_english)
{
    // Names of their own, and one word that both languages share.
    std::set<std::string> const alike{"cli.wrong.setting", "page.name", "page.english", "page.welsh",
                                      "page.column.person"};
    auto const cy = messages_of_file("cy");
    for (auto const& [id, forms] : messages_of_file("en")) {
        if (has_words(forms.front()) && !alike.contains(id)) {
            EXPECT_NE(forms.front(), cy.at(id).front()) << id;
        }
    }
}

TEST(Catalogues, say_what_the_file_says)
{
    for (auto const& [language, name] : {std::pair{Language::en, "en"}, std::pair{Language::cy, "cy"}})
        for (auto const& [id, forms] : messages_of_file(name))
            EXPECT_TRUE(Catalogue::of(language).has(id)) << name << ' ' << id;
    EXPECT_FALSE(english().has("no.such.message"));
    EXPECT_EQ(english().text("value.neglect"), "neglect");
    EXPECT_EQ(welsh().text("value.neglect"), "esgeulustod");
}

TEST(Catalogues, have_six_welsh_forms_of_a_plural)
{
    std::vector<std::string> working_days;
    for (auto n = 0; n <= 10; ++n)
        working_days.push_back(welsh().plural("unit.working_days", n));
    EXPECT_EQ(working_days,
              (std::vector<std::string>{"0 diwrnod gwaith", "1 diwrnod gwaith", "2 ddiwrnod gwaith", "3 diwrnod gwaith",
                                        "4 diwrnod gwaith", "5 diwrnod gwaith", "6 diwrnod gwaith", "7 diwrnod gwaith",
                                        "8 diwrnod gwaith", "9 diwrnod gwaith", "10 diwrnod gwaith"}));
    EXPECT_EQ(welsh().plural("unit.months", 2), "2 fis");
    EXPECT_EQ(welsh().plural("unit.agencies", 0), "dim asiantaeth");
}

TEST(Catalogues, have_two_english_forms_of_a_plural)
{
    EXPECT_EQ(english().plural("unit.weeks", 0), "0 weeks");
    EXPECT_EQ(english().plural("unit.weeks", 1), "1 week");
    EXPECT_EQ(english().plural("unit.weeks", 10), "10 weeks");
}

TEST(Catalogues, take_a_missing_message_for_a_bug)
{
    EXPECT_THROW((void)english().text("no.such.message"), Bug);
    EXPECT_THROW((void)welsh().plural("no.such.message", 3), Bug);
}

TEST(Catalogues, write_dates)
{
    EXPECT_EQ(english().date(Date{2026, 3, 3}), "Tuesday 3 March 2026");
    EXPECT_EQ(welsh().date(Date{2026, 3, 3}), "Dydd Mawrth 3 Mawrth 2026");
    EXPECT_EQ(english().day(Date{2026, 8, 31}), "31 August 2026");
    EXPECT_EQ(welsh().day(Date{2026, 8, 31}), "31 Awst 2026");
    EXPECT_EQ(welsh().date(Date{2028, 2, 29}), "Dydd Mawrth 29 Chwefror 2028");
    EXPECT_EQ(welsh().date(Date{2026, 11, 22}), "Dydd Sul 22 Tachwedd 2026");
    EXPECT_EQ(welsh().date_within(Date{2026, 11, 22}), "dydd Sul 22 Tachwedd 2026");
    EXPECT_EQ(english().date_within(Date{2026, 11, 22}), "Sunday 22 November 2026");
}

TEST(Catalogues, write_times)
{
    EXPECT_EQ(english().time(moment(Date{2026, 3, 3}, 0)), "00:00");
    EXPECT_EQ(welsh().time(moment(Date{2026, 3, 3}, 1439)), "23:59");
    EXPECT_EQ(english().moment(moment(Date{2026, 3, 3}, 545)), "3 March 2026, 09:05");
    EXPECT_EQ(welsh().moment(moment(Date{2026, 3, 3}, 545)), "3 Mawrth 2026, 09:05");
}

TEST(Catalogues, join_lists)
{
    EXPECT_EQ(english().list({}), "");
    EXPECT_EQ(english().list({"A"}), "A");
    EXPECT_EQ(english().list({"A", "B", "C"}), "A, B and C");
    EXPECT_EQ(welsh().list({"Siân", "Iolo"}), "Siân ac Iolo");
    EXPECT_EQ(welsh().list({"Siân", "Ŵyn", "Wil"}), "Siân, Ŵyn a Wil");
    EXPECT_EQ(welsh().list({"Siân", "Ceri"}), "Siân a Ceri");
    EXPECT_EQ(welsh().list({"Heddlu", "Tai"}, Listed::words), "Heddlu, Tai");
    EXPECT_EQ(welsh().list({"Heddlu", "Addysg"}, Listed::words), "Heddlu ac Addysg");
    EXPECT_EQ(welsh().list({"Tai", "Heddlu"}, Listed::words), "Tai a Heddlu");
    EXPECT_EQ(welsh().list({"yr asesiadau", "y canlyniadau"}, Listed::words), "yr asesiadau a'r canlyniadau");
    EXPECT_EQ(welsh().list({"y teulu", "yr ysgol"}, Listed::words), "y teulu a'r ysgol");
}

TEST(Conjunction, knows_how_a_welsh_word_begins)
{
    for (auto const* word : {"Addysg", "Êl", "iechyd", "Ynyr", "ŵyn", "oedolion"})
        EXPECT_EQ(welsh_start(word), WelshStart::vowel) << word;
    for (auto const* word : {"Wil", "Yasmin", "Heddlu", "Chwaer", "Theatr", "Phil", "Rhys", "42", ""})
        EXPECT_EQ(welsh_start(word), WelshStart::consonant) << word;
    for (auto const* word : {"Ceri", "\"Pobl\"", "tai"})
        EXPECT_EQ(welsh_start(word), WelshStart::aspirate) << word;
}

TEST(Catalogues, are_read_from_many_threads)
{
    std::vector<std::string> said(8);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < said.size(); ++i)
        threads.emplace_back([&said, i] {
            auto const& catalogue = Catalogue::of(i % 2 == 0 ? Language::en : Language::cy);
            for (int n = 0; n < 200; ++n)
                said[i] = catalogue.date(Date{2026, 3, 3}) + catalogue.plural("unit.weeks", n);
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_TRUE(std::all_of(said.begin(), said.end(), [](std::string const& text) {
        return text == "Tuesday 3 March 2026199 weeks" || text == "Dydd Mawrth 3 Mawrth 2026199 wythnos";
    }));
}

TEST(Phrase, fills_holes)
{
    EXPECT_EQ(fill("{a} and {b}", {{"a", "{b}"}, {"b", "2"}}), "{b} and 2");
    EXPECT_EQ(fill("", {}), "");
}

TEST(Phrase, drops_a_part_that_cannot_be_filled)
{
    EXPECT_EQ(fill("A[[ because {reason}]].", {}), "A.");
    EXPECT_EQ(fill("A[[ because {reason}]].", {{"reason", "so"}}), "A because so.");
}

TEST(Phrase, takes_the_first_alternative_that_can_be_filled)
{
    auto const* message = "[[{record}The record||{draft}A draft||Nothing]] went out.";
    EXPECT_EQ(fill(message, {{"record", ""}, {"draft", ""}}), "The record went out.");
    EXPECT_EQ(fill(message, {{"draft", ""}}), "A draft went out.");
    EXPECT_EQ(fill(message, {}), "Nothing went out.");
}

TEST(Phrase, takes_what_it_cannot_fill_for_a_bug)
{
    EXPECT_THROW((void)fill("{a}", {}), Bug);
    EXPECT_THROW((void)fill("{a", {{"a", "1"}}), Bug);
    EXPECT_THROW((void)fill("[[{a}", {{"a", "1"}}), Bug);
}

TEST(Phrase, names_its_holes)
{
    auto const holes = holes_of("{a}[[ {b}||{c}]]");
    EXPECT_EQ(holes.needed, (std::set<std::string, std::less<>>{"a"}));
    EXPECT_EQ(holes.optional, (std::set<std::string, std::less<>>{"b", "c"}));
}

}

#include "protocol/holidays.h"

#include <gtest/gtest.h>

#include <iterator>

namespace noddfa::holidays_test {

namespace {

std::set<Date> weekdays_of(int year, std::initializer_list<std::pair<unsigned, unsigned>> days)
{
    std::set<Date> dates;
    for (auto const& [month, day] : days)
        dates.insert(Date{year, month, day});
    return dates;
}

std::set<Date> kept_in(int year)
{
    std::set<Date> dates;
    for (auto const& holiday : holidays_of_england_and_wales().days)
        if (static_cast<int>(holiday.date.civil().year()) == year)
            dates.insert(holiday.date);
    return dates;
}

std::string one_year(std::string const& until, std::string const& replaced = "", std::string const& by = "")
{
    std::string text = "version = \"test\"\nsource = \"invented\"\nknown_until = " + until + "\n";
    for (auto const& date : bank_holidays_by_rule(2025))
        text += "[[holiday]]\ndate = " + date.iso() + "\nen = \"Holiday\"\ncy = \"Gŵyl\"\n";
    if (auto const at = text.find(replaced); !replaced.empty() && at != std::string::npos)
        text.replace(at, replaced.size(), by);
    return text;
}

TEST(Holidays, follow_the_rules_but_for_what_was_proclaimed)
{
    for (int year = 2015; year <= 2028; ++year) {
        auto expected = bank_holidays_by_rule(year);
        if (year == 2020) {
            expected.erase(Date{2020, 5, 4});
            expected.insert(Date{2020, 5, 8});
        }
        if (year == 2022) {
            expected.erase(Date{2022, 5, 30});
            expected.insert({{2022, 6, 2}, {2022, 6, 3}, {2022, 9, 19}});
        }
        if (year == 2023)
            expected.insert(Date{2023, 5, 8});
        EXPECT_EQ(kept_in(year), expected) << year;
    }
}

// The lists of part C of the catalogue, which two other programs computed.
TEST(Holidays, are_those_the_scenarios_were_computed_with)
{
    EXPECT_EQ(
        kept_in(2022),
        weekdays_of(2022, {{1, 3}, {4, 15}, {4, 18}, {5, 2}, {6, 2}, {6, 3}, {8, 29}, {9, 19}, {12, 26}, {12, 27}}));
    EXPECT_EQ(kept_in(2023),
              weekdays_of(2023, {{1, 2}, {4, 7}, {4, 10}, {5, 1}, {5, 8}, {5, 29}, {8, 28}, {12, 25}, {12, 26}}));
    EXPECT_EQ(kept_in(2024),
              weekdays_of(2024, {{1, 1}, {3, 29}, {4, 1}, {5, 6}, {5, 27}, {8, 26}, {12, 25}, {12, 26}}));
    EXPECT_EQ(kept_in(2025),
              weekdays_of(2025, {{1, 1}, {4, 18}, {4, 21}, {5, 5}, {5, 26}, {8, 25}, {12, 25}, {12, 26}}));
    EXPECT_EQ(kept_in(2026), weekdays_of(2026, {{1, 1}, {4, 3}, {4, 6}, {5, 4}, {5, 25}, {8, 31}, {12, 25}, {12, 28}}));
    EXPECT_EQ(kept_in(2027),
              weekdays_of(2027, {{1, 1}, {3, 26}, {3, 29}, {5, 3}, {5, 31}, {8, 30}, {12, 27}, {12, 28}}));
    EXPECT_TRUE(kept_in(2028).contains(Date(2028, 1, 3)));
}

TEST(Holidays, say_what_is_kept_and_whether_it_was_moved)
{
    auto const& holidays = holidays_of_england_and_wales();
    ASSERT_TRUE(holidays.on(Date(2027, 12, 28)));
    EXPECT_EQ(holidays.on(Date(2027, 12, 28))->mark, "substitute");
    EXPECT_EQ(holidays.on(Date(2027, 12, 28))->english, "Boxing Day");
    EXPECT_EQ(holidays.on(Date(2020, 5, 8))->mark, "moved");
    EXPECT_EQ(holidays.on(Date(2022, 9, 19))->mark, "extra");
    EXPECT_EQ(holidays.on(Date(2022, 9, 20)), nullptr);
    for (auto const& day : holidays.days)
        EXPECT_NE(day.english, day.welsh) << day.date.iso();
}

TEST(Holidays, refuse_wrong_rows_where_they_stand)
{
    struct Wrong {
        std::string toml;
        int line;
        std::string field;
    };
    for (auto const& wrong : std::initializer_list<Wrong>{
             {one_year("2025-12-31", "2025-04-21", "2025-04-20"), 13, "date"},
             {one_year("2025-12-31", "2025-04-21", "2025-04-17"), 13, "date"},
             {one_year("2025-12-31", "2025-04-21", "2025-04-31"), 13, ""},
             {one_year("2025-12-31", "2025-04-21", "\"21 April\""), 13, "date"},
             {one_year("2024-12-31"), 5, "date"},
             {one_year("2026-12-31"), 3, "known_until"},
             {one_year("2025-12-26"), 3, "known_until"},
             {one_year("2025-12-31", "\"Gŵyl\"", "\"\""), 7, "cy"},
             {one_year("2025-12-31") + "mark = \"new\"\n", 36, "mark"},
             {one_year("2025-12-31") + "colour = \"red\"\n", 36, "colour"},
             {one_year("2025-12-31", "version = \"test\"\n", ""), 1, "version"},
         }) {
        Holidays read;
        auto const fault = read_holidays("some.toml", wrong.toml, read);
        ASSERT_TRUE(fault) << wrong.toml;
        EXPECT_EQ(fault->line, wrong.line) << sentence(*fault);
        EXPECT_EQ(fault->field, wrong.field) << sentence(*fault);
    }
    Holidays read;
    EXPECT_FALSE(read_holidays("some.toml", one_year("2025-12-31"), read));
}

}

}

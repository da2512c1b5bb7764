#include "base/folded_name.h"

#include <gtest/gtest.h>

namespace noddfa {

namespace {

using Parts = std::vector<std::string>;

TEST(FoldedName, spellings_of_one_sound_are_one)
{
    for (auto const& [one, other] : std::vector<std::pair<std::string, std::string>>{{"Siân", "Sian"},
                                                                                     {"Dafydd", "Davidd"},
                                                                                     {"Ffion", "Phion"},
                                                                                     {"Evans", "Efans"},
                                                                                     {"Rhys", "Ris"},
                                                                                     {"LLINOS", "linos"},
                                                                                     {"Glŵyd", "Glwyd"},
                                                                                     {"Heledd", "Heleth"},
                                                                                     {"O'Neil", "Oneil"},
                                                                                     {"Einion", "Ainion"}})
        EXPECT_EQ(folded_parts(one), folded_parts(other)) << one;
}

TEST(FoldedName, small_letters_have_no_accents)
{
    EXPECT_EQ(in_small_letters("Siân ŴYN-Jones, sian@Example.wales"), "sian wyn-jones, sian@example.wales");
    EXPECT_EQ(in_small_letters("Ольга"), "Ольга");
    EXPECT_EQ(in_small_letters(""), "");
}

TEST(FoldedName, what_differs_stays_different)
{
    EXPECT_NE(folded_parts("Gwen"), folded_parts("Gwyn"));
    EXPECT_NE(folded_parts("Ffred"), folded_parts("Vred"));
}

TEST(FoldedName, a_name_has_parts)
{
    EXPECT_EQ(folded_parts(" Mair  Ann-Jones "), (Parts{"mair", "an", "jones"}));
    EXPECT_EQ(folded_parts(""), Parts{});
    EXPECT_EQ(folded_parts("Ольга Б"), (Parts{"Ольга", "Б"}));
}

}

}

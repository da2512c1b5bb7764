#include "protocol/authorities.h"
#include "protocol/data.h"

#include <gtest/gtest.h>

#include <set>

namespace noddfa::authorities_test {

namespace {

Date const today{2026, 11, 27};
AuthorityId const bridgend{"W06000013"};

/// The file with one piece of it put otherwise.
std::string changed(std::string const& old, std::string const& fresh)
{
    std::string text{protocol_data("authorities.toml")};
    auto const at = text.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    return text.replace(at, old.size(), fresh);
}

std::string fault_of(std::string const& toml)
{
    Authorities into;
    auto const fault = read_authorities("authorities.toml", toml, into);
    return fault ? sentence(*fault) : "";
}

}

TEST(Authorities, are_the_twenty_two_councils_six_boards_seven_health_boards_and_four_forces)
{
    auto const& all = authorities();
    EXPECT_EQ(all.councils.size(), 22U);
    EXPECT_EQ(all.boards.size(), 6U);
    EXPECT_EQ(all.health_boards.size(), 7U);
    EXPECT_EQ(all.police_forces.size(), 4U);
    std::set<std::string> names;
    for (auto const& council : all.councils)
        names.insert(council.english);
    EXPECT_EQ(names.size(), 22U);
}

TEST(Authorities, each_council_has_one_body_of_each_kind_today)
{
    auto const& all = authorities();
    for (auto const& council : all.councils)
        for (auto const* bodies : {&all.boards, &all.health_boards, &all.police_forces}) {
            EXPECT_TRUE(Authorities::serving(*bodies, council.id, today)) << council.id.value;
        }
}

TEST(Authorities, know_who_serves_a_council_on_a_day)
{
    auto const& all = authorities();
    EXPECT_EQ(all.council(bridgend)->welsh, "Cyngor Bwrdeistref Sirol Pen-y-bont ar Ogwr");
    EXPECT_EQ(Authorities::serving(all.boards, bridgend, today)->id, "cwm-taf-morgannwg");
    EXPECT_EQ(Authorities::serving(all.health_boards, bridgend, today)->id, "W11000030");
    EXPECT_EQ(Authorities::serving(all.police_forces, bridgend, today)->welsh, "Heddlu De Cymru");
    EXPECT_FALSE(Authorities::serving(all.health_boards, bridgend, Date{2019, 3, 31})) << "it came on 1 April 2019";
    EXPECT_FALSE(all.council(AuthorityId{"W06000007"}));
}

TEST(Authorities, invented_ones_are_kept_apart_and_say_so)
{
    auto const& invented = invented_authorities();
    EXPECT_EQ(invented.councils.size(), 2U);
    for (auto const& council : invented.councils) {
        EXPECT_FALSE(authorities().council(council.id)) << council.id.value;
        EXPECT_EQ(any_council(council.id), &council);
        EXPECT_TRUE(council.english.ends_with("(invented)")) << council.english;
        EXPECT_TRUE(council.welsh.ends_with("(dychmygol)")) << council.welsh;
        EXPECT_GE(council.id.value, "W06999901") << "a code that no real council has";
    }
    EXPECT_EQ(any_council(bridgend), authorities().council(bridgend));
    EXPECT_FALSE(any_council(AuthorityId{"W06000007"}));
}

TEST(Authorities, a_wrong_file_is_refused_with_line_and_field)
{
    EXPECT_EQ(fault_of(changed("id = \"W06000001\"", "id = \"E06000001\"")),
              "authorities.toml:10: id: expected W06 and six digits");
    EXPECT_NE(fault_of(changed("id = \"W06000002\"", "id = \"W06000001\"")).find("id: is given twice"),
              std::string::npos);
    EXPECT_NE(fault_of(changed("councils = [\"W06000011\"", "councils = [\"W06000099\"")).find("is no council"),
              std::string::npos);
    EXPECT_NE(fault_of(changed("councils = [\"W06000011\", \"W06000012\"]", "councils = [\"W06000011\"]"))
                  .find("board: W06000012 has none"),
              std::string::npos);
    EXPECT_NE(fault_of(changed("councils = [\"W06000011\"", "councils = [\"W06000008\", \"W06000011\""))
                  .find("has another body of the kind"),
              std::string::npos);
    EXPECT_NE(fault_of(changed("mark = \"K\"", "mark = \"X\"")).find("mark: expected one of K"), std::string::npos);
    EXPECT_NE(fault_of(changed("valid_from = 1996-04-01", "valid_from = 1996-04-01\nvalid_until = 1996-04-01"))
                  .find("valid_until: is not after valid_from"),
              std::string::npos);
    EXPECT_NE(fault_of(changed("valid_from = 1996-04-01", "valid_form = 1996-04-01")).find("is missing"),
              std::string::npos);
}

}

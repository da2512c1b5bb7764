#include "signin/token.h"

#include "signin/test_random.h"

#include <gtest/gtest.h>

#include <set>

namespace noddfa::signin {

TEST(Token, is_known_again_by_its_hash_alone)
{
    SeededRandom random;
    auto const issued = issue_token(TokenKind::session, random);
    EXPECT_EQ(issued.text.view().size(), 43U);
    EXPECT_EQ(hash_of_token(TokenKind::session, issued.text.view()), issued.kept);
    EXPECT_NE(hash_of_token(TokenKind::link, issued.text.view()), issued.kept);
}

TEST(Token, no_other_text_has_its_hash)
{
    SeededRandom random;
    auto const issued = issue_token(TokenKind::link, random);
    std::string const good{issued.text.view()};
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto bad = good;
        bad[at] = bad[at] == 'A' ? 'B' : 'A';
        EXPECT_NE(hash_of_token(TokenKind::link, bad), issued.kept) << at;
        EXPECT_FALSE(hash_of_token(TokenKind::link, good.substr(0, at))) << at;
    }
    EXPECT_FALSE(hash_of_token(TokenKind::link, good + "A"));
    EXPECT_FALSE(hash_of_token(TokenKind::link, std::string(43, '=')));
}

TEST(Token, no_two_are_alike)
{
    SeededRandom random;
    std::set<std::string> seen;
    for (auto count = 0; count < 1'000; ++count)
        EXPECT_TRUE(seen.emplace(issue_token(TokenKind::session, random).text.view()).second);
}

}

#include "signin/link.h"

#include "signin/test_random.h"

#include <gtest/gtest.h>

namespace noddfa::signin {

namespace {

std::array const purposes{LinkPurpose::first_administrator, LinkPurpose::enrolment, LinkPurpose::recovery};

}

TEST(Link, works_once_for_what_it_was_made_for)
{
    SeededRandom random;
    for (auto const purpose : purposes) {
        auto const issued = issue_link(purpose, AccountId{"a"}, test_now, random);
        EXPECT_EQ(hash_of_token(TokenKind::link, issued.token.view()), issued.link.token);
        EXPECT_TRUE(may_follow(issued.link, purpose, test_now));
        EXPECT_TRUE(may_follow(issued.link, purpose, test_now)); // looking uses nothing up
        auto const used = use_link(issued.link, purpose, test_now);
        ASSERT_TRUE(used);
        EXPECT_FALSE(use_link(used, purpose, test_now));
        EXPECT_FALSE(may_follow(used, purpose, test_now));
        for (auto const other : purposes)
            EXPECT_EQ(use_link(issued.link, other, test_now).has_value(), other == purpose);
    }
}

TEST(Link, ends_at_its_time)
{
    SeededRandom random;
    for (auto const& [purpose, lasts] : {std::pair{LinkPurpose::first_administrator, 24 * hour},
                                         {LinkPurpose::enrolment, 72 * hour},
                                         {LinkPurpose::recovery, 30 * minute}}) {
        auto const link = issue_link(purpose, AccountId{"a"}, test_now, random).link;
        EXPECT_TRUE(use_link(link, purpose, test_now + lasts - 1));
        EXPECT_FALSE(use_link(link, purpose, test_now + lasts));
    }
}

TEST(Link, an_unknown_one_is_refused_as_a_used_one_is)
{
    EXPECT_FALSE(use_link(std::nullopt, LinkPurpose::recovery, test_now));
    EXPECT_FALSE(may_follow(std::nullopt, LinkPurpose::recovery, test_now));
}

TEST(Link, asking_for_nobodys_does_the_same_work)
{
    SeededRandom known{3};
    SeededRandom unknown{3};
    EXPECT_TRUE(asked_for_link(LinkPurpose::recovery, AccountId{"a"}, test_now, known));
    EXPECT_FALSE(asked_for_link(LinkPurpose::recovery, std::nullopt, test_now, unknown));
    std::array<std::uint8_t, 8> next_known{};
    std::array<std::uint8_t, 8> next_unknown{};
    known.fill(next_known);
    unknown.fill(next_unknown);
    EXPECT_EQ(next_known, next_unknown); // as much randomness was drawn, and hashed
}

}

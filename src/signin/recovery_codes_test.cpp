#include "signin/recovery_codes.h"

#include "signin/test_random.h"

#include <gtest/gtest.h>

namespace noddfa::signin {

TEST(RecoveryCodes, ten_each_used_once)
{
    SeededRandom random;
    auto const issued = issue_recovery_codes(random);
    ASSERT_EQ(issued.shown.size(), 10U);
    auto kept = issued.kept;
    for (auto const& code : issued.shown) {
        auto const after = use_recovery_code(kept, code.view());
        ASSERT_TRUE(after) << code.view();
        EXPECT_FALSE(use_recovery_code(*after, code.view()));
        kept = *after;
    }
    EXPECT_TRUE(kept.left.empty());
}

TEST(RecoveryCodes, are_taken_as_people_type_them)
{
    // Thirty-two bytes of the same value make a code of one sign; this one is all noughts.
    class Noughts final : public application::Random {
        void fill(std::span<std::uint8_t> bytes) override { std::ranges::fill(bytes, std::uint8_t{0}); }
    } noughts;
    auto const kept = issue_recovery_codes(noughts).kept;
    for (auto const* good :
         {"0000-0000-0000-0000", "OOOO oooo 0000 0000", "0000000000000000", " 0000-0000 - 0000-0000 "})
        EXPECT_TRUE(use_recovery_code(kept, good)) << good;
}

TEST(RecoveryCodes, nothing_else_is_one)
{
    SeededRandom random;
    auto const issued = issue_recovery_codes(random);
    std::string const good{issued.shown.front().view()};
    for (auto const& bad : {std::string{}, good.substr(1), good + "0", "u" + good.substr(1), good + good,
                            std::string(1'000'000, '0'), std::string(16, '\0')})
        EXPECT_FALSE(use_recovery_code(issued.kept, bad)) << bad.substr(0, 30);
    EXPECT_FALSE(use_recovery_code(issue_recovery_codes(random).kept, good));
}

}

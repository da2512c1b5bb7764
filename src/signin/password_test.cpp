#include "signin/password.h"

#include "base/bug.h"

#include <gtest/gtest.h>

namespace noddfa::signin {

namespace {

// As cheap as libsodium allows, where a test is not about the cost.
constexpr PasswordCost cheap{1, 8192};

}

TEST(Passwords, are_kept_as_argon2id_at_todays_cost_and_each_with_its_own_salt)
{
    Passwords const passwords;
    auto const kept = passwords.hash("three grey herons");
    EXPECT_TRUE(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << kept;
    EXPECT_NE(kept, passwords.hash("three grey herons"));
    EXPECT_EQ(kept.find("heron"), std::string::npos);
    EXPECT_TRUE(passwords.check(kept, "three grey herons").right);
    EXPECT_FALSE(passwords.check(kept, "three grey herons").hash_again);
    EXPECT_FALSE(passwords.check(kept, "three grey heron").right);
}

TEST(Passwords, an_unknown_name_costs_what_a_known_one_costs)
{
    Passwords const passwords;
    EXPECT_TRUE(passwords.decoy().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    EXPECT_FALSE(passwords.check(std::nullopt, "three grey herons").right);
    EXPECT_FALSE(passwords.check(std::nullopt, "three grey herons").hash_again);
}

TEST(Passwords, the_decoy_is_nobodys_hash_even_for_whoever_finds_its_password)
{
    Passwords const passwords{cheap};
    // What is kept is no hash: the decoy is worked on, and no answer it gives can be yes.
    for (auto const* kept : {"", "$argon2id$", "$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA", "plain"})
        EXPECT_FALSE(passwords.check(kept, "plain").right) << kept;
    EXPECT_FALSE(passwords.check(std::string(4'096, '$'), "plain").right);
}

TEST(Passwords, are_hashed_again_when_the_cost_has_risen)
{
    auto const old = Passwords{cheap}.hash("three grey herons");
    Passwords const current{PasswordCost{2, 16'384}};
    EXPECT_TRUE(current.check(old, "three grey herons").hash_again);
    EXPECT_FALSE(current.check(old, "another").hash_again);
    EXPECT_FALSE(current.check(current.hash("three grey herons"), "three grey herons").hash_again);
}

TEST(Passwords, a_letter_is_the_same_however_it_is_spelt)
{
    Passwords const passwords{cheap};
    auto const kept = passwords.hash("y t\xc5\xb7 a'r c\xc5\xb5n mawr");      // ŷ, ŵ
    EXPECT_TRUE(passwords.check(kept, "y ty\xcc\x82 a'r cw\xcc\x82n mawr").right); // y, w and a circumflex
    EXPECT_FALSE(passwords.check(kept, "y ty a'r cwn mawr").right);
}

TEST(Passwords, what_cannot_be_one_is_never_right)
{
    Passwords const passwords{cheap};
    auto const kept = passwords.hash("three grey herons");
    for (auto const& bad : {std::string{}, std::string{"\xff\xfe"}, std::string(513, 'a'), std::string(1'000'000, 'a')})
        EXPECT_FALSE(passwords.check(kept, bad).right);
    EXPECT_THROW(passwords.hash(""), Bug);
    EXPECT_THROW(passwords.hash("\xff"), Bug);
    EXPECT_TRUE(passwords.check(passwords.hash(std::string(512, 'a')), std::string(512, 'a')).right);
}

}

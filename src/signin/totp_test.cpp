#include "signin/totp.h"

#include "signin/test_random.h"

#include <gtest/gtest.h>
#include <liboath/oath.h>

namespace noddfa::signin {

namespace {

Time at_step(std::uint64_t step) { return static_cast<Time>(step * totp_period) * second; }

}

// RFC 6238 appendix B, the last six figures of the eight.
TEST(Totp, gives_the_vectors_of_the_rfc)
{
    auto const secret = bytes_of("12345678901234567890");
    for (auto const& [seconds, code] : {std::pair{59ULL, "287082"},
                                        {1'111'111'109ULL, "081804"},
                                        {1'111'111'111ULL, "050471"},
                                        {1'234'567'890ULL, "005924"},
                                        {2'000'000'000ULL, "279037"},
                                        {20'000'000'000ULL, "353130"}})
        EXPECT_EQ(totp_code(secret, seconds / totp_period), code) << seconds;
}

TEST(Totp, agrees_with_liboath_on_random_secrets_and_times)
{
    ASSERT_EQ(oath_init(), OATH_OK);
    SeededRandom random{7};
    for (std::uint64_t round = 0; round < 500; ++round) {
        auto const totp = new_totp(random);
        auto const step = round * 104'729 % 100'000'000;
        std::array<char, 7> expected{};
        ASSERT_EQ(oath_totp_generate(reinterpret_cast<char const*>(totp.secret.data()), totp.secret.size(),
                                     static_cast<time_t>(step * totp_period), OATH_TOTP_DEFAULT_TIME_STEP_SIZE, 0, 6,
                                     expected.data()),
                  OATH_OK);
        EXPECT_EQ(totp_code(totp.secret, step), expected.data());
    }
    oath_done();
}

TEST(Totp, a_code_is_taken_one_step_early_or_late_and_no_more)
{
    SeededRandom random;
    auto const totp = new_totp(random);
    constexpr std::uint64_t step = 59'000'000;
    for (auto const& [off, taken] : {std::pair{-2, false}, {-1, true}, {0, true}, {1, true}, {2, false}})
        EXPECT_EQ(
            take_code(totp, totp_code(totp.secret, step + static_cast<std::uint64_t>(off)), at_step(step)).has_value(),
            taken)
            << off;
}

TEST(Totp, a_code_is_taken_once_and_none_older_after_it)
{
    SeededRandom random;
    auto const totp = new_totp(random);
    constexpr std::uint64_t step = 59'000'000;
    auto const after = take_code(totp, totp_code(totp.secret, step), at_step(step));
    ASSERT_TRUE(after);
    EXPECT_FALSE(take_code(*after, totp_code(totp.secret, step), at_step(step)));
    EXPECT_FALSE(take_code(*after, totp_code(totp.secret, step), at_step(step + 1)));
    EXPECT_FALSE(take_code(*after, totp_code(totp.secret, step - 1), at_step(step)));
    EXPECT_TRUE(take_code(*after, totp_code(totp.secret, step + 1), at_step(step + 1)));
}

TEST(Totp, only_six_figures_are_a_code)
{
    SeededRandom random;
    auto const totp = new_totp(random);
    constexpr std::uint64_t step = 59'000'000;
    auto const code = totp_code(totp.secret, step);
    auto const spaced = code.substr(0, 3) + " " + code.substr(3);
    EXPECT_TRUE(take_code(totp, spaced, at_step(step)));
    for (auto const& bad : {std::string{}, code.substr(1), code + "0", code + "x", "-" + code,
                            std::string(100'000, '1'), std::string(13, ' '), code + "       "})
        EXPECT_FALSE(take_code(totp, bad, at_step(step))) << bad.substr(0, 20);
    EXPECT_FALSE(take_code(totp, code, -1));
}

TEST(Totp, the_provisioning_address_says_everything_and_escapes_names)
{
    Totp const totp{{'H', 'e', 'l', 'l', 'o', '!', 0xde, 0xad, 0xbe, 0xef}, 0};
    EXPECT_EQ(provisioning_uri(totp, "Bwrdd Enghreifftiol", "b&e@example.invalid"),
              "otpauth://totp/Bwrdd%20Enghreifftiol:b%26e%40example.invalid?secret=JBSWY3DPEHPK3PXP"
              "&issuer=Bwrdd%20Enghreifftiol&algorithm=SHA1&digits=6&period=30");
}

}

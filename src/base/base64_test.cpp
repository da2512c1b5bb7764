#include "base/base64.h"

#include <gtest/gtest.h>

namespace noddfa {

namespace {

std::span<std::uint8_t const> bytes_of(std::string_view text)
{
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

std::string text_of(std::optional<std::vector<std::uint8_t>> const& bytes)
{
    return bytes ? std::string{bytes->begin(), bytes->end()} : "nothing";
}

}

// RFC 4648 part 10.
TEST(Base64, gives_the_vectors_of_the_rfc)
{
    for (auto const& [plain, padded] : {std::pair{"", ""},
                                        {"f", "Zg=="},
                                        {"fo", "Zm8="},
                                        {"foo", "Zm9v"},
                                        {"foob", "Zm9vYg=="},
                                        {"fooba", "Zm9vYmE="},
                                        {"foobar", "Zm9vYmFy"}}) {
        EXPECT_EQ(to_base64(bytes_of(plain)), padded);
        EXPECT_EQ(text_of(from_base64(padded)), plain);
    }
}

TEST(Base64, is_taken_in_one_spelling_only)
{
    EXPECT_EQ(to_base64(bytes_of("\xfb\xff!")), "+/8h");
    for (auto const* bad : {"Zm9vYg", "Zm9vYh==", "Zm9v Yg==", "Zm9v-g==", "Zg=", "Zm9v\n"})
        EXPECT_FALSE(from_base64(bad)) << bad;
}

TEST(Base64url, is_taken_in_one_spelling_only)
{
    EXPECT_EQ(to_base64url(bytes_of("\xfb\xff!")), "-_8h");
    EXPECT_EQ(text_of(from_base64url("Zm9vYg")), "foob");
    for (auto const* bad : {"Zm9vYg==", "Zm9vYh", "Zm9v Yg", "Zm9v+g", "Z", "Zm9vYg\n"})
        EXPECT_FALSE(from_base64url(bad)) << bad;
}

}

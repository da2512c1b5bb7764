#include "signin/encoding.h"
#include "signin/secret.h"

#include <gtest/gtest.h>

namespace noddfa::signin {

// RFC 4648 part 10.
TEST(Base32, gives_the_vectors_of_the_rfc)
{
    for (auto const& [plain, encoded] : {std::pair{"", ""},
                                         {"f", "MY"},
                                         {"fo", "MZXQ"},
                                         {"foo", "MZXW6"},
                                         {"foob", "MZXW6YQ"},
                                         {"fooba", "MZXW6YTB"},
                                         {"foobar", "MZXW6YTBOI"}})
        EXPECT_EQ(to_base32(bytes_of(plain)), encoded);
}

TEST(PercentEncoding, leaves_only_unreserved_characters)
{
    EXPECT_EQ(percent_encoded("a-Z_0.~ &=\xc5\xb5"), "a-Z_0.~%20%26%3D%C5%B5");
}

TEST(HashFor, a_hash_for_one_purpose_is_none_for_another)
{
    EXPECT_NE(hash_for("link", bytes_of("x")), hash_for("session", bytes_of("x")));
    EXPECT_NE(hash_for("a", bytes_of("bc")), hash_for("ab", bytes_of("c")));
}

TEST(Secret, leaves_nothing_behind_where_it_moved_from)
{
    Secret first{"four"};
    auto const second_home = std::move(first);
    EXPECT_EQ(second_home.view(), "four");
    EXPECT_TRUE(first.view().empty()); // NOLINT(bugprone-use-after-move): that is the question
}

}

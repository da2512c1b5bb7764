#include "base/bug.h"
#include "codec/write.h"

#include <boost/json/serialize.hpp>

#include <gtest/gtest.h>

namespace noddfa::codec::text_test {

TEST(WrittenText, is_that_of_the_value_for_every_byte)
{
    for (int byte = 0; byte < 0x80; ++byte) {
        auto const said = std::string{"Siân "} + static_cast<char>(byte) + static_cast<char>(byte) + " ŵ";
        EXPECT_EQ(text(said), boost::json::serialize(write(said))) << byte;
    }
}

TEST(WrittenText, is_that_of_the_value_for_every_kind_of_type)
{
    auto const same = [](auto const& item) { EXPECT_EQ(text(item), boost::json::serialize(write(item))); };
    same(std::string{});
    same(true);
    same(false);
    same(0);
    same(-1'000'000);
    same(std::int64_t{-9'000'000'000'000});
    same(Date{1900, 1, 1});
    same(Date{2199, 12, 31});
    same(PersonId{"P.1"});
    same(Language::cy);
    same(std::optional<int>{});
    same(std::optional<int>{7});
    same(std::vector<std::string>{});
    same(std::vector<std::string>{"a", "b\n", ""});
    same(std::map<std::string, int>{});
    same(std::map<std::string, int>{{"a\"b", 1}, {"c", 2}});
    Paragraph paragraph;
    paragraph.text = "only words";
    same(paragraph);
    paragraph.labels = {"one", "two"};
    same(paragraph);
    same(Paragraph{ParagraphId{"k.1"}, PersonId{"P1"}, Language::en, {"x"}, "all of it", "elsewhere"});
}

TEST(WrittenText, has_no_number_that_is_not_read_again)
{
    EXPECT_EQ(text(1'000'000), "1000000");
    EXPECT_THROW((void)text(1'000'001), Bug);
    EXPECT_THROW((void)write(-1'000'001), Bug);
}

}

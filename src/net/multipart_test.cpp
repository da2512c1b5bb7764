#include "net/multipart.h"

#include <gtest/gtest.h>

namespace noddfa::net::multipart_test {

namespace {

std::string const name = "Content-Disposition: form-data; name=";

std::string part(std::string const& head, std::string const& content)
{
    return "--xyz\r\n" + head + "\r\n\r\n" + content + "\r\n";
}

std::optional<std::vector<FormPart>> parsed(std::string const& parts)
{
    return parse_multipart(parts + "--xyz--\r\n", "xyz");
}

}

TEST(Multipart, gives_fields_and_files_in_their_order)
{
    auto const parts =
        parsed(part(name + "\"form\"", "secret")
               + part(name + "\"file\"; filename=\"pobl.csv\"\r\nContent-Type: text/csv", "a,b\r\n\xff,2")
               + part(name + "\"empty\"", ""));
    ASSERT_TRUE(parts);
    ASSERT_EQ(parts->size(), 3U);
    EXPECT_EQ((*parts)[0].name, "form");
    EXPECT_EQ((*parts)[0].content, "secret");
    EXPECT_FALSE((*parts)[0].is_file);
    EXPECT_EQ((*parts)[1].file, "pobl.csv");
    EXPECT_EQ((*parts)[1].content, "a,b\r\n\xff,2");
    EXPECT_TRUE((*parts)[1].is_file);
    EXPECT_EQ((*parts)[2].content, "");
}

TEST(Multipart, keeps_what_only_looks_like_a_boundary)
{
    auto const parts = parsed(part(name + "\"a\"", "-- xyz\n--xyz\n\r\n-xyz \n--xy\r\n--xy"));
    ASSERT_TRUE(parts);
    EXPECT_EQ(parts->front().content, "-- xyz\n--xyz\n\r\n-xyz \n--xy\r\n--xy");
}

TEST(Multipart, a_file_that_nobody_chose_is_an_empty_one)
{
    auto const parts = parsed(part(name + "\"file\"; filename=\"\"\r\nContent-Type: application/octet-stream", ""));
    ASSERT_TRUE(parts);
    EXPECT_TRUE(parts->front().is_file);
    EXPECT_EQ(parts->front().content, "");
}

TEST(Multipart, refuses_whatever_could_be_taken_in_two_ways)
{
    for (auto const& wrong : {
             "before" + part(name + "\"a\"", "1"),
             std::string{"--xyz\n"} + name + "\"a\"\n\n1\n",
             part("Content-Type: text/plain", "no name"),
             part(name + "\"\"", "no name"),
             part(name + "a", "unquoted"),
             part(name + "\"a\"; name=\"b\"", "two names"),
             part(name + "\"a\"\r\n" + name + "\"b\"", "two dispositions"),
             part(name + "\"a\"\r\nContent-Transfer-Encoding: base64", "MQ=="),
             part(name + "\"a\"; filename*=UTF-8''x", "1"),
             part(" " + name + "\"a\"", "folded"),
             part(name + "\"a\nb\"", "1"),
             part(name + "\"a\"", std::string{"\0", 1}),
             part(name + "\"a\"", "\xff"),
             part(name + "\"a\"", "--xyz at once"),
             std::string{"--xyz\r\n"} + name + "\"a\"\r\n\r\nunfinished",
         })
        EXPECT_FALSE(parsed(wrong)) << wrong;
    EXPECT_FALSE(parse_multipart(part(name + "\"a\"", "1") + "--xyz--\r\nbehind", "xyz"));
    EXPECT_FALSE(parse_multipart(part(name + "\"a\"", "1"), "xyz")) << "cut off";
    std::string many;
    for (std::size_t at = 0; at <= most_parts; ++at)
        many += part(name + "\"a\"", "1");
    EXPECT_FALSE(parsed(many));
}

TEST(Multipart, reads_the_boundary_and_only_of_a_form)
{
    EXPECT_EQ(boundary_of("multipart/form-data; boundary=----WebKitFormBoundaryAb1"), "----WebKitFormBoundaryAb1");
    EXPECT_EQ(boundary_of("Multipart/Form-Data;boundary=\"a b\""), std::nullopt);
    EXPECT_EQ(boundary_of("multipart/form-data; boundary=\"ab\""), "ab");
    for (auto const* wrong :
         {"", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=a",
          "multipart/form-data; charset=x; boundary=a", "multipart/form-data; boundary=a\r\nb"})
        EXPECT_FALSE(boundary_of(wrong)) << wrong;
    EXPECT_FALSE(boundary_of("multipart/form-data; boundary=" + std::string(71, 'a')));
}

}

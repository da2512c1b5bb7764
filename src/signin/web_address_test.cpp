#include "signin/web_address.h"

#include <gtest/gtest.h>

namespace noddfa::signin {

TEST(WebAddress, is_taken_apart)
{
    auto const address = parse_web_address("https://id.example.invalid:8443/a/b?c=d").value();
    EXPECT_EQ(address.origin, "https://id.example.invalid:8443");
    EXPECT_EQ(address.host, "id.example.invalid");
    EXPECT_EQ(address.rest, "/a/b?c=d");
    EXPECT_EQ(parse_web_address("https://id.example.invalid?x")->origin, "https://id.example.invalid");
    EXPECT_EQ(parse_web_address("http://127.0.0.1:8080/")->origin, "http://127.0.0.1:8080");
    EXPECT_EQ(parse_web_address("http://[::1]:8080")->origin, "http://[::1]:8080");
}

TEST(WebAddress, of_any_doubt_is_none)
{
    for (auto const* bad : {"",
                            "https://",
                            "https:///a",
                            "http://id.example.invalid/",
                            "http://localhost/",
                            "http://127.0.0.1.example.invalid/",
                            "http://127.0.0.2/",
                            "https://user@id.example.invalid/",
                            "https://id.example.invalid@elsewhere.invalid",
                            "https://id.example.invalid\\@elsewhere.invalid",
                            "https://id.example.invalid/#a",
                            "https://ID.example.invalid/",
                            "HTTPS://id.example.invalid/",
                            "https://id.example.invalid:/",
                            "https://id.example.invalid:0443/",
                            "https://id.example.invalid:99999999/",
                            "https://id.example.invalid/ a",
                            "https://id.example.invalid/\n",
                            "https://[::2]/",
                            "https://[::1]x/",
                            "file:///etc/hosts",
                            "//id.example.invalid",
                            "https://id.example.invalid/\xc5\xb5"})
        EXPECT_FALSE(parse_web_address(bad)) << bad;
    EXPECT_FALSE(parse_web_address("https://id.example.invalid/" + std::string(2'048, 'a')));
}

}

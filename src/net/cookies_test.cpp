#include "net/cookies.h"

#include "base/bug.h"

#include <gtest/gtest.h>

namespace noddfa::net {

namespace {

Request with(std::string header)
{
    Request request;
    request.headers.emplace("cookie", std::move(header));
    return request;
}

TEST(Cookies, AreFoundByTheirWholeName)
{
    auto const request = with("a=1; session=abc_-; sessions=2");
    EXPECT_EQ(cookie(request, "session"), "abc_-");
    EXPECT_EQ(cookie(request, "a"), "1");
    EXPECT_EQ(cookie(request, "b"), "");
    EXPECT_EQ(cookie(Request{}, "a"), "");
}

TEST(Cookies, OneThatIsThereTwiceOrIsQuotedIsNone)
{
    EXPECT_EQ(cookie(with("a=1; a=2"), "a"), "");
    EXPECT_EQ(cookie(with("a=\"1\""), "a"), "");
}

TEST(Cookies, AreSetForThisHostOutOfReachOfScripts)
{
    EXPECT_EQ(set_cookie({"a", "b", true, std::nullopt}), "a=b; Path=/; HttpOnly; SameSite=Lax; Secure");
    EXPECT_EQ(set_cookie({"a", "", false, std::chrono::seconds{0}}), "a=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    EXPECT_THROW(set_cookie({"a", "b;c", true, std::nullopt}), Bug);
}

}

}

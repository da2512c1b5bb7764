#include "net/router.h"

#include "base/bug.h"
#include "net/target.h"

#include <gtest/gtest.h>

namespace noddfa::net {

namespace {

Response say(std::string text) { return {.body = std::move(text)}; }

Response home(Request const&) { return say("home"); }
Response person(Request const&, std::string const& id) { return say("person " + id); }
Response newest(Request const&) { return say("newest"); }
Response page_of(Request const&, std::string const& id, int page) { return say(id + " page " + std::to_string(page)); }

Response refusal(int status, Request const&) { return {.status = status, .body = "refused"}; }

Router make_router()
{
    return Router{{route(Method::get, "/", "home", home),
                   route<std::string>(Method::get, "/people/{person}", "person", person),
                   route<std::string>(Method::post, "/people/{person}", "change-person", person),
                   route(Method::get, "/people/newest", "newest", newest),
                   route<std::string, int>(Method::get, "/people/{person}/pages/{page}", "pages", page_of)},
                  refusal};
}

Response ask(Method method, std::string_view target)
{
    Request request;
    request.method = method;
    request.target = parse_target(target).value();
    return make_router().respond(request);
}

using Routes = std::vector<Route>;

}

TEST(Router, finds_the_route_and_gives_its_parameters)
{
    EXPECT_EQ(ask(Method::get, "/").body, "home");
    EXPECT_EQ(ask(Method::get, "/people/a%20b").body, "person a b");
    EXPECT_EQ(ask(Method::get, "/people/newest").body, "newest");
    EXPECT_EQ(ask(Method::get, "/people/newest/pages/3").body, "newest page 3");
    EXPECT_EQ(ask(Method::head, "/people/x").body, "person x");
}

TEST(Router, what_is_not_there_is_not_found)
{
    for (auto const* target : {"/people", "/people/", "/people/a/", "//", "/people/a/pages/x", "/people/a/pages/3x",
                               "/people/a/pages/99999999999", "/nothing"})
        EXPECT_EQ(ask(Method::get, target).status, 404) << target;
}

TEST(Router, another_method_is_told_which_are_allowed)
{
    auto const response = ask(Method::delete_, "/people/a");
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(response.headers, (decltype(response.headers){{"Allow", "GET, HEAD, POST"}}));
    EXPECT_EQ(ask(Method::post, "/").headers.front().second, "GET, HEAD");
}

TEST(Router, declarations_that_contradict_each_other_are_bugs)
{
    EXPECT_THROW(
        (Router{Routes{route(Method::get, "/a", "one", home), route(Method::get, "/a", "two", home)}, refusal}), Bug);
    EXPECT_THROW((Router{Routes{route<std::string>(Method::get, "/{a}", "one", person),
                                route<std::string>(Method::get, "/{b}", "two", person)},
                         refusal}),
                 Bug);
    EXPECT_THROW(
        (Router{Routes{route(Method::get, "/a", "one", home), route(Method::get, "/b", "one", home)}, refusal}), Bug);
    EXPECT_THROW((Router{Routes{route(Method::get, "/{a}", "one", home)}, refusal}), Bug);
    EXPECT_THROW((Router{Routes{route<std::string>(Method::get, "/a", "one", person)}, refusal}), Bug);
    EXPECT_THROW((Router{Routes{route(Method::get, "a", "one", home)}, refusal}), Bug);
    EXPECT_THROW((Router{Routes{route(Method::get, "/a/", "one", home)}, refusal}), Bug);
    EXPECT_THROW((Router{Routes{route(Method::head, "/a", "one", home)}, refusal}), Bug);
}

}

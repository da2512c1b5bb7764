#include "base/london.h"
#include "main/test_board.h"
#include "support/golden.h"
#include "web/house/test_house.h"

namespace noddfa::routes_test {

using testing::HasSubstr;
using web::header_of;

namespace {

Moment at(std::string_view iso) { return *read_london_time(iso).moment; }

/// A board whose conference C1 about child A has closed, and everybody's browser.
class Routes : public testing::Test {
protected:
    Routes()
    {
        desk.open();
        EXPECT_GT(desk.play(people_of_the_board() + told_here("closed")), 60);
        auto const now = at("2026-03-25T12:00");
        desk.site().clock.set(now.utc_minutes * 60 * 1'000'000);
        accounts::Options options;
        options.public_address = accounts::public_address;
        options.cost = {1, 8192};
        options.demonstration = true;
        accounts = std::make_unique<accounts::Accounts>(desk.ledger().log(), desk.site().clock, desk.site().random,
                                                        std::move(options), post);
        site = std::make_unique<web::Site>(
            web::Site{desk.ledger(),
                      *accounts,
                      desk.site().random,
                      [now] { return now; },
                      {{"noddfa.css", "a.css"}, {"noddfa.js", "a.js"}, {"noddfa.svg", "a.svg"}},
                      accounts::public_address});
        site->rates = std::make_unique<web::Rates>(1'000'000);
        all = web::routes_of(*site, {});
        router = std::make_unique<net::Router>(web::router_of(*site, all));
    }

    web::TestBrowser browser(std::string const& person)
    {
        web::TestBrowser made{*site, *router};
        if (person == "nobody")
            return made;
        accounts::Visitor visitor;
        visitor.network = "192.0.2";
        made.session() = accounts->sign_in_for_demonstration(PersonId{person}, visitor).cookie.view();
        return made;
    }
    /// An address of a route: each parameter is filled with what it is called, or with what nothing is called.
    static std::string address_of(std::string pattern, bool guessed)
    {
        static std::map<std::string, std::string> const things{
            {"{language}", "en"}, {"{conference}", "C1"}, {"{child}", "A"},    {"{person}", "hv"},
            {"{clause}", "X"},    {"{token}", "X"},       {"{file}", "x.css"}, {"{agency}", "health-board"}};
        for (auto begin = pattern.find('{'); begin != std::string::npos; begin = pattern.find('{')) {
            auto const name = pattern.substr(begin, pattern.find('}') - begin + 1);
            auto const known = things.find(name);
            auto const value = name != "{language}" && (guessed || known == things.end()) ? "guessed" : known->second;
            pattern.replace(begin, name.size(), value);
        }
        return pattern;
    }
    static net::Response ask(web::TestBrowser& who, web::Route const& route, bool guessed)
    {
        auto const address = address_of(route.route().pattern, guessed);
        return route.route().method == net::Method::get ? who.get(address) : who.post(address, {});
    }

    static inline std::vector<std::string> const people{
        "nobody",    "sw",    "manager",  "chair", "recorder", "clerk",   "lsm",    "lsm-deputy",
        "custodian", "admin", "stranger", "head",  "hv",       "teacher", "police", "nurse"};

    Desk desk;
    accounts::KeptPost post;
    std::unique_ptr<accounts::Accounts> accounts;
    std::unique_ptr<web::Site> site;
    std::vector<web::Route> all;
    std::unique_ptr<net::Router> router;
};

}

TEST_F(Routes, each_say_who_may_come_and_are_these)
{
    std::string table;
    for (auto const& route : all)
        table += route.route().name + " " + std::string{net::name_of(route.route().method)} + " "
                 + route.route().pattern + " : " + route.guard() + "\n";
    EXPECT_TRUE(is_golden("tests/golden/routes.txt", table));
}

/// T20: what each answers to everybody, for things that are there. A form is sent without its secret.
TEST_F(Routes, each_answer_everybody_as_was_agreed)
{
    std::string table;
    std::map<std::string, web::TestBrowser> browsers;
    for (auto const& person : people)
        browsers.emplace(person, browser(person));
    for (auto const& route : all) {
        std::map<int, std::string> told;
        for (auto const& person : people) {
            auto const response = ask(browsers.at(person), route, false);
            EXPECT_LT(response.status, 500) << route.route().name << " " << person;
            told[response.status] += " " + person;
        }
        table += route.route().name + "\n";
        for (auto const& [status, who] : told)
            table += "    " + std::to_string(status) + who + "\n";
    }
    EXPECT_TRUE(is_golden("tests/golden/routes_by_person.txt", table));
}

/// T20: nothing that somebody guesses is there for anybody, and nobody who is not signed in gets past the sign-in.
TEST_F(Routes, each_answer_a_guess_with_nothing)
{
    int guesses = 0;
    for (auto const& person : people) {
        auto who = browser(person);
        for (auto const& route : all) {
            if (route.guard() == "open")
                continue;
            auto const response = ask(who, route, true);
            if (person == "nobody") {
                EXPECT_EQ(response.status, 303) << route.route().name;
                EXPECT_THAT(header_of(response, "Location"), HasSubstr("/en/sign-in?to=")) << route.route().name;
            } else if (route.route().parameters > 1) {
                ++guesses;
                EXPECT_THAT(response.status, testing::AnyOf(303, 403, 404)) << route.route().name << " " << person;
                EXPECT_THAT(response.body, testing::Not(HasSubstr("guessed</"))) << route.route().name;
            }
        }
    }
    EXPECT_GT(guesses, 20);
}

/// T21, T23, T25: on every answer there is.
TEST_F(Routes, each_answer_with_the_headers_of_the_house)
{
    for (auto const* person : {"nobody", "chair"}) {
        auto who = browser(person);
        for (auto const& route : all)
            for (bool const guessed : {false, true}) {
                auto const response = ask(who, route, guessed);
                for (auto const* header : {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy",
                                           "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
                                           "Permissions-Policy", "X-Frame-Options", "Strict-Transport-Security"})
                    EXPECT_NE(header_of(response, header), "") << route.route().name << " " << header;
                EXPECT_EQ(header_of(response, "Cache-Control"), "no-store") << route.route().name;
            }
    }
}

}

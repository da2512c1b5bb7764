#include "base/london.h"
#include "main/test_board.h"
#include "web/house/test_house.h"

/// ★ (access model 3.4): a fresh proof once for a whole decision stage, of one conference and from one network.
namespace noddfa::decision_stage_test {

namespace {

using access::Action;
using access::ObjectKind;
using application::Thing;
using testing::HasSubstr;

Moment at(std::string_view iso) { return *read_london_time(iso).moment; }

class DecisionStage : public testing::Test {
protected:
    DecisionStage()
    {
        desk.open();
        EXPECT_GT(desk.play(people_of_the_board() + told_here("convened")), 60);
        set_clock("2026-03-09T10:00");
        accounts::Options options;
        options.public_address = accounts::public_address;
        options.cost = {1, 8192};
        options.demonstration = true;
        accounts = std::make_unique<accounts::Accounts>(desk.ledger().log(), desk.site().clock, desk.site().random,
                                                        std::move(options), post);
        site.emplace(web::Site{desk.ledger(),
                               *accounts,
                               desk.site().random,
                               [this] { return now; },
                               {{"noddfa.css", "a.css"}, {"noddfa.js", "a.js"}, {"noddfa.svg", "a.svg"}},
                               accounts::public_address});
        auto const said = [](web::Reader const& reader, auto const&...) {
            return std::optional{web::page(reader, {"Teitl", Html{"Cynnwys"}})};
        };
        auto const opening = [](std::string const& id) {
            return web::Needs{Action::open_meeting,
                              Thing{.kind = ObjectKind::conference, .conference = ConferenceId{id}}};
        };
        std::vector<web::Route> routes;
        routes.push_back(web::page_at<std::string>(*site, "/conferences/{conference}/open", "open", opening, said));
        routes.push_back(
            web::action_at<std::string>(*site, "/conferences/{conference}/open", "open.send", opening, said));
        // The same question at an address that is no conference's.
        routes.push_back(web::page_at(*site, "/elsewhere", "elsewhere", opening("C1"), said));
        routes.push_back(web::page_at(*site, "/own", "own", web::AnyVisitor{}, said));
        router.emplace(web::router_of(*site, routes));
    }
    void set_clock(std::string_view iso)
    {
        now = at(iso);
        desk.site().clock.set(now.utc_minutes * 60'000'000);
    }
    web::TestBrowser chair(std::string const& source = "192.0.2.7")
    {
        web::TestBrowser made{*site, *router, source};
        accounts::Visitor visitor;
        visitor.network = "192.0.2";
        made.session() = accounts->sign_in_for_demonstration(PersonId{"chair"}, visitor).cookie.view();
        return made;
    }
    static bool asks_for_proof(net::Response const& response)
    {
        return response.status == 303
               && web::header_of(response, "Location").find("/sign-in/again") != std::string::npos;
    }

    Desk desk;
    accounts::KeptPost post;
    std::unique_ptr<accounts::Accounts> accounts;
    std::optional<web::Site> site;
    std::optional<net::Router> router;
    Moment now;
};

}

TEST_F(DecisionStage, is_proved_for_once)
{
    auto who = chair();
    EXPECT_EQ(who.get("/en/conferences/C1/open").status, 200);
    set_clock("2026-03-09T10:10");
    EXPECT_EQ(who.get("/en/conferences/C1/open").status, 200) << "ten minutes later, in the same stage";
    EXPECT_EQ(who.post("/en/conferences/C1/open", {}).status, 200);
    EXPECT_TRUE(asks_for_proof(who.get("/en/elsewhere"))) << "what is not of the conference's pages asks anew";
    EXPECT_EQ(who.get("/en/own").status, 200);
}

TEST_F(DecisionStage, needs_its_first_proof_fresh)
{
    auto who = chair();
    set_clock("2026-03-09T10:06");
    EXPECT_TRUE(asks_for_proof(who.get("/en/conferences/C1/open")));
    EXPECT_TRUE(asks_for_proof(who.get("/en/conferences/C1/open"))) << "being asked proves nothing";
}

TEST_F(DecisionStage, ends_when_the_conference_goes_on)
{
    auto who = chair();
    EXPECT_EQ(who.get("/en/conferences/C1/open").status, 200);
    set_clock("2026-03-09T10:10");
    EXPECT_EQ(desk.play(R"({"clock":"2026-03-09T10:10"}
{"do":"RecordArrival","command":"came-1","conference":"C1","by":"chair","person":["sw","hv","teacher","police"]}
{"do":"OpenConference","command":"opened-1","conference":"C1","by":"chair"}
)"),
              2);
    EXPECT_TRUE(asks_for_proof(who.get("/en/conferences/C1/open")));
}

TEST_F(DecisionStage, is_of_the_network_that_it_was_proved_from)
{
    auto who = chair();
    EXPECT_EQ(who.get("/en/conferences/C1/open").status, 200);
    web::TestBrowser elsewhere{*site, *router, "198.51.100.7"};
    elsewhere.session() = who.session();
    EXPECT_TRUE(asks_for_proof(elsewhere.get("/en/conferences/C1/open"))) << "T22: a cookie that travelled";
    EXPECT_EQ(elsewhere.get("/en/own").status, 200);
}

}

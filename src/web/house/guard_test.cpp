#include "web/house/test_house.h"

namespace noddfa::web::guard_test {

using testing::HasSubstr;
using testing::Not;

namespace {

auto const nothing = [](auto const&...) { return std::optional<net::Response>{}; };

// A route without a guard, or with something that is none, does not compile.
template<class Guarding>
concept Declarable = requires(Site& site, Guarding guarding) { page_at(site, "", "", guarding, nothing); };
template<class Guarding>
concept Actionable = requires(Site& site, Guarding guarding) { action_at(site, "", "", guarding, nothing); };
struct NoGuard {};
static_assert(Declarable<Open> && Declarable<AnyVisitor> && Declarable<Needs> && Actionable<Needs>);
static_assert(!Declarable<NoGuard> && !Declarable<std::nullopt_t> && !Declarable<bool> && !Actionable<NoGuard>);
template<class... Given>
concept DeclarableWith = requires(Site& site, Given... given) { page_at(site, "", "", given...); };
template<class... Given>
concept ActionableWith = requires(Site& site, Given... given) { action_at(site, "", "", given...); };
using Nothing = decltype(nothing);
static_assert(DeclarableWith<Open, Nothing> && ActionableWith<Open, Nothing>);
static_assert(!DeclarableWith<Nothing> && !ActionableWith<Nothing>);

ledger::Look look_of(Reader const& reader)
{
    ledger::Look look;
    look.who = reader.who();
    look.action = access::Action::read_report;
    look.what = {application::Room::conference, "C1"};
    look.children = {ChildId{"A"}};
    look.key_scope = "family:F1";
    look.request = reader.visitor->asker.request;
    return look;
}

/// Pages that anybody, somebody, or nobody may see; one that shows a child; an action that is counted.
class Guarded : public House {
protected:
    std::vector<Route> routes(Site& at) override
    {
        auto const said = [](Reader const& reader, auto const&...) {
            return std::optional{page(reader, {"Teitl", Html{"Cynnwys"}})};
        };
        std::vector<Route> all;
        all.push_back(page_at(at, "/open", "open", Open{}, said));
        all.push_back(page_at(at, "/own", "own", AnyVisitor{}, said));
        all.push_back(page_at(at, "/empty", "empty", AnyVisitor{}, nothing));
        auto const header = [](std::string const& id) {
            return Needs{access::Action::read_header,
                         {.kind = access::ObjectKind::conference, .conference = ConferenceId{id}}};
        };
        all.push_back(page_at<std::string>(at, "/secret/{thing}", "secret", header, said));
        all.push_back(page_at(at, "/child", "child", AnyVisitor{}, [this](Reader const& reader, auto const&) {
            ++made;
            reader.read([&](ledger::Snapshot const& snapshot) {
                return reader.could(snapshot, access::Action::read_header,
                                    {.kind = access::ObjectKind::conference, .conference = ConferenceId{"C1"}});
            });
            reader.notes->looks.push_back(look_of(reader));
            return std::optional{page(reader, {"Teitl", Html{"Canari Dychmygol"}})};
        }));
        all.push_back(action_at(at, "/child", "child.send", AnyVisitor{}, [](Reader const& reader, Posted const&) {
            reader.notes->looks.push_back(look_of(reader));
            return std::optional{page(reader, {"Teitl", Html{"Canari Dychmygol"}, {}, "", 422})};
        }));
        all.push_back(action_at(at, "/count", "count", Open{}, [this](Reader const& reader, Posted const&) {
            ++counted;
            return std::optional{go_to(reader.to({"open"}))};
        }));
        return all;
    }
    std::size_t looks_of(std::string const& person)
    {
        return ledger->read(
            [&](ledger::Snapshot const& snapshot) { return snapshot.looks_of(PersonId{person}, 0, 100).size(); });
    }

    int counted = 0;
    int made = 0; ///< the page of a child
};

}

TEST_F(Guarded, pages_lead_who_is_not_signed_in_to_the_sign_in_and_back)
{
    auto nobody = browser();
    EXPECT_EQ(nobody.get("/en/open").status, 200);
    for (auto const* page : {"/own", "/secret/C1", "/child"}) {
        auto const led = nobody.get(std::string{"/en"} + page);
        EXPECT_EQ(led.status, 303) << page;
        EXPECT_THAT(header_of(led, "Location"), HasSubstr("/en/sign-in?to=")) << page;
        EXPECT_THAT(led.body, Not(HasSubstr("Canari")));
    }
    EXPECT_EQ(signed_in("haf").get("/en/own").status, 200);
}

TEST_F(Guarded, pages_that_are_not_there_and_that_are_not_for_somebody_look_the_same)
{
    auto haf = signed_in("haf");
    auto const plain = [](net::Response const& response, std::string const& id) {
        return std::regex_replace(response.body, std::regex{id}, "");
    };
    auto const kept_from = haf.get("/en/secret/AAAAAAAA");
    auto const not_there = haf.get("/en/secret/BBBBBBBB");
    auto const empty = haf.get("/en/empty");
    EXPECT_EQ(kept_from.status, 404);
    EXPECT_EQ(not_there.status, 404);
    EXPECT_EQ(empty.status, 404);
    EXPECT_EQ(kept_from.headers, not_there.headers);
    EXPECT_EQ(plain(kept_from, "AAAAAAAA"), plain(not_there, "BBBBBBBB"));
}

TEST_F(Guarded, pages_open_for_no_cookie_but_the_one_that_was_given)
{
    auto haf = signed_in("haf");
    auto const given = haf.session();
    ASSERT_EQ(haf.get("/en/own").status, 200);
    for (std::size_t at = 0; at < given.size(); at += 3) {
        haf.session() = given;
        haf.session()[at] = given[at] == 'A' ? 'B' : 'A';
        EXPECT_EQ(haf.get("/en/own").status, 303) << "changed at " << at;
    }
    for (auto const& wrong :
         {std::string{"x"}, given + "A", given.substr(1), std::string(4000, 'A'), std::string{"' OR 1=1 --"}}) {
        haf.session() = wrong;
        EXPECT_EQ(haf.get("/en/own").status, 303) << wrong.size();
    }
    haf.session() = given;
    EXPECT_EQ(haf.get("/en/own").status, 200);
}

TEST_F(Guarded, looks_are_on_the_disk_before_the_page_is_given)
{
    auto haf = signed_in("haf");
    EXPECT_THAT(haf.get("/en/child").body, HasSubstr("Canari"));
    EXPECT_EQ(looks_of("haf"), 1U);
    EXPECT_THAT(haf.post("/en/child", {}).body, HasSubstr("Canari")) << "a form that comes back shows as much";
    EXPECT_EQ(looks_of("haf"), 2U);
}

/// I19 for reads: the page that cannot be put on record is not sent.
TEST_F(Guarded, looks_that_cannot_be_kept_show_nothing)
{
    auto haf = signed_in("haf");
    settle();
    fill_the_disk();
    for (auto const& response : {haf.get("/en/child"), haf.post("/en/child", {})}) {
        EXPECT_EQ(response.status, 503);
        EXPECT_THAT(response.body, Not(HasSubstr("Canari")));
        EXPECT_THAT(response.body, HasSubstr(std::string{Html{text("page.error.503")}.view()}));
    }
    EXPECT_EQ(haf.get("/en/own").status, 200) << "what shows nothing goes on";
    disk.before = nullptr;
    EXPECT_EQ(looks_of("haf"), 0U);
    EXPECT_EQ(haf.get("/en/child").status, 200);
    EXPECT_EQ(looks_of("haf"), 1U);
}

TEST_F(Guarded, looks_are_recorded_anew_for_a_page_that_was_kept)
{
    site->kept = std::make_unique<PageCache>(ledger->changed(), 1'000'000);
    auto haf = signed_in("haf");
    auto gwen = signed_in("gwen");
    for (int count = 1; count < 4; ++count) {
        EXPECT_THAT(haf.get("/en/child").body, HasSubstr("Canari"));
        EXPECT_EQ(looks_of("haf"), static_cast<std::size_t>(count));
    }
    EXPECT_EQ(made, 1) << "what was looked at changes no page but those of the record of looking";
    EXPECT_EQ(gwen.get("/en/child").status, 200);
    EXPECT_EQ(looks_of("gwen"), 1U);
    EXPECT_EQ(made, 2) << "nobody is given another's page";
    fill_the_disk();
    EXPECT_EQ(haf.get("/en/child").status, 503);
    disk.before = nullptr;
}

TEST_F(Guarded, actions_are_done_only_for_pages_of_ours)
{
    auto haf = signed_in("haf");
    std::string const ours = accounts::public_address;
    using Headers = TestBrowser::Headers;
    for (auto const& headers : {Headers{{"sec-fetch-site", "cross-site"}}, Headers{{"sec-fetch-site", "same-site"}},
                                Headers{{"origin", "https://elsewhere.invalid"}}, Headers{{"origin", "null"}},
                                Headers{{"origin", ours + ".elsewhere.invalid"}}, Headers{{"origin", "http://a"}},
                                Headers{{"sec-fetch-site", "cross-site"}, {"origin", ours}}}) {
        EXPECT_EQ(haf.post("/en/count", {}, headers).status, 403);
        EXPECT_EQ(counted, 0);
    }
    for (auto const& headers : {Headers{{"sec-fetch-site", "same-origin"}}, Headers{{"origin", ours}}, Headers{}})
        EXPECT_EQ(haf.post("/en/count", {}, headers).status, 303);
    EXPECT_EQ(counted, 3);
}

TEST_F(Guarded, actions_are_done_for_forms_alone)
{
    auto haf = signed_in("haf");
    for (auto const* type : {"", "text/plain", "application/json", "multipart/form-data; boundary=a"}) {
        EXPECT_EQ(haf.ask(net::Method::post, "/en/count", "a=b", {{"content-type", type}}).status, 400) << type;
        EXPECT_EQ(counted, 0);
    }
    std::string many;
    for (int count = 0; count < 2'001; ++count)
        many += "a=b&";
    auto const form = std::string{"application/x-www-form-urlencoded"};
    EXPECT_EQ(haf.ask(net::Method::post, "/en/count", many, {{"content-type", form}}).status, 400);
    EXPECT_EQ(haf.ask(net::Method::get, "/en/count", "", {}).status, 405);
    EXPECT_EQ(counted, 0);
}

TEST_F(Guarded, pages_in_a_hurry_are_told_to_wait)
{
    auto haf = signed_in("haf");
    net::Response response;
    int asked = 0;
    do
        response = haf.get("/en/open");
    while (response.status == 200 && ++asked < 2'000);
    EXPECT_EQ(response.status, 429);
    EXPECT_GE(asked, 10);
    EXPECT_GE(std::stoi(header_of(response, "Retry-After")), 1);
    EXPECT_EQ(signed_in("gwen").get("/en/open").status, 200) << "others go on";
}

TEST_F(Guarded, answers_all_say_what_keeps_them_from_being_kept_or_framed)
{
    auto haf = signed_in("haf");
    auto nobody = browser();
    for (auto const& response :
         {haf.get("/en/own"), haf.get("/en/none"), haf.get("/xx/none"), nobody.get("/en/own"), haf.get("/en/count"),
          haf.post("/en/count", {}), haf.post("/en/count", {}, {{"origin", "null"}})}) {
        EXPECT_EQ(header_of(response, "Cache-Control"), "no-store") << response.status;
        EXPECT_THAT(header_of(response, "Content-Security-Policy"), HasSubstr("frame-ancestors 'none'"));
        EXPECT_THAT(header_of(response, "Content-Security-Policy"), Not(HasSubstr("unsafe")));
        EXPECT_EQ(header_of(response, "X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(header_of(response, "Referrer-Policy"), "same-origin");
        EXPECT_EQ(header_of(response, "Cross-Origin-Opener-Policy"), "same-origin");
        EXPECT_THAT(header_of(response, "Strict-Transport-Security"), HasSubstr("max-age"));
    }
}

}

#include "base/london.h"
#include "main/demonstration.h"
#include "web/house/test_house.h"
#include "web/pages/said.h"

#include <set>

/// Access model 3.6: what somebody sees in lists, in a search and on pages is one set. Asked of the whole demonstration
/// by everybody it has.
namespace noddfa::one_set_test {

namespace {

using application::Room;
using application::RowKind;
using Ids = std::set<std::string>;

/// What a page leads to below an address: the segments behind it.
void add_led_to(Ids& ids, std::string const& body, std::string const& below)
{
    auto const beginning = "href=\"/en/" + below + "/";
    for (auto at = body.find(beginning); at != std::string::npos; at = body.find(beginning, at + 1)) {
        auto const from = at + beginning.size();
        ids.insert(body.substr(from, body.find_first_of("\"/?#", from) - from));
    }
}

class OneSet : public testing::Test {
protected:
    OneSet()
    {
        site_folder.clock.set(now.utc_minutes * 60'000'000);
        EXPECT_EQ(make_demonstration(ledger, now, [](int, int) {}), 0);
        accounts::Options options;
        options.public_address = accounts::public_address;
        options.cost = {1, 8192};
        options.demonstration = true;
        accounts = std::make_unique<accounts::Accounts>(ledger.log(), site_folder.clock, site_folder.random,
                                                        std::move(options), post);
        site.emplace(web::Site{ledger,
                               *accounts,
                               site_folder.random,
                               [this] { return now; },
                               {{"noddfa.css", "a.css"}, {"noddfa.js", "a.js"}, {"noddfa.svg", "a.svg"}},
                               accounts::public_address});
        site->rates = std::make_unique<web::Rates>(1'000'000);
        router.emplace(web::router_of(*site, web::routes_of(*site, {})));
        ledger.read([&](ledger::Snapshot const& at) {
            for (auto const& stream : at.site().streams(Room::directory))
                if (auto const person = directory::person_of(stream.key))
                    people.insert(person->value);
            for (auto const& stream : at.site().streams(Room::conference))
                conferences.insert(stream.key);
            for (auto const& stream : at.site().streams(Room::register_))
                children.insert(stream.key);
            for (auto const& row : at.rows(RowKind::conference, 0, 1'000'000'000, 10'000)) {
                auto const read = web::read_row<application::ConferenceRow>(row);
                for (auto const& child : read.children)
                    children.insert(child.id.value);
                if (read.starts)
                    months.insert(read.starts->day.iso().substr(0, 7) + "-01");
                else if (read.stage == application::ConferenceStage::not_held)
                    of_no_list.insert(read.id.value);
            }
        });
    }
    web::TestBrowser browser(std::string const& person)
    {
        web::TestBrowser made{*site, *router};
        accounts::Visitor visitor;
        visitor.network = "192.0.2";
        made.session() = accounts->sign_in_for_demonstration(PersonId{person}, visitor).cookie.view();
        return made;
    }
    static Ids opened(web::TestBrowser& who, std::string const& below, Ids const& all)
    {
        Ids ids;
        for (auto const& id : all)
            if (who.get("/en/" + below + "/" + id).status == 200)
                ids.insert(id);
        return ids;
    }

    Moment now = read_london_time("2026-11-25T10:30").moment.value();
    store::TestSite site_folder;
    ledger::Ledger ledger{site_folder.options(), services(), holidays_of_england_and_wales()};
    accounts::KeptPost post;
    std::unique_ptr<accounts::Accounts> accounts;
    std::optional<web::Site> site;
    std::optional<net::Router> router;
    Ids people;
    Ids conferences;
    Ids children;
    Ids months; ///< in which there is a conference
    Ids of_no_list; ///< conferences that were given up before they had a day
};

}

TEST_F(OneSet, is_what_lists_show_and_pages_open)
{
    EXPECT_GE(people.size(), 40U);
    EXPECT_GE(conferences.size(), 20U);
    std::size_t seen = 0;
    std::size_t not_seen = 0;
    for (auto const& person : people) {
        auto who = browser(person);
        Ids listed;
        Ids due;
        Ids registered;
        for (auto const& month : months)
            add_led_to(listed, who.get("/en/conferences?view=month&from=" + month).body, "conferences");
        auto const diary = who.get("/en/diary").body;
        add_led_to(due, diary, "conferences");
        auto const on_register = who.get("/en/register").body;
        add_led_to(registered, on_register, "children");

        auto const open = opened(who, "conferences", conferences);
        Ids open_and_listable;
        std::ranges::set_difference(open, of_no_list, std::inserter(open_and_listable, open_and_listable.end()));
        EXPECT_EQ(listed, open_and_listable) << person;
        EXPECT_TRUE(std::ranges::includes(open, due)) << person;
        seen += open.size();
        not_seen += conferences.size() - open.size();

        Ids due_of_children;
        add_led_to(due_of_children, diary, "children");
        for (auto const& child : children) {
            auto const page = who.get("/en/children/" + child);
            Ids told;
            add_led_to(told, page.body, "conferences");
            EXPECT_TRUE(std::ranges::includes(open, told)) << person << " at " << child;
            // Whose page there is is in a list: of the register, of what is due, or of conferences.
            bool const in_a_list = registered.contains(child) || due_of_children.contains(child) || !told.empty();
            EXPECT_EQ(page.status == 200, in_a_list) << person << " at " << child;
        }
    }
    EXPECT_GT(seen, 100U);
    EXPECT_GT(not_seen, 500U);
}

TEST_F(OneSet, is_what_a_search_finds_and_pages_open)
{
    int administrators = 0;
    for (auto const& person : people) {
        auto who = browser(person);
        if (who.get("/en/administration/people").status != 200) {
            EXPECT_EQ(opened(who, "administration/people", people), Ids{}) << person;
            continue;
        }
        ++administrators;
        Ids listed;
        for (int page = 1; page <= 3; ++page)
            add_led_to(listed, who.get("/en/administration/people?page=" + std::to_string(page)).body,
                       "administration/people");
        auto const open = opened(who, "administration/people", people);
        EXPECT_EQ(listed, open) << person;
        Ids found;
        for (auto const letter : std::string{"aeiouyw"})
            for (int page = 1; page <= 3; ++page)
                add_led_to(
                    found,
                    who.get("/en/administration/people?q=" + std::string{letter} + "&page=" + std::to_string(page))
                        .body,
                    "administration/people");
        EXPECT_EQ(found, open) << person << ": every name has a vowel";
    }
    EXPECT_GE(administrators, 4);
}

}

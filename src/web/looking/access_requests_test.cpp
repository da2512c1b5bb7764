#include "web/before/request/test_requests.h"

namespace noddfa::web::access_requests_test {

namespace {

using testing::HasSubstr;
using testing::Not;

/// A child on the register, about whom somebody searched twice; and who protects data.
class AccessRequests : public RequestVisits {
protected:
    AccessRequests()
    {
        person("dpo", "Invented dpo", "council");
        post("dpo", Post::data_protection, "W06000016");
        id_ = begun();
        cpr::OpeningEntry entry;
        entry.child = ChildId{id_};
        entry.authority = AuthorityId{"W06000016"};
        entry.source = "old-register";
        entry.checked_by = PersonId{"second"};
        entry.registered_on = now().day.plus_days(-30);
        entry.categories = {Category::neglect};
        on_register(cpr::LoadOpeningEntry{entry});
        for (auto const* who : {"nurse", "lead"}) {
            cpr::SearchGivenUp search;
            search.child = ChildId{id_};
            search.person = PersonId{who};
            on_register(cpr::GiveUpEnquiry{search});
        }
    }

    std::string begun()
    {
        as("sw");
        return child_of(begin(child("Gwen Ddychmygus", Date{2020, 3, 5})));
    }
    application::Outcome on_register(cpr::Command const& command)
    {
        Act act{CommandId{"r" + std::to_string(++told_)}, PersonId{"first"}, {}, now(), now(), {}};
        auto outcome = ledger_.perform({application::Room::register_, id_}, command, act);
        EXPECT_TRUE(outcome.accepted()) << command.name();
        return outcome;
    }
    std::string place(std::string const& part = {}) const { return "/children/" + id_ + "/access-requests" + part; }
    std::vector<cpr::PastAccessRequest> requests()
    {
        return ledger_.read(
            [&](ledger::Snapshot const& at) { return at.site().register_of(ChildId{id_}).access_requests; });
    }

    std::string id_;
    int told_ = 0;
};

}

TEST_F(AccessRequests, are_recorded_and_answered_search_by_search_by_who_protects_data)
{
    as("dpo");
    get("/looking?requests=" + id_);
    EXPECT_EQ(led_to(), "/en" + place());
    get(place());
    ASSERT_EQ(status(), 200);
    EXPECT_THAT(body(), HasSubstr("Nobody has asked."));
    fill(place("/new"), {{"person", id_}, {"why", "A letter came."}});
    ASSERT_EQ(status(), 303) << body();
    ASSERT_EQ(requests().size(), 1U);
    EXPECT_EQ(requests()[0].said.asks_as, cpr::AsksAs::child);
    get(place());
    EXPECT_THAT(body(), HasSubstr("/access-requests/" + id_ + "/answer"));
    EXPECT_THAT(body(), HasSubstr("/children/" + id_ + "/looks")) << "the record of looking is open too";
    auto const answer = place("/" + id_ + "/answer");
    fill(answer, {{"search-1", "show"}, {"search-2", "crime"}, {"why", "A letter came."}});
    EXPECT_EQ(status(), 422);
    EXPECT_THAT(body(), HasSubstr("Say why it is withheld"));
    fill(answer, {{"search-1", "show"}, {"search-2", "crime"}, {"reason-2", "The police ask."}, {"why", "A letter."}});
    ASSERT_EQ(status(), 303) << body();
    ASSERT_TRUE(requests()[0].answered_on);
    get(answer);
    EXPECT_EQ(status(), 404) << "answered once";
    get("/children/" + id_ + "/looks");
    EXPECT_EQ(status(), 404) << "with the answer the record of looking closes";
}

TEST_F(AccessRequests, take_longer_once_and_with_a_reason)
{
    as("dpo");
    fill(place("/new"), {{"person", id_}, {"why", "A letter came."}});
    ASSERT_EQ(status(), 303) << body();
    fill(place("/" + id_ + "/extend"), {{"reason", "Many searches."}, {"why", "A letter came."}});
    ASSERT_EQ(status(), 303) << body();
    EXPECT_TRUE(requests()[0].extended);
    get(place("/" + id_ + "/extend"));
    EXPECT_EQ(status(), 404);
}

TEST_F(AccessRequests, are_nobody_elses_to_see)
{
    for (auto const* who : {"admin", "sw", "manager", "nurse", "lead", "coord"}) {
        as(who);
        for (auto const* part : {"", "/new"}) {
            get(place(part));
            EXPECT_EQ(status(), 404) << who << part;
        }
    }
}

TEST_F(AccessRequests, leave_a_look_for_their_purpose)
{
    as("dpo");
    get(place());
    auto const looks = ledger_.read([&](ledger::Snapshot const& at) { return at.looks_at(ChildId{id_}, 0, 1); });
    ASSERT_EQ(looks.size(), 1U);
    EXPECT_EQ(looks[0].who, PersonId{"dpo"});
    EXPECT_EQ(looks[0].action, "work_request");
    EXPECT_EQ(looks[0].why, "access_request");
}

}

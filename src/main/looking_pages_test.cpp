#include "accounts/test_accounts.h"
#include "base/london.h"
#include "main/test_board.h"
#include "web/looking/looking.h"

#include <gmock/gmock.h>

/// The pages of the record of looking, asked as somebody who is signed in.
namespace noddfa::web::looking_pages_test {

using testing::HasSubstr;
using testing::Not;

namespace {

Moment at(std::string_view iso) { return *read_london_time(iso).moment; }

class LookingPages : public testing::TestWithParam<Language> {
protected:
    void SetUp() override
    {
        desk.site().clock.set(at(noon).utc_minutes * 60'000'000);
        auto& ledger = desk.open();
        desk.play(people_of_the_board() + told_here("closed"));
        accounts_ =
            std::make_unique<accounts::Accounts>(ledger.log(), desk.site().clock, desk.site().random, options(), post);
        site.emplace(Site{ledger,
                          *accounts_,
                          desk.site().random,
                          [this] { return now; },
                          {{"noddfa.css", "a.css"}, {"noddfa.js", "a.js"}, {"noddfa.svg", "a.svg"}},
                          options().public_address});
    }

    static accounts::Options options()
    {
        accounts::Options options;
        options.public_address = accounts::public_address;
        return options;
    }
    std::string text(std::string const& id, language::Holes const& holes = {}) const
    {
        return language::Catalogue::of(GetParam()).text(id, holes);
    }
    static std::string in_page(std::string const& words) { return std::string{Html{words}.view()}; }

    Reader reader_for(std::string const& person, std::vector<std::string> place)
    {
        Reader reader{*site,
                      GetParam(),
                      language::Catalogue::of(GetParam()),
                      std::move(place),
                      {},
                      std::make_shared<PageCache::Made>()};
        Visitor visitor;
        visitor.asker = signed_in(person, now);
        visitor.asker.request = "request-1";
        visitor.csrf = "the-secret";
        reader.visitor = std::move(visitor);
        return reader;
    }
    /// A page as its route gives it: behind its guard, with what was seen of it on record.
    template<class Show>
    void ask(std::string const& person, std::vector<std::string> place, Show show, Guard const& guard = AnyVisitor{})
    {
        auto const reader = reader_for(person, std::move(place));
        response = guarded(reader, guard, [&](Reader const& inside) { return show(inside); });
    }
    /// A form of the house, sent.
    template<class Make, class Done>
    void send(std::string const& person, std::vector<std::string> place, Posted posted, Make make, Done done)
    {
        auto const reader = reader_for(person, std::move(place));
        posted.emplace("form", "the-secret");
        posted.emplace("command", "c" + std::to_string(++commands));
        auto form = make(reader);
        ASSERT_TRUE(form);
        form->take(posted);
        if (form->right())
            response = done(reader, *form);
        summary = std::string{form->summary().view()};
    }
    void claim(Posted posted)
    {
        response.reset();
        send("stranger", {"emergency"}, std::move(posted), claim_form,
             [](Reader const& reader, Form& form) { return make_claim(reader, form); });
    }
    static Posted good_claim()
    {
        return {{"child", "A"},
                {"emergency", "emergency_department"},
                {"agency", "north-council"},
                {"reason", "Brought in with a broken arm."}};
    }
    std::string body() const { return response ? response->body : "no page"; }
    std::string led_to() const
    {
        if (response)
            for (auto const& [name, value] : response->headers)
                if (name == "Location")
                    return value;
        return "nowhere";
    }
    std::string id_of_claim()
    {
        return desk.ledger().read([](ledger::Snapshot const& snapshot) {
            return snapshot.site().grants_of(ChildId{"A"}).claims.at(0).said.claim.value;
        });
    }
    std::vector<ledger::KeptLook> looks_of(std::string const& person)
    {
        return desk.ledger().read(
            [&](ledger::Snapshot const& snapshot) { return snapshot.looks_of(PersonId{person}, 0, 100); });
    }
    static Guard history_of_a()
    {
        return Needs{access::Action::read_access_history,
                     application::Thing{.kind = access::ObjectKind::access_history, .child = ChildId{"A"}}};
    }

    static constexpr auto noon = "2026-05-13T12:00";
    Desk desk;
    accounts::KeptPost post;
    std::unique_ptr<accounts::Accounts> accounts_;
    std::optional<Site> site;
    Moment now = at(noon);
    std::optional<net::Response> response;
    std::string summary;
    int commands = 0;
};

std::string name_of(testing::TestParamInfo<Language> const& info) { return info.param == Language::en ? "en" : "cy"; }

INSTANTIATE_TEST_SUITE_P(Both, LookingPages, testing::Values(Language::en, Language::cy), name_of);

}

TEST_P(LookingPages, open_one_child_in_an_emergency_and_say_how_long)
{
    claim(good_claim());
    EXPECT_THAT(led_to(), HasSubstr("/children/A/emergency"));
    now = at("2026-05-13T12:20");
    auto const show = [](Reader const& reader) { return show_by_claim(reader, "A"); };
    ask("stranger", {"children", "A", "emergency"}, show);
    EXPECT_THAT(body(), HasSubstr("Alaw Dychmygol"));
    EXPECT_THAT(body(), HasSubstr(in_page(text("page.emergency.left", {{"n", "40"}}))));
    EXPECT_THAT(body(), HasSubstr(in_page(text("page.emergency.on"))));
    EXPECT_THAT(body(), Not(HasSubstr("<title>Alaw"))) << "no name in a title";
    ASSERT_EQ(looks_of("stranger").size(), 2U) << "entry and plan";
    EXPECT_EQ(looks_of("stranger")[0].why, "claim " + id_of_claim());
    now = at("2026-05-13T13:00");
    ask("stranger", {"children", "A", "emergency"}, show);
    EXPECT_THAT(led_to(), HasSubstr("/emergency?child=A"));
    EXPECT_EQ(looks_of("stranger").size(), 2U);
}

TEST_P(LookingPages, say_what_is_wrong_with_a_claim_and_open_nothing)
{
    auto posted = good_claim();
    posted.erase("reason");
    posted.emplace("reason", "Because.");
    claim(posted);
    EXPECT_FALSE(response);
    EXPECT_THAT(summary, HasSubstr(in_page(text("code.reason-too-short"))));
    posted = good_claim();
    posted.erase("child");
    posted.emplace("child", "nobody");
    claim(posted);
    EXPECT_FALSE(response);
    EXPECT_THAT(summary, HasSubstr(in_page(text("page.emergency.unknown"))));
    posted = good_claim();
    posted.erase("agency");
    posted.emplace("agency", "health-board");
    claim(posted);
    EXPECT_FALSE(response) << "an agency of others";
    EXPECT_TRUE(desk.ledger().read(
        [](ledger::Snapshot const& snapshot) { return snapshot.site().grants_of(ChildId{"A"}).claims.empty(); }));
    EXPECT_FALSE(claim_form(reader_for("mother", {"emergency"}))) << "of no agency";
    EXPECT_FALSE(claim_form(reader_for("admin", {"emergency"}))) << "an administrator sees no case";
}

/// A refusal is kept under its command: what is put right comes under another one.
TEST_P(LookingPages, take_a_claim_again_once_it_was_put_right)
{
    auto const reader = reader_for("stranger", {"emergency"});
    auto form = claim_form(reader);
    auto posted = good_claim();
    posted.emplace("form", "the-secret");
    posted.emplace("command", "abc");
    posted.find("agency")->second = "health-board";
    form->take(posted);
    EXPECT_FALSE(make_claim(reader, *form));
    auto again = claim_form(reader);
    posted.find("agency")->second = "north-council";
    auto const shown = std::string{form->show("go").view()};
    EXPECT_THAT(shown, Not(HasSubstr(R"(name="command" value="abc")")));
    auto const at = shown.find("name=\"command\" value=\"");
    ASSERT_NE(at, std::string::npos);
    posted.find("command")->second = shown.substr(at + 22, shown.find('"', at + 22) - at - 22);
    again->take(posted);
    EXPECT_TRUE(make_claim(reader, *again));
}

TEST_P(LookingPages, list_claims_for_who_reviews_them_and_nobody_else)
{
    claim(good_claim());
    ask("lsm", {"claims"}, show_claims);
    EXPECT_THAT(body(), HasSubstr("Neb stranger"));
    EXPECT_EQ(looks_of("lsm").at(0).action, "read_claim");
    ask("hv", {"claims"}, show_claims);
    EXPECT_THAT(body(), Not(HasSubstr("Neb stranger")));
    EXPECT_THAT(body(), HasSubstr(in_page(text("page.claims.none"))));
    EXPECT_FALSE(review_form(reader_for("hv", {}), "A", id_of_claim()));
    EXPECT_FALSE(review_form(reader_for("lsm", {}), "A", "k9"));
}

TEST_P(LookingPages, take_a_review_of_somebody_else)
{
    claim(good_claim());
    auto const id = id_of_claim();
    auto const make = [&](Reader const& reader) { return review_form(reader, "A", id); };
    auto const done = [&](Reader const& reader, Form& form) { return make_review(reader, form, "A", id); };
    response.reset();
    send("lsm", {"claims", "A", id}, {{"found", "justified"}}, make, done);
    EXPECT_FALSE(response) << "no reason";
    send("lsm", {"claims", "A", id}, {{"found", "justified"}, {"reason", "The hospital confirms it."}}, make, done);
    EXPECT_THAT(led_to(), HasSubstr("/claims"));
    ask("lsm", {"claims"}, show_claims);
    EXPECT_THAT(body(), HasSubstr(in_page(text("page.claims.none"))));
    auto const reader = reader_for("lsm", {"claims", "A", id});
    auto const page = std::string{show_review(reader, *make(reader), "A", id).content.view()};
    EXPECT_THAT(page, HasSubstr(in_page(text("value.found.justified"))));
    EXPECT_THAT(page, HasSubstr("Neb lsm"));
}

TEST_P(LookingPages, take_no_review_of_who_only_may_read_the_claim)
{
    auto const reader = reader_for("nurse", {"emergency"});
    auto form = claim_form(reader);
    ASSERT_TRUE(form);
    auto posted = good_claim();
    posted.erase("agency");
    posted.emplace("agency", "health-board");
    posted.emplace("form", "the-secret");
    form->take(posted);
    ASSERT_TRUE(make_claim(reader, *form));
    auto const id = id_of_claim();
    response.reset();
    send(
        "nurse", {"claims", "A", id}, {{"found", "justified"}, {"reason", "It was me."}},
        [&](Reader const& inside) { return review_form(inside, "A", id); },
        [&](Reader const& inside, Form& given) { return make_review(inside, given, "A", id); });
    EXPECT_FALSE(response);
    EXPECT_THAT(summary, HasSubstr(in_page(text("code.not-permitted"))));
}

TEST_P(LookingPages, show_who_has_seen_a_child_for_a_reason_on_record)
{
    claim(good_claim());
    ask("stranger", {"children", "A", "emergency"}, [](Reader const& reader) { return show_by_claim(reader, "A"); });
    ask(
        "lsm", {"children", "A", "looks"}, [](Reader const& reader) { return ask_who_saw(reader, "A"); },
        history_of_a());
    EXPECT_THAT(body(), Not(HasSubstr("Neb stranger"))) << "first the reason";
    auto const reader = reader_for("lsm", {"children", "A", "looks"});
    response = show_who_saw(reader, {{"form", "the-secret"}, {"reason", ""}}, "A");
    EXPECT_EQ(response->status, 422);
    EXPECT_THAT(body(), Not(HasSubstr("Neb stranger")));
    response = show_who_saw(reader, {{"form", "the-secret"}, {"reason", "The family asked."}}, "A");
    EXPECT_THAT(body(), HasSubstr("Neb stranger"));
    EXPECT_THAT(body(), HasSubstr(in_page(text("look.role.claimant"))));
    EXPECT_THAT(body(), HasSubstr(in_page(text("look.action.read_plan"))));
    EXPECT_EQ(looks_of("lsm").at(0).action, "read_access_history");
    EXPECT_EQ(looks_of("lsm").at(0).why, "The family asked.");
    ask(
        "hv", {"children", "A", "looks"}, [](Reader const& inside) { return ask_who_saw(inside, "A"); },
        history_of_a());
    EXPECT_FALSE(response);
    EXPECT_FALSE(show_who_saw(reader_for("hv", {}), {{"form", "the-secret"}, {"reason", "Curious."}}, "A"));
}

TEST_P(LookingPages, come_with_a_button_for_what_is_earlier)
{
    std::vector<ledger::Look> many;
    for (int count = 0; count < 60; ++count)
        many.push_back({PersonId{"reader" + std::to_string(count)},
                        access::Role::core_group,
                        access::Action::read_plan,
                        {application::Room::plan, "A"},
                        {ChildId{"A"}},
                        "child:A",
                        "core_group",
                        "r",
                        "s"});
    desk.ledger().look(many);
    auto const reader = reader_for("lsm", {"children", "A", "looks"});
    response = show_who_saw(reader, {{"form", "the-secret"}, {"reason", "The family asked."}}, "A");
    EXPECT_THAT(body(), HasSubstr("reader59<"));
    EXPECT_THAT(body(), Not(HasSubstr("reader9<")));
    EXPECT_THAT(body(), HasSubstr(in_page(text("page.looks.earlier"))));
    auto const before = body().find("name=\"before\" value=\"");
    ASSERT_NE(before, std::string::npos);
    auto const number = body().substr(before + 21, body().find('"', before + 21) - before - 21);
    response = show_who_saw(reader, {{"form", "the-secret"}, {"reason", "The family asked."}, {"before", number}}, "A");
    EXPECT_THAT(body(), HasSubstr("reader9<"));
    EXPECT_THAT(body(), Not(HasSubstr("reader59<")));
}

TEST_P(LookingPages, show_what_somebody_looked_at_to_who_answers_for_them)
{
    claim(good_claim());
    ask("stranger", {"children", "A", "emergency"}, [](Reader const& reader) { return show_by_claim(reader, "A"); });
    EXPECT_TRUE(ask_what_they_saw(reader_for("lsm", {"people", "stranger", "looks"}), "stranger"));
    response = show_what_they_saw(reader_for("lsm", {"people", "stranger", "looks"}),
                                  {{"form", "the-secret"}, {"reason", "They stand out."}}, "stranger");
    EXPECT_THAT(body(), HasSubstr(in_page(text("look.action.read_plan"))));
    EXPECT_THAT(body(), Not(HasSubstr("Alaw Dychmygol"))) << "references, no names";
    EXPECT_FALSE(ask_what_they_saw(reader_for("hv", {}), "stranger"));
    EXPECT_FALSE(ask_what_they_saw(reader_for("lsm", {}), "somebody-else"));
}

TEST_P(LookingPages, are_reached_from_the_menu_of_whoever_they_are_for)
{
    auto const start = [](Reader const& reader) { return std::optional{page(reader, {"Teitl", Html{"Cynnwys"}})}; };
    auto const to = [&](std::string const& place) {
        return "href=\"/" + std::string{code_of(GetParam())} + "/" + place + "\"";
    };
    ask("lsm", {"conferences"}, start);
    EXPECT_THAT(body(), HasSubstr(to("looking")));
    EXPECT_THAT(body(), HasSubstr(to("emergency")));
    ask("nurse", {"conferences"}, start);
    EXPECT_THAT(body(), HasSubstr(to("claims"))) << "the lead of an agency reviews, and watches nobody";
    EXPECT_THAT(body(), Not(HasSubstr(to("looking"))));
    ask("teacher", {"conferences"}, start);
    EXPECT_THAT(body(), HasSubstr(to("emergency")));
    EXPECT_THAT(body(), Not(HasSubstr(to("claims"))));
    ask("admin", {"conferences"}, start);
    for (auto const* place : {"emergency", "claims", "looking"})
        EXPECT_THAT(body(), Not(HasSubstr(to(place)))) << place << ": case data are no administrator's";
    ask("lsm", {"looking"}, show_outliers);
    EXPECT_THAT(body(), HasSubstr(to("claims")));
    auto reader = reader_for("lsm", {"looking"});
    reader.query = {{"child", "A"}};
    response = show_outliers(reader);
    EXPECT_THAT(led_to(), HasSubstr("/children/A/looks"));
}

TEST_P(LookingPages, list_a_week_of_looking_beside_ones_peers)
{
    claim(good_claim());
    ask("stranger", {"children", "A", "emergency"}, [](Reader const& reader) { return show_by_claim(reader, "A"); });
    desk.ledger().look({{PersonId{"hv"},
                         access::Role::core_group,
                         access::Action::read_plan,
                         {application::Room::plan, "A"},
                         {ChildId{"A"}},
                         "child:A",
                         "core_group",
                         "r",
                         "s"}});
    now = at("2026-05-18T12:00");
    ask("lsm", {"looking"}, show_outliers);
    EXPECT_THAT(body(), HasSubstr("Neb stranger"));
    EXPECT_THAT(body(), HasSubstr("Neb hv"));
    auto const marked = body().find("govuk-tag--orange");
    EXPECT_NE(marked, std::string::npos);
    EXPECT_LT(body().find("Neb stranger"), body().find("Neb hv")) << "who stands out first";
    EXPECT_EQ(body().find("govuk-tag--orange", marked + 1), std::string::npos) << "only one does";
    ask("hv", {"looking"}, show_outliers);
    EXPECT_FALSE(response);
}

}

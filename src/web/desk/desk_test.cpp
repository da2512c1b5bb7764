#include "web/desk/test_desk_visits.h"

namespace noddfa::web::desk_test {

using accounts::AccountStanding;
using testing::HasSubstr;
using testing::Not;

TEST_F(DeskVisits, administration_is_only_for_who_holds_a_post_that_may)
{
    as("clerk");
    for (auto const* page :
         {"/administration", "/administration/people", "/administration/agencies", "/administration/posts",
          "/administration/people/nurse", "/administration/new-person", "/administration/new-agency",
          "/administration/people/nurse/leaving", "/administration/people/nurse/posts/coordinator/W06000016/agree"}) {
        get(page);
        EXPECT_EQ(status(), 404) << page;
    }
    get("/conferences");
    EXPECT_THAT(body(), Not(HasSubstr("/en/administration")));
    as("admin");
    get("/conferences");
    EXPECT_THAT(body(), HasSubstr("/en/administration"));
}

TEST_F(DeskVisits, an_agencys_lead_keeps_its_people_and_no_others)
{
    as("lead");
    get("/administration/people");
    EXPECT_THAT(body(), HasSubstr("Invented nurse"));
    EXPECT_THAT(body(), Not(HasSubstr("Invented clerk")));
    get("/administration/people/clerk");
    EXPECT_EQ(status(), 404);
    get("/administration/people/nurse/join");
    EXPECT_EQ(status(), 404) << "of another agency it is not theirs to say";
    fill("/administration/people/nurse/attest/health", {});
    EXPECT_EQ(status(), 303);
    EXPECT_EQ(practitioner("nurse").memberships.front().attested_on, now().day);
    get("/administration/people/lead/attest/health");
    EXPECT_EQ(status(), 404) << "nobody speaks for themselves";
}

TEST_F(DeskVisits, people_are_found_by_agency_and_by_a_part_of_the_name)
{
    as("admin");
    get("/administration/people?q=NURSE");
    EXPECT_THAT(body(), HasSubstr("Invented nurse"));
    EXPECT_THAT(body(), Not(HasSubstr("Invented clerk")));
    get("/administration/people?agency=council");
    EXPECT_THAT(body(), HasSubstr("Invented clerk"));
    EXPECT_THAT(body(), Not(HasSubstr("Invented nurse")));
    for (int more = 0; more < 60; ++more)
        person("more-" + std::to_string(more), "Another " + std::to_string(100 + more), "health");
    get("/administration/people?page=2");
    EXPECT_THAT(body(), Not(HasSubstr("Another 100<")));
    EXPECT_THAT(body(), HasSubstr("Invented nurse"));
}

TEST_F(DeskVisits, somebody_new_is_recorded_once_however_often_the_form_is_sent)
{
    as("admin");
    std::vector<std::pair<std::string, std::string>> const typed{
        {"name", "Gwen Ddychmygus"}, {"role", "Health visitor"}, {"email", "gwen@example.test"}, {"phone", ""},
        {"languages", "cy"},         {"languages", "en"},        {"agency", "health"},           {"service", ""}};
    fill("/administration/new-person", typed);
    ASSERT_EQ(status(), 303) << body();
    auto const place = led_to();
    get("/administration/people?q=gwen");
    EXPECT_THAT(body(), HasSubstr("1 person"));
    get(place.substr(3));
    for (auto const* words : {"Gwen Ddychmygus", "Health visitor", "gwen@example.test", "Bwrdd Iechyd Dychmygol"})
        EXPECT_THAT(body(), HasSubstr(words));
}

TEST_F(DeskVisits, what_is_wrong_is_said_and_what_was_typed_is_there_still)
{
    as("admin");
    fill("/administration/new-person", {{"name", ""}, {"email", "not an address"}, {"role", "Doctor"}});
    EXPECT_EQ(status(), 422);
    EXPECT_THAT(body(), HasSubstr("govuk-error-summary"));
    EXPECT_THAT(body(), HasSubstr("not an address"));
    EXPECT_THAT(body(), HasSubstr("Doctor"));
}

TEST_F(DeskVisits, what_somebody_else_changed_meanwhile_is_shown_beside_what_was_typed)
{
    std::string const place = "/administration/people/nurse/change";
    as("admin");
    get(place);
    auto const typed_by_admin = [&](std::string const& role) {
        return std::vector<std::pair<std::string, std::string>>{
            {"name", "Invented nurse"}, {"role", role}, {"email", "nurse@example.test"}, {"phone", ""}};
    };
    directory::PractitionerDetails meanwhile;
    meanwhile.person = PersonId{"nurse"};
    meanwhile.name = "Invented nurse";
    meanwhile.role = "Health visitor";
    meanwhile.email = "nurse@example.test";
    tell({application::Room::directory, "person:nurse"}, directory::ChangePractitioner{meanwhile});
    send_form(place, typed_by_admin("School nurse"));
    EXPECT_EQ(status(), 422);
    for (auto const* words : {"Health visitor</td>", "School nurse</td>", "value=\"School nurse\""})
        EXPECT_THAT(body(), HasSubstr(words));
    EXPECT_EQ(practitioner("nurse").said.role, "Health visitor") << "nothing was overwritten";
    send_form(place, typed_by_admin("School nurse"));
    EXPECT_EQ(status(), 303) << "sent again, having seen it";
    EXPECT_EQ(practitioner("nurse").said.role, "School nurse");
}

TEST_F(DeskVisits, somebody_moves_and_leaves_and_is_signed_out)
{
    as("admin");
    fill("/administration/people/nurse/invite", {});
    EXPECT_EQ(status(), 303);
    EXPECT_EQ(accounts_->standing_of(PersonId{"nurse"}), AccountStanding::invited);
    ASSERT_EQ(post_.letters.size(), 1U);
    EXPECT_EQ(post_.letters.front().address, "nurse@example.test");
    auto const today = now().day;
    std::vector<std::pair<std::string, std::string>> const on{
        {"on-day", std::to_string(static_cast<unsigned>(today.civil().day()))},
        {"on-month", std::to_string(static_cast<unsigned>(today.civil().month()))},
        {"on-year", std::to_string(static_cast<int>(today.civil().year()))}};
    auto move = on;
    move.insert(move.begin(), {"to_agency", "council"});
    fill("/administration/people/nurse/move/health", move);
    ASSERT_EQ(status(), 303) << body();
    EXPECT_TRUE(practitioner("nurse").member_of(AgencyId{"council"}, today));
    fill("/administration/people/nurse/leaving", on);
    ASSERT_EQ(status(), 303) << body();
    EXPECT_EQ(practitioner("nurse").left_on, today);
    EXPECT_EQ(accounts_->standing_of(PersonId{"nurse"}), AccountStanding::disabled);
    get("/administration/people/admin/leaving");
    EXPECT_EQ(status(), 404) << "nobody shows themselves out";
}

/// told to the person and to the lead of their agency, and nothing stops.
TEST_F(DeskVisits, what_has_lapsed_is_told_to_the_person_and_to_the_lead_of_their_agency)
{
    auto const here = [&](char const* id) { return std::string{Html{text(id)}.view()}; };
    application::StreamId const nurse{application::Room::directory, "person:nurse"};
    tell(nurse, directory::RecordTraining{
                    directory::Training{PersonId{"nurse"}, "Safeguarding", Date{2020, 1, 1}, Date{2021, 1, 1}}});
    as("nurse");
    get("/account");
    EXPECT_THAT(body(), HasSubstr("Your safeguarding training counted until 1 January 2021."));
    EXPECT_THAT(body(), HasSubstr("Bwrdd Iechyd Dychmygol was to confirm by"));
    EXPECT_THAT(body(), HasSubstr(here("page.lapse.goes_on")));
    as("lead");
    get("/administration/people?q=nurse");
    EXPECT_THAT(body(), HasSubstr(here("page.lapse.training.short")));
    EXPECT_THAT(body(), HasSubstr(here("page.lapse.attestation.short")));
    fill("/administration/people/nurse/attest/health", {});
    tell(nurse, directory::RecordTraining{
                    directory::Training{PersonId{"nurse"}, "Safeguarding", now().day, now().day.plus_days(1000)}});
    get("/administration/people?q=nurse");
    EXPECT_THAT(body(), Not(HasSubstr(here("page.lapse.training.short"))));
    EXPECT_THAT(body(), Not(HasSubstr(here("page.lapse.attestation.short"))));
    as("nurse");
    get("/account");
    EXPECT_THAT(body(), Not(HasSubstr(here("page.lapse.goes_on"))));
}

/// T33: whichever way the directory comes to know of it, by a table of people or another program.
class Leavers : public DeskVisits {
protected:
    static application::StreamId stream(std::string const& id)
    {
        return {application::Room::directory, directory::key_of(PersonId{id})};
    }
    void leaves(std::string const& id, std::optional<Date> on = {})
    {
        tell(stream(id), directory::RecordLeaving{directory::Leaving{PersonId{id}, on, {}}});
    }
    AccountStanding standing(std::string const& id) { return accounts_->standing_of(PersonId{id}); }
    void is_shown_the_way_in()
    {
        for (auto const* page : {"/conferences", "/account"}) {
            get(page);
            EXPECT_EQ(status(), 303) << page;
            EXPECT_THAT(led_to(), HasSubstr("/en/sign-in?to=")) << page;
        }
    }
};

TEST_F(Leavers, are_asked_to_sign_in_at_the_next_request_and_cannot)
{
    as("nurse");
    get("/account");
    ASSERT_EQ(status(), 200);
    auto const sessions = accounts_->sessions();
    leaves("nurse");
    is_shown_the_way_in();
    EXPECT_EQ(standing("nurse"), AccountStanding::disabled);
    EXPECT_EQ(accounts_->sessions(), sessions - 1);
    as("nurse");
    is_shown_the_way_in();
}

TEST_F(Leavers, lose_nothing_that_they_sent_but_it_is_not_done)
{
    as("admin");
    get("/administration/new-person");
    leaves("admin");
    send_form("/administration/new-person", {{"name", "Gwen Ddychmygus"}, {"role", "Nurse"}, {"agency", "health"}});
    EXPECT_EQ(status(), 303);
    EXPECT_THAT(led_to(), HasSubstr("/en/sign-in"));
    as("admin-2");
    get("/administration/people?q=gwen");
    EXPECT_THAT(body(), HasSubstr("0 people"));
}

TEST_F(Leavers, of_their_last_agency_are_leavers_and_of_one_of_two_are_not)
{
    as("nurse");
    tell(stream("nurse"), directory::JoinAgency{directory::Membership{PersonId{"nurse"}, AgencyId{"council"},
                                                                      std::nullopt, Date{2020, 1, 1}}});
    auto const ends = [&](std::string const& agency) {
        tell(stream("nurse"),
             directory::LeaveAgency{directory::MembershipEnd{PersonId{"nurse"}, AgencyId{agency}, now().day}});
    };
    ends("health");
    get("/account");
    EXPECT_EQ(status(), 200);
    ends("council");
    is_shown_the_way_in();
}

TEST_F(Leavers, work_until_their_day_comes)
{
    leaves("nurse", now().day.plus_days(1));
    as("nurse");
    get("/account");
    EXPECT_EQ(status(), 200);
    pass(24 * 60 * signin::minute);
    as("nurse");
    is_shown_the_way_in();
}

TEST_F(Leavers, posts_are_gone_at_the_next_request_too)
{
    as("lead");
    get("/administration/people");
    ASSERT_EQ(status(), 200);
    directory::ProposedPost ending{};
    ending.person = PersonId{"lead"};
    ending.post = Post::agency_lead;
    ending.agency = AgencyId{"health"};
    ending.change = directory::Change::end;
    ending.on = now().day;
    tell(stream("lead"), directory::ProposePost{ending});
    if (contains(ledger_.settings().on(now().day).two_people_posts, Post::agency_lead))
        tell(stream("lead"), directory::AgreePost{ending}, "second");
    get("/administration/people");
    EXPECT_EQ(status(), 404);
    get("/account");
    EXPECT_EQ(status(), 200) << "they work there still";
}

TEST_F(DeskVisits, a_post_is_proposed_by_one_and_agreed_to_by_another)
{
    as("director");
    std::vector<std::pair<std::string, std::string>> const typed{
        {"post", "board_admin"}, {"reason", "More hands"}, {"on-day", "1"}, {"on-month", "1"}, {"on-year", "2030"}};
    fill("/administration/people/clerk/new-post", typed);
    ASSERT_EQ(status(), 303) << body();
    EXPECT_TRUE(practitioner("clerk").posts.empty());
    std::string const place = "/administration/people/clerk/posts/board_admin/board/agree";
    get("/administration/posts");
    EXPECT_THAT(body(), HasSubstr("withdraw")) << "one's own proposal";
    fill(place, {});
    EXPECT_EQ(status(), 422) << "not by who proposed it";
    as("director-2");
    get("/administration/posts");
    EXPECT_THAT(body(), HasSubstr(place));
    get(place);
    for (auto const* words : {"More hands", "Invented director", "1 January 2030", "Who may agree"})
        EXPECT_THAT(body(), HasSubstr(words));
    send_form(place, {});
    ASSERT_EQ(status(), 303) << body();
    ASSERT_EQ(practitioner("clerk").posts.size(), 1U);
    EXPECT_EQ(practitioner("clerk").posts.front().second, PersonId{"director-2"});
}

TEST_F(DeskVisits, nobody_is_granted_anything_by_themselves)
{
    as("director");
    get("/administration/people/director");
    EXPECT_THAT(body(), Not(HasSubstr("new-post")));
    EXPECT_THAT(body(), HasSubstr("Nobody grants themselves a post"));
    get("/administration/people/director/new-post");
    EXPECT_EQ(status(), 404);
}

TEST_F(DeskVisits, what_cannot_be_undone_asks_for_a_fresh_proof_and_loses_nothing_typed)
{
    as("admin");
    get("/administration/new-agency");
    ASSERT_EQ(status(), 200);
    pass(6 * signin::minute);
    send_form("/administration/new-agency", {{"name", "Ysgol Ddychmygol"},
                                             {"sector", "education"},
                                             {"services", "school"},
                                             {"since-day", "1"},
                                             {"since-month", "1"},
                                             {"since-year", "2023"}});
    EXPECT_EQ(status(), 422);
    EXPECT_THAT(body(), HasSubstr("Ysgol Ddychmygol"));
    EXPECT_THAT(body(), HasSubstr("Show again that it is you"));
    get("/administration/new-agency");
    EXPECT_EQ(status(), 303);
    EXPECT_THAT(led_to(), HasSubstr("/en/sign-in/again"));
}

/// Access model 3.4: an agency is made and changed by two people.
class Agencies : public DeskVisits {
protected:
    /// The address behind the first link of a page that begins so.
    std::string link(std::string const& page, std::string const& beginning)
    {
        get(page);
        auto const begins = body().find("href=\"/en" + beginning);
        EXPECT_NE(begins, std::string::npos) << page << " leads to no " << beginning;
        if (begins == std::string::npos)
            return {};
        auto const from = begins + std::string_view{"href=\"/en"}.size();
        return body().substr(from, body().find('"', from) - from);
    }
    void waits_for_a_second()
    {
        ASSERT_EQ(status(), 303) << body();
        EXPECT_THAT(led_to(), HasSubstr("/administration/waiting?done=waits"));
        get("/administration/waiting");
        EXPECT_THAT(body(), HasSubstr("Proposed by you"));
        as("admin-2");
        auto const place = link("/administration/waiting", "/administration/waiting/");
        get(place);
        EXPECT_THAT(body(), HasSubstr("Nothing has happened yet"));
        fill(place, {});
        ASSERT_EQ(status(), 303) << body();
        as("admin");
    }
};

TEST_F(Agencies, are_recorded_changed_and_closed_by_two)
{
    as("admin");
    fill("/administration/new-agency", {{"name", "Imaginary School"},
                                        {"welsh_name", "Ysgol Ddychmygol"},
                                        {"sector", "education"},
                                        {"services", "school"},
                                        {"authorities", "W06000016"},
                                        {"since-day", "1"},
                                        {"since-month", "1"},
                                        {"since-year", "2023"}});
    waits_for_a_second();
    auto const place = link("/administration/agencies", "/administration/agencies/a-");
    get(place, "cy");
    EXPECT_THAT(body(), HasSubstr("Ysgol Ddychmygol"));
    fill(place + "/change", {{"name", "Imagined School"},
                             {"welsh_name", "Ysgol Ddychmygol"},
                             {"services", "school"},
                             {"authorities", "W06000016"}});
    waits_for_a_second();
    get(place);
    EXPECT_THAT(body(), HasSubstr("Imagined School"));
    fill(place + "/close", {{"on-day", "1"}, {"on-month", "1"}, {"on-year", "2031"}, {"reason", "Merged"}});
    waits_for_a_second();
    get(place);
    EXPECT_THAT(body(), HasSubstr("Closed from"));
}

}

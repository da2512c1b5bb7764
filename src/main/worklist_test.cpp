#include "main/test_before.h"

namespace noddfa::web::worklist_test {

using testing::HasSubstr;
using testing::Not;

class Worklists : public BeforeTheMeeting {
protected:
    void before_the_reports()
    {
        begin("2026-03-03T09:00", up_to(told_here("convened"), R"("do":"ReplyToInvitation")"));
        page = "/en/conferences/" + conference;
    }
    std::string work_of(std::string const& person, std::string const& query = {})
    {
        return signed_in(person).get("/en/work" + query).body;
    }
    std::string page;
};

TEST_F(Worklists, are_where_signing_in_leads)
{
    before_the_reports();
    EXPECT_EQ(led_to(browser().get("/")), "/en/work");
    EXPECT_EQ(led_to(signed_in("hv").get("/en")), "/en/work");
    EXPECT_THAT(led_to(browser().get("/en/work")), HasSubstr("/en/sign-in"));
}

// INV-01, REP-10: one's own report, and the invitation that waits for an answer.
TEST_F(Worklists, say_what_a_practitioner_owes_and_where_it_is_done)
{
    before_the_reports();
    auto const shown = work_of("hv");
    EXPECT_THAT(shown, HasSubstr("Alaw Dychmygol"));
    EXPECT_THAT(shown, HasSubstr("/en/clauses/REP-10"));
    EXPECT_THAT(shown, HasSubstr("href=\"" + page + "\""));
    EXPECT_THAT(shown, HasSubstr("href=\"" + page + "/reply\""));
    EXPECT_THAT(shown, HasSubstr(text("page.no_answer")));
    EXPECT_THAT(shown, Not(HasSubstr("CONV-02"))) << "which is the co-ordinators'";
}

TEST_F(Worklists, say_what_the_posts_that_somebody_holds_owe)
{
    before_the_reports();
    EXPECT_THAT(work_of("coordinator"), HasSubstr("/en/clauses/CONV-02"));
    auto const leads = work_of("nurse");
    EXPECT_THAT(leads, HasSubstr("/en/clauses/REP-10"));
    EXPECT_THAT(leads, Not(HasSubstr("Alaw Dychmygol"))) << "3.4: reference and date alone";
    EXPECT_THAT(leads, Not(HasSubstr(page)));
    EXPECT_THAT(work_of("admin"), HasSubstr(text("page.work.none")));
    EXPECT_THAT(work_of("stranger"), HasSubstr(text("page.work.none")));
}

// REP-01: where the agency wants its lead to answer its reports, what waits leads the lead there, and no longer once it
// is answered.
TEST_F(Worklists, lead_the_lead_of_an_agency_to_the_reports_that_wait)
{
    auto const all = told_here("convened");
    begin("2026-03-04T14:00", up_to(all, R"("do":"ShareReport")"));
    page = "/en/conferences/" + conference;
    auto const approval = page + "/reports/r-hv/approval";
    EXPECT_THAT(work_of("nurse"), Not(HasSubstr(approval))) << "the agency has not asked for it";
    directory::ChangeAgency wants;
    wants.agency = AgencyId{"health-board"};
    wants.lead_approves_reports = true;
    ASSERT_TRUE(ledger
                    ->perform({application::Room::directory, directory::key_of(wants.agency)},
                              directory::Command{wants},
                              {CommandId{"wants"}, PersonId{"admin"}, {}, site->now(), site->now(), {}})
                    .accepted());
    auto const waits = work_of("nurse");
    EXPECT_THAT(waits, HasSubstr(approval));
    EXPECT_THAT(waits, Not(HasSubstr("/reports/r-teacher/"))) << "another agency's";
    EXPECT_THAT(work_of("hv"), Not(HasSubstr(approval))) << "one's own is another's to answer";
    auto nurse = signed_in("nurse");
    EXPECT_EQ(fill(nurse, approval, {{"answer", "give_back"}}).status, 422) << "given back without a word";
    EXPECT_EQ(fill(nurse, approval, {{"answer", "give_back"}, {"note", "Say since when."}}).status, 303);
    EXPECT_THAT(work_of("nurse"), Not(HasSubstr(approval)));
    EXPECT_THAT(signed_in("hv").get(page + "/report").body, HasSubstr(text("page.report.given_back")));
}

TEST_F(Worklists, move_with_who_comes)
{
    before_the_reports();
    conference::ReplyToInvitation away;
    away.person = PersonId{"hv"};
    away.answer = conference::Answer::apologies;
    tell(away, "hv");
    conference::NameSubstitute named;
    named.person = PersonId{"hv"};
    named.substitute = PersonId{"stranger"};
    named.name = "Neb stranger";
    named.agency = AgencyId{"health-board"};
    named.ready = true;
    tell(named, "hv");
    EXPECT_THAT(work_of("hv"), Not(HasSubstr("/en/clauses/REP-10")));
    EXPECT_THAT(work_of("stranger"), HasSubstr("/en/clauses/REP-10"));
}

// What was done is no work any more; SHARE-01 is the author's, and not the parent's it is shared with.
TEST_F(Worklists, go_on_from_a_report_to_its_sharing)
{
    begin("2026-03-04T13:00", up_to(told_here("convened"), R"("do":"ShareReport")"));
    auto const shown = work_of("hv");
    EXPECT_THAT(shown, Not(HasSubstr("/en/clauses/REP-10")));
    EXPECT_THAT(shown, HasSubstr("/en/clauses/SHARE-02"));
}

TEST_F(Worklists, go_on_from_a_day)
{
    before_the_reports();
    EXPECT_THAT(work_of("hv", "?from=2026-05-01"), Not(HasSubstr("/en/clauses/REP-10")));
    EXPECT_THAT(work_of("hv", "?from=never"), HasSubstr("/en/clauses/REP-10"));
}

}

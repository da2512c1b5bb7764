#include "ledger/tables.h"
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

// READING R-21: what a post owes that nobody holds is seen by another, and nobody thinks that it is somebody's.
TEST_F(Worklists, of_a_post_that_nobody_holds_are_with_the_next_and_say_so)
{
    auto const ended = [](std::string const& person, std::string const& post) {
        auto const which = R"("person":")" + person + R"(","post":")" + post + R"(","authority":"W06000016"})";
        return R"({"do":"ProposePost","by":"first","change":"end","on":"2026-02-02",)" + which + "\n"
               + R"({"do":"AgreePost","by":"second",)" + which + "\n";
    };
    auto const lines = up_to(told_here("convened"), R"("do":"ReplyToInvitation")");
    begin("2026-03-03T09:00", ended("coordinator", "coordinator") + lines);
    EXPECT_THAT(work_of("coordinator"), Not(HasSubstr("/en/clauses/CONV-02")));
    auto const shown = work_of("lsm");
    EXPECT_THAT(shown, HasSubstr("/en/clauses/CONV-02"));
    EXPECT_THAT(shown, HasSubstr("Nobody holds this post: "));
    EXPECT_THAT(work_of("lsm-deputy"), Not(HasSubstr("/en/clauses/CONV-02"))) << "while there is a lead manager";
}

TEST_F(Worklists, go_on_from_a_day)
{
    before_the_reports();
    EXPECT_THAT(work_of("hv", "?from=2026-05-01"), Not(HasSubstr("/en/clauses/REP-10")));
    EXPECT_THAT(work_of("hv", "?from=never"), HasSubstr("/en/clauses/REP-10"));
}

TEST_F(Worklists, have_a_conference_of_the_day_still_when_its_hour_has_come)
{
    begin("2026-03-09T10:30", up_to(told_here("convened"), R"("do":"ReplyToInvitation")"));
    page = "/en/conferences/" + conference;
    EXPECT_THAT(work_of("hv"), HasSubstr(text("page.work.meetings")));
    EXPECT_THAT(work_of("hv"), HasSubstr("href=\"" + page + "/reply\""));
}

TEST_F(Worklists, are_narrowed_to_one_kind_of_duty)
{
    before_the_reports();
    EXPECT_THAT(work_of("coordinator", "?what=hold-conference"), HasSubstr("/en/clauses/CONV-02"));
    auto const others = work_of("coordinator", "?what=send-record");
    EXPECT_THAT(others, Not(HasSubstr("/en/clauses/CONV-02")));
    EXPECT_THAT(others, HasSubstr(text("page.work.none_of_these")));
}

/// What is listed of everybody, where others have more of it than a page reads.
class LongLists : public Worklists {
protected:
    /// As many rows of a kind as a page reads and more, of a stream that nobody here may see, before all others.
    void others_come_first(application::RowKind kind, std::int64_t at)
    {
        constexpr int more_than_a_page_reads = 2001;
        application::StreamId const others{application::Room::conference, first_of(kind, at)};
        write(others, kind, at, more_than_a_page_reads);
        ledger->read([&](ledger::Snapshot const& snapshot) {
            for (auto const& row : snapshot.rows(kind, 0, 1'000'000, more_than_a_page_reads))
                ASSERT_EQ(row.stream, others);
        });
    }

private:
    /// A conference whose rows stand before those of every stream that has one at the same place.
    std::string first_of(application::RowKind kind, std::int64_t at)
    {
        for (int number = 0;; ++number) {
            application::StreamId const tried{application::Room::conference, "elsewhere-" + std::to_string(number)};
            write(tried, kind, at, 1);
            if (ledger->read([&](ledger::Snapshot const& snapshot) { return snapshot.rows(kind, at, at + 1, 1); })
                    .front()
                    .stream
                == tried)
                return tried.key;
        }
    }
    void write(application::StreamId const& stream, application::RowKind kind, std::int64_t at, int count)
    {
        ledger->log()
            .submit([&](store::Writer& writer) {
                auto const kept = ledger::kept_rows(writer, stream);
                ledger::RowChanges made;
                for (auto number = static_cast<int>(kept.size()); number < count; ++number)
                    made.come.push_back({kind, stream, number, at, "elsewhere", "{}", std::nullopt});
                ledger::write_changes(writer, stream, made, kept);
            })
            .get();
    }
};

TEST_F(LongLists, of_what_is_due_miss_nothing_that_the_reader_or_a_post_of_theirs_owes)
{
    before_the_reports();
    auto const before = signed_in("hv").get("/en/diary").body;
    ASSERT_THAT(before, HasSubstr("/en/clauses/REP-10"));
    others_come_first(application::RowKind::diary, 1);
    auto const shown = signed_in("hv").get("/en/diary").body;
    EXPECT_THAT(shown, HasSubstr("/en/clauses/REP-10"));
    EXPECT_THAT(shown, HasSubstr(conference));
    EXPECT_THAT(shown, Not(HasSubstr("elsewhere")));
    EXPECT_THAT(signed_in("coordinator").get("/cy/diary").body, HasSubstr("/cy/clauses/CONV-02"));
    EXPECT_THAT(signed_in("stranger").get("/en/diary").body, HasSubstr(text("page.diary.none")));
}

TEST_F(LongLists, of_the_register_miss_no_child_of_the_reader_s_own)
{
    begin("2026-03-09T16:00", told_here("closed"));
    ASSERT_THAT(signed_in("sw").get("/en/register").body, HasSubstr("/en/children/A"));
    others_come_first(application::RowKind::register_, 0);
    for (auto const* language : {"en", "cy"}) {
        auto const at = std::string{"/"} + language;
        EXPECT_THAT(signed_in("sw").get(at + "/register").body, HasSubstr(at + "/children/A"));
    }
    EXPECT_THAT(signed_in("stranger").get("/en/register").body, HasSubstr(text("page.register.none")));
}

// REP-01: whom the co-ordinator asks where a report is awaited.
TEST_F(Worklists, leave_it_to_the_diary_to_say_which_agency_owes_a_report)
{
    before_the_reports();
    EXPECT_THAT(signed_in("coordinator").get("/en/diary").body, HasSubstr(">health-board<"));
}

// CONV-02: one list, whatever week it is, narrowed to what a co-ordinator has to see to.
TEST_F(Worklists, lead_to_all_conferences_that_are_still_to_be_held)
{
    before_the_reports();
    auto coordinator = signed_in("coordinator");
    auto const list = [&](std::string const& query) {
        return coordinator.get("/en/conferences?view=open" + query).body;
    };
    auto const listed = "href=\"" + page + "\"";
    EXPECT_THAT(list(""), HasSubstr(listed));
    EXPECT_THAT(list("&page=99"), HasSubstr(listed)) << "no page lies behind the last";
    EXPECT_THAT(list("&show=unbooked"), Not(HasSubstr(listed)));
    EXPECT_THAT(list("&show=unbooked"), HasSubstr(text("page.conferences.none")));
    EXPECT_THAT(list("&show=attention"), HasSubstr(listed)) << "nobody has said that they come";
    EXPECT_THAT(signed_in("stranger").get("/en/conferences?view=open").body, Not(HasSubstr(listed)));
}

// INV-01: the reference in a letter leads to what it is about, and whoever has nothing to do with it to their own work.
TEST_F(Worklists, are_where_the_reference_of_a_letter_leads_from)
{
    before_the_reports();
    auto const reference =
        ledger->read([&](ledger::Snapshot const& at) { return at.reference(stream_of(ConferenceId{conference})); });
    EXPECT_EQ(led_to(signed_in("hv").get("/en/work/" + reference)), page + "/reply");
    EXPECT_EQ(led_to(signed_in("stranger").get("/en/work/" + reference)), "/en/work");
    EXPECT_EQ(led_to(signed_in("hv").get("/en/work/nothing")), "/en/work");
    conference::ReplyToInvitation comes;
    comes.person = PersonId{"hv"};
    comes.answer = conference::Answer::attending;
    tell(comes, "hv");
    EXPECT_EQ(led_to(signed_in("hv").get("/en/work/" + reference)), page);
}

// Without a mail server they are kept, and can be read as they would arrive.
TEST_F(Worklists, are_beside_the_letters_that_wait)
{
    before_the_reports();
    auto const shown = signed_in("coordinator").get("/en/messages?state=waiting").body;
    EXPECT_THAT(shown, HasSubstr("You are invited to a meeting on 9 March 2026 at 10:00."));
    EXPECT_THAT(shown, Not(HasSubstr("Alaw"))) << "T32";
}

}

#include "web/before/request/test_requests.h"

namespace noddfa::web::request_test {

using testing::HasSubstr;
using testing::Not;

class Requests : public RequestVisits {
protected:
    void book(std::string const& id, std::string const& because = {})
    {
        application::StreamId const stream{application::Room::conference, id};
        conference::BookConference said;
        said.starts = later(now(), 60 * 24);
        said.chair = PersonId{"lead"};
        said.record_taker = PersonId{"nurse"};
        said.place = "Room 1";
        Act act{CommandId{"book" + because}, PersonId{"coord"}, {}, now(), now(), {}};
        if (!because.empty())
            act.reasons[Clause::S47_11].text = because;
        booked_ = ledger_.perform(stream, conference::Command{said}, act);
    }

    application::Outcome booked_;
};

TEST_F(Requests, is_written_by_a_social_worker_approved_by_the_manager_and_seen_by_the_reviewing_service)
{
    auto const id = written();
    get(place(id, ""));
    EXPECT_EQ(status(), 200);
    EXPECT_THAT(body(), HasSubstr("15 working days"));
    send(id);
    ASSERT_EQ(status(), 303) << body();
    EXPECT_TRUE(of(id).convening.awaits_approval());
    as("coord");
    get("/requests");
    EXPECT_THAT(body(), HasSubstr(id));
    EXPECT_THAT(body(), HasSubstr("waiting for the manager"));
    get(place(id, "/answer"));
    EXPECT_EQ(status(), 404) << "another's answer";
    as("boss");
    get("/conferences/" + id);
    EXPECT_THAT(body(), HasSubstr(place(id, "/answer")));
    fill(place(id, "/answer"), {{"answer", "return"}, {"reason", ""}});
    EXPECT_EQ(status(), 422) << "sent back without a word";
    fill(place(id, "/answer"), {{"answer", "return"}, {"reason", "The father is missing."}});
    ASSERT_EQ(status(), 303) << body();
    as("sw");
    get(place(id, ""));
    EXPECT_THAT(body(), HasSubstr("The father is missing."));
    send(id);
    ASSERT_EQ(status(), 303) << body();
    as("boss");
    fill(place(id, "/answer"), {{"answer", "approve"}, {"reason", ""}});
    ASSERT_EQ(status(), 303) << body();
    EXPECT_EQ(of(id).convening.approved_on, now().day);
    EXPECT_TRUE(of(id).convening.tasks.empty() || of(id).convening.tasks.front().what == "convene");
}

TEST_F(Requests, are_booked_before_the_approval_with_a_reason)
{
    auto const id = written();
    send(id);
    book(id);
    ASSERT_FALSE(booked_.accepted());
    EXPECT_EQ(booked_.refusal->clauses, (std::vector{Clause::S47_11}));
    book(id, "The manager is ill.");
    EXPECT_TRUE(booked_.accepted()) << booked_.refusal->code.text();
}

TEST_F(Requests, are_nobodys_own_to_approve)
{
    auto const id = written();
    fill(place(id, "/send"), {{"team_manager", "sw"}});
    EXPECT_EQ(status(), 422) << "one is not offered oneself";
    conference::RequestConference said;
    static_cast<conference::Request&>(said) = *of(id).convening.asked();
    said.to_approve = true;
    said.team_manager = PersonId{"sw"};
    auto const outcome = ledger_.perform({application::Room::conference, id}, conference::Command{said},
                                         {CommandId{"own"}, PersonId{"sw"}, {}, now(), now(), {}});
    ASSERT_TRUE(outcome.refusal);
    EXPECT_EQ(outcome.refusal->code, "approves-own-request"_code);
}

TEST_F(Requests, are_for_social_services_of_the_authority)
{
    as("nurse");
    get("/request-a-conference");
    EXPECT_EQ(status(), 404);
    as("admin");
    get("/request-a-conference");
    EXPECT_EQ(status(), 404) << "who administers sees no case";
    auto const id = written();
    as("sw-2");
    for (auto const* part : {"", "/meeting", "/new-child", "/send"}) {
        get(place(id, part));
        EXPECT_EQ(status(), 404) << part;
    }
    get("/requests");
    EXPECT_THAT(body(), Not(HasSubstr(id)));
}

TEST_F(Requests, say_at_the_field_what_cannot_be)
{
    as("sw");
    auto const wrong = [&](Typed const& typed, std::string const& words) {
        fill("/request-a-conference", typed);
        EXPECT_EQ(status(), 422) << words;
        EXPECT_THAT(body(), HasSubstr(words));
    };
    Typed const kind{{"kind", "initial"}, {"name", "Mabon Rhithiol"}};
    wrong(kind, "Give the day of birth");
    wrong(with(kind, {{"born-day", "30"}, {"born-month", "2"}, {"born-year", "2020"}}), "give a real date");
    wrong(child("Mabon Rhithiol", Date{1990, 1, 1}), "PRIN-05");
    EXPECT_THAT(body(), Not(HasSubstr("(k-"))) << "nobody reads an identifier";
    wrong(child("Mabon Rhithiol", now().day.plus_days(3)), "PRIN-05");
    wrong(child("", Date{2020, 1, 1}), "Give the child");
    EXPECT_THAT(body(), HasSubstr("value=\"2020\"")) << "what was typed is there still";
    auto const expected = [&](Date on) {
        return with({{"kind", "initial"}, {"name", "Baby Rhithiol"}}, day("expected", on));
    };
    wrong(expected(now().day.plus_months(30)), "too far away");
    wrong(expected(now().day.plus_months(-30)), "long past");
    wrong(with({{"kind", "reconvened"}, {"name", "Mabon Rhithiol"}, {"reconvenes", "ZZZ"}},
               day("born", Date{2020, 1, 1})),
          "You see no conference with this reference");
}

// A slip in the year would count the conference's date from a meeting that was none.
TEST_F(Requests, rest_on_nothing_that_was_before_the_children)
{
    as("sw");
    auto const id = begin(child("Gwen Ddychmygus", Date{2020, 3, 5}));
    Typed const meeting{
        {"kind", "meeting"}, {"purpose", "initiating"}, {"children", child_of(id)}, {"agencies", "CSS"}};
    fill(place(id, "/meeting"), with(meeting, day("on", Date{2010, 3, 5})));
    EXPECT_EQ(status(), 422);
    EXPECT_THAT(body(), HasSubstr("long before the children were born"));
    fill(place(id, "/enquiries"), with({{"children", child_of(id)}}, day("on", Date{2010, 3, 5})));
    EXPECT_EQ(status(), 422);
}

TEST_F(Requests, that_somebody_began_are_among_their_work_until_they_are_sent)
{
    as("sw");
    auto const id = begin(child("Gwen Ddychmygus", Date{2020, 3, 5}));
    get("/work");
    EXPECT_THAT(body(), HasSubstr(place(id, "\"")));
    EXPECT_THAT(body(), HasSubstr("Gwen Ddychmygus"));
    as("sw-2");
    get("/work");
    EXPECT_THAT(body(), Not(HasSubstr(id)));
    as("sw");
    auto const sent = written("Anest Ddychmygus");
    send(sent);
    get("/work");
    EXPECT_THAT(body(), Not(HasSubstr(place(sent, "\""))));
}

// PRIN-05: each once.
TEST_F(Requests, have_a_child_once)
{
    as("sw");
    auto const id = begin(child("Gwen Ddychmygus", Date{2020, 3, 5}));
    fill(place(id, "/new-child"), with({{"name", "gwen ddychmygus"}}, day("born", Date{2020, 3, 5})));
    EXPECT_EQ(status(), 422);
    EXPECT_THAT(body(), HasSubstr("is on this list already"));
    fill(place(id, "/new-child"), with({{"name", "Anest Ddychmygus"}}, day("born", Date{2020, 3, 5})));
    EXPECT_EQ(status(), 303) << "a twin";
}

TEST_F(Requests, about_an_unborn_child_are_of_a_conference_before_birth)
{
    as("sw");
    auto const id =
        begin(with({{"kind", "initial"}, {"name", "Baby Ddychmygus"}}, day("expected", now().day.plus_days(60))));
    EXPECT_EQ(of(id).convening.kind, conference::Kind::pre_birth);
}

TEST_F(Requests, show_who_may_be_on_record_already_before_anybody_is_recorded_once_more)
{
    as("sw");
    auto const first = begin(child("Gwên Ddychmygus", Date{2020, 3, 5}));
    // Misspelled, and day and month exchanged.
    auto const again = child("Gwen Ddychmygys", Date{2020, 5, 3});
    fill("/request-a-conference", again);
    // A question, and nothing that is wrong.
    EXPECT_EQ(status(), 200);
    EXPECT_THAT(body(), Not(HasSubstr("govuk-error-summary")));
    EXPECT_THAT(body(), HasSubstr("Is it one of these?"));
    send_form("/request-a-conference", again);
    EXPECT_EQ(status(), 422) << "asked, and not answered";
    EXPECT_THAT(body(), HasSubstr("Say whether it is somebody on record already"));
    // The answer was about somebody else.
    send_form("/request-a-conference", with(child("Gwen Ddychmygus", Date{2020, 3, 5}), {{"same", "none"}}));
    EXPECT_EQ(status(), 200);
    EXPECT_THAT(body(), HasSubstr("Gwên Ddychmygus"));
    auto const second = begin(with(again, {{"same", child_of(first)}}));
    EXPECT_NE(second, first);
    EXPECT_EQ(child_of(second), child_of(first));
    EXPECT_EQ(of(second).convening.asked()->family, of(first).convening.asked()->family);
    auto const third = begin(with(again, {{"same", "none"}}));
    EXPECT_NE(child_of(third), child_of(first));
}

TEST_F(Requests, tell_of_a_record_that_is_not_theirs_to_see_no_more_than_that_there_may_be_one)
{
    as("sw");
    begin(child("Gwen Ddychmygus", Date{2020, 3, 5}));
    as("sw-2");
    fill("/request-a-conference", child("Gwen Ddychmygus", Date{2020, 3, 5}));
    EXPECT_EQ(status(), 200);
    EXPECT_THAT(body(), HasSubstr("Ask the Reviewing Service"));
    EXPECT_THAT(body(), Not(HasSubstr("5 March 2020")));
    fill("/request-a-conference", child("Somebody Otherwise", Date{2020, 3, 5}));
    EXPECT_EQ(status(), 303) << "born on the same day is not the same";
}

TEST_F(Requests, are_no_way_to_try_one_name_after_the_other)
{
    auto const searched = [&] {
        return ledger_.log().read([](store::Reader& reader) { return reader.version({"searched", "sw"}); });
    };
    as("sw");
    begin(child("Gwen Ddychmygus", Date{2020, 3, 5}));
    auto const known = child("Gwen Ddychmygus", Date{2020, 3, 5});
    // What is not filled in searches for nobody.
    fill("/request-a-conference", {{"name", "Gwen Ddychmygus"}, {"same", "none"}});
    EXPECT_EQ(status(), 422);
    EXPECT_THAT(body(), Not(HasSubstr("Is it one of these?")));
    EXPECT_EQ(searched(), 1U);
    auto const most = static_cast<std::uint64_t>(ledger_.settings().on(now().day).enquiries_an_hour);
    for (auto count = searched(); count < most; ++count) {
        fill("/request-a-conference", known);
        ASSERT_EQ(status(), 200) << count;
    }
    EXPECT_EQ(searched(), most) << "each leaves a trace";
    fill("/request-a-conference", known);
    EXPECT_EQ(status(), 422);
    EXPECT_THAT(body(), HasSubstr("too often in this hour"));
    EXPECT_THAT(body(), Not(HasSubstr("Is it one of these?")));
    EXPECT_THAT(body(), HasSubstr("value=\"Gwen Ddychmygus\"")) << "what was typed is there still";
    EXPECT_EQ(searched(), most);
    as("sw-2");
    fill("/request-a-conference", known);
    EXPECT_EQ(status(), 200) << "others go on";
    pass(60 * signin::minute);
    as("sw");
    fill("/request-a-conference", known);
    EXPECT_EQ(status(), 200) << "an hour later";
}

TEST_F(Requests, have_adults_with_language_needs_and_what_is_to_be_feared)
{
    auto const id = written();
    Typed const mother{{"name", "Mair Ddychmygus"}, {"capacity", "parent"}, {"children", child_of(id)}};
    fill(place(id, "/new-adult"), mother);
    ASSERT_EQ(status(), 303) << body();
    send_again();
    EXPECT_EQ(status(), 303) << body();
    fill(place(id, "/new-adult"), mother);
    EXPECT_EQ(status(), 422) << "a person twice";
    ASSERT_EQ(of(id).family.people.size(), 1U);
    auto const who = of(id).family.people.begin()->first;
    fill(place(id, "/needs/" + who.value), {{"language", "cy"}, {"interpreter", "yes"}, {"needs", "A lift."}});
    ASSERT_EQ(status(), 303) << body();
    EXPECT_TRUE(of(id).family.person_needs.at(who).interpreter);
    fill(place(id, "/safety"), {{"person", who.value}, {"risk", "A restraining order."}});
    ASSERT_EQ(status(), 303) << body();
    EXPECT_TRUE(of(id).family.contact_risks.contains(who));
    get(place(id, ""), "cy");
    EXPECT_THAT(body(), HasSubstr("Yr aelwyd ac oedolion arwyddocaol"));
    fill(place(id, "/new-child"), with({{"name", "Mabon Dychmygus"}}, day("born", Date{2022, 1, 9})));
    ASSERT_EQ(status(), 303) << body();
    send_again();
    EXPECT_EQ(status(), 303) << body();
    EXPECT_EQ(of(id).convening.children.size(), 2U);
}

TEST_F(Requests, keep_in_view_what_they_were_due_by_before)
{
    auto const id = written();
    auto const who = child_of(id);
    pass(3 * 24 * 60 * signin::minute);
    as("sw");
    fill(place(id, "/meeting"), with(with({{"kind", "meeting"}, {"purpose", "further"}, {"children", who}},
                                          {{"agencies", "CSS"}, {"agencies", "POL"}}),
                                     day("on", now().day)));
    ASSERT_EQ(status(), 303) << body();
    get(place(id, ""));
    EXPECT_THAT(body(), HasSubstr("What it was due by before"));
}

}

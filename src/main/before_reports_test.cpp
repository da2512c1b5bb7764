#include "main/test_before.h"

namespace noddfa::web::before_reports_test {

using conference::ReportSection;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Everybody is invited and nobody has sent a report yet; A's conference is on 9 March.
class Reports : public BeforeTheMeeting {
protected:
    Reports()
    {
        begin("2026-03-03T09:00", up_to(told_here("convened"), R"("do":"SubmitReport")"));
        place = at_conference("report/A");
    }
    std::map<std::string, std::string> typed() const
    {
        return {{"involvement-1", "Seen at home twice."},
                {"involvement-1-type", "fact"},
                {"strengths-1", "Warm and quick to ask for help."},
                {"strengths-1-type", "observation"},
                {"risk_analysis-1", "The sleep worries me."},
                {"risk_analysis-1-type", "opinion"},
                {"risk_analysis-1-for", "practitioners"},
                {"risk_analysis-1-why", "It names a neighbour."},
                {"needs-none", "yes"}};
    }
    std::string sent(TestBrowser& who, std::map<std::string, std::string> const& fields)
    {
        auto const place_of_report = led_to(fill(who, place, fields));
        return place_of_report.substr(0, place_of_report.find('?'));
    }
    conference::KeptReport only()
    {
        auto const kept = state().reports.kept;
        EXPECT_EQ(kept.size(), 1U);
        return kept.empty() ? conference::KeptReport{} : kept.begin()->second;
    }
    std::string place;
};

TEST_F(Reports, are_written_passage_by_passage)
{
    auto hv = signed_in("hv");
    EXPECT_THAT(hv.get("/en/conferences/" + conference).body, HasSubstr(at_conference("report")));
    EXPECT_THAT(hv.get(at_conference("report")).body, HasSubstr(place));
    auto const shown = hv.get(sent(hv, typed()));
    auto const report = only().report;
    EXPECT_THAT(report.sections, ElementsAre(ReportSection::involvement, ReportSection::needs, ReportSection::strengths,
                                             ReportSection::risk_analysis));
    ASSERT_EQ(report.statements.size(), 4U);
    EXPECT_THAT(report.children, ElementsAre(ChildId{"A"}));
    EXPECT_EQ(report.author, PersonId{"hv"});
    for (auto const* words : {"Seen at home twice.", "Warm and quick", "The sleep worries me.", "It names a neighbour.",
                              "Nothing is known to us", "Observation"})
        EXPECT_THAT(shown.body, HasSubstr(words));
}

// RESP-01, R-22: nothing is guessed, nothing is kept back in silence, nothing is lost.
TEST_F(Reports, say_of_every_passage_what_it_is_and_why_it_is_kept_back)
{
    auto hv = signed_in("hv");
    auto fields = typed();
    fields.erase("strengths-1-type");
    fields.erase("risk_analysis-1-why");
    auto const answer = fill(hv, place, fields);
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("#strengths-1-type"));
    EXPECT_THAT(answer.body, HasSubstr("#risk_analysis-1-why"));
    EXPECT_THAT(answer.body, HasSubstr("RESP-01"));
    EXPECT_THAT(answer.body, HasSubstr("SHARE-01"));
    EXPECT_THAT(answer.body, HasSubstr("Seen at home twice."));
    EXPECT_THAT(state().reports.kept, IsEmpty());
}

TEST_F(Reports, with_nothing_in_them_are_not_sent)
{
    auto hv = signed_in("hv");
    EXPECT_EQ(fill(hv, place, {}).status, 422);
    EXPECT_THAT(state().reports.kept, IsEmpty());
}

TEST_F(Reports, have_another_passage_where_one_is_asked_for_and_nothing_typed_is_lost)
{
    auto hv = signed_in("hv");
    EXPECT_THAT(hv.get(place).body, Not(HasSubstr("name=\"strengths-2\"")));
    auto fields = typed();
    fields["then"] = "more:strengths";
    auto const shown = fill(hv, place, fields);
    EXPECT_EQ(shown.status, 200);
    EXPECT_THAT(shown.body, HasSubstr("name=\"strengths-2\""));
    EXPECT_THAT(shown.body, HasSubstr("Seen at home twice."));
    EXPECT_THAT(shown.body, Not(HasSubstr("govuk-error-summary")));
    EXPECT_THAT(state().reports.kept, IsEmpty());
}

TEST_F(Reports, sent_twice_are_one_and_sent_again_are_a_new_version)
{
    auto hv = signed_in("hv");
    auto const page = hv.get(place);
    auto fields = typed();
    for (auto const* name : {"form", "command", "revision"})
        fields[name] = hidden_of(page, name);
    EXPECT_EQ(led_to(hv.post(place, fields)), led_to(hv.post(place, fields)));
    EXPECT_EQ(only().versions, 1);
    EXPECT_THAT(hv.get(place).body, HasSubstr("Seen at home twice.")) << "a new version begins with the last";
    auto again = typed();
    again["involvement-1"] = "Seen at home three times.";
    again["revision"] = "1";
    sent(hv, again);
    EXPECT_EQ(only().versions, 2);
    EXPECT_EQ(only().report.statements.front().text.text, "Seen at home three times.");
    // A page of before the new version.
    again["revision"] = "1";
    EXPECT_EQ(fill(hv, place, again).status, 422);
    EXPECT_EQ(only().versions, 2);
}

// REP-13, B-35: what the form does not ask for it does not keep either.
TEST_F(Reports, of_a_social_worker_have_no_view_on_registration)
{
    auto sw = signed_in("sw");
    EXPECT_THAT(sw.get(place).body, Not(HasSubstr("registration_view")));
    EXPECT_THAT(sw.get(place).body, HasSubstr("REP-13"));
    EXPECT_THAT(signed_in("hv").get(place).body, HasSubstr("registration_view"));
    auto fields = typed();
    fields["registration_view"] = "register";
    sent(sw, fields);
    EXPECT_FALSE(only().report.registration_view);
}

// REP-06, access model 3.3.
TEST_F(Reports, keep_a_passage_for_the_chair_alone)
{
    auto hv = signed_in("hv");
    auto fields = typed();
    fields["strengths-1-for"] = "chair";
    fields["strengths-1-why"] = "The refuge could be found.";
    auto const report = sent(hv, fields);
    EXPECT_THAT(hv.get(report).body, HasSubstr("Warm and quick"));
    EXPECT_THAT(signed_in("chair").get(report).body, HasSubstr("Warm and quick"));
    folder.clock.set(read_london_time("2026-03-09T10:00").moment->utc_minutes * 60'000'000);
    auto const shown = signed_in("teacher").get(report);
    EXPECT_EQ(shown.status, 200);
    EXPECT_THAT(shown.body, HasSubstr("Seen at home twice."));
    EXPECT_THAT(shown.body, Not(HasSubstr("Warm and quick")));
    EXPECT_THAT(shown.body, Not(HasSubstr("refuge")));
}

// REP-10: never refused.
TEST_F(Reports, that_are_late_are_taken_and_said_to_be)
{
    folder.clock.set(read_london_time("2026-03-06T09:00").moment->utc_minutes * 60'000'000);
    auto hv = signed_in("hv");
    EXPECT_THAT(hv.get(place).body, HasSubstr("Send it all the same"));
    auto const shown = hv.get(sent(hv, typed()));
    EXPECT_EQ(shown.status, 200);
    EXPECT_THAT(shown.body, HasSubstr("REP-10"));
}

TEST_F(Reports, are_added_to_once_the_papers_went_out)
{
    auto hv = signed_in("hv");
    auto const report = sent(hv, typed());
    folder.clock.set(read_london_time("2026-03-06T09:00").moment->utc_minutes * 60'000'000);
    sign_in(hv, "hv");
    auto again = typed();
    again["revision"] = "1";
    EXPECT_EQ(fill(hv, place, again).status, 422) << "what went out stays as it was";
    EXPECT_THAT(hv.get(report).body, HasSubstr(report + "/addendum"));
    auto const added =
        led_to(fill(hv, report + "/addendum", {{"needs-1", "He had a fall."}, {"needs-1-type", "fact"}}));
    EXPECT_NE(added, "");
    EXPECT_THAT(hv.get(added.substr(0, added.find('?'))).body, HasSubstr("He had a fall."));
    EXPECT_EQ(state().reports.kept.size(), 2U);
}

TEST_F(Reports, are_nobody_elses_and_about_no_other_child)
{
    EXPECT_EQ(signed_in("stranger").get(place).status, 404);
    EXPECT_EQ(signed_in("coordinator").get(place).status, 404);
    auto hv = signed_in("hv");
    EXPECT_EQ(hv.get(at_conference("report/unknown")).status, 404);
    EXPECT_EQ(hv.post(at_conference("report/unknown"), {}).status, 404);
    auto const report = sent(hv, typed());
    EXPECT_EQ(signed_in("stranger").get(report).status, 404);
    EXPECT_EQ(signed_in("teacher").get(report).status, 404) << "before the papers go out it is its agency's own";
    EXPECT_EQ(signed_in("teacher").get(report + "/addendum").status, 404);
}

TEST_F(Reports, come_after_the_meeting_too)
{
    auto hv = signed_in("hv");
    folder.clock.set(read_london_time("2026-03-12T09:00").moment->utc_minutes * 60'000'000);
    sign_in(hv, "hv");
    auto const report = sent(hv, typed());
    EXPECT_THAT(hv.get(report).body, HasSubstr("REP-10"));
}

// Access model 3.4: where its agency wants it, and for nobody to wait for.
TEST_F(Reports, are_approved_by_the_lead_of_an_agency_that_wants_it)
{
    auto hv = signed_in("hv");
    auto const report = sent(hv, typed());
    auto lead = signed_in("nurse");
    EXPECT_EQ(lead.get(report + "/approval").status, 404) << "its agency did not ask for it";
    AgencyId const agency{"health-board"};
    directory::AgencyChange change{};
    change.agency = agency;
    change.lead_approves_reports = true;
    Act act;
    act.id = CommandId{"wants-it"};
    act.by = PersonId{"admin"};
    act.held_on = act.recorded_at = site->now();
    ASSERT_TRUE(ledger
                    ->perform({application::Room::directory, directory::key_of(agency)},
                              directory::Command{directory::ChangeAgency{change}}, act)
                    .accepted());
    EXPECT_EQ(hv.get(report + "/approval").status, 404) << "nobody approves their own";
    EXPECT_THAT(lead.get(report).body, HasSubstr(report + "/approval"));
    EXPECT_THAT(lead.get(report + "/approval").body, HasSubstr("Seen at home twice."));
    EXPECT_EQ(fill(lead, report + "/approval", {{"answer", "give_back"}}).status, 422) << "not without a word";
    EXPECT_EQ(fill(lead, report + "/approval", {{"answer", "give_back"}, {"note", "Say when."}}).status, 303);
    EXPECT_THAT(hv.get(report).body, HasSubstr("Say when."));
    auto again = typed();
    again["revision"] = "1";
    sent(hv, again);
    fill(lead, report + "/approval", {{"answer", "approve"}});
    EXPECT_THAT(hv.get(report).body, HasSubstr(text("page.report.approved")));
}

/// Three children; nobody has sent a report yet.
class ReportsOnSiblings : public BeforeTheMeeting {
protected:
    ReportsOnSiblings() { begin("2026-03-03T09:00", up_to(told_here("siblings"), R"("do":"SubmitReport")")); }
};

// REP-08, REP-09: one for each child; what a service did for the family is written once.
TEST_F(ReportsOnSiblings, take_what_is_of_the_family_from_the_first)
{
    auto hv = signed_in("hv");
    fill(hv, at_conference("report/A"),
         {{"involvement-1", "Seen at home twice."},
          {"involvement-1-type", "fact"},
          {"needs-1", "Sleeps badly."},
          {"needs-1-type", "observation"}});
    auto const shown = hv.get(at_conference("report/B"));
    EXPECT_THAT(shown.body, HasSubstr("Seen at home twice."));
    EXPECT_THAT(shown.body, HasSubstr("Anest Ffuglen"));
    EXPECT_THAT(shown.body, Not(HasSubstr("Sleeps badly."))) << "what a child needs is that child's own";
    fill(hv, at_conference("report/B"),
         {{"involvement-1", "Seen at home twice."},
          {"involvement-1-type", "fact"},
          {"needs-1", "Sleeps well."},
          {"needs-1-type", "observation"}});
    auto const kept = state().reports;
    ASSERT_EQ(kept.order.size(), 2U);
    auto const& second = kept.kept.at(kept.order.back()).report;
    EXPECT_THAT(second.children, ElementsAre(ChildId{"B"}));
    EXPECT_EQ(second.statements.front().text.provenance, "report " + kept.order.front().value);
    EXPECT_EQ(second.statements.back().text.provenance, "");
}

}

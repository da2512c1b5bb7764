#include "main/test_before.h"

#include <algorithm>

namespace noddfa::web::before_alerts_test {

using testing::HasSubstr;
using testing::Not;

class AlertPages : public BeforeTheMeeting {
protected:
    std::string work_of(std::string const& person) { return signed_in(person).get("/en/work").body; }
    std::string alert(std::string const& about) const { return "/en/alerts/conference/" + conference + "/" + about; }
    static Paragraph said(std::string text)
    {
        Paragraph paragraph;
        paragraph.text = std::move(text);
        return paragraph;
    }
    void postpone_at_risk(std::string const& lines = told_here("convened"))
    {
        begin("2026-03-06T10:00", lines);
        conference::PostponeConference later;
        later.ground = conference::PostponeGround::illness;
        later.reason = said("The chair is ill.");
        later.interim_protection = said("Daily visits.");
        later.follow_up_on = Date{2026, 3, 13};
        later.immediate_risk_excluded = false;
        tell(later, "chair");
    }
};

// CONV-05, R-02
TEST_F(AlertPages, about_immediate_risk_stand_first_where_the_manager_works_until_they_are_acknowledged)
{
    postpone_at_risk();
    auto const place = alert("immediate-risk");
    auto lsm = signed_in("lsm");
    auto const shown = lsm.get("/en/work").body;
    EXPECT_THAT(shown, HasSubstr("href=\"" + place + "\""));
    EXPECT_LT(shown.find(text("page.alerts")), shown.find(text("page.work.own")));
    EXPECT_THAT(shown, Not(HasSubstr("Alaw Dychmygol"))) << "3.4: reference alone";
    auto const asked = lsm.get(place).body;
    EXPECT_THAT(asked, HasSubstr(text("alert.immediate-risk")));
    EXPECT_THAT(asked, HasSubstr("/en/clauses/CONV-05"));
    EXPECT_EQ(led_to(fill(lsm, place, {{"answer", "Duty visit this morning."}})), "/en/work?done=1");
    EXPECT_THAT(lsm.get("/en/work").body, Not(HasSubstr(place)));
    EXPECT_EQ(lsm.get(place).status, 404) << "answered once";
    auto const open = state().convening.open_alerts;
    EXPECT_TRUE(std::ranges::none_of(open, [](Alert const& one) { return one.to == PersonId{"lsm"}; }));
    EXPECT_TRUE(std::ranges::any_of(open, [](Alert const& one) { return one.to == PersonId{"duty"}; }))
        << "of each who was told";
}

// R-02, R-21: whoever the board set answers, with no post in the directory and no part in the conference.
TEST_F(AlertPages, are_answered_by_whom_they_tell_whatever_post_they_hold)
{
    auto lines = told_here("convened");
    std::string_view const before = R"("duty_team":"duty")";
    lines.replace(lines.find(before), before.size(), R"("duty_team":"stranger")");
    postpone_at_risk(lines);
    auto duty = signed_in("stranger");
    auto const place = alert("immediate-risk");
    EXPECT_THAT(duty.get("/en/work").body, HasSubstr("href=\"" + place + "\""));
    EXPECT_EQ(led_to(fill(duty, place, {})), "/en/work?done=1");
    EXPECT_TRUE(std::ranges::none_of(state().convening.open_alerts,
                                     [](Alert const& one) { return one.to == PersonId{"stranger"}; }));
    EXPECT_EQ(duty.get(place).status, 404);
    EXPECT_EQ(duty.get("/en/conferences/" + conference).status, 404) << "which opens nothing else";
    EXPECT_THAT(signed_in("lsm").get("/en/work").body, HasSubstr(place));
}

// CNF-08, R-24: what protects a child goes out at once, and the chair is told.
TEST_F(AlertPages, lead_the_manager_to_what_goes_out_at_once_to_protect_a_child)
{
    postpone_at_risk();
    auto lsm = signed_in("lsm");
    auto const place = at_conference("release");
    EXPECT_THAT(lsm.get(alert("immediate-risk")).body, HasSubstr("href=\"" + place + "\""));
    EXPECT_EQ(fill(lsm, place, {{"to", "Heddlu Dychmygol"}, {"what", "Where the father lives."}}).status, 422)
        << "without its purpose";
    EXPECT_EQ(led_to(fill(lsm, place,
                          {{"to", "Heddlu Dychmygol"},
                           {"what", "Where the father lives."},
                           {"basis", "He is on his way to the school."}})),
              "/en/work?done=1");
    ASSERT_EQ(state().sharing.releases.size(), 1U);
    EXPECT_EQ(state().sharing.releases.front().purpose, conference::ReleasePurpose::protect_a_child);
    EXPECT_THAT(work_of("chair"), HasSubstr(alert("information-released")));
    for (auto const* person : {"chair", "coordinator", "sw", "stranger"})
        EXPECT_EQ(signed_in(person).get(place).status, 404) << person;
}

TEST_F(AlertPages, are_nobody_elses)
{
    postpone_at_risk();
    for (auto const* person : {"coordinator", "chair", "sw", "hv", "stranger", "lsm-deputy"}) {
        EXPECT_EQ(signed_in(person).get(alert("immediate-risk")).status, 404) << person;
        EXPECT_THAT(work_of(person), Not(HasSubstr("/alerts/"))) << person;
    }
    EXPECT_EQ(signed_in("lsm").get(alert("sharing-risk")).status, 404);
    for (auto const& place : {"nowhere/" + conference, std::string{"conference/none"}, std::string{"access/none"}})
        EXPECT_EQ(signed_in("lsm").get("/en/alerts/" + place + "/immediate-risk").status, 404) << place;
}

// REP-06, CNF-04
TEST_F(AlertPages, of_a_conference_are_on_its_page_for_the_chair)
{
    begin("2026-03-05T10:00", told_here("convened"));
    conference::RaiseSensitivity raised;
    raised.person = PersonId{"hv"};
    raised.what = said("What the father does not know.");
    raised.violence = true;
    tell(raised, "hv");
    auto const place = alert("violence");
    auto chair = signed_in("chair");
    auto const page = "/en/conferences/" + conference;
    EXPECT_THAT(chair.get(page).body, HasSubstr("href=\"" + place + "\""));
    EXPECT_THAT(chair.get("/en/work").body, HasSubstr("href=\"" + place + "\""));
    EXPECT_THAT(signed_in("sw").get(page).body, Not(HasSubstr(place)));
    EXPECT_EQ(led_to(fill(chair, place, {})), "/en/work?done=1");
    EXPECT_THAT(chair.get(page).body, Not(HasSubstr(place)));
}

TEST_F(AlertPages, of_something_sensitive_are_said_also_where_nobody_is_named)
{
    begin("2026-03-05T10:00", told_here("convened"));
    conference::RaiseSensitivity raised;
    raised.what = said("What the father does not know.");
    tell(raised, "hv");
    for (auto const* language : {"/en", "/cy"}) {
        auto const page = signed_in("chair").get(language + ("/conferences/" + conference));
        EXPECT_EQ(page.status, 200) << language;
        EXPECT_THAT(page.body, HasSubstr("What the father does not know.")) << language;
    }
}

// R-02, R-21: what tells a post that nobody holds is the co-ordinators' to see, and says so.
TEST_F(AlertPages, to_a_post_that_nobody_holds_stand_with_the_coordinator)
{
    auto lines = told_here("convened");
    std::string_view const duty = R"(,"duty_team":"duty")";
    lines.erase(lines.find(duty), duty.size());
    postpone_at_risk(lines);
    auto coordinator = signed_in("coordinator");
    auto const place = alert("immediate-risk");
    auto const shown = coordinator.get("/en/work").body;
    EXPECT_THAT(shown, HasSubstr("href=\"" + place + "\""));
    EXPECT_THAT(shown, HasSubstr(text("post.duty_team")));
    EXPECT_THAT(coordinator.get(place).body, HasSubstr(text("post.duty_team")));
    EXPECT_EQ(led_to(fill(coordinator, place, {})), "/en/work?done=1");
    EXPECT_THAT(signed_in("lsm").get("/en/work").body, HasSubstr(place)) << "who was told by name still answers";
}

// CPR-17, 3.5: an agency's lead is told of what its people claimed, whoever that is.
TEST_F(AlertPages, of_a_claim_are_answered_by_the_lead_of_the_agency)
{
    begin("2026-04-01T10:00", told_here("closed"));
    grants::ClaimAccess claim;
    claim.child = ChildId{"A"};
    claim.agency = AgencyId{"health-board"};
    claim.reason = said("He was brought to the ward with a broken arm.");
    ASSERT_TRUE(ledger
                    ->perform({application::Room::access, grants::key_of(claim.child)}, grants::Command{claim},
                              {CommandId{"claim"}, PersonId{"hv"}, {}, site->now(), site->now(), {}})
                    .accepted());
    auto nurse = signed_in("nurse");
    auto const shown = nurse.get("/en/work").body;
    auto const at = shown.find("/en/alerts/access/");
    ASSERT_NE(at, std::string::npos);
    auto const place = shown.substr(at, shown.find('"', at) - at);
    EXPECT_EQ(led_to(fill(nurse, place, {})), "/en/work?done=1");
    EXPECT_THAT(nurse.get("/en/work").body, Not(HasSubstr("/en/alerts/access/")));
}

// MOV-13
TEST_F(AlertPages, of_the_register_are_answered_by_whom_they_tell)
{
    begin("2026-04-01T10:00", told_here("closed"));
    cpr::MarkWhereaboutsUnknown missing;
    missing.child = ChildId{"A"};
    missing.note = said("The house is empty.");
    ASSERT_TRUE(ledger
                    ->perform({application::Room::register_, "A"}, cpr::Command{missing},
                              {CommandId{"missing"}, PersonId{"sw"}, {}, site->now(), site->now(), {}})
                    .accepted());
    auto lsm = signed_in("lsm");
    std::string const place = "/en/alerts/register/A/whereabouts-unknown";
    EXPECT_THAT(lsm.get("/en/work").body, HasSubstr("href=\"" + place + "\""));
    EXPECT_EQ(led_to(fill(lsm, place, {})), "/en/work?done=1");
    EXPECT_THAT(lsm.get("/en/work").body, Not(HasSubstr(place)));
}

}

#include "main/test_before.h"

namespace noddfa::web::before_release_test {

using testing::HasSubstr;
using testing::Not;

class Releases : public BeforeTheMeeting {};

// CNF-08, R-24
TEST_F(Releases, to_protect_a_child_go_out_at_once_by_the_lead_of_an_agency_that_was_asked)
{
    begin("2026-03-05T10:00", told_here("convened"));
    auto nurse = signed_in("nurse");
    EXPECT_THAT(nurse.get("/en/work").body, HasSubstr("href=\"/en/protect\""));
    auto const place = at_conference("release");
    auto const shown = nurse.get("/en/protect").body;
    EXPECT_THAT(shown, HasSubstr("href=\"" + place + "\""));
    EXPECT_THAT(shown, Not(HasSubstr("Alaw Dychmygol"))) << "3.4: reference and date alone";
    EXPECT_EQ(led_to(fill(nurse, place,
                          {{"to", "Heddlu Dychmygol"},
                           {"what", "Where the father lives."},
                           {"basis", "He is on his way to the school."}})),
              "/en/work?done=1");
    ASSERT_EQ(state().sharing.releases.size(), 1U);
    EXPECT_EQ(state().sharing.releases.front().lead_of, AgencyId{"health-board"});
    EXPECT_THAT(signed_in("chair").get("/en/work").body, HasSubstr("/information-released"));
    EXPECT_THAT(signed_in("lsm").get("/en/protect").body, HasSubstr("href=\"" + place + "\""));
    for (auto const* person : {"hv", "coordinator", "stranger"}) {
        EXPECT_EQ(signed_in(person).get(place).status, 404) << person;
        EXPECT_EQ(signed_in(person).get("/en/protect").status, 404) << person;
    }
}

TEST_F(Releases, are_not_those_of_a_lead_whose_agency_was_not_asked)
{
    begin("2026-03-02T10:00", up_to(told_here("convened"), R"("do":"InviteParticipant")"));
    auto nurse = signed_in("nurse");
    EXPECT_EQ(nurse.get(at_conference("release")).status, 404);
    EXPECT_THAT(nurse.get("/en/protect").body, HasSubstr(text("page.protect.none")));
}

/// A conference whose record is agreed.
class Disclosures : public BeforeTheMeeting {
protected:
    Disclosures()
    {
        begin("2026-03-10T10:00", told_here("closed"));
        conference::SignOffRecord agreed;
        agreed.parts = {conference::RecordPart::attendance,    conference::RecordPart::facts,
                        conference::RecordPart::discussion,    conference::RecordPart::strengths,
                        conference::RecordPart::risk_analysis, conference::RecordPart::decisions,
                        conference::RecordPart::plan};
        agreed.none = {conference::RecordPart::dissent};
        tell(agreed, "chair");
        place = at_conference("disclosure");
    }
    std::string place;
    std::map<std::string, std::string> const typed{
        {"to", "A solicitor"}, {"purpose", "consent"}, {"what", "What the health visitor said."}, {"informants", "hv"}};
};

// CNF-01, CNF-08, REC-09, 3.4
TEST_F(Disclosures, take_the_chair_whoever_gave_the_information_and_a_second_person)
{
    auto chair = signed_in("chair");
    EXPECT_THAT(chair.get("/en/conferences/" + conference).body, HasSubstr("href=\"" + place + "\""));
    auto const refused = fill(chair, place, typed);
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("CNF-01")) << "nobody has consented";
    auto permitted = typed;
    permitted["informants_permit"] = "hv";
    EXPECT_EQ(led_to(fill(chair, place, permitted)), "/en/administration/waiting?done=waits");
    EXPECT_THAT(chair.get("/en/administration/waiting").body, HasSubstr(text("page.waiting.own")));
    EXPECT_TRUE(state().sharing.releases.empty()) << "nothing has happened yet";

    auto second = signed_in("coordinator");
    EXPECT_THAT(second.get("/en/work").body, HasSubstr("href=\"/en/administration/waiting\""));
    auto const waiting = second.get("/en/administration/waiting").body;
    auto const link = waiting.find("href=\"/en/administration/waiting/");
    ASSERT_NE(link, std::string::npos);
    auto const from = link + std::string_view{"href=\""}.size();
    auto const proposed = waiting.substr(from, waiting.find('"', from) - from);
    auto const shown = second.get(proposed);
    for (auto const& words : {std::string{"A solicitor"}, std::string{"Heledd Enghraifft"}, text("value.consent")})
        EXPECT_THAT(shown.body, HasSubstr(words));
    EXPECT_THAT(shown.body, HasSubstr(">What the health visitor said.<")) << "its words, and nothing around them";
    EXPECT_EQ(fill(second, proposed, {{"saw", hidden_of(shown, "saw")}}).status, 303);
    ASSERT_EQ(state().sharing.releases.size(), 1U);
    EXPECT_EQ(state().sharing.releases.front().purpose, conference::ReleasePurpose::consent);
    EXPECT_THAT(chair.get(place).body, HasSubstr("A solicitor"));
}

TEST_F(Disclosures, are_nobody_elses_to_permit)
{
    for (auto const* person : {"coordinator", "lsm", "sw", "hv", "nurse", "stranger"})
        EXPECT_EQ(signed_in(person).get(place).status, 404) << person;
}

}

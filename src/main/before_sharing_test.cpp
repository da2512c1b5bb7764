#include "main/test_before.h"

namespace noddfa::web::before_sharing_test {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// Everybody's report is there and nothing is shared yet; the conference is on 9 March.
class Sharing : public BeforeTheMeeting {
protected:
    Sharing()
    {
        begin("2026-03-05T09:00", up_to(told_here("convened"), R"("do":"ShareReport")"));
        report = at_conference("reports/r-hv");
        overview = at_conference("sharing");
    }
    static std::map<std::string, std::string> shared(std::map<std::string, std::string> more = {})
    {
        std::map<std::string, std::string> all{{"person", "mother"}, {"on-day", "4"},         {"on-month", "3"},
                                               {"on-year", "2026"},  {"method", "in_person"}, {"language", "cy"},
                                               {"discussed", "yes"}};
        for (auto& [name, value] : more)
            all[name] = value;
        return all;
    }
    std::string report;
    std::string overview;
};

// SHARE-01, SHARE-03, SHARE-04: when, how, in which language, with whom, and what they say beside the passage.
TEST_F(Sharing, is_proved_report_by_report_and_person_by_person)
{
    auto hv = signed_in("hv");
    EXPECT_THAT(hv.get(report).body, HasSubstr(report + "/share"));
    EXPECT_EQ(fill(hv, report + "/share", shared({{"said-1", "He was weighed in his shoes."}})).status, 303);
    auto const shares = state().sharing.shares;
    ASSERT_THAT(shares, SizeIs(1));
    EXPECT_EQ(shares.front().share.person, PersonId{"mother"});
    EXPECT_EQ(shares.front().share.language, Language::cy);
    EXPECT_EQ(shares.front().on, (Date{2026, 3, 4}));
    EXPECT_TRUE(shares.front().complete);
    ASSERT_THAT(shares.front().share.passages, SizeIs(1));
    EXPECT_FALSE(shares.front().share.passages.front().empty());
    EXPECT_THAT(hv.get(report).body, HasSubstr("He was weighed in his shoes."));
    fill(hv, report + "/answer/mother", {{"response", "We weigh him again."}});
    EXPECT_THAT(hv.get(report).body, HasSubstr("We weigh him again."));
    auto const shown = signed_in("chair").get(overview);
    EXPECT_THAT(shown.body, HasSubstr("4 March 2026"));
}

TEST_F(Sharing, has_no_day_that_has_not_come_and_loses_nothing)
{
    auto hv = signed_in("hv");
    auto const answer = fill(hv, report + "/share", shared({{"on-day", "8"}, {"whole", "It is not so."}}));
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("#on-day"));
    EXPECT_THAT(answer.body, HasSubstr("It is not so."));
    EXPECT_EQ(fill(hv, report + "/share", shared({{"on-day", "31"}, {"on-month", "2"}})).status, 422);
    EXPECT_THAT(state().sharing.shares, IsEmpty());
}

// B-04.
TEST_F(Sharing, that_only_sent_it_is_seen_as_such_by_the_chair)
{
    auto hv = signed_in("hv");
    fill(hv, report + "/share", shared({{"method", "sent"}, {"discussed", "no"}}));
    auto const shown = signed_in("chair").get(overview);
    EXPECT_THAT(shown.body, HasSubstr(text("page.sharing.sent_only")));
    EXPECT_THAT(shown.body, HasSubstr(text("page.sharing.open")));
}

// R-22.
TEST_F(Sharing, leaves_a_parent_out_only_with_a_reason)
{
    auto hv = signed_in("hv");
    EXPECT_THAT(fill(hv, report + "/recipients", {{"people", "mother"}}).body, HasSubstr("SHARE-01"));
    EXPECT_EQ(fill(hv, report + "/recipients", {{"people", "mother"}, {"reason", "It is her health."}}).status, 303);
    EXPECT_THAT(conference::recipients_of(state(), ReportId{"r-hv"}), ElementsAre(PersonId{"mother"}));
}

// SHARE-05, CNF-04, R-23, B-36.
TEST_F(Sharing, that_could_cause_harm_waits_for_the_chair)
{
    auto hv = signed_in("hv");
    EXPECT_EQ(fill(hv, report + "/risk", {{"reason", "He threatened her."}, {"safeguarding_lead", "nurse"}}).status,
              303);
    auto chair = signed_in("chair");
    EXPECT_THAT(chair.get(overview).body, HasSubstr(text("page.sharing.kept_back")));
    EXPECT_THAT(chair.get(overview).body, HasSubstr(report + "/restriction"));
    EXPECT_EQ(hv.get(report + "/restriction").status, 404) << "the chair alone decides";
    EXPECT_THAT(chair.get(report + "/restriction").body, HasSubstr("He threatened her."));
    fill(chair, report + "/restriction", {{"agreed", "no"}, {"reason", "He knows it already."}});
    EXPECT_FALSE(conference::is_restricted(state(), ReportId{"r-hv"}, site->now().day));
    EXPECT_THAT(chair.get(overview).body, Not(HasSubstr(report + "/restriction")));
}

// CNF-09, CNF-10, REP-06.
TEST_F(Sharing, is_asked_about_beforehand_and_answered_to_the_chair_alone)
{
    auto hv = signed_in("hv");
    EXPECT_EQ(fill(hv, at_conference("withholding"), {{"anything", "yes"}}).status, 422);
    EXPECT_EQ(fill(hv, at_conference("withholding"),
                   {{"anything", "yes"}, {"note", "Where she lives now."}, {"violence", "yes"}})
                  .status,
              303);
    EXPECT_THAT(signed_in("chair").get(overview).body, HasSubstr("Where she lives now."));
    EXPECT_THAT(state().sharing.sensitivities, SizeIs(1));
    folder.clock.set(read_london_time("2026-03-09T10:00").moment->utc_minutes * 60'000'000);
    EXPECT_THAT(signed_in("teacher").get("/en/conferences/" + conference).body, Not(HasSubstr("Where she lives now.")));
}

TEST_F(Sharing, is_overseen_by_the_chair_and_nobody_else)
{
    for (auto const* person : {"hv", "teacher", "coordinator", "stranger"})
        EXPECT_EQ(signed_in(person).get(overview).status, 404) << person;
    auto chair = signed_in("chair");
    EXPECT_EQ(chair.get(overview).status, 200);
    EXPECT_THAT(chair.get("/en/conferences/" + conference).body, HasSubstr(overview));
    EXPECT_EQ(signed_in("stranger").get(report + "/share").status, 404);
    for (auto const* page : {"/risk", "/recipients", "/answer/mother"})
        EXPECT_EQ(signed_in("teacher").get(report + page).status, 404) << "another agency's report";
}

// REP-06.
TEST_F(Sharing, of_a_passage_for_the_chair_alone_is_decided_by_the_chair)
{
    auto hv = signed_in("hv");
    auto const added = led_to(fill(hv, report + "/addendum",
                                   {{"needs-1", "The refuge."},
                                    {"needs-1-type", "fact"},
                                    {"needs-1-for", "chair"},
                                    {"needs-1-why", "He looks for her."}}));
    report = added.substr(0, added.find('?'));
    auto chair = signed_in("chair");
    auto const passage = report + "/passages/1";
    EXPECT_THAT(chair.get(overview).body, HasSubstr(passage));
    EXPECT_THAT(chair.get(passage).body, HasSubstr("The refuge."));
    EXPECT_EQ(hv.get(passage).status, 404);
    fill(chair, passage, {{"readers", "practitioners"}, {"reason", "They visit."}});
    folder.clock.set(read_london_time("2026-03-09T09:00").moment->utc_minutes * 60'000'000);
    EXPECT_THAT(signed_in("teacher").get(report).body, HasSubstr("The refuge."));
}

}

#include "conference/readiness.h"
#include "main/test_before.h"

namespace noddfa::web::before_readiness_test {

using testing::HasSubstr;
using testing::Not;

class ReadinessPages : public BeforeTheMeeting {
protected:
    void with(std::string_view line)
    {
        begin("2026-03-06T09:00", up_to(told_here("convened"), line));
        place = at_conference("readiness");
        page = "/en/conferences/" + conference;
    }
    std::string place;
    std::string page;
};

TEST_F(ReadinessPages, says_that_nothing_is_missing_where_nothing_is)
{
    begin("2026-03-06T09:00", told_here("convened"));
    auto coordinator = signed_in("coordinator");
    auto const shown = coordinator.get(at_conference("readiness")).body;
    EXPECT_THAT(shown, HasSubstr(text("page.readiness.done")));
    EXPECT_THAT(shown, HasSubstr("will be quorate"));
    EXPECT_THAT(shown, Not(HasSubstr(text("page.readiness.asks"))));
}

// R-01: clause by clause; what the chair says why they go on in spite of, apart from the rest.
TEST_F(ReadinessPages, tells_clause_by_clause_what_is_missing_and_where_it_is_mended)
{
    with(R"("do":"RecordAdvocacyOffer")");
    auto chair = signed_in("chair");
    auto const shown = chair.get(place).body;
    for (auto const* words : {"/en/clauses/CHD-02", "/en/clauses/PAR-01", "/en/clauses/SHARE-01", "/en/clauses/REP-01",
                              "/en/clauses/CONV-01"})
        EXPECT_THAT(shown, HasSubstr(words));
    EXPECT_THAT(shown, HasSubstr(text("page.readiness.asks")));
    EXPECT_THAT(shown, HasSubstr(text("page.readiness.no_gate")));
    EXPECT_THAT(chair.get(page).body, HasSubstr(place));
    EXPECT_EQ(signed_in("hv").get(place).status, 404);
    EXPECT_EQ(signed_in("sw").get(place).status, 200) << "who prepares child and parents";
}

// INV-03: the page of the invitations mends an apology without a substitute.
TEST_F(ReadinessPages, leads_to_what_mends_a_gap_only_whom_it_is_for)
{
    with(R"("do":"RecordAdvocacyOffer")");
    conference::ReplyToInvitation away;
    away.person = PersonId{"teacher"};
    away.answer = conference::Answer::apologies;
    tell(away, "teacher");
    auto coordinator = signed_in("coordinator");
    auto const mends = "href=\"" + at_conference("invite") + "\"";
    EXPECT_THAT(coordinator.get(place).body, HasSubstr("/en/clauses/INV-03"));
    EXPECT_THAT(coordinator.get(place).body, HasSubstr(mends));
    EXPECT_THAT(signed_in("sw").get(place).body, Not(HasSubstr(mends)));
}

TEST_F(ReadinessPages, shows_the_reason_that_somebody_gave)
{
    with(R"("do":"CheckSufficiency")");
    Act act;
    act.id = CommandId{"late"};
    act.by = PersonId{"chair"};
    act.held_on = act.recorded_at = site->now();
    act.reasons[Clause::CONV_02].text = "The court sat until then.";
    conference::CheckSufficiency enough;
    enough.likely = true;
    auto const outcome = ledger->perform({application::Room::conference, conference}, conference::Command{enough}, act);
    ASSERT_TRUE(outcome.accepted()) << outcome.refusal->code.text();
    auto const shown = signed_in("chair").get(place).body;
    EXPECT_THAT(shown, HasSubstr("The court sat until then."));
    EXPECT_THAT(shown, HasSubstr("Neb chair"));
}

// QUOR-01, QUOR-02, QUOR-06: the forecast moves as replies come in, and says what would mend it.
TEST_F(ReadinessPages, forecasts_quoracy_as_replies_come_in)
{
    with(R"("do":"ReplyToInvitation")");
    auto hv = signed_in("hv");
    auto const nobody = hv.get(page).body;
    EXPECT_THAT(nobody, HasSubstr(text("page.risk.not_quorate")));
    EXPECT_THAT(nobody, HasSubstr(text("page.forecast.nobody_decides")));
    EXPECT_THAT(nobody, HasSubstr("No answer yet"));
    for (auto const* person : {"sw", "hv"}) {
        conference::ReplyToInvitation comes;
        comes.person = PersonId{person};
        comes.answer = conference::Answer::attending;
        tell(comes, person);
    }
    EXPECT_THAT(hv.get(page).body, HasSubstr(text("page.forecast.discretion")));
    conference::ReplyToInvitation away;
    away.person = PersonId{"teacher"};
    away.answer = conference::Answer::apologies;
    tell(away, "teacher");
    EXPECT_THAT(hv.get(page).body, HasSubstr("Not coming: Education"));
    conference::ReplyToInvitation third;
    third.person = PersonId{"police"};
    third.answer = conference::Answer::attending;
    tell(third, "police");
    EXPECT_THAT(hv.get(page).body, HasSubstr(text("page.forecast.quorate")));
}

// Each gap that a conference can have is foreseen among the clauses that the page goes through.
TEST_F(ReadinessPages, goes_through_every_clause_that_can_have_a_gap)
{
    with(R"("do":"CheckSufficiency")");
    auto const asked = conference::readiness_clauses(state());
    auto const gaps = ledger->read([&](ledger::Snapshot const& at) {
        application::StreamId const stream{application::Room::conference, conference};
        auto const kept = at.site().keep_terms(stream, at.site().state(stream), site->now().day);
        return conference::readiness_gaps(at.site().conference(ConferenceId{conference}), site->now(),
                                          at.site().terms(kept));
    });
    ASSERT_FALSE(gaps.empty());
    for (auto const& gap : gaps)
        EXPECT_THAT(asked, testing::Contains(gap.finding.clause)) << id_of(gap.finding.clause);
}

}

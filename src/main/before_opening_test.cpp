#include "main/test_before.h"

namespace noddfa::web::before_opening_test {

using testing::HasSubstr;
using testing::Not;

/// Booked for this morning, with some people invited and hardly anything prepared.
class OpeningPage : public BeforeTheMeeting {
protected:
    OpeningPage()
    {
        begin("2026-03-09T10:00", up_to(told_here("convened"), R"("do":"RecordAdvocacyOffer")"));
        place = at_conference("open");
    }
    std::map<std::string, std::string> reasons() const
    {
        return {{"reason-CHD-02", "The advocate meets Alaw tomorrow."},
                {"reason-CHD-07", "Asked in the meeting."},
                {"reason-PAR-01", "Both know and are on their way."}};
    }
    std::string place;
};

TEST_F(OpeningPage, is_for_the_chair_alone_and_asks_a_reason_for_each_clause_that_wants_one)
{
    for (auto const* other : {"sw", "coordinator", "recorder", "hv"}) {
        auto who = signed_in(other);
        EXPECT_EQ(who.get(place).status, 404) << other;
        EXPECT_THAT(who.get(at_conference("readiness")).body, Not(HasSubstr(place))) << other;
    }
    auto chair = signed_in("chair");
    EXPECT_THAT(chair.get(at_conference("readiness")).body, HasSubstr(place));
    auto const shown = chair.get(place);
    for (auto const* field : {"reason-CHD-02", "reason-CHD-07", "reason-PAR-01"})
        EXPECT_THAT(shown.body, HasSubstr("name=\"" + std::string{field} + "\""));
    EXPECT_THAT(shown.body, HasSubstr("Mair Dychmygol is neither invited nor excluded"));
    EXPECT_THAT(shown.body, Not(HasSubstr("reason-PAR-03"))) << "missing, but no reason is asked for it";
    EXPECT_THAT(shown.body, HasSubstr("PAR-03"));
}

TEST_F(OpeningPage, without_a_reason_loses_nothing_that_was_typed_and_records_nobody)
{
    auto chair = signed_in("chair");
    auto typed = reasons();
    typed.erase("reason-PAR-01");
    typed["in_person"] = "sw";
    auto const answer = fill(chair, place, typed);
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("The advocate meets Alaw tomorrow."));
    EXPECT_THAT(answer.body, HasSubstr("href=\"#reason-PAR-01\""));
    EXPECT_THAT(answer.body, HasSubstr(R"(value="sw" checked)"));
    EXPECT_FALSE(state().meeting.opened);
    EXPECT_TRUE(state().meeting.presence.empty());
}

TEST_F(OpeningPage, records_who_is_there_and_keeps_each_reason_with_its_clause)
{
    auto chair = signed_in("chair");
    auto typed = reasons();
    typed["in_person"] = "sw";
    typed["by_link"] = "hv";
    EXPECT_THAT(led_to(fill(chair, place, typed)), HasSubstr("/en/conferences/" + conference));
    auto const opened = state();
    EXPECT_EQ(opened.meeting.opened, site->now());
    EXPECT_TRUE(opened.present(PersonId{"sw"}, site->now()));
    EXPECT_EQ(opened.meeting.presence.at(PersonId{"hv"}).back().mode, conference::PresenceMode::link);
    auto const ready = chair.get(at_conference("readiness")).body;
    for (auto const& [field, why] : reasons())
        EXPECT_THAT(ready, HasSubstr(why)) << field;
    EXPECT_EQ(chair.get(place).status, 404) << "it is opened once";
}

TEST_F(OpeningPage, may_be_written_down_later_the_same_day_but_not_beforehand)
{
    auto chair = signed_in("chair");
    auto typed = reasons();
    typed["at"] = "11:30";
    auto const answer = fill(chair, place, typed);
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr(text("form.opening.at.later")));
    typed["at"] = "9:50";
    typed["in_person"] = "sw";
    EXPECT_THAT(led_to(fill(chair, place, typed)), HasSubstr("/en/conferences/" + conference));
    EXPECT_EQ(state().meeting.opened->minute_of_day, 590) << "R-03";
    EXPECT_EQ(state().meeting.presence.at(PersonId{"sw"}).front().from.minute_of_day, 590);
}

TEST_F(OpeningPage, asks_whoever_signed_in_long_ago_for_a_fresh_proof)
{
    auto chair = signed_in("chair");
    pass(signin::minute * 6);
    EXPECT_THAT(led_to(chair.get(place)), HasSubstr("/sign-in/again"));
    EXPECT_THAT(chair.get(at_conference("readiness")).body, HasSubstr(place)) << "the link leads to the proof";
}

}

#include "web/before/request/test_requests.h"

namespace noddfa::web::slots_test {

using testing::HasSubstr;
using testing::Not;

class FreeSlots : public RequestVisits {
protected:
    std::string slots(std::string const& id, Date day, std::string const& of = "chair") const
    {
        return "/conferences/" + id + "/slots?of=" + of + "&from=" + day.iso();
    }
    static std::string free(Date day, std::string const& at, std::string const& of = "chair",
                            std::string const& who = "chair")
    {
        return "on=" + day.iso() + "&amp;at=" + at + "%3A00&amp;" + of + "=" + who + "\"";
    }
    std::string booked(std::string const& name, Date day, std::string const& chair)
    {
        auto const id = approved(name);
        as("coord");
        fill("/conferences/" + id + "/convene", slot(day, chair));
        EXPECT_EQ(status(), 303) << body();
        return id;
    }
};

TEST_F(FreeSlots, are_the_coordinators_to_see)
{
    auto const id = approved();
    for (auto const* other : {"sw", "boss", "nurse", "admin", "chair"}) {
        as(other);
        get(slots(id, working_day(5)));
        EXPECT_EQ(status(), 404) << other;
    }
}

TEST_F(FreeSlots, leave_out_what_a_chair_a_record_taker_or_a_room_is_booked_for)
{
    auto const day = working_day(5);
    auto const other = booked("Mabon Rhithiol", day, "chair"); // at ten
    auto const id = approved();
    as("coord");
    get(slots(id, day));
    EXPECT_THAT(body(), HasSubstr("10:00 <a class=\"govuk-link\" href=\"/en/conferences/" + other));
    EXPECT_THAT(body(), Not(HasSubstr(free(day, "09")))) << "it would still be going on at ten";
    EXPECT_THAT(body(), HasSubstr(free(day, "09", "chair", "chair-2")));
    EXPECT_THAT(body(), HasSubstr(free(day, "15")));
    get(slots(id, day, "record_taker"));
    EXPECT_THAT(body(), Not(HasSubstr(free(day, "09", "record_taker", "recorder"))));
    EXPECT_THAT(body(), HasSubstr(free(day, "15", "record_taker", "recorder")));
    get(slots(id, day, "place"));
    EXPECT_THAT(body(), HasSubstr("Room 1"));
    EXPECT_THAT(body(), Not(HasSubstr(free(day, "09", "place", "Room%201"))));
    EXPECT_THAT(body(), HasSubstr(free(day, "15", "place", "Room%201")));
}

TEST_F(FreeSlots, lead_to_the_form_filled_in_with_what_stands_against_it)
{
    auto const id = approved();
    auto const day = working_day(5);
    as("coord");
    get("/conferences/" + id + "/convene");
    EXPECT_THAT(body(), HasSubstr("/conferences/" + id + "/slots"));
    get("/conferences/" + id + "/convene?on=" + day.iso() + "&at=11:00&chair=chair-2");
    EXPECT_THAT(body(), HasSubstr("value=\"11:00\""));
    EXPECT_THAT(body(), HasSubstr("value=\"chair-2\" selected"));
    EXPECT_THAT(body(), HasSubstr("What stands against it"));
    get("/conferences/" + id + "/convene?on=never&at=later&chair=nobody");
    EXPECT_EQ(status(), 200) << "what makes no sense is not asked about";
    EXPECT_THAT(body(), Not(HasSubstr("What stands against it")));
}

// CONV-02: the day before the limit is as loud as a day behind it.
TEST_F(FreeSlots, say_which_days_are_close_to_the_limit_or_past_it_and_which_are_bank_holidays)
{
    auto const id = approved();
    as("coord");
    auto const& calendar = *ledger_.calendar();
    auto const due = calendar.working_days_after(now().day, 15);
    get(slots(id, due));
    EXPECT_THAT(body(), HasSubstr("the last day (CONV-02)"));
    EXPECT_THAT(body(), HasSubstr("past the limit (CONV-02)"));
    get(slots(id, calendar.working_days_before(due, 1)));
    EXPECT_THAT(body(), HasSubstr("the day before the limit (CONV-02)"));
    auto holiday = now().day;
    while (!calendar.is_bank_holiday(holiday) || holiday.weekday().iso_encoding() > 5)
        holiday = holiday.plus_days(1);
    get(slots(id, holiday));
    EXPECT_THAT(body(), HasSubstr("bank holiday"));
    EXPECT_THAT(body(), Not(HasSubstr(free(holiday, "09"))));
    get("/conferences/" + id + "/slots?from=never&of=nothing");
    EXPECT_EQ(status(), 200);
}

}

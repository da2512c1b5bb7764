#include "web/before/request/test_requests.h"

namespace noddfa::web::convene_test {

using testing::HasSubstr;
using testing::Not;

class Convening : public RequestVisits {
protected:
    std::string at(std::string const& id) const { return "/conferences/" + id + "/convene"; }
    /// A conference booked by the coordinator.
    std::string booked(std::string const& name = "Gwen Ddychmygus", std::string const& chair = "chair")
    {
        auto const id = approved(name);
        as("coord");
        fill(at(id), slot(working_day(5), chair));
        EXPECT_EQ(status(), 303) << body();
        return id;
    }
    Typed looking(Typed typed) const { return with(std::move(typed), {{"then", "look"}}); }
};

TEST_F(Convening, is_the_coordinators_and_shows_what_is_booked_and_when_it_is_due)
{
    auto const id = approved();
    for (auto const* other : {"sw", "boss", "nurse", "admin"}) {
        as(other);
        get(at(id));
        EXPECT_EQ(status(), 404) << other;
    }
    as("coord");
    get(at(id));
    EXPECT_THAT(body(), HasSubstr("15 working days"));
    fill(at(id), slot(working_day(5)));
    ASSERT_EQ(status(), 303) << body();
    auto const booking = *of(id).convening.booking;
    EXPECT_EQ(booking.chair.value, "chair");
    EXPECT_EQ(booking.starts.day, working_day(5));
    EXPECT_EQ(booking.starts.minute_of_day, 600);
    get("/conferences/" + id);
    EXPECT_THAT(body(), HasSubstr(at(id)));
}

TEST_F(Convening, says_what_stands_against_a_choice_before_it_is_made)
{
    auto const id = approved();
    as("coord");
    auto const late = now().day.plus_days(60);
    auto const saturday = working_day(1).plus_days(6 - static_cast<int>(working_day(1).weekday().iso_encoding()));
    fill(at(id), looking(slot(late)));
    EXPECT_THAT(body(), HasSubstr("CONV-02"));
    fill(at(id), looking(slot(saturday)));
    EXPECT_THAT(body(), HasSubstr("CONV-02"));
    fill(at(id), looking(with(slot(working_day(5)), {{"chair_manages_case", "yes"}})));
    EXPECT_THAT(body(), HasSubstr("CHAIR-01"));
    fill(at(id), looking(with(slot(working_day(5)), {{"record_taker_involved", "yes"}})));
    EXPECT_THAT(body(), HasSubstr("REC-02"));
    EXPECT_FALSE(of(id).convening.booking) << "looking books nothing";
    fill(at(id), slot(late));
    EXPECT_EQ(status(), 422) << "late without a reason";
    fill(at(id), with(slot(late), {{"because", "No chair is free before."}}));
    EXPECT_EQ(status(), 303) << body();
}

TEST_F(Convening, says_that_the_day_is_the_last_or_the_one_before)
{
    auto const id = approved();
    as("coord");
    auto const due = ledger_.calendar()->working_days_after(now().day, 15);
    fill(at(id), looking(slot(due)));
    EXPECT_THAT(body(), HasSubstr("This is the last day"));
    fill(at(id), looking(slot(ledger_.calendar()->working_days_before(due, 1))));
    EXPECT_THAT(body(), HasSubstr("This is the day before the limit"));
    fill(at(id), looking(slot(ledger_.calendar()->working_days_before(due, 2))));
    EXPECT_THAT(body(), Not(HasSubstr("This is the")));
}

TEST_F(Convening, says_that_chair_record_taker_or_room_are_taken)
{
    auto const first = booked();
    auto const second = approved("Mabon Rhithiol");
    as("coord");
    fill(at(second), looking(slot(working_day(5), "chair", "11:00")));
    EXPECT_THAT(body(), HasSubstr("Invented chair: taken already, conference " + first));
    EXPECT_THAT(body(), HasSubstr("Room 1: taken already"));
    fill(at(second), looking(slot(working_day(5), "chair-2", "12:00")));
    EXPECT_THAT(body(), Not(HasSubstr("taken already"))) << "two hours later nobody is";
}

TEST_F(Convening, shows_every_date_and_calendar_entry_that_a_move_changes_before_it_is_made)
{
    auto const id = booked();
    as("coord");
    fill(at(id), looking(slot(working_day(9))));
    EXPECT_THAT(body(), HasSubstr("What changes with it"));
    EXPECT_THAT(body(), HasSubstr("calendar entry"));
    EXPECT_THAT(body(), HasSubstr("Invented recorder"));
    EXPECT_EQ(of(id).convening.booking->starts.day, working_day(5));
    // Somebody else moves it meanwhile.
    get(at(id));
    auto const before = response_;
    fill(at(id), slot(working_day(8)));
    ASSERT_EQ(status(), 303) << body();
    response_ = before;
    send_form(at(id), slot(working_day(9)));
    EXPECT_EQ(status(), 422) << "it was shown on a version that has passed";
    EXPECT_EQ(of(id).convening.booking->starts.day, working_day(8));
}

TEST_F(Convening, is_postponed_by_the_chair_with_protection_and_a_new_day_or_step)
{
    auto const id = booked();
    auto const place = "/conferences/" + id + "/postpone";
    as("coord");
    get(place);
    EXPECT_EQ(status(), 404);
    as("chair");
    Typed const ground{{"ground", "illness"}, {"reason", "The chair is ill."}, {"immediate_risk_excluded", "yes"}};
    fill(place, ground);
    EXPECT_EQ(status(), 422);
    EXPECT_THAT(body(), HasSubstr("CONV-05"));
    fill(place, with(ground, {{"interim_protection", "With grandparents."}}));
    EXPECT_EQ(status(), 422);
    EXPECT_THAT(body(), HasSubstr("CONV-06"));
    fill(place,
         with(with(ground, {{"interim_protection", "With grandparents."}, {"at", "9:30"}}), day("on", working_day(9))));
    ASSERT_EQ(status(), 303) << body();
    EXPECT_EQ(of(id).convening.booking->starts.day, working_day(9));
}

TEST_F(Convening, asks_the_chair_whether_enough_will_be_known_and_keeps_that_it_was_not_held)
{
    auto const id = booked();
    as("chair");
    fill("/conferences/" + id + "/sufficiency", {{"likely", "no"}, {"note", "No medical evidence."}});
    ASSERT_EQ(status(), 303) << body();
    EXPECT_EQ(of(id).convening.sufficiency, false);
    as("coord");
    fill("/conferences/" + id + "/not-held", {{"reason", "Snow."}});
    ASSERT_EQ(status(), 303) << body();
    EXPECT_TRUE(of(id).convening.not_held);
}

TEST_F(Convening, arranges_again_what_was_not_held)
{
    auto const id = booked();
    as("coord");
    fill("/conferences/" + id + "/not-held", {{"reason", "Snow."}});
    ASSERT_EQ(status(), 303) << body();
    for (auto const& page : {std::string{"/work"}, "/conferences/" + id}) {
        get(page);
        EXPECT_THAT(body(), HasSubstr("/en/conferences/" + id + "/convene")) << page;
    }
    fill(at(id), slot(working_day(8)));
    ASSERT_EQ(status(), 303) << body();
    EXPECT_FALSE(of(id).convening.not_held) << "CONV-06";
    EXPECT_EQ(of(id).convening.booking->starts.day, working_day(8));
}

TEST_F(Convening, of_a_child_who_moves_here_is_due_from_the_notice)
{
    as("sw");
    auto const id =
        begin(with(with({{"kind", "transfer_in"}, {"name", "Mabon Rhithiol"}, {"from_authority", "W06000015"}},
                        day("born", Date{2019, 2, 3})),
                   day("notified_on", now().day)));
    get(place(id, ""));
    EXPECT_THAT(body(), HasSubstr("CONV-09"));
    send(id);
    ASSERT_EQ(status(), 303) << body();
    fill("/request-a-conference",
         with({{"kind", "reconvened"}, {"name", "Mabon Rhithiol"}, {"same", "none"}}, day("born", Date{2018, 2, 3})));
    EXPECT_EQ(status(), 422);
    EXPECT_THAT(body(), HasSubstr("SET-04")) << "which conference meets again is to be said";
}

}

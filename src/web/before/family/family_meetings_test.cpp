#include "web/before/request/test_requests.h"

namespace noddfa::web::family_meetings_test {

using testing::HasSubstr;
using testing::Not;

class FamilyMeetings : public RequestVisits {
protected:
    FamilyMeetings()
    {
        id = approved();
        child = child_of(id);
        as("sw");
        fill(place(id, "/new-adult"), {{"name", "Mair Rithiol"}, {"capacity", "parent"}, {"children", child}});
        as("coord");
        fill("/conferences/" + id + "/convene", slot(working_day(5)));
        EXPECT_EQ(status(), 303) << body();
        parent = of(id).family.people.begin()->first.value;
    }
    std::string family(std::string const& part = "") const { return "/conferences/" + id + "/family" + part; }

    std::string id;
    std::string child;
    std::string parent;
};

// CHAIR-03, CHD-08, PAR-13
TEST_F(FamilyMeetings, beforehand_are_kept_with_the_day_on_which_they_were)
{
    as("chair");
    get(family());
    EXPECT_THAT(body(), HasSubstr(family("/met/" + child)));
    fill(family("/met/" + child), day("on", now().day));
    ASSERT_EQ(status(), 303) << body();
    EXPECT_TRUE(of(id).family.met_children.contains(ChildId{child}));
    fill(family("/met/" + parent), day("on", now().day.plus_days(1)));
    EXPECT_EQ(status(), 422) << "tomorrow has not come";
    fill(family("/met/" + parent), day("on", now().day));
    ASSERT_EQ(status(), 303) << body();
    EXPECT_TRUE(of(id).family.met_people.contains(PersonId{parent}));
    get(family("/met/nobody"));
    EXPECT_EQ(status(), 404);
}

// PAR-13, CHD-10: nothing is offered afterwards before there is an afterwards.
TEST_F(FamilyMeetings, afterwards_wait_for_the_end_of_the_conference)
{
    as("chair");
    get(family("/after/" + parent));
    EXPECT_EQ(status(), 404);
    EXPECT_THAT(get(family()).body, Not(HasSubstr("/after/")));
}

}

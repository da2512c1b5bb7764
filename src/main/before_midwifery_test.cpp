#include "main/test_before.h"

#include <sstream>

namespace noddfa::web::before_midwifery_test {

using testing::HasSubstr;
using testing::Not;

/// A conference that meets about a child not yet born.
class MidwiferyPages : public BeforeTheMeeting {
protected:
    MidwiferyPages()
    {
        std::istringstream told{R"({"include":"board"})"
                                "\n"
                                R"({"include":"parts/unborn.jsonl"})"
                                "\n"};
        begin("2026-03-09T10:40", up_to(told_here(told, "scenarios"), R"("do":"RecordAnalysis")"));
    }
};

// UNB-01, B-14
TEST_F(MidwiferyPages, let_the_chair_say_what_stands_for_it_and_why)
{
    auto chair = signed_in("chair");
    auto const place = at_conference("midwifery");
    EXPECT_THAT(chair.get("/en/conferences/" + conference).body, HasSubstr("href=\"" + place + "\""));
    EXPECT_EQ(fill(chair, place, {{"child", "U"}, {"evidence", "consulted"}}).status, 422) << "without a reason";
    EXPECT_EQ(fill(chair, place, {{"child", "U"}, {"evidence", "report"}, {"rationale", "It says enough."}}).status,
              422)
        << "no report named";
    EXPECT_EQ(fill(chair, place, {{"child", "U"}, {"evidence", "consulted"}, {"rationale", "She was rung."}}).status,
              303);
    auto const accepted = state().quoracy.midwifery;
    ASSERT_TRUE(accepted.contains(ChildId{"U"}));
    EXPECT_EQ(accepted.at(ChildId{"U"}).rationale->text, "She was rung.");
    for (auto const* person : {"sw", "coordinator", "stranger"})
        EXPECT_EQ(signed_in(person).get(place).status, 404) << person;
}

/// One whose children are all born.
class MeetingPages : public BeforeTheMeeting {};

TEST_F(MeetingPages, have_nothing_about_midwifery_where_every_child_is_born)
{
    begin("2026-03-09T10:40", told_here("open"));
    auto chair = signed_in("chair");
    EXPECT_EQ(chair.get(at_conference("midwifery")).status, 404);
    EXPECT_THAT(chair.get("/en/conferences/" + conference).body, Not(HasSubstr("/midwifery")));
}

}

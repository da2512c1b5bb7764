#include "main/test_before.h"

namespace noddfa::web::before_aftercare_test {

using testing::HasSubstr;
using testing::Not;

/// A conference that is over.
class Aftercare : public BeforeTheMeeting {
protected:
    Aftercare() { begin("2026-03-10T10:00", told_here("closed")); }
    static std::map<std::string, std::string> on(std::string const& day)
    {
        return {{"on-day", day}, {"on-month", "3"}, {"on-year", "2026"}};
    }
};

// PAR-13
TEST_F(Aftercare, of_each_parent_is_written_by_who_gave_it_and_no_longer_owed)
{
    auto sw = signed_in("sw");
    auto const shown = sw.get(at_conference("family")).body;
    EXPECT_THAT(shown, HasSubstr("/family/after/mother"));
    EXPECT_THAT(shown, Not(HasSubstr("/family/invitation/mother"))) << "what had to be done before is over";
    auto typed = on("9");
    typed["what"] = "debrief";
    EXPECT_EQ(led_to(fill(sw, at_conference("family/after/mother"), typed)), at_conference("family") + "?done=1");
    EXPECT_TRUE(state().family.debriefed_people.contains(PersonId{"mother"}));
    typed = on("11");
    typed["what"] = "visit";
    EXPECT_EQ(fill(sw, at_conference("family/after/mother"), typed).status, 422) << "tomorrow has not come";
    typed["on-day"] = "10";
    EXPECT_EQ(fill(sw, at_conference("family/after/mother"), typed).status, 303);
    EXPECT_TRUE(state().family.followed_up_people.contains(PersonId{"mother"}));
    EXPECT_FALSE(state().family.followed_up_people.contains(PersonId{"father"}));
    EXPECT_THAT(sw.get(at_conference("family")).body, HasSubstr(text("form.aftercare.what.visit")));
}

/// One whose child is looked after.
class CareReview : public BeforeTheMeeting {
protected:
    CareReview()
    {
        auto lines = told_here("convened");
        std::string_view const mother = R"("mother":"mother")";
        lines.replace(lines.find(mother), mother.size(), R"("mother":"mother","looked_after":true)");
        begin("2026-03-06T10:00", lines);
    }
};

// CONV-11
TEST_F(CareReview, is_arranged_together_with_the_conference_of_a_looked_after_child)
{
    auto sw = signed_in("sw");
    EXPECT_THAT(sw.get(at_conference("readiness")).body, HasSubstr("CONV-11"));
    auto const place = at_conference("family/care-review/A");
    EXPECT_THAT(sw.get(at_conference("family")).body, HasSubstr(place));
    EXPECT_EQ(
        fill(sw, place, {{"next_review-day", "31"}, {"next_review-month", "2"}, {"next_review-year", "2026"}}).status,
        422)
        << "no such day";
    EXPECT_EQ(
        led_to(fill(sw, place, {{"next_review-day", "30"}, {"next_review-month", "4"}, {"next_review-year", "2026"}})),
        at_conference("family") + "?done=1");
    EXPECT_EQ(state().convening.looked_after.at(ChildId{"A"}).next_review, Date(2026, 4, 30));
    EXPECT_THAT(sw.get(at_conference("family")).body, HasSubstr("30 April 2026"));
}

TEST_F(Aftercare, is_where_no_child_is_looked_after_without_a_review_of_care)
{
    auto sw = signed_in("sw");
    EXPECT_EQ(sw.get(at_conference("family/care-review/A")).status, 404);
    EXPECT_THAT(sw.get(at_conference("family")).body, Not(HasSubstr("/care-review/")));
}

}

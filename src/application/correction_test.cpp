#include "support/story.h"

namespace noddfa::application::correction_test {

namespace {

/// The conference's word on the review date was written down wrongly: the first of June was said.
constexpr auto put_right = R"({"do":"CorrectFact","conference":"C1","event":82,"instead":{"on":"2026-06-01"},
    "reason":"The chair said the first of June."})";

std::optional<Date> review_in_register(Story& story)
{
    return story.site().register_of(ChildId{"A"}).live->said.arrangements.review;
}

}

TEST(Correction, of_a_date_reaches_register_and_plan)
{
    Story story{"closed"};
    story.tell(put_right);
    EXPECT_EQ(review_in_register(story), Date(2026, 6, 1));
    EXPECT_EQ(story.site().plan_of(ChildId{"A"}).review_date, Date(2026, 6, 1));
}

TEST(Correction, of_a_date_leaves_what_was_agreed_since)
{
    Story story{"closed"};
    story.tell(R"({"do":"RequestEarlyReview","at":"2026-04-01T10:00","child":"A","reason":"Father is back."})");
    story.tell(
        R"({"do":"AnswerEarlyReview","by":"chair","child":"A","agreed":true,"on":"2026-04-20","reason":"So it is."})");
    ASSERT_EQ(review_in_register(story), Date(2026, 4, 20));
    story.tell(put_right);
    EXPECT_EQ(review_in_register(story), Date(2026, 4, 20));
}

}

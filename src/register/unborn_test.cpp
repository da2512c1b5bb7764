#include "support/story.h"

#include <gmock/gmock.h>

/// The whole way of an unborn child: the same conference, the same entry, a birth (A8, UNB-07).
namespace noddfa::cpr::unborn_test {

namespace {

using testing::Contains;

/// At the views on A, an unborn sibling is added, and a midwife who is there.
Story with_midwife()
{
    Story story{"views"};
    story.tell(R"({"do":"AddChild","child":{"id":"U","expected":"2026-06-01","mother":"mother"}})"
               "\n"
               R"({"do":"SetDirectContact","person":"police","child":"U","contact":true,"reason":"Sees the mother."})"
               "\n"
               R"({"do":"InviteParticipant","person":"midwife","name":"Mali Enghraifft","service":"midwifery"})");
    return story;
}

}

CLAUSE_PERMITS(PRE_01, with_a_midwife_there_the_conference_goes_on)
{
    auto story = with_midwife();
    story.tell(R"({"do":"RecordArrival","person":["midwife"]})");
    EXPECT_EQ(story.refusal_of(R"({"do":"OpenViews","child":"U"})"), "");
}

CLAUSE_REFUSES(PRE_01, without_midwifery_nothing_is_decided_for_an_unborn_child)
{
    auto story = with_midwife();
    EXPECT_EQ(story.refusal_of(R"({"do":"OpenViews","child":"U"})"), "no-midwifery UNB-01");
}

CLAUSE_COMPUTES(PRE_02, a_pre_birth_conference_is_due_and_run_like_any_other)
{
    auto const requested = [](char const* when) {
        Story story;
        story.tell(std::string{R"({"do":"RecordStrategyMeeting","held_on":"2026-02-16","children":["U"]})"} + "\n"
                   + R"({"do":"DetermineSection47","held_on":"2026-02-27","child":"U",)"
                   + R"("determination":"continuing_risk","consulted":["POL","CH"],"rationale":"Violence at home.",)"
                   + R"("views":"Mother is afraid."})" + "\n"
                   + R"({"do":"RequestConference","family":"F1","authority":"north-council","children":[{"id":"U",)"
                   + when + R"(}],"social_worker":"sw","team_manager":"manager"})");
        return story;
    };
    auto unborn = requested(R"("expected":"2026-06-01","mother":"mother")");
    auto born = requested(R"("born":"2026-01-01","mother":"mother")");
    EXPECT_EQ(unborn.conference().convening.kind, conference::Kind::pre_birth);
    auto const due = [](Story& story) { return conference::conference_due(story.conference(), story.terms()); };
    ASSERT_EQ(due(unborn).size(), due(born).size());
    EXPECT_EQ(due(unborn).front().due, due(born).front().due);
    EXPECT_EQ(unborn.open_duties(), born.open_duties());
}

}

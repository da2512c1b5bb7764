#include "conference/correction.h"
#include "conference/test_outcome.h"

namespace noddfa::conference::correction_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

/// The number in the conference of its first event with a name.
int number_of(Story const& story, std::string_view name)
{
    for (auto const& line : story.lines())
        if (line.contains("event") && line.at("event").as_string() == name
            && line.at("room").as_string() == "conference")
            return static_cast<int>(line.at("version").as_int64());
    return 0;
}

std::string correct(int event, std::string const& instead, std::string const& reason = "The clock was wrong.")
{
    return R"({"do":"CorrectFact","event":)" + std::to_string(event) + R"(,"instead":)" + instead + R"(,"reason":")"
           + reason + R"("})";
}

Event event_with(Arrival arrival) { return ArrivalRecorded{std::move(arrival)}; }

}

TEST(Correction, is_for_facts_and_never_for_what_somebody_judged_or_decided)
{
    EXPECT_TRUE(is_correctable(event_with({{PersonId{"sw"}}, {}})));
    EXPECT_TRUE(is_correctable(StrategyMeetingRecorded{}));
    EXPECT_TRUE(is_correctable(DirectContactSet{}));
    EXPECT_TRUE(is_correctable(ReportShared{}));
    EXPECT_TRUE(is_correctable(FirstCoreGroupSet{}));
    EXPECT_FALSE(is_correctable(ViewGiven{}));
    EXPECT_FALSE(is_correctable(VoteCast{}));
    EXPECT_FALSE(is_correctable(ConsensusDeclared{}));
    EXPECT_FALSE(is_correctable(ChairDecided{}));
    EXPECT_FALSE(is_correctable(OutcomeDeclared{}));
    EXPECT_FALSE(is_correctable(FamilyViewRecorded{}));
    EXPECT_FALSE(is_correctable(FactCorrected{}));
    EXPECT_FALSE(is_correctable(Event{}));
}

TEST(Correction, names_an_event_what_it_was_instead_and_why)
{
    Story story{"registered"};
    EXPECT_EQ(story.refusal_of(correct(0, R"({"person":["sw"]})")), "no-such-event CAL-05");
    EXPECT_EQ(story.refusal_of(correct(1, R"({"held_on":"2026-02-16T09:00"})", " ")), "missing-field CAL-05");
}

TEST(Correction, leaves_the_decision_and_marks_it_where_too_few_were_there_after_all)
{
    Story story{"registered"};
    auto const before = story.conference();
    auto after = before;
    for (std::string const person : {"hv", "teacher", "police"})
        after.meeting.presence.erase(PersonId{person});
    auto const events = shaken(before, after, story.terms());
    ASSERT_EQ(events.size(), 1U);
    auto const& mark = (*(events.front()).get_if<DecisionShaken>());
    EXPECT_EQ(mark.child, child_a);
    EXPECT_EQ(mark.clause, Clause::QUOR_06);
    EXPECT_EQ(mark.what, "quoracy");
    EXPECT_EQ(after.outcomes.declared.at(child_a).outcome, Outcome::register_);
}

TEST(Correction, that_leaves_enough_agencies_or_adds_some_shakes_nothing)
{
    Story story{"registered"};
    auto const before = story.conference();
    auto after = before;
    after.meeting.presence.erase(PersonId{"police"});
    EXPECT_THAT(shaken(before, after, story.terms()), IsEmpty());
    EXPECT_THAT(shaken(after, before, story.terms()), IsEmpty());
}

TEST(Correction, to_two_agencies_says_so)
{
    Story story{"registered"};
    auto const before = story.conference();
    auto after = before;
    for (std::string const person : {"teacher", "police"})
        after.meeting.presence.erase(PersonId{person});
    auto const events = shaken(before, after, story.terms());
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ((*(events.front()).get_if<DecisionShaken>()).clause, Clause::QUOR_02);
}

TEST(Correction, of_an_arrival_is_read_from_then_on_and_marks_the_decision)
{
    Story story{"registered"};
    auto const number = number_of(story, "ArrivalRecorded");
    ASSERT_GT(number, 0);
    auto const events = story.events_of(correct(number, R"({"person":["sw"]})"));
    EXPECT_THAT(events, Contains("FactCorrected"));
    EXPECT_THAT(events, Contains("DecisionShaken"));
    EXPECT_FALSE(story.conference().present(PersonId{"hv"}, story.now()));
    EXPECT_EQ(story.conference().afterwards.shaken.size(), 1U);
}

TEST(Correction, to_a_time_after_itself_or_to_an_end_before_the_beginning_does_not_fit)
{
    Story story{"closed"};
    story.tell(R"({"clock":"2026-03-10T09:00"})");
    auto const opened = number_of(story, "ConferenceOpened");
    auto const closed = number_of(story, "ConferenceClosed");
    EXPECT_EQ(story.refusal_of(correct(opened, R"({"held_on":"2027-03-06T12:00"})")), "correction-malformed REC-08");
    EXPECT_EQ(story.refusal_of(correct(closed, R"({"held_on":"2026-03-06T12:00"})")), "correction-malformed REC-08");
    EXPECT_TRUE(story.accepts(correct(opened, R"({"held_on":"2026-03-09T10:05"})")));
}

}

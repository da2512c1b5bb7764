#include "access/facts.h"
#include "base/london.h"

#include <gtest/gtest.h>

namespace noddfa::access::facts_test {

namespace {

Subject const user{SubjectKind::person, "u1"};
Subject const conference{SubjectKind::conference, "k1"};
Moment const noon = later(start_of(Date{2026, 10, 25}), 13 * 60); // the day the clocks go back: noon is its 13th hour
Settings const settings;

Fact fact(Relation relation, Moment since, std::optional<Moment> until = std::nullopt)
{
    return {relation, user, conference, "", since, until, PersonId{"u9"}, ParagraphId{"w1"}};
}

TEST(AccessFacts, hold_from_their_first_minute_until_before_their_end)
{
    auto const dated = fact(Relation::handles, noon, later(noon, 60));
    EXPECT_FALSE(holds(dated, later(noon, -1), {}, settings));
    EXPECT_TRUE(holds(dated, noon, {}, settings));
    EXPECT_TRUE(holds(dated, later(noon, 59), {}, settings));
    EXPECT_FALSE(holds(dated, later(noon, 60), {}, settings));
}

TEST(AccessFacts, last_through_the_last_london_day_that_an_event_leaves_them)
{
    Facts const closed{1, {}, {{Ending::conference_closed, conference, Date{2026, 10, 1}}}};
    auto const chair = fact(Relation::chair, start_of(Date{2026, 9, 1}));
    // 1 October and 28 days: the whole of 29 October in Europe/London, which after the 25th begins at midnight UTC.
    auto const last_day = start_of(Date{2026, 10, 29});
    EXPECT_TRUE(holds(chair, later(last_day, 23 * 60 + 59), closed, settings));
    EXPECT_FALSE(holds(chair, later(last_day, 24 * 60), closed, settings));
    auto longer = settings;
    longer.days_after_close = 29;
    EXPECT_TRUE(holds(chair, later(last_day, 24 * 60), closed, longer));
}

TEST(AccessFacts, are_not_ended_by_what_happened_to_another_conference_or_of_another_kind)
{
    auto const later_day = start_of(Date{2027, 3, 1});
    auto const chair = fact(Relation::chair, noon);
    Facts facts{1, {}, {{Ending::conference_closed, {SubjectKind::conference, "k2"}, Date{2026, 11, 1}}}};
    EXPECT_TRUE(holds(chair, later_day, facts, settings));
    facts.happened = {{Ending::record_agreed, conference, Date{2026, 11, 1}}};
    EXPECT_TRUE(holds(chair, later_day, facts, settings));
    facts.happened = {{Ending::conference_closed, conference, Date{2026, 11, 1}}};
    EXPECT_FALSE(holds(chair, later_day, facts, settings));
}

TEST(AccessFacts, a_claim_lasts_an_hour_whatever_end_is_written_on_it)
{
    auto const claim = fact(Relation::claim, noon, later(noon, 600));
    EXPECT_TRUE(holds(claim, later(noon, 59), {}, settings));
    EXPECT_FALSE(holds(claim, later(noon, 60), {}, settings));
    auto const need = fact(Relation::reasoned_need, noon);
    EXPECT_TRUE(holds(need, later(noon, 24 * 60 - 1), {}, settings));
    EXPECT_FALSE(holds(need, later(noon, 24 * 60), {}, settings));
}

TEST(AccessFacts, have_the_ends_and_the_part_of_their_relation)
{
    Fact invited{Relation::invitee, user,           conference,       "observer", noon,
                 std::nullopt,      PersonId{"u9"}, ParagraphId{"w1"}};
    EXPECT_TRUE(is_well_formed(invited));
    invited.until = later(noon, -1);
    EXPECT_FALSE(is_well_formed(invited));
    invited.until.reset();
    for (auto const* part : {"", "observe", "observer practitioner", "*"}) {
        invited.part = part;
        EXPECT_FALSE(is_well_formed(invited)) << part;
    }
    EXPECT_TRUE(is_well_formed(fact(Relation::chair, noon)));
    auto wrong = fact(Relation::chair, noon);
    wrong.part = "deputy";
    EXPECT_FALSE(is_well_formed(wrong));
    wrong = fact(Relation::core_group, noon);
    EXPECT_FALSE(is_well_formed(wrong));
    wrong = fact(Relation::attended, noon);
    EXPECT_FALSE(is_well_formed(wrong));
    wrong.part = "2";
    EXPECT_TRUE(is_well_formed(wrong));
}

TEST(AccessFacts, relate_in_one_direction_only)
{
    Facts const facts{1, {fact(Relation::chair, noon)}, {}};
    EXPECT_TRUE(related(Relation::chair, user, conference, noon, facts, settings));
    EXPECT_FALSE(related(Relation::chair, conference, user, noon, facts, settings));
    EXPECT_FALSE(related(Relation::record_taker, user, conference, noon, facts, settings));
}

}

}

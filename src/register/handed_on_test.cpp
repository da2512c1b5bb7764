#include "register/duties.h"
#include "support/story.h"

#include <gmock/gmock.h>

/// What reaches the register and the plan from a conference and a dispute, and how (R-17, R-20).
namespace noddfa::cpr::handed_on_test {

namespace {

using testing::Contains;
using testing::IsEmpty;

ChildId const child{"A"};

State const& entry_of(Story& story) { return story.site().register_of(child); }

std::string set_aside(std::string const& more = "")
{
    return R"({"do":"SetAside","dispute":"d1","trigger":"procedure","information":"No health view was asked for.",)"
           R"("reason":"Health knows most.","interim_protection":"Alaw stays with her aunt.")"
           + more + "}";
}

}

CLAUSE_COMPUTES(CPR_04, the_conferences_decision_is_the_entry)
{
    Story story{"registered"};
    auto const& state = entry_of(story);
    ASSERT_TRUE(state.live);
    EXPECT_EQ(state.live->from, Date(2026, 3, 9));
    EXPECT_EQ(state.live->said.primary, Category::neglect);
    EXPECT_EQ(state.identity.name, "Alaw Dychmygol");
    EXPECT_FALSE(state.alerts.empty());
    EXPECT_TRUE(story.site().plan_of(child).is_open());
}

CLAUSE_COMPUTES(CPR_24, what_the_conference_settles_completes_the_entry_and_ends_the_alert)
{
    Story story{"closed"};
    EXPECT_THAT(missing_arrangements(entry_of(story)), IsEmpty());
    EXPECT_TRUE(entry_of(story).alerts.empty());
    auto const& plan = story.site().plan_of(child);
    EXPECT_EQ(plan.coordinator, PersonId{"sw"});
    EXPECT_TRUE(plan.is_member(PersonId{"mother"}));
    EXPECT_EQ(plan.next_meeting, Date(2026, 3, 18));
}

CLAUSE_PERMITS(SET_03, a_registration_set_aside_keeps_its_entry_and_is_flagged)
{
    Story story{"closed"};
    EXPECT_THAT(story.events_of(set_aside()), Contains("EntryFlagged"));
    EXPECT_TRUE(entry_of(story).live);
    EXPECT_TRUE(answer_for(entry_of(story), {}).decision_under_challenge);
    EXPECT_EQ(story.conference().afterwards.set_aside.at(child), DisputeId{"d1"});
    EXPECT_TRUE(story.conference().outcomes.declared.contains(child));
}

CLAUSE_REFUSES(SET_03, a_decision_is_set_aside_by_nobody_but_the_lead_safeguarding_manager)
{
    Story story{"closed"};
    EXPECT_EQ(story.refusal_of(set_aside(R"(,"by":"senior")")), "not-lead-safeguarding-manager SET-03");
    EXPECT_FALSE(answer_for(entry_of(story), {}).decision_under_challenge);
}

TEST(HandedOn, a_change_of_coordinator_reaches_the_plan)
{
    Story story{"closed"};
    story.tell(R"({"do":"ChangeCoordinator","person":"sw-2","scw_registration":"W0000002","told_verbally":true})");
    EXPECT_EQ(story.site().plan_of(child).coordinator, PersonId{"sw-2"});
}

TEST(HandedOn, the_end_of_an_entry_reaches_the_plan)
{
    Story story{"closed"};
    story.tell(R"({"do":"RemoveAdministratively","ground":"left_uk","evidence":"Letter of the Irish agency.",)"
               R"("handover":"Handed over.","second":"custodian-2"})");
    EXPECT_FALSE(story.site().plan_of(child).registered);
    EXPECT_TRUE(story.site().plan_of(child).is_open());
}

TEST(HandedOn, no_reaction_can_be_given_by_a_person)
{
    Story story{"closed"};
    for (auto const* reaction : {"EnterRegister", "RemoveByReview", "FlagEntry", "StartPlan"})
        EXPECT_NE(story.fault_of(std::string{R"({"do":")"} + reaction + R"(","child":"A"})"), "");
}

}

#include "conference/outcome.h"
#include "conference/test_outcome.h"

namespace noddfa::conference::plan_gaps_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

OutlinePlan complete()
{
    OutlinePlan plan;
    plan.risks = {words("Violence at home")};
    plan.protection = words("Two services see her every week.");
    plan.outcomes = {{OutcomeTerm::shorter, words("No new injury."), {1}, {}},
                     {OutcomeTerm::longer, words("A calm home."), {}, words("Feeling safe")}};
    plan.actions = {{words("See her alone."), PersonId{"sw"}, Date(2026, 3, 20), {}, {}}};
    plan.provision = words("Counselling; advocacy goes on.");
    plan.monitoring = words("At each core group.");
    plan.monitors = {PersonId{"hv"}};
    plan.wishes = words("She wants the shouting to stop.");
    plan.parents_views = words("Her mother agrees.");
    return plan;
}

/// What is missing once a change is made to a complete plan.
template<class Change> std::vector<Clause> gaps_after(Change change)
{
    auto plan = complete();
    change(plan);
    return plan_gaps(plan);
}

}

#define NODDFA_PLAN_PART(clause, name, change)                                                                         \
    CLAUSE_PERMITS(clause, a_plan_that_has_##name) { EXPECT_THAT(plan_gaps(complete()), IsEmpty()); }                  \
    CLAUSE_REFUSES(clause, a_plan_without_##name)                                                                      \
    {                                                                                                                  \
        EXPECT_THAT(gaps_after([](OutlinePlan& plan) { change; }), ElementsAre(Clause::clause));                       \
    }

NODDFA_PLAN_PART(PLAN_03, how_working_together_protects_the_child, plan.protection.reset())
NODDFA_PLAN_PART(PLAN_06, support_or_why_none_is_needed, plan.provision = words(" "))
NODDFA_PLAN_PART(PLAN_08, how_progress_is_monitored, plan.monitoring.reset())
NODDFA_PLAN_PART(PLAN_09, practitioners_who_monitor, plan.monitors.clear())

CLAUSE_PERMITS(PLAN_02, a_plan_that_names_the_risks) { EXPECT_THAT(plan_gaps(complete()), IsEmpty()); }

CLAUSE_REFUSES(PLAN_02, a_plan_that_names_no_risk)
{
    EXPECT_THAT(gaps_after([](OutlinePlan& plan) { plan.risks.clear(); }), Contains(Clause::PLAN_02));
}

CLAUSE_PERMITS(PLAN_04, outcomes_for_both_terms) { EXPECT_THAT(plan_gaps(complete()), IsEmpty()); }

CLAUSE_REFUSES(PLAN_04, outcomes_for_one_term_only)
{
    EXPECT_THAT(gaps_after([](OutlinePlan& plan) { plan.outcomes.pop_back(); }), ElementsAre(Clause::PLAN_04));
    EXPECT_THAT(gaps_after([](OutlinePlan& plan) { plan.outcomes.front().term = OutcomeTerm::longer; }),
                ElementsAre(Clause::PLAN_04));
}

CLAUSE_PERMITS(PLAN_05, outcomes_tied_to_a_risk_or_to_well_being) { EXPECT_THAT(plan_gaps(complete()), IsEmpty()); }

CLAUSE_REFUSES(PLAN_05, an_outcome_tied_to_nothing_or_to_a_risk_that_is_not_there)
{
    EXPECT_THAT(gaps_after([](OutlinePlan& plan) { plan.outcomes.front().risks.clear(); }),
                ElementsAre(Clause::PLAN_05));
    EXPECT_THAT(gaps_after([](OutlinePlan& plan) { plan.outcomes.front().risks = {2}; }), ElementsAre(Clause::PLAN_05));
}

CLAUSE_PERMITS(PLAN_07, actions_with_owner_and_date) { EXPECT_THAT(plan_gaps(complete()), IsEmpty()); }

CLAUSE_REFUSES(PLAN_07, an_action_without_owner_or_date_and_a_plan_without_actions)
{
    EXPECT_THAT(gaps_after([](OutlinePlan& plan) { plan.actions.front().owner.reset(); }),
                ElementsAre(Clause::PLAN_07));
    EXPECT_THAT(gaps_after([](OutlinePlan& plan) { plan.actions.front().by_when.reset(); }),
                ElementsAre(Clause::PLAN_07));
    EXPECT_THAT(gaps_after([](OutlinePlan& plan) { plan.actions.clear(); }), ElementsAre(Clause::PLAN_07));
}

CLAUSE_PERMITS(PLAN_10, a_plan_that_has_taken_account_of_child_and_parents)
{
    EXPECT_THAT(plan_gaps(complete()), IsEmpty());
}

CLAUSE_REFUSES(PLAN_10, a_plan_without_the_childs_wishes_or_the_parents_views)
{
    EXPECT_THAT(gaps_after([](OutlinePlan& plan) { plan.wishes.reset(); }), ElementsAre(Clause::PLAN_10));
    EXPECT_THAT(gaps_after([](OutlinePlan& plan) { plan.parents_views.reset(); }), ElementsAre(Clause::PLAN_10));
}

TEST(OutlinePlan, empty_lacks_everything_but_links_between_things_it_has_not)
{
    EXPECT_THAT(plan_gaps({}), ElementsAre(Clause::PLAN_02, Clause::PLAN_03, Clause::PLAN_04, Clause::PLAN_06,
                                           Clause::PLAN_07, Clause::PLAN_08, Clause::PLAN_09, Clause::PLAN_10));
}

TEST(OutlinePlan, grows_by_entries_each_of_which_replaces_what_it_names)
{
    auto plan = complete();
    OutlinePlan entry;
    entry.risks = {words("Neglect"), words("Violence at home")};
    entry.wishes = words("She wants to stay with her mother.");
    take_in(plan, entry);
    EXPECT_EQ(plan.risks.size(), 2U);
    EXPECT_EQ(plan.wishes->text, "She wants to stay with her mother.");
    EXPECT_EQ(plan.protection, complete().protection);
    EXPECT_EQ(plan.monitors, complete().monitors);
}

}

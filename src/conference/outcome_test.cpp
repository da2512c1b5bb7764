#include "conference/decide.h"
#include "conference/outcome.h"
#include "conference/test_outcome.h"

namespace noddfa::conference::outcome_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

DeclaredOutcome const& outcome_of(Story const& story, ChildId const& child = child_a)
{
    return story.conference().outcomes.declared.at(child);
}

/// B of the siblings is decided for registration, with a category; A was declared before.
Story two_siblings()
{
    Story story{"siblings"};
    for (std::string const child : {"A", "B"}) {
        round_of(story,
                 {{"sw", "register"},
                  {"hv", "register"},
                  {"teacher", "register"},
                  {"teacher-2", "register"},
                  {"police", "register"},
                  {"probation", "register"}},
                 child);
        story.tell(R"({"do":"DeclareConsensus","child":")" + child + R"("})");
        story.tell(
            settle_line(R"([{"category":"emotional","reason":"What )" + child + R"( saw."}])", "emotional", "", child));
    }
    story.tell(declare_line("register"));
    return story;
}

}

CLAUSE_PERMITS(PRIN_06, one_decision_for_a_child)
{
    Story story{"agreed"};
    EXPECT_THAT(story.events_of(declare_line("register")), Contains("OutcomeDeclared"));
    EXPECT_EQ(outcome_of(story).outcome, Outcome::register_);
}

CLAUSE_REFUSES(PRIN_06, a_second_decision_or_another_kind_of_decision)
{
    Story story{"registered"};
    EXPECT_EQ(story.refusal_of(declare_line("register")), "already-decided PRIN-06");
    EXPECT_EQ(story.fault_of(declare_line("deferred")), "outcome not_one_of");
}

CLAUSE_REFUSES(CHAIR_05, a_decision_without_reasons_or_by_another_than_the_chair)
{
    Story story{"agreed"};
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareOutcome","child":"A","outcome":"register","limbs":["likely_harm"]})"),
              "reason-required CHAIR-05");
    EXPECT_EQ(story.refusal_of(declare_line("register", R"(,"by":"recorder")")), "not-the-chair CHAIR-05");
}

CLAUSE_PERMITS(CHAIR_05, a_decision_with_its_reasons)
{
    Story story{"agreed"};
    EXPECT_TRUE(story.accepts(declare_line("register")));
    EXPECT_EQ(outcome_of(story).reasons->text, "What was heard about A.");
}

CLAUSE_PERMITS(DEC_09, registration_on_one_limb)
{
    Story story{"agreed"};
    EXPECT_TRUE(story.accepts(declare_line("register")));
    EXPECT_THAT(outcome_of(story).limbs, ElementsAre(Limb::likely_harm));
}

CLAUSE_REFUSES(DEC_09, registration_on_no_limb)
{
    Story story{"agreed"};
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareOutcome","child":"A","outcome":"register","reasons":"As heard."})"),
              "no-limb DEC-09");
}

CLAUSE_COMPUTES(DEC_10, that_a_plan_is_needed_from_the_outcome)
{
    EXPECT_TRUE(needs_plan(Outcome::register_));
    EXPECT_TRUE(needs_plan(Outcome::continue_));
    EXPECT_FALSE(needs_plan(Outcome::not_register));
    EXPECT_FALSE(needs_plan(Outcome::remove));
}

CLAUSE_COMPUTES(DEC_10, a_contradiction_where_the_chair_saw_risk_but_no_need_for_a_plan)
{
    Story story{"agreed"};
    auto state = story.conference();
    state.voting.chair_decisions[child_a] = {child_a, Direction::register_, false, words("A tie.")};
    DeclareOutcome command;
    command.child = child_a;
    command.limbs = {Limb::likely_harm};
    command.reasons = words("As heard.");
    EXPECT_THAT(findings_of(decide(state, command, act_of(story, "chair"), story.terms())),
                Contains("risk-without-plan DEC-10"));
}

CLAUSE_PERMITS(DEC_12, siblings_decided_each_for_reasons_of_their_own)
{
    auto story = two_siblings();
    EXPECT_EQ(story.refusal_of(declare_line("register", "", "B")), "");
}

CLAUSE_REFUSES(DEC_12, a_siblings_reasons_copied_or_none_at_all)
{
    auto story = two_siblings();
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareOutcome","child":"B","outcome":"register","limbs":["likely_harm"]})"),
              "no-reason DEC-12");
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareOutcome","child":"B","outcome":"register","limbs":["likely_harm"],)"
                               R"("reasons":"What was heard about A."})"),
              "reason-required DEC-12");
}

CLAUSE_PERMITS(DEC_14, registration_and_no_registration_as_decided)
{
    Story agreed{"agreed"};
    EXPECT_EQ(agreed.refusal_of(declare_line("register")), "");
    auto against = decided(all_against);
    EXPECT_EQ(against.refusal_of(declare_line("not_register")), "");
}

CLAUSE_REFUSES(DEC_14, other_values_and_what_has_not_been_decided)
{
    Story agreed{"agreed"};
    EXPECT_EQ(agreed.refusal_of(declare_line("continue")), "outcome-not-open-here DEC-14");
    EXPECT_EQ(agreed.refusal_of(declare_line("change_category")), "outcome-not-open-here DEC-14");
    Story open{"split"};
    EXPECT_EQ(open.refusal_of(declare_line("not_register")), "no-decision-yet DEC-14");
}

CLAUSE_REFUSES(DEC_02, an_outcome_against_the_consensus_that_was_declared)
{
    Story story{"agreed"};
    EXPECT_EQ(story.refusal_of(declare_line("not_register")), "majority-stands DEC-02");
}

CLAUSE_REFUSES(VOTE_07, any_outcome_while_equal_votes_wait_for_the_chair)
{
    Story story{"vote"};
    cast(story, {{"sw", "for"}, {"police", "for"}, {"hv", "against"}, {"teacher", "against"}});
    story.tell(R"({"do":"CloseVote","child":"A"})");
    EXPECT_EQ(story.refusal_of(declare_line("not_register")), "tie-waits-for-chair VOTE-07");
}

CLAUSE_COMPUTES(VOTE_06, the_groupings_outvoted_as_they_stand_in_the_declaration)
{
    Story story{"vote"};
    cast(story, {{"sw", "for"}, {"police", "for"}, {"teacher", "for"}, {"hv", "against"}});
    story.tell(R"({"do":"CloseVote","child":"A"})");
    story.tell(settle_line(R"([{"category":"neglect"}])", "neglect"));
    story.tell(declare_line("register"));
    EXPECT_EQ(outcome_of(story).decided_by, DecidedBy::majority);
    EXPECT_THAT(outcome_of(story).dissent, ElementsAre(GroupingId{"CH"}));
}

CLAUSE_REFUSES(CAT_01, registration_without_a_category)
{
    auto story = decided(all_for);
    EXPECT_EQ(story.refusal_of(declare_line("register")), "no-category CAT-01");
}

CLAUSE_COMPUTES(REG_01, that_registration_is_live_with_the_decision_whatever_is_still_missing)
{
    Story story{"agreed"};
    auto const events = story.events_of(declare_line("register"));
    EXPECT_THAT(events, Contains("OutcomeDeclared"));
    EXPECT_TRUE(story.site().register_of(child_a).is_registered());
    EXPECT_THAT(story.conference().outcomes.plans, IsEmpty());
    EXPECT_THAT(story.conference().outcomes.coordinators, IsEmpty());
}

CLAUSE_REFUSES(REG_01, an_entry_by_a_decision_that_nobody_took)
{
    Story story{"split"};
    EXPECT_NE(story.refusal_of(declare_line("register")), "");
    EXPECT_FALSE(story.site().register_of(child_a).is_registered());
}

CLAUSE_PERMITS(DEFER_04, too_little_information_where_there_is_no_sign_of_immediate_risk)
{
    auto story = decided(all_against);
    EXPECT_THAT(
        story.events_of(declare_line("not_register", R"(,"ground":"insufficient_information",)"
                                                     R"("no_immediate_risk":"Seen today, safe with her aunt.")")),
        Contains("TaskSet"));
    auto const& task = story.conference().convening.tasks.back();
    EXPECT_EQ(task.what, "complete-assessment");
    EXPECT_EQ(task.clause, Clause::DEFER_03);
    EXPECT_EQ(task.owner, PersonId{"sw"});
    // REG-15: 42 working days from the start of the enquiries on 16 February 2026, Easter between.
    EXPECT_EQ(task.due, Date(2026, 4, 17));
}

CLAUSE_REFUSES(DEFER_04, that_ground_while_immediate_risk_is_not_excluded)
{
    auto story = decided(all_against);
    EXPECT_EQ(story.refusal_of(declare_line("not_register", R"(,"ground":"insufficient_information")")),
              "immediate-risk-not-excluded DEFER-04");
}

CLAUSE_RECORDS(NREG_06, whether_all_partners_agreed_that_there_is_no_continuing_risk)
{
    auto agreed = decided(all_against);
    EXPECT_THAT(agreed.findings_of(declare_line("not_register")), Not(Contains("not-unanimous NREG-06")));
    Story voted{"vote"};
    cast(voted, {{"sw", "for"}, {"police", "against"}, {"teacher", "against"}, {"hv", "against"}});
    voted.tell(R"({"do":"CloseVote","child":"A"})");
    EXPECT_THAT(voted.findings_of(declare_line("not_register")), Contains("not-unanimous NREG-06"));
}

CLAUSE_JUDGES(DEC_11, which_risk_and_which_limb_a_registration_rests_on)
{
    for (std::string const harm : {"actual", "likely", "ongoing"}) {
        Story story{"agreed"};
        EXPECT_TRUE(story.accepts(declare_line("register", R"(,"harm":[")" + harm + R"("])")));
    }
    Story silent{"agreed"};
    silent.tell(declare_line("register"));
    EXPECT_THAT(outcome_of(silent).harm, IsEmpty());
}

CLAUSE_REFUSES(QUOR_06, an_outcome_once_everybody_but_one_has_left)
{
    Story story{"agreed"};
    story.tell(R"({"do":"RecordDeparture","person":["hv","teacher","police"]})");
    EXPECT_EQ(story.refusal_of(declare_line("register")), "too-few-agencies QUOR-06");
}

TEST(Outcome, of_an_unknown_child_makes_no_sense)
{
    Story story{"agreed"};
    EXPECT_EQ(story.refusal_of(declare_line("register", "", "Z")), "unknown-child PRIN-06");
}

TEST(Outcome, of_a_closed_conference_does_not_change)
{
    Story story{"closed"};
    EXPECT_EQ(story.refusal_of(declare_line("register")), "conference-closed RUN-02");
}

TEST(Outcome, too_little_information_is_no_ground_to_register)
{
    Story story{"agreed"};
    EXPECT_EQ(story.refusal_of(declare_line("register", R"(,"ground":"insufficient_information")")),
              "contradictory DEFER-03");
}

}

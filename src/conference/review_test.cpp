#include "conference/decide.h"
#include "conference/test_review.h"

namespace noddfa::conference::review_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

/// What decides on a removal in a review whose register entry is changed first.
template<class Change> Answered removal(Story& story, Change change, std::size_t evidence = 1)
{
    auto state = story.conference();
    change(state.convening.request->standings[child_a]);
    DeclareOutcome command;
    command.child = child_a;
    command.outcome = Outcome::remove;
    command.reasons = words("No incident since March.");
    command.marked_change = words("The father left for good.");
    command.change.assign(evidence, words("She sleeps through."));
    return decide(state, command, act_of(story, "chair"), story.terms());
}

}

CLAUSE_PERMITS(REV_05, staying_on_the_register_changing_category_and_coming_off)
{
    auto on = reviewed(all_for);
    EXPECT_EQ(on.refusal_of(declare_line("continue")), "");
    auto changed = reviewed(all_for);
    changed.tell(settle_line(R"([{"category":"emotional"}])", "emotional"));
    EXPECT_EQ(changed.refusal_of(declare_line("change_category")), "");
    auto off = reviewed(all_against);
    EXPECT_EQ(off.refusal_of(remove_line()), "");
}

CLAUSE_REFUSES(REV_05, the_values_of_an_initial_conference)
{
    auto story = reviewed(all_for);
    EXPECT_EQ(story.refusal_of(declare_line("register")), "outcome-not-open-here REV-05");
    EXPECT_EQ(story.refusal_of(declare_line("not_register")), "outcome-not-open-here REV-05");
}

CLAUSE_REFUSES(REV_05, a_change_of_category_to_the_same_ones_without_a_word)
{
    auto story = reviewed(all_for);
    story.tell(settle_line(R"([{"category":"neglect"}])", "neglect"));
    EXPECT_EQ(story.refusal_of(declare_line("change_category")), "reason-required REV-05");
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareOutcome","child":"A","outcome":"change_category",)"
                               R"("reasons":{"REV-05":"Named anew.","CHAIR-05":"Still afraid."}})"),
              "");
}

CLAUSE_RECORDS(REV_04, the_original_reasons_on_which_the_review_opens)
{
    auto story = review();
    auto const reasons = original_reasons(story.conference(), child_a, story.terms());
    ASSERT_EQ(reasons.size(), 1U);
    EXPECT_EQ(reasons.front().text.substr(0, 24), "Two unexplained injuries");
}

CLAUSE_PERMITS(DEC_20, removal_by_a_reviews_decision)
{
    auto story = reviewed(all_against);
    EXPECT_TRUE(story.site().register_of(child_a).is_registered());
    story.tell(remove_line());
    EXPECT_FALSE(story.site().register_of(child_a).is_registered());
}

CLAUSE_REFUSES(DEC_20, removal_by_any_other_conference)
{
    auto story = decided(all_against);
    EXPECT_EQ(story.refusal_of(remove_line()), "outcome-not-open-here DEC-20");
}

CLAUSE_PERMITS(DER_01, removal_by_a_review)
{
    auto story = reviewed(all_against);
    EXPECT_THAT(story.events_of(remove_line()), Contains("OutcomeDeclared"));
}

CLAUSE_REFUSES(DER_01, removal_of_a_child_who_is_not_on_the_register)
{
    auto story = reviewed(all_against);
    EXPECT_EQ(refusal_of(removal(story, [](Standing& standing) { standing.on_register = false; })),
              "outcome-not-open-here DEC-20");
}

CLAUSE_PERMITS(DEC_21, removal_for_reasons_and_on_marked_change)
{
    auto story = reviewed(all_against);
    EXPECT_EQ(story.refusal_of(remove_line()), "");
}

CLAUSE_REFUSES(DEC_21, removal_without_reasons_or_at_the_first_review_without_marked_change)
{
    auto story = reviewed(all_against);
    EXPECT_EQ(story.refusal_of(remove_line("reasons")), "reason-required DEC-21");
    EXPECT_EQ(story.refusal_of(remove_line("marked_change")), "reason-required DEC-21");
}

CLAUSE_PERMITS(DER_02, removal_at_a_later_review_without_remark)
{
    auto story = reviewed(all_against);
    EXPECT_THAT(findings_of(removal(story, [](Standing& standing) { standing.reviews_held = 1; })), IsEmpty());
}

CLAUSE_REFUSES(DER_02, to_pass_over_that_it_is_the_first_review)
{
    auto story = reviewed(all_against);
    EXPECT_THAT(story.findings_of(remove_line()), ElementsAre("removal-at-first-review DER-02"));
}

CLAUSE_PERMITS(DER_03, removal_on_evidence_of_change_and_with_a_reason_also_without)
{
    auto story = reviewed(all_against);
    auto line = remove_line("change");
    line.replace(
        line.find(R"("reasons":"No injury and no incident since March.")"), 50,
        R"("reasons":{"CHAIR-05":"No incident since March.","DER-03":"Seen by all.","DER-08":"Seen by all."})");
    EXPECT_THAT(story.findings_of(line), Contains("no-evidence-of-change DER-03"));
}

CLAUSE_REFUSES(DER_03, removal_without_evidence_of_change)
{
    auto story = reviewed(all_against);
    EXPECT_EQ(story.refusal_of(remove_line("change")), "reason-required DER-03 DER-08");
}

CLAUSE_PERMITS(DER_04, removal_where_the_review_finds_no_continuing_risk)
{
    auto story = reviewed(all_against);
    EXPECT_EQ(story.refusal_of(remove_line()), "");
}

CLAUSE_REFUSES(DER_04, removal_while_the_review_finds_continuing_risk)
{
    auto story = reviewed(all_for);
    EXPECT_EQ(story.refusal_of(remove_line()), "majority-stands DEC-02");
}

CLAUSE_PERMITS(DER_08, removal_with_evidence_against_each_original_risk)
{
    auto story = reviewed(all_against);
    auto const second = [](Standing& standing) { standing.reasons.push_back(words("Violence at home.")); };
    EXPECT_EQ(refusal_of(removal(story, second, 2)), "");
}

CLAUSE_REFUSES(DER_08, removal_with_one_side_of_the_comparison_missing)
{
    auto story = reviewed(all_against);
    auto const second = [](Standing& standing) { standing.reasons.push_back(words("Violence at home.")); };
    EXPECT_EQ(refusal_of(removal(story, second)), "reason-required DER-08");
    EXPECT_EQ(refusal_of(removal(story, [](Standing& standing) { standing.reasons.clear(); })),
              "reason-required DER-08");
}

CLAUSE_REFUSES(DER_08, to_close_a_removal_without_a_step_down_plan)
{
    auto story = reviewed(all_against);
    story.tell(remove_line());
    EXPECT_EQ(story.refusal_of(close_line), "reason-required DER-08");
    story.tell(R"({"do":"AnswerNeeds","child":"A","needs":true,"reason":"Help with mornings.","parents_agree":true,)"
               R"("step_down_plan":"Weekly help at home.","step_down_owner":"sw","step_down_by":"2026-07-01"})");
    EXPECT_EQ(story.refusal_of(close_line), "");
}

CLAUSE_COMPUTES(DEC_22, that_the_chair_decides_where_there_is_no_consensus)
{
    auto story = removed_by_chair();
    EXPECT_EQ(story.refusal_of(remove_line()), "");
    auto const& outcome = story.conference().outcomes.declared.at(child_a);
    EXPECT_EQ(outcome.decided_by, DecidedBy::chair);
    EXPECT_THAT(outcome.dissent, ElementsAre(GroupingId{"CSS"}, GroupingId{"POL"}));
}

CLAUSE_COMPUTES(DER_05, who_is_told_of_a_removal_against_a_groupings_view)
{
    auto story = removed_by_chair();
    story.tell(remove_line());
    EXPECT_THAT(alerts(story), Contains("removal-against-view lead_safeguarding_manager"));
    auto agreed = reviewed(all_against);
    agreed.tell(remove_line());
    EXPECT_THAT(alerts(agreed), IsEmpty());
}

CLAUSE_PERMITS(MOV_12, removal_while_a_transfer_is_under_way_where_no_board_sets_otherwise)
{
    auto story = reviewed(all_against);
    EXPECT_EQ(refusal_of(removal(story, [](Standing& standing) { standing.transfer_pending = true; })), "");
}

CLAUSE_REFUSES(MOV_12, it_without_a_reason_where_the_board_does)
{
    auto story = reviewed(all_against);
    ChangedTerms changed{story};
    changed.settings.transfer_bars_removal = true;
    auto state = story.conference();
    state.convening.request->standings[child_a].transfer_pending = true;
    DeclareOutcome command;
    command.child = child_a;
    command.outcome = Outcome::remove;
    command.reasons = command.marked_change = words("No incident since March.");
    command.change = {words("She sleeps through.")};
    EXPECT_EQ(refusal_of(decide(state, command, act_of(story, "chair"), changed.terms())), "reason-required MOV-12");
}

CLAUSE_COMPUTES(REV_02, six_months_to_the_next_review)
{
    auto story = reviewed(all_for);
    story.tell(declare_line("continue"));
    EXPECT_EQ(story.refusal_of(R"({"do":"SetReviewDate","child":"A","on":"2026-12-09"})"), "reason-required REG-13");
    EXPECT_EQ(story.refusal_of(R"({"do":"SetReviewDate","child":"A","on":"2026-12-08"})"), "");
}

CLAUSE_COMPUTES(REG_13, a_later_reviews_limit_from_the_review_before)
{
    auto story = reviewed(all_for);
    story.tell(declare_line("continue"));
    EXPECT_THAT(story.open_duties(), Contains("REG-13 2026-12-08"));
}

CLAUSE_PERMITS(REG_11, a_review_to_close_with_the_date_of_the_next)
{
    auto story = reviewed(all_for);
    story.tell(declare_line("continue"));
    EXPECT_EQ(story.refusal_of(close_line), "no-review-date REG-11");
    story.tell(R"({"do":"SetReviewDate","child":"A","on":"2026-12-01"})");
    EXPECT_EQ(story.refusal_of(close_line), "");
}

TEST(Review, of_a_child_added_who_is_not_registered_decides_as_an_initial_conference)
{
    auto story = reviewed(all_for);
    auto state = story.conference();
    state.convening.request->standings[child_a] = {};
    EXPECT_FALSE(is_under_review(state, child_a, story.terms()));
    EXPECT_TRUE(is_under_review(story.conference(), child_a, story.terms()));
}

TEST(Review, reconvened_asks_of_a_registered_child_what_a_review_asks)
{
    auto story = reviewed(all_for);
    auto state = story.conference();
    state.convening.kind = Kind::reconvened;
    EXPECT_TRUE(is_under_review(state, child_a, story.terms()));
    state.convening.request->standings[child_a].temporary = true;
    EXPECT_FALSE(is_under_review(state, child_a, story.terms()));
}

CLAUSE_COMPUTES(REG_12, a_reviews_date_by_the_number_of_the_day_its_clock_started)
{
    auto story = review(R"({"set":"FIRST_REVIEW_MONTHS","value":2,"from":"2026-04-01"})");
    EXPECT_EQ(conference_due(story.conference(), story.terms()).front().due, Date(2026, 6, 9));
    EXPECT_FALSE(lateness(story.conference(), story.now().day, story.terms()));
}

}

#include "conference/afterwards.h"
#include "conference/decide.h"
#include "conference/test_outcome.h"

namespace noddfa::conference::record_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr auto seven_parts = R"("attendance","facts","discussion","strengths","risk_analysis","decisions","plan")";

std::string sign_off(std::string const& more, std::string const& parts = std::string{seven_parts} + R"(,"dissent")")
{
    return R"({"do":"SignOffRecord","parts":[)" + parts + "]" + more + "}";
}

constexpr auto approve = R"({"do":"ApproveDistribution","full":["sw","hv"],"partial":["mother"]})";

/// Closed without registration; the health visitor was outvoted.
Story closed_against_a_vote()
{
    Story story{"vote"};
    cast(story, {{"sw", "for"}, {"police", "against"}, {"teacher", "against"}, {"hv", "against"}});
    story.tell(R"({"do":"CloseVote","child":"A"})");
    story.tell(declare_line("not_register"));
    story.tell(needs_none);
    story.tell(close_line);
    return story;
}

}

CLAUSE_PERMITS(REC_03, sign_off_with_eight_parts_some_of_them_empty)
{
    Story story{"closed"};
    EXPECT_EQ(story.refusal_of(sign_off(R"(,"none":["dissent"])", seven_parts)), "");
}

CLAUSE_REFUSES(REC_03, sign_off_with_a_part_missing_or_both_there_and_empty)
{
    Story story{"closed"};
    EXPECT_EQ(story.refusal_of(sign_off("", seven_parts)), "reason-required REC-03");
    EXPECT_EQ(story.refusal_of(sign_off(R"(,"none":["plan"])")), "contradictory REC-03");
    Story open{"registered"};
    EXPECT_EQ(open.refusal_of(sign_off("")), "wrong-stage REC-03");
}

CLAUSE_PERMITS(CHAIR_12, the_chair_to_sign_off_and_say_who_gets_a_copy)
{
    Story story{"closed"};
    story.tell(sign_off(""));
    EXPECT_EQ(story.refusal_of(approve), "");
    EXPECT_THAT(story.conference().afterwards.distribution->partial, ElementsAre(PersonId{"mother"}));
}

CLAUSE_REFUSES(CHAIR_12, anybody_else_and_a_distribution_before_sign_off)
{
    Story story{"closed"};
    EXPECT_EQ(story.refusal_of(sign_off(R"(,"by":"recorder")")), "not-the-chair CHAIR-12");
    EXPECT_EQ(story.refusal_of(approve), "reason-required CHAIR-12");
    EXPECT_THAT(story.findings_of(R"({"do":"RecordCirculation","record":true})"),
                Contains("sent-without-approval CHAIR-12"));
}

CLAUSE_PERMITS(VOTE_06, a_record_that_lists_dissent)
{
    auto story = closed_against_a_vote();
    EXPECT_EQ(story.refusal_of(sign_off(R"(,"dissent_listed":true)")), "");
}

CLAUSE_REFUSES(VOTE_06, a_record_that_leaves_out_the_dissent_of_a_grouping)
{
    auto story = closed_against_a_vote();
    EXPECT_EQ(story.refusal_of(sign_off("")), "reason-required VOTE-06 DEC-18");
}

CLAUSE_PERMITS(DEC_18, a_record_without_dissent_where_there_was_none)
{
    Story story{"closed"};
    EXPECT_FALSE(has_dissent(story.conference(), child_a));
    EXPECT_EQ(story.refusal_of(sign_off("")), "");
}

CLAUSE_REFUSES(DEC_18, a_record_that_leaves_out_a_differing_view_or_the_chairs_concern)
{
    Story story{"closed"};
    auto state = story.conference();
    state.views.by_child.at(child_a).rounds.back().views.at(PersonId{"hv"}).view = ViewValue::not_register;
    EXPECT_TRUE(has_dissent(state, child_a));
    SignOffRecord command;
    command.parts = {RecordPart::attendance,    RecordPart::facts,     RecordPart::discussion, RecordPart::strengths,
                     RecordPart::risk_analysis, RecordPart::decisions, RecordPart::plan,       RecordPart::dissent};
    EXPECT_EQ(refusal_of(decide(state, command, act_of(story, "chair"), story.terms())), "reason-required DEC-18");
    story.tell(R"({"do":"StateConcern","child":"A","statement":"The plan is thin."})");
    EXPECT_EQ(story.refusal_of(sign_off(R"(,"chair_concern_in_summary":true)")), "reason-required DEC-18");
}

CLAUSE_PERMITS(CHAIR_07, a_summary_that_carries_the_chairs_concern)
{
    Story story{"closed"};
    story.tell(R"({"do":"StateConcern","child":"A","statement":"The plan is thin."})");
    EXPECT_EQ(story.refusal_of(sign_off(R"(,"chair_concern_in_summary":true,"dissent_listed":true)")), "");
}

CLAUSE_REFUSES(CHAIR_07, a_summary_that_leaves_it_out)
{
    Story story{"closed"};
    story.tell(R"({"do":"StateConcern","child":"A","statement":"The plan is thin."})");
    EXPECT_EQ(story.refusal_of(sign_off(R"(,"dissent_listed":true)")), "reason-required CHAIR-07");
}

CLAUSE_PERMITS(GRP_14, a_record_that_shows_the_chairs_ruling)
{
    Story story{"closed"};
    auto state = story.conference();
    state.groupings.rulings.push_back(words("The nurse sits with Child Health, for she sees the child."));
    SignOffRecord command;
    command.parts = {RecordPart::attendance,    RecordPart::facts,     RecordPart::discussion, RecordPart::strengths,
                     RecordPart::risk_analysis, RecordPart::decisions, RecordPart::plan,       RecordPart::dissent};
    command.groupings_listed = true;
    EXPECT_EQ(refusal_of(decide(state, command, act_of(story, "chair"), story.terms())), "");
    command.groupings_listed = false;
    EXPECT_EQ(refusal_of(decide(state, command, act_of(story, "chair"), story.terms())), "reason-required GRP-14");
}

CLAUSE_REFUSES(QUOR_05, a_record_without_the_rationale_for_going_on_with_two_agencies)
{
    Story story{"closed"};
    auto state = story.conference();
    for (std::string const person : {"teacher", "police"})
        state.meeting.presence.erase(PersonId{person});
    SignOffRecord command;
    command.parts = {RecordPart::attendance,    RecordPart::facts,     RecordPart::discussion, RecordPart::strengths,
                     RecordPart::risk_analysis, RecordPart::decisions, RecordPart::plan,       RecordPart::dissent};
    EXPECT_EQ(refusal_of(decide(state, command, act_of(story, "chair"), story.terms())), "reason-required QUOR-05");
    state.quoracy.discretion[child_a] = {child_a, {}, words("Both agencies that know her were there.")};
    EXPECT_EQ(refusal_of(decide(state, command, act_of(story, "chair"), story.terms())), "");
}

CLAUSE_PERMITS(REC_13, a_part_on_dissent_where_another_clause_sends_something_to_it)
{
    auto story = closed_against_a_vote();
    EXPECT_EQ(story.refusal_of(sign_off(R"(,"dissent_listed":true)")), "");
}

CLAUSE_REFUSES(REC_13, to_call_that_part_empty)
{
    auto story = closed_against_a_vote();
    EXPECT_EQ(story.refusal_of(sign_off(R"(,"none":["dissent"],"dissent_listed":true)", seven_parts)),
              "reason-required REC-13");
}

CLAUSE_PERMITS(REC_04, summary_and_outline_plan_within_five_working_days)
{
    Story story{"closed"};
    EXPECT_THAT(story.findings_of(R"({"do":"RecordCirculation","at":"2026-03-16T09:00"})"), IsEmpty());
    EXPECT_EQ(story.conference().afterwards.summary_sent, Date(2026, 3, 16));
}

CLAUSE_REFUSES(REC_04, to_pass_over_that_they_went_out_late)
{
    Story story{"closed"};
    EXPECT_THAT(story.findings_of(R"({"do":"RecordCirculation","at":"2026-03-17T09:00"})"),
                ElementsAre("summary-late REC-04"));
    EXPECT_THAT(story.open_duties(), Not(Contains("REC-04 2026-03-16")));
}

CLAUSE_PERMITS(REC_06, the_record_within_twenty_working_days)
{
    Story story{"closed"};
    story.tell(sign_off(""));
    story.tell(approve);
    EXPECT_THAT(story.findings_of(R"({"do":"RecordCirculation","record":true,"at":"2026-04-08T09:00"})"), IsEmpty());
}

CLAUSE_REFUSES(REC_06, to_pass_over_that_it_went_out_later)
{
    Story story{"closed"};
    story.tell(sign_off(""));
    story.tell(approve);
    EXPECT_THAT(story.findings_of(R"({"do":"RecordCirculation","record":true,"at":"2026-04-09T09:00"})"),
                ElementsAre("record-late REC-06"));
}

CLAUSE_PERMITS(REC_08, a_correction_within_ten_working_days_of_receipt)
{
    Story story{"closed"};
    story.tell(R"({"do":"RecordCirculation","record":true,"at":"2026-03-27T09:00"})");
    story.tell(R"({"do":"ConfirmReceipt","person":"hv","at":"2026-03-30T09:00"})");
    EXPECT_THAT(story.open_duties(), Contains("REC-08 2026-04-15"));
    EXPECT_THAT(story.findings_of(R"({"do":"SendCorrection","person":"hv","text":"Weighed twice.",)"
                                  R"("at":"2026-04-15T09:00"})"),
                IsEmpty());
}

CLAUSE_REFUSES(REC_08, to_pass_over_that_a_correction_came_later)
{
    Story story{"closed"};
    story.tell(R"({"do":"RecordCirculation","record":true,"at":"2026-03-27T09:00"})");
    story.tell(R"({"do":"ConfirmReceipt","person":"hv","at":"2026-03-30T09:00"})");
    EXPECT_THAT(story.findings_of(R"({"do":"SendCorrection","person":"hv","text":"Weighed twice.",)"
                                  R"("at":"2026-04-16T09:00"})"),
                ElementsAre("correction-late REC-08"));
    EXPECT_EQ(story.conference().afterwards.corrections.at(PersonId{"hv"}).size(), 1U);
}

TEST(Record, goes_to_people_of_the_conference)
{
    Story story{"closed"};
    story.tell(sign_off(""));
    EXPECT_EQ(story.refusal_of(R"({"do":"ApproveDistribution","full":["stranger"]})"), "unknown-person CHAIR-12");
    EXPECT_EQ(story.refusal_of(R"({"do":"ApproveDistribution"})"), "missing-field CHAIR-12");
}

CLAUSE_REFUSES(REC_08, a_receipt_of_what_was_not_sent)
{
    Story story{"closed"};
    constexpr auto receipt = R"({"do":"ConfirmReceipt","person":"hv","at":"2026-03-30T09:00"})";
    EXPECT_EQ(story.refusal_of(receipt), "record-not-sent REC-08");
    story.tell(R"({"do":"RecordCirculation","at":"2026-03-31T09:00"})");
    EXPECT_EQ(story.refusal_of(R"({"do":"ConfirmReceipt","person":"hv"})"), "record-not-sent REC-08");
    story.tell(R"({"do":"RecordCirculation","record":true,"at":"2026-04-01T09:00"})");
    EXPECT_TRUE(story.accepts(R"({"do":"ConfirmReceipt","person":"hv"})"));
}

}

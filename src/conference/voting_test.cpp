#include "conference/decide.h"
#include "conference/test_round.h"

#include <algorithm>

namespace noddfa::conference::voting_test {

namespace {

using Codes = std::vector<std::string>;

Said const three_to_one{{"sw", "for"}, {"teacher", "for"}, {"police", "for"}, {"hv", "against"}};
Said const two_to_two{{"sw", "for"}, {"police", "for"}, {"hv", "against"}, {"teacher", "against"}};
Said const nobody_decides{{"sw", "none"}, {"police", "none"}, {"hv", "none"}, {"teacher", "none"}};

constexpr auto close_vote = R"({"do":"CloseVote"})";
constexpr auto chair_registers =
    R"({"do":"DecideAsChair","decision":"register","plan_needed":true,"reason":"The injuries outweigh the rest."})";

/// Everything before the vote on A is done.
Story before_the_vote()
{
    Story story{"split"};
    declare_irresolvable(story);
    story.tell(R"({"do":"ConfirmGroupings"})");
    return story;
}

/// A vote on A with these votes, closed.
Story voted(Said const& votes)
{
    Story story{"vote"};
    cast(story, votes);
    story.tell(close_vote);
    return story;
}

/// The same conference as it would be were it a review of a child on the register.
State as_review(Story& story)
{
    auto state = story.conference();
    state.convening.kind = Kind::review;
    state.convening.request->standings[child_a].on_register = true;
    return state;
}

Act by_chair(Story& story, Reasons reasons = {})
{
    return {CommandId{"c"}, PersonId{"chair"}, std::nullopt, story.now(), story.now(), std::move(reasons)};
}

Paragraph words(std::string const& text)
{
    Paragraph paragraph;
    paragraph.text = text;
    return paragraph;
}

}

CLAUSE_PERMITS(VOTE_01, a_vote_for_a_recorded_reason)
{
    auto story = before_the_vote();
    EXPECT_EQ(story.findings_of(open_vote_line()), Codes{"vote-could-be-avoided VOTE-01"});
}

CLAUSE_REFUSES(VOTE_01, a_vote_without_a_reason)
{
    auto story = before_the_vote();
    EXPECT_EQ(story.refusal_of(R"({"do":"OpenVote"})"), "reason-required VOTE-01");
}

CLAUSE_COMPUTES(VOTE_02, a_vote_for_each_child_among_the_confirmed_groupings)
{
    Story story{"vote"};
    auto const& vote = *last_vote(story.conference(), child_a);
    EXPECT_EQ(vote.electorate.nominees.at(GroupingId{"CH"}), PersonId{"hv"});
    EXPECT_TRUE(vote.electorate.left_out.empty());
    EXPECT_EQ(story.refusal_of(open_vote_line()), "vote-open VOTE-02");
}

CLAUSE_REFUSES(VOTE_02, votes_where_no_vote_is_open_and_a_vote_opened_by_anybody_but_the_chair)
{
    auto story = before_the_vote();
    EXPECT_EQ(story.refusal_of(vote_line("sw", "for")), "no-open-vote VOTE-02");
    EXPECT_EQ(story.refusal_of(close_vote), "no-open-vote VOTE-02");
    EXPECT_EQ(story.refusal_of(R"({"do":"OpenVote","by":"sw"})"), "not-the-chair VOTE-02");
}

CLAUSE_PERMITS(VOTE_03, one_vote_of_each_grouping)
{
    auto story = voted(three_to_one);
    EXPECT_EQ(tally_of(story).for_, 3);
    EXPECT_EQ(last_vote(story.conference(), child_a)->ballots.size(), 4u);
}

CLAUSE_REFUSES(VOTE_03, a_second_vote_of_a_grouping)
{
    Story story{"vote"};
    story.tell(vote_line("hv", "for"));
    EXPECT_EQ(story.refusal_of(vote_line("hv", "against")), "already-voted VOTE-03");
    EXPECT_EQ(story.refusal_of(R"({"do":"NameLead","grouping":"CH","person":"hv"})"), "already-voted VOTE-03");
}

CLAUSE_PERMITS(VOTE_04, the_nominee_to_vote_and_the_record_taker_to_enter_it)
{
    Story story{"vote"};
    EXPECT_TRUE(story.accepts(vote_line("sw", "for")));
    EXPECT_TRUE(story.accepts(R"({"do":"CastVote","by":"recorder","person":"hv","vote":"for","confirmed":true})"));
}

CLAUSE_REFUSES(VOTE_04, a_vote_of_anybody_but_the_nominee)
{
    Story story{"split"};
    join(story, "nurse", "school_nursing", "health-board");
    story.tell(R"({"do":"ExcuseView","person":"nurse","reason":"Came after the round."})");
    declare_irresolvable(story);
    story.tell(R"({"do":"ConfirmGroupings"})");
    EXPECT_EQ(story.refusal_of(open_vote_line()), "no-nominee VOTE-04");
    story.tell(R"({"do":"NameLead","grouping":"CH","person":"hv"})");
    story.tell(open_vote_line());
    EXPECT_EQ(story.refusal_of(vote_line("nurse", "for")), "not-a-nominee VOTE-04");
    EXPECT_EQ(story.refusal_of(R"({"do":"CastVote","person":"sw","grouping":"CH","vote":"for"})"),
              "not-a-nominee VOTE-04");
    story.tell(R"({"do":"NameLead","grouping":"CH","person":"nurse"})");
    EXPECT_TRUE(story.accepts(vote_line("nurse", "for")));
}

CLAUSE_REFUSES(VOTE_04, a_vote_entered_by_another_or_not_confirmed)
{
    Story story{"vote"};
    EXPECT_EQ(story.refusal_of(R"({"do":"CastVote","by":"sw","person":"hv","vote":"for","confirmed":true})"),
              "not-your-view VOTE-04");
    EXPECT_EQ(story.refusal_of(R"({"do":"CastVote","by":"recorder","person":"hv","vote":"for"})"),
              "not-confirmed VOTE-04");
}

CLAUSE_REFUSES(VOTE_04, to_close_while_a_nominee_has_not_voted)
{
    Story story{"vote"};
    cast(story, {{"sw", "for"}, {"hv", "against"}, {"police", "for"}});
    EXPECT_EQ(story.refusal_of(close_vote), "votes-missing VOTE-04");
}

CLAUSE_COMPUTES(VOTE_05, the_majority_of_the_votes_cast)
{
    auto story = voted(three_to_one);
    EXPECT_EQ(tally_of(story).result, VoteResult::register_);
    EXPECT_EQ(decided_direction(story.conference(), child_a), Direction::register_);
    auto against = voted({{"sw", "for"}, {"police", "none"}, {"hv", "against"}, {"teacher", "against"}});
    EXPECT_EQ(tally_of(against).result, VoteResult::not_register);
    EXPECT_EQ(tally_of(against).none, 1);
}

CLAUSE_REFUSES(VOTE_05, the_chair_to_overturn_a_majority)
{
    auto story = voted(three_to_one);
    EXPECT_EQ(story.refusal_of(R"({"do":"DecideAsChair","decision":"not_register","plan_needed":false,
                                   "reason":"I think otherwise.","reasons":{"VOTE-05":"I do."}})"),
              "majority-stands VOTE-05");
    EXPECT_EQ(story.refusal_of(open_vote_line()), "majority-stands VOTE-05");
}

CLAUSE_COMPUTES(VOTE_05, the_majority_of_the_whole_electorate_where_the_board_asks_for_it)
{
    Story story;
    story.tell(R"({"set":"MAJORITY_BASIS","value":"electorate","from":"2026-01-01"})");
    story.tell(R"({"include":"vote"})");
    cast(story, {{"sw", "for"}, {"police", "for"}, {"hv", "against"}, {"teacher", "none"}});
    story.tell(close_vote);
    EXPECT_EQ(tally_of(story).result, VoteResult::tie);
}

CLAUSE_COMPUTES(VOTE_06, who_dissents_from_the_majority)
{
    auto story = voted(three_to_one);
    EXPECT_EQ(tally_of(story).dissent, std::vector<GroupingId>{GroupingId{"CH"}});
    EXPECT_TRUE(tally_of(story).disagreed_outside.empty());
}

CLAUSE_COMPUTES(VOTE_06, apart_from_them_who_disagrees_without_a_vote)
{
    Story story{"vote"};
    story.tell(R"({"do":"RecordDeparture","at":"2026-03-09T11:30","person":["hv"]})");
    cast(story, {{"sw", "for"}, {"police", "for"}, {"teacher", "against"}});
    story.tell(close_vote);
    EXPECT_EQ(tally_of(story).dissent, std::vector<GroupingId>{GroupingId{"EDU"}});
    EXPECT_EQ(tally_of(story).disagreed_outside, std::vector<GroupingId>{GroupingId{"CH"}});
}

CLAUSE_COMPUTES(VOTE_07, that_equal_votes_leave_it_to_the_chair)
{
    auto story = voted(two_to_two);
    EXPECT_EQ(tally_of(story).result, VoteResult::tie);
    EXPECT_EQ(decided_direction(story.conference(), child_a), std::nullopt);
    EXPECT_EQ(story.refusal_of(open_vote_line()), "chair-decides VOTE-07");
}

CLAUSE_PERMITS(VOTE_07, the_chair_to_decide_equal_votes_either_way)
{
    auto one = voted(two_to_two);
    EXPECT_EQ(one.events_of(chair_registers), Codes{"ChairDecided"});
    EXPECT_EQ(decided_direction(one.conference(), child_a), Direction::register_);
    auto other = voted(two_to_two);
    other.tell(R"({"do":"DecideAsChair","decision":"not_register","plan_needed":false,"reason":"Help is accepted."})");
    EXPECT_EQ(decided_direction(other.conference(), child_a), Direction::not_register);
}

CLAUSE_REFUSES(VOTE_07, the_chair_without_reasons_or_with_one_question_unanswered)
{
    auto story = voted(two_to_two);
    EXPECT_EQ(story.refusal_of(R"({"do":"DecideAsChair","decision":"register","plan_needed":true})"),
              "reason-required VOTE-07");
    EXPECT_EQ(story.refusal_of(R"({"do":"DecideAsChair","decision":"register","reason":"Injuries."})"),
              "missing-field VOTE-07");
    EXPECT_EQ(story.refusal_of(R"({"do":"DecideAsChair","by":"sw","decision":"register","plan_needed":true})"),
              "not-the-chair VOTE-07");
    EXPECT_EQ(story.findings_of(R"({"do":"DecideAsChair","decision":"register","plan_needed":false,"reason":"So."})"),
              Codes{"contradictory-view DEC-10"});
    EXPECT_EQ(story.refusal_of(chair_registers), "already-done VOTE-02");
}

CLAUSE_REFUSES(VOTE_07, the_chair_where_nobody_has_voted_yet)
{
    Story story{"vote"};
    EXPECT_EQ(story.refusal_of(chair_registers), "not-for-the-chair VOTE-07");
    auto before = before_the_vote();
    EXPECT_EQ(before.refusal_of(chair_registers), "not-for-the-chair VOTE-07");
    Story agreed{"agreed"};
    EXPECT_EQ(agreed.refusal_of(chair_registers), "consensus-exists DEC-02");
}

CLAUSE_COMPUTES(VOTE_07, a_second_vote_where_nobody_decided_and_then_the_chair)
{
    auto story = voted(nobody_decides);
    EXPECT_EQ(tally_of(story).result, VoteResult::empty);
    EXPECT_EQ(story.refusal_of(chair_registers), "not-for-the-chair VOTE-07");
    EXPECT_EQ(story.findings_of(R"({"do":"OpenVote"})"), Codes{});
    EXPECT_TRUE(last_vote(story.conference(), child_a)->electorate.retried);
    cast(story, nobody_decides);
    story.tell(close_vote);
    EXPECT_EQ(story.refusal_of(R"({"do":"OpenVote"})"), "chair-decides VOTE-07");
    EXPECT_EQ(story.events_of(chair_registers), (Codes{"ChairDecided", "AlertRaised"}));
    auto const& told = story.conference().convening.open_alerts.back();
    EXPECT_EQ(told.to, PersonId{"lsm"});
    EXPECT_EQ(told.about, "no-vote-possible");
}

CLAUSE_REFUSES(VOTE_08, two_votes_of_one_person)
{
    Story story{"vote"};
    story.tell(vote_line("hv", "for"));
    EXPECT_EQ(story.refusal_of(R"({"do":"AllocateToGrouping","person":"hv","grouping":"EDU","reason":"No."})"),
              "vote-open VOTE-08");
}

CLAUSE_PERMITS(VOTE_13, the_chair_to_decide_on_equal_votes_alone)
{
    auto story = voted(two_to_two);
    EXPECT_TRUE(story.accepts(chair_registers));
}

CLAUSE_REFUSES(VOTE_13, the_chair_as_a_voter)
{
    Story story{"vote"};
    EXPECT_EQ(story.refusal_of(vote_line("chair", "for")), "chair-has-no-vote VOTE-13");
}

CLAUSE_PERMITS(VOTE_14, a_vote_to_close_without_a_grouping_that_has_left)
{
    Story story{"vote"};
    story.tell(R"({"do":"RecordDeparture","at":"2026-03-09T11:30","person":["hv"]})");
    cast(story, {{"sw", "for"}, {"police", "for"}, {"teacher", "against"}});
    EXPECT_TRUE(story.accepts(close_vote));
}

CLAUSE_REFUSES(VOTE_14, a_vote_of_somebody_who_is_not_there)
{
    Story story{"vote"};
    story.tell(R"({"do":"RecordDeparture","at":"2026-03-09T11:30","person":["hv"]})");
    EXPECT_EQ(story.refusal_of(vote_line("hv", "for")), "not-present VOTE-14");
    Story other{"views"};
    EXPECT_EQ(other.refusal_of(R"({"do":"ConfirmGroupings","groupings":["CSS","AH"],"ruling":"All."})"),
              "nobody-present VOTE-14");
}

CLAUSE_PERMITS(VOTE_15, practitioners_to_vote)
{
    Story story{"vote"};
    EXPECT_TRUE(story.accepts(vote_line("teacher", "against")));
}

CLAUSE_REFUSES(VOTE_15, a_vote_of_anybody_who_is_not_party_to_the_decision)
{
    Story story{"vote"};
    story.tell(R"({"do":"InviteParticipant","person":"lawyer","name":"Luned Enghraifft","capacity":"legal_adviser"})");
    story.tell(R"({"do":"RecordArrival","person":["lawyer"]})");
    for (std::string const person : {"mother", "lawyer", "recorder"})
        EXPECT_EQ(story.refusal_of(vote_line(person, "for")), "not-a-practitioner VOTE-15") << person;
}

CLAUSE_REFUSES(RESP_06, an_abstention_in_a_vote_without_code_and_reason)
{
    Story story{"vote"};
    EXPECT_EQ(story.refusal_of(R"({"do":"CastVote","person":"sw"})"), "bare-abstention RESP-06");
    EXPECT_EQ(story.refusal_of(R"({"do":"CastVote","person":"sw","vote":"none"})"), "bare-abstention RESP-06");
    EXPECT_TRUE(story.accepts(vote_line("sw", "none")));
}

TEST(Voting, every_step_before_a_vote_that_was_passed_over_asks_the_chair_for_a_reason)
{
    Story story{"split"};
    EXPECT_EQ(story.refusal_of(R"({"do":"OpenVote"})"), "reason-required DEC-03 DEC-04 DEC-05 GRP-12 VOTE-01");
    EXPECT_TRUE(story.accepts(R"({"do":"OpenVote","reasons":{"DEC-03":"No time.","DEC-04":"All heard.",
        "DEC-05":"Plain to all.","GRP-12":"Four are here.","VOTE-01":"No other way."}})"));
    EXPECT_TRUE(views_on(story.conference(), child_a).closed());
}

TEST(Voting, one_grouping_may_decide_and_it_is_shown)
{
    Story story{"split"};
    declare_irresolvable(story);
    story.tell(R"({"do":"ConfirmGroupings","groupings":["CSS"],"ruling":"The others know another family."})");
    auto const findings = story.findings_of(open_vote_line());
    EXPECT_EQ(std::count(findings.begin(), findings.end(), "one-grouping-decides VOTE-05"), 1);
}

TEST(Voting, removal_without_consensus_is_the_chairs_to_decide_without_a_vote)
{
    auto story = before_the_vote();
    auto const review = as_review(story);
    auto const act = by_chair(story, {{Clause::VOTE_01, words("Differences stay.")}});
    auto const vote = decide(review, OpenVote{{child_a}}, act, story.terms());
    ASSERT_TRUE(vote.refusal);
    EXPECT_EQ(vote.refusal->code, "chair-decides"_code);
    EXPECT_EQ(vote.refusal->clauses.front(), Clause::DEC_22);
    DecideAsChair const ruling{{child_a, Direction::not_register, false, words("Nothing new in six months.")}};
    EXPECT_TRUE(decide(review, ruling, act, story.terms()).accepted());
}

TEST(Voting, removal_without_consensus_is_voted_on_where_the_board_sets_it)
{
    auto story = before_the_vote();
    auto const review = as_review(story);
    ChangedTerms changed{story};
    changed.settings.dereg_no_consensus = DeregistrationRule::vote_then_chair;
    auto const act = by_chair(story, {{Clause::VOTE_01, words("Differences stay.")}});
    EXPECT_TRUE(decide(review, OpenVote{{child_a}}, act, changed.terms()).accepted());
    DecideAsChair const ruling{{child_a, Direction::not_register, false, words("Nothing new in six months.")}};
    EXPECT_FALSE(decide(review, ruling, act, changed.terms()).accepted());
}

CLAUSE_REFUSES(QUOR_06, to_count_a_vote_with_one_agency_left)
{
    Story story{"vote"};
    cast(story, {{"sw", "for"}});
    story.tell(R"({"do":"RecordDeparture","at":"2026-03-09T11:10","person":["hv","teacher","police"]})");
    EXPECT_EQ(story.refusal_of(close_vote), "too-few-agencies QUOR-06");
    story.tell(R"({"do":"RecordArrival","at":"2026-03-09T11:20","person":["hv","teacher","police"]})");
    EXPECT_EQ(story.refusal_of(close_vote), "votes-missing VOTE-04");
}

CLAUSE_REFUSES(QUOR_06, to_count_a_vote_after_an_adjournment_from_which_nobody_came_back)
{
    Story story{"vote"};
    cast(story, three_to_one);
    story.tell(R"({"do":"AdjournConference","reason":"Fire alarm.","no_immediate_risk":"With her grandmother.",)"
               R"("resumes":"2026-03-10T10:00"})");
    story.tell(R"({"do":"ResumeConference","at":"2026-03-10T10:00"})");
    EXPECT_EQ(story.refusal_of(close_vote), "too-few-agencies QUOR-06");
}

CLAUSE_RECORDS(VOTE_06, the_view_of_a_grouping_that_a_ruling_left_out_of_the_vote)
{
    Story story{"split"};
    declare_irresolvable(story);
    story.tell(R"({"do":"ConfirmGroupings","groupings":["CSS","POL"],"ruling":"The others know another family."})");
    story.tell(open_vote_line());
    EXPECT_EQ(story.refusal_of(vote_line("hv", "against")), "left-out-by-ruling VOTE-03");
    cast(story, {{"sw", "for"}, {"police", "for"}});
    story.tell(close_vote);
    EXPECT_EQ(tally_of(story).disagreed_outside, (std::vector{GroupingId{"CH"}, GroupingId{"EDU"}}));
    for (auto const& uncounted : tally_of(story).not_counted)
        EXPECT_EQ(uncounted.because, "not_confirmed") << uncounted.grouping.value;
}

}

#include "conference/test_round.h"

namespace noddfa::conference::consensus_test {

namespace {

Said const all_register{{"sw", "register"}, {"hv", "register"}, {"teacher", "register"}, {"police", "register"}};

ConsensusTestResult tested(Story& story)
{
    return test_consensus(story.conference(), child_a, story.now(), story.terms());
}

/// A school nurse, of the same grouping as the health visitor, has joined.
Story with_nurse()
{
    Story story{"views"};
    join(story, "nurse", "school_nursing", "health-board");
    return story;
}

constexpr auto declare_consensus = R"({"do":"DeclareConsensus"})";

}

CLAUSE_RECORDS(DEC_01, that_there_was_consensus_and_which_way)
{
    Story story{"views"};
    round_of(story, {{"sw", "not_register"}, {"hv", "not_register"}, {"teacher", "none"}, {"police", "not_register"}});
    story.tell(declare_consensus);
    EXPECT_EQ(views_on(story.conference(), child_a).consensus, Direction::not_register);
    EXPECT_EQ(decided_direction(story.conference(), child_a), Direction::not_register);
}

CLAUSE_COMPUTES(DEC_02, consensus_where_every_grouping_agrees)
{
    Story story{"views"};
    round_of(story, all_register);
    EXPECT_EQ(tested(story).direction, Direction::register_);
    EXPECT_TRUE(story.accepts(declare_consensus));
}

CLAUSE_REFUSES(DEC_02, consensus_where_one_grouping_differs)
{
    Story story{"views"};
    round_of(story, {{"sw", "register"}, {"hv", "register"}, {"teacher", "register"}, {"police", "not_register"}});
    EXPECT_EQ(story.refusal_of(declare_consensus), "no-consensus DEC-02");
}

CLAUSE_PERMITS(DEC_02, a_reasoned_non_view_to_break_nothing)
{
    Story story{"views"};
    round_of(story, {{"sw", "register"}, {"hv", "register"}, {"teacher", "none"}, {"police", "none"}});
    EXPECT_EQ(tested(story).groupings.at(GroupingId{"POL"}), GroupingView::none);
    EXPECT_TRUE(story.accepts(declare_consensus));
}

CLAUSE_REFUSES(DEC_02, consensus_of_a_single_grouping)
{
    Story story{"views"};
    round_of(story, {{"sw", "register"}, {"hv", "none"}, {"teacher", "none"}, {"police", "none"}});
    EXPECT_EQ(story.refusal_of(declare_consensus), "no-consensus DEC-02");
}

CLAUSE_COMPUTES(DEC_02, the_leads_view_where_members_of_a_grouping_differ)
{
    auto story = with_nurse();
    auto said = all_register;
    said.emplace_back("nurse", "not_register");
    round_of(story, said);
    EXPECT_EQ(tested(story).groupings.at(GroupingId{"CH"}), GroupingView::differs);
    EXPECT_EQ(story.refusal_of(declare_consensus), "no-consensus DEC-02");
    story.tell(R"({"do":"NameLead","grouping":"CH","person":"hv"})");
    EXPECT_EQ(tested(story).groupings.at(GroupingId{"CH"}), GroupingView::register_);
    story.tell(R"({"do":"NameLead","grouping":"CH","person":"nurse","child":"A"})");
    EXPECT_EQ(tested(story).groupings.at(GroupingId{"CH"}), GroupingView::not_register);
}

CLAUSE_REFUSES(DEC_02, consensus_against_the_standing_objection_of_a_lead)
{
    Story story{"views"};
    round_of(story, all_register);
    story.tell(R"({"do":"RaiseObjection","person":"hv","reason":"I have thought again."})");
    EXPECT_EQ(story.refusal_of(declare_consensus), "standing-objection DEC-02");
    story.tell(R"({"do":"WithdrawObjection","person":"hv"})");
    EXPECT_TRUE(story.accepts(declare_consensus));
}

CLAUSE_REFUSES(DEC_02, a_standing_objection_of_anybody_but_a_lead)
{
    auto story = with_nurse();
    auto said = all_register;
    said.emplace_back("nurse", "register");
    round_of(story, said);
    story.tell(R"({"do":"NameLead","grouping":"CH","person":"hv"})");
    EXPECT_EQ(story.refusal_of(R"({"do":"RaiseObjection","person":"nurse","reason":"No."})"), "not-a-lead DEC-02");
    EXPECT_EQ(story.refusal_of(R"({"do":"RaiseObjection","person":"mother","reason":"No."})"), "not-a-lead DEC-02");
    EXPECT_EQ(story.refusal_of(R"({"do":"RaiseObjection","by":"sw","person":"hv","reason":"No."})"),
              "not-your-view DEC-02");
    EXPECT_EQ(story.refusal_of(R"({"do":"WithdrawObjection","person":"hv"})"), "no-objection DEC-02");
    EXPECT_TRUE(story.accepts(declare_consensus));
}

CLAUSE_REFUSES(DEC_02, consensus_declared_by_anybody_but_the_chair)
{
    Story story{"views"};
    round_of(story, all_register);
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareConsensus","by":"sw"})"), "not-the-chair DEC-02");
}

CLAUSE_REFUSES(DEC_02, to_call_a_difference_irresolvable_where_there_is_none)
{
    Story story{"views"};
    round_of(story, all_register);
    story.tell(R"({"do":"RecordResolutionAttempt","how":"Asked again."})");
    story.tell(R"({"do":"ConfirmAgenciesAsked"})");
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareIrresolvable","statement":"No."})"), "consensus-exists DEC-02");
}

CLAUSE_COMPUTES(DEC_02, consensus_of_every_practitioner_where_the_board_asks_for_it)
{
    auto story = with_nurse();
    auto said = all_register;
    said.emplace_back("nurse", "not_register");
    round_of(story, said);
    story.tell(R"({"do":"NameLead","grouping":"CH","person":"hv"})");
    ChangedTerms changed{story};
    changed.settings.consensus_test = ConsensusTest::all_practitioners;
    EXPECT_EQ(tested(story).direction, Direction::register_);
    EXPECT_EQ(test_consensus(story.conference(), child_a, story.now(), changed.terms()).direction, std::nullopt);
}

CLAUSE_PERMITS(DEC_18, dissent_within_a_grouping_to_be_on_record_beside_consensus)
{
    auto story = with_nurse();
    auto said = all_register;
    said.emplace_back("nurse", "not_register");
    round_of(story, said);
    story.tell(R"({"do":"NameLead","grouping":"CH","person":"hv"})");
    EXPECT_EQ(story.findings_of(declare_consensus), std::vector<std::string>{"individual-difference DEC-18"});
    EXPECT_EQ(last_revealed(views_on(story.conference(), child_a))->views.at(PersonId{"nurse"}).view,
              ViewValue::not_register);
}

CLAUSE_PERMITS(DEC_03, another_round_after_an_attempt_to_resolve_the_difference)
{
    Story story{"split"};
    story.tell(R"({"do":"RecordResolutionAttempt","how":"Summed up again."})");
    EXPECT_TRUE(story.accepts(R"({"do":"OpenViews"})"));
}

CLAUSE_REFUSES(DEC_03, another_round_or_an_irresolvable_difference_without_an_attempt)
{
    Story story{"split"};
    EXPECT_EQ(story.refusal_of(R"({"do":"OpenViews"})"), "reason-required DEC-03");
    story.tell(R"({"do":"ConfirmAgenciesAsked"})");
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareIrresolvable","statement":"No."})"), "reason-required DEC-03");
}

CLAUSE_REFUSES(DEC_03, an_attempt_before_any_view_is_known)
{
    Story story{"views"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordResolutionAttempt","how":"Too soon."})"), "nothing-revealed DEC-03");
}

CLAUSE_COMPUTES(DEC_03, as_many_attempts_as_the_board_asks_for)
{
    Story story;
    story.tell(R"({"set":"MIN_RESOLUTION_ATTEMPTS","value":2,"from":"2026-01-01"})");
    story.tell(R"({"include":"split"})");
    story.tell(R"({"do":"ConfirmAgenciesAsked"})");
    story.tell(R"({"do":"RecordResolutionAttempt","how":"Summed up again."})");
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareIrresolvable","statement":"No."})"), "reason-required DEC-03");
    story.tell(R"({"do":"RecordResolutionAttempt","how":"A break, then each in turn."})");
    EXPECT_TRUE(story.accepts(R"({"do":"DeclareIrresolvable","statement":"No."})"));
}

CLAUSE_PERMITS(DEC_04, to_go_on_once_every_agency_was_asked)
{
    Story story{"split"};
    declare_irresolvable(story);
    EXPECT_TRUE(views_on(story.conference(), child_a).irresolvable);
}

CLAUSE_REFUSES(DEC_04, to_go_on_before_every_agency_was_asked)
{
    Story story{"split"};
    story.tell(R"({"do":"RecordResolutionAttempt","how":"Summed up again."})");
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareIrresolvable","statement":"No."})"), "reason-required DEC-04");
    join(story, "officer", "housing");
    EXPECT_EQ(story.refusal_of(R"({"do":"ConfirmAgenciesAsked"})"), "reason-required DEC-04");
}

CLAUSE_PERMITS(DEC_05, a_vote_where_the_chair_has_said_that_it_cannot_be_resolved)
{
    Story story{"split"};
    declare_irresolvable(story);
    story.tell(R"({"do":"ConfirmGroupings"})");
    EXPECT_TRUE(story.accepts(open_vote_line()));
}

CLAUSE_REFUSES(DEC_05, a_vote_or_a_declaration_without_the_chairs_statement)
{
    Story story{"split"};
    story.tell(R"({"do":"RecordResolutionAttempt","how":"Summed up again."})");
    story.tell(R"({"do":"ConfirmAgenciesAsked"})");
    story.tell(R"({"do":"ConfirmGroupings"})");
    EXPECT_EQ(story.refusal_of(open_vote_line()), "reason-required DEC-05");
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareIrresolvable"})"), "reason-required DEC-05");
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareIrresolvable","by":"sw","statement":"No."})"), "not-the-chair DEC-05");
}

TEST(Consensus, a_view_of_risk_without_a_plan_is_cleared_up_first)
{
    Story story{"views"};
    story.tell(R"({"do":"OpenViews"})");
    story.tell(R"({"do":"GiveView","person":"sw","view":"register","reason":"Risk.","plan_needed":false})");
    for (auto const* person : {"hv", "teacher", "police"})
        story.tell(view_line(person, "register"));
    EXPECT_EQ(story.findings_of(R"({"do":"RevealViews"})"), std::vector<std::string>{"contradictory-view DEC-10"});
    EXPECT_EQ(story.refusal_of(declare_consensus), "reason-required RUN-11");
    EXPECT_TRUE(story.accepts(R"({"do":"DeclareConsensus","reasons":{"RUN-11":"She agrees that a plan is needed."}})"));
}

TEST(Consensus, somebody_ruled_to_be_no_practitioner_is_counted_no_more)
{
    Story story{"views"};
    round_of(story, {{"sw", "register"}, {"hv", "register"}, {"teacher", "register"}, {"police", "not_register"}});
    story.tell(R"({"do":"RuleOnCapacity","person":"police","capacity":"observer","reason":"Here to learn."})");
    EXPECT_EQ(tested(story).direction, Direction::register_);
    EXPECT_FALSE(tested(story).groupings.contains(GroupingId{"POL"}));
}

TEST(Consensus, no_view_changes_after_it)
{
    Story story{"agreed"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RaiseObjection","person":"hv","reason":"Late."})"), "views-closed DEC-02");
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareIrresolvable","statement":"No."})"), "views-closed DEC-05");
}

CLAUSE_REFUSES(DEC_02, consensus_made_by_leaving_out_those_who_differ)
{
    Story story{"split"};
    EXPECT_EQ(
        story.findings_of(R"({"do":"ConfirmGroupings","groupings":["CSS","POL"],"ruling":"They know too little."})"),
        (std::vector<std::string>{"left-out-with-a-view RESP-06", "left-out-with-a-view RESP-06"}));
    EXPECT_EQ(story.refusal_of(declare_consensus), "no-consensus DEC-02");
}

CLAUSE_REFUSES(RESP_06, to_pass_over_a_grouping_that_was_excused_whole)
{
    Story story{"views"};
    story.tell(R"({"do":"OpenViews"})");
    for (auto const* person : {"sw", "hv"})
        story.tell(view_line(person, "register"));
    for (auto const* person : {"teacher", "police"})
        story.tell(std::string{R"({"do":"ExcuseView","reason":"New to the family.","person":")"} + person + R"("})");
    story.tell(R"({"do":"RevealViews"})");
    EXPECT_EQ(story.findings_of(declare_consensus), std::vector<std::string>{"grouping-without-a-view RESP-06"});
}

TEST(Consensus, keeps_in_sight_who_differed_and_was_ruled_to_be_an_observer)
{
    Story story{"views"};
    round_of(story, {{"sw", "register"}, {"hv", "register"}, {"teacher", "register"}, {"police", "not_register"}});
    story.tell(R"({"do":"RuleOnCapacity","person":"police","capacity":"observer","reason":"Here to learn."})");
    EXPECT_EQ(story.findings_of(declare_consensus), std::vector<std::string>{"individual-difference DEC-18"});
}

}

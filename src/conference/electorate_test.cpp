#include "conference/test_round.h"

#include <algorithm>
#include <set>

namespace noddfa::conference::electorate_test {

namespace {

GroupingId const education{"EDU"};
GroupingId const child_health{"CH"};

/// Three siblings whose groupings are confirmed; some people may have left before.
Story siblings(std::string const& left = "")
{
    Story story{"siblings"};
    if (!left.empty())
        story.tell(R"({"do":"RecordDeparture","at":"2026-03-09T11:00","person":[)" + left + "]}");
    story.tell(R"({"do":"ConfirmGroupings"})");
    return story;
}

Electorate on(Story& story, ChildId const& child)
{
    return electorate(story.conference(), child, story.now(), story.terms());
}

std::set<std::string> who_votes(Electorate const& electorate)
{
    std::set<std::string> people;
    for (auto const& [grouping, nominee] : electorate.nominees)
        people.insert(nominee.value);
    return people;
}

using People = std::set<std::string>;

}

CLAUSE_COMPUTES(VOTE_09, that_each_school_votes_on_its_own_pupil)
{
    auto story = siblings();
    EXPECT_EQ(on(story, child_a).nominees.at(education), PersonId{"teacher"});
    EXPECT_EQ(on(story, child_b).nominees.at(education), PersonId{"teacher-2"});
    EXPECT_EQ(on(story, child_c).left_out.at(education), "not_involved");
}

CLAUSE_COMPUTES(VOTE_09, no_vote_of_another_school_for_a_pupil_whose_own_is_away)
{
    Story story{"siblings"};
    join(story, "teacher-3", "school", "school-3");
    story.tell(R"({"do":"RecordDeparture","at":"2026-03-09T11:00","person":["teacher-2"]})");
    story.tell(R"({"do":"ConfirmGroupings"})");
    EXPECT_EQ(on(story, child_b).left_out.at(education), "no_elector");
    EXPECT_EQ(on(story, child_a).nominees.at(education), PersonId{"teacher"});
    join(story, "psychologist", "educational_psychology", "north-council");
    story.tell(R"({"do":"SetDirectContact","person":"psychologist","child":"B","contact":true,"reason":"Assessed."})");
    EXPECT_EQ(on(story, child_b).nominees.at(education), PersonId{"psychologist"});
}

CLAUSE_COMPUTES(VOTE_10, the_sole_school_representative_as_educations_elector_for_every_pupil)
{
    auto story = siblings(R"("teacher-2")");
    EXPECT_EQ(on(story, child_a).nominees.at(education), PersonId{"teacher"});
    EXPECT_EQ(on(story, child_b).nominees.at(education), PersonId{"teacher"});
    EXPECT_EQ(on(story, child_c).left_out.at(education), "not_involved");
    ChangedTerms changed{story};
    changed.settings.sole_school_rule = false;
    EXPECT_EQ(electorate(story.conference(), child_b, story.now(), changed.terms()).left_out.at(education),
              "no_elector");
}

CLAUSE_PERMITS(VOTE_10, the_chair_to_name_another_education_service_that_knows_the_child)
{
    Story story{"siblings"};
    join(story, "psychologist", "educational_psychology", "north-council");
    story.tell(R"({"do":"RecordDeparture","at":"2026-03-09T11:00","person":["teacher-2"]})");
    story.tell(R"({"do":"ConfirmGroupings"})");
    EXPECT_EQ(on(story, child_b).nominees.at(education), PersonId{"teacher"});
    story.tell(R"({"do":"NameEducationElector","child":"B","person":"psychologist","reason":"Assessed him in May."})");
    EXPECT_EQ(on(story, child_b).nominees.at(education), PersonId{"psychologist"});
    EXPECT_EQ(on(story, child_a).nominees.at(education), PersonId{"teacher"});
}

CLAUSE_REFUSES(VOTE_10, an_elector_named_without_a_reason_or_from_elsewhere)
{
    auto story = siblings();
    join(story, "psychologist", "educational_psychology", "north-council");
    EXPECT_EQ(story.refusal_of(R"({"do":"NameEducationElector","child":"B","person":"psychologist"})"),
              "reason-required VOTE-10");
    EXPECT_EQ(story.refusal_of(R"({"do":"NameEducationElector","child":"B","person":"hv","reason":"Knows him."})"),
              "not-a-member VOTE-10");
    EXPECT_EQ(story.refusal_of(R"({"do":"NameEducationElector","child":"B","person":"teacher","reason":"Senior."})"),
              "another-school VOTE-09");
}

CLAUSE_COMPUTES(VOTE_11, one_vote_of_the_sole_health_representative_on_every_child)
{
    auto story = siblings();
    story.tell(R"({"do":"SetDirectContact","person":"hv","child":"B","contact":false,"reason":"Moved practice."})");
    EXPECT_EQ(on(story, child_b).nominees.at(child_health), PersonId{"hv"});
    EXPECT_FALSE(on(story, child_b).nominees.contains(GroupingId{"AH"}));
    ChangedTerms changed{story};
    changed.settings.sole_health_rule = false;
    EXPECT_EQ(electorate(story.conference(), child_b, story.now(), changed.terms()).left_out.at(child_health),
              "not_involved");
}

CLAUSE_COMPUTES(VOTE_11, no_extension_where_there_are_two_of_health)
{
    Story story{"siblings"};
    join(story, "midwife", "midwifery", "health-board");
    story.tell(R"({"do":"SetDirectContact","person":"hv","child":"B","contact":false,"reason":"Moved practice."})");
    story.tell(R"({"do":"ConfirmGroupings"})");
    EXPECT_EQ(on(story, child_b).left_out.at(child_health), "not_involved");
}

CLAUSE_COMPUTES(VOTE_12, an_electorate_of_groupings_directly_involved_with_the_child)
{
    auto story = siblings();
    EXPECT_EQ(who_votes(on(story, child_a)), (People{"sw", "hv", "police", "teacher"}));
    EXPECT_EQ(who_votes(on(story, child_c)), (People{"sw", "hv", "police"}));
    EXPECT_EQ(on(story, child_a).left_out.at(GroupingId{"PRO"}), "not_involved");
}

CLAUSE_PERMITS(VOTE_12, the_chair_to_include_a_grouping_with_a_reason)
{
    auto story = siblings();
    story.tell(
        R"({"do":"SetInvolvement","grouping":"PRO","child":"A","involved":true,"reason":"Works with him too."})");
    EXPECT_EQ(on(story, child_a).nominees.at(GroupingId{"PRO"}), PersonId{"probation"});
}

CLAUSE_PERMITS(VOTE_12, every_grouping_on_a_single_child)
{
    Story story{"views"};
    join(story, "officer", "probation");
    story.tell(R"({"do":"ConfirmGroupings"})");
    EXPECT_EQ(who_votes(on(story, child_a)), (People{"sw", "hv", "police", "teacher", "officer"}));
    EXPECT_FALSE(on(story, child_a).disputed_sibling);
}

CLAUSE_REFUSES(VOTE_12, to_count_a_grouping_that_is_not_involved)
{
    Story story{"siblings"};
    round_of(story, {{"sw", "register"},
                     {"hv", "not_register"},
                     {"teacher", "register"},
                     {"teacher-2", "register"},
                     {"police", "register"},
                     {"probation", "not_register"}});
    declare_irresolvable(story);
    story.tell(R"({"do":"ConfirmGroupings"})");
    story.tell(open_vote_line());
    EXPECT_EQ(story.refusal_of(vote_line("probation", "against")), "not-directly-involved VOTE-12");
    EXPECT_EQ(story.refusal_of(vote_line("teacher-2", "for")), "another-school VOTE-09");
    cast(story, {{"sw", "for"}, {"hv", "against"}, {"teacher", "for"}, {"police", "for"}});
    story.tell(R"({"do":"CloseVote","child":"A"})");
    EXPECT_EQ(tally_of(story).dissent, std::vector<GroupingId>{child_health});
    EXPECT_EQ(tally_of(story).disagreed_outside, std::vector<GroupingId>{GroupingId{"PRO"}});
    // R-15: the view stands on record, and why it was not counted.
    ASSERT_EQ(tally_of(story).not_counted.size(), 1U);
    EXPECT_EQ(tally_of(story).not_counted[0].grouping, GroupingId{"PRO"});
    EXPECT_EQ(tally_of(story).not_counted[0].view, GroupingView::not_register);
    EXPECT_EQ(tally_of(story).not_counted[0].because, "not_involved");
}

namespace {

/// The vote on B, opened over a difference; somebody more of Education came, and `before` happened first.
Story vote_on_b(std::string const& who, std::string const& service, std::string const& before)
{
    Story story{"siblings"};
    join(story, who, service, who + "-agency");
    story.tell(before);
    Said views{{"sw", "register"},      {"hv", "not_register"}, {"police", "register"}, {"probation", "not_register"},
               {"teacher", "register"}, {who, "not_register"}};
    round_of(story, views, "B");
    declare_irresolvable(story, "B");
    story.tell(R"({"do":"ConfirmGroupings"})");
    story.tell(open_vote_line("B"));
    return story;
}

constexpr auto own_school_leaves = R"({"do":"RecordDeparture","at":"2026-03-09T11:00","person":["teacher-2"]})";

}

CLAUSE_REFUSES(VOTE_10, another_of_education_where_the_only_school_speaks)
{
    auto story = vote_on_b("psychologist", "educational_psychology", own_school_leaves);
    EXPECT_EQ(story.refusal_of(vote_line("psychologist", "against", "B")), "sole-school-speaks VOTE-10");
    EXPECT_TRUE(story.accepts(vote_line("teacher", "for", "B")));
}

CLAUSE_REFUSES(VOTE_10, the_only_school_where_the_chair_named_another_service)
{
    auto story = vote_on_b("psychologist", "educational_psychology",
                           std::string{own_school_leaves} + "\n"
                               + R"({"do":"NameEducationElector","child":"B","person":"psychologist",)"
                                 R"("reason":"Assessed him in May."})");
    EXPECT_EQ(story.refusal_of(vote_line("teacher", "for", "B")), "another-elector-named VOTE-10");
    EXPECT_TRUE(story.accepts(vote_line("psychologist", "against", "B")));
}

CLAUSE_REFUSES(VOTE_09, a_vote_of_any_school_on_a_pupil_whose_own_is_away)
{
    auto story = vote_on_b("teacher-3", "school", own_school_leaves);
    EXPECT_EQ(story.refusal_of(vote_line("teacher", "for", "B")), "no-elector-of-education VOTE-09");
}

TEST(Electorate, an_empty_one_is_followed_by_all_confirmed_groupings)
{
    Story story{"siblings"};
    for (auto const* grouping : {"CSS", "CH", "POL"})
        story.tell(R"({"do":"SetInvolvement","grouping":")" + std::string{grouping}
                   + R"(","child":"C","involved":false,"reason":"No service to the baby yet."})");
    round_of(story,
             {{"sw", "register"},
              {"hv", "not_register"},
              {"teacher", "register"},
              {"teacher-2", "register"},
              {"police", "register"},
              {"probation", "not_register"}},
             "C");
    declare_irresolvable(story, "C");
    story.tell(R"({"do":"ConfirmGroupings"})");
    auto const findings = story.findings_of(open_vote_line("C"));
    EXPECT_EQ(std::count(findings.begin(), findings.end(), "nobody-votes VOTE-07"), 1);
    story.tell(R"({"do":"CloseVote","child":"C"})");
    EXPECT_EQ(story.refusal_of(R"({"do":"OpenVote","child":"C"})"), "no-nominee VOTE-04");
    story.tell(R"({"do":"NameLead","grouping":"EDU","person":"teacher","child":"C"})");
    story.tell(R"({"do":"OpenVote","child":"C"})");
    EXPECT_EQ(who_votes(last_vote(story.conference(), child_c)->electorate),
              (People{"sw", "hv", "police", "probation", "teacher"}));
}

TEST(Electorate, siblings_on_whom_there_is_agreement_are_not_voted_on)
{
    Story story{"siblings"};
    Said const all{{"sw", "register"},        {"hv", "register"},     {"teacher", "register"},
                   {"teacher-2", "register"}, {"police", "register"}, {"probation", "register"}};
    round_of(story, all, "B");
    story.tell(R"({"do":"DeclareConsensus","child":"B"})");
    EXPECT_EQ(story.refusal_of(open_vote_line("B")), "consensus-exists DEC-02");
}

TEST(Electorate, among_siblings_a_school_speaks_for_education_on_its_own_pupil)
{
    Story story{"siblings"};
    round_of(story,
             {{"sw", "register"},
              {"hv", "register"},
              {"teacher", "not_register"},
              {"teacher-2", "register"},
              {"police", "register"},
              {"probation", "register"}},
             "B");
    auto const test = test_consensus(story.conference(), child_b, story.now(), story.terms());
    EXPECT_EQ(test.groupings.at(education), GroupingView::register_);
    EXPECT_EQ(test.direction, Direction::register_);
}

}

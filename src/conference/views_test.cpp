#include "conference/test_round.h"

#include <algorithm>

namespace noddfa::conference::views_test {

namespace {

constexpr auto open_round = R"({"do":"OpenViews","at":"2026-03-09T11:00"})";

Said const everybody{{"sw", "register"}, {"hv", "not_register"}, {"teacher", "register"}, {"police", "register"}};

ChildViews const& views(Story const& story) { return views_on(story.conference(), child_a); }

}

CLAUSE_PERMITS(RUN_11, a_round_to_be_revealed_once_everybody_has_answered)
{
    Story story{"views"};
    round_of(story, everybody);
    EXPECT_TRUE(views(story).round_revealed());
    EXPECT_EQ(views(story).rounds.front().views.size(), 4u);
}

CLAUSE_REFUSES(RUN_11, to_go_on_while_somebody_who_came_since_has_not_been_asked)
{
    Story story{"split"};
    join(story, "officer", "housing");
    story.tell(R"({"do":"RecordResolutionAttempt","how":"Summed up again."})");
    EXPECT_EQ(story.refusal_of(R"({"do":"DeclareIrresolvable","statement":"No.","reasons":{"DEC-04":"Heard."}})"),
              "reason-required RUN-11");
}

CLAUSE_REFUSES(RUN_11, a_round_opened_or_revealed_by_anybody_but_the_chair)
{
    Story story{"views"};
    EXPECT_EQ(story.refusal_of(R"({"do":"OpenViews","by":"sw"})"), "not-the-chair RUN-11");
    story.tell(open_round);
    EXPECT_EQ(story.refusal_of(R"({"do":"RevealViews","by":"recorder"})"), "not-the-chair RUN-11");
}

CLAUSE_REFUSES(RUN_11, views_outside_a_round_and_after_they_are_closed)
{
    Story story{"views"};
    EXPECT_EQ(story.refusal_of(view_line("sw", "register")), "no-open-round RUN-11");
    EXPECT_EQ(story.refusal_of(R"({"do":"RevealViews"})"), "no-open-round RUN-11");
    story.tell(open_round);
    EXPECT_EQ(story.refusal_of(open_round), "already-done RUN-11");

    Story agreed{"agreed"};
    EXPECT_EQ(agreed.refusal_of(view_line("sw", "not_register")), "views-closed RUN-11");
    EXPECT_EQ(agreed.refusal_of(open_round), "views-closed RUN-11");
}

CLAUSE_PERMITS(RESP_04, somebody_to_be_excused_with_a_reason)
{
    Story story{"views"};
    story.tell(open_round);
    for (auto const* person : {"sw", "hv", "police"})
        story.tell(view_line(person, "register"));
    story.tell(R"({"do":"ExcuseView","person":"teacher","reason":"Began at the school yesterday."})");
    EXPECT_TRUE(story.accepts(R"({"do":"RevealViews"})"));
}

CLAUSE_REFUSES(RESP_04, a_reveal_while_a_view_is_missing)
{
    Story story{"views"};
    story.tell(open_round);
    for (auto const* person : {"sw", "hv", "police"})
        story.tell(view_line(person, "register"));
    EXPECT_EQ(story.refusal_of(R"({"do":"RevealViews"})"), "reason-required RESP-04");
    EXPECT_EQ(story.findings_of(R"({"do":"RevealViews","reasons":{"RESP-04":"Called away to a pupil."}})"),
              std::vector<std::string>{"views-missing RESP-04"});
}

CLAUSE_REFUSES(RESP_04, a_recommendation_or_an_excuse_without_reasons)
{
    Story story{"views"};
    story.tell(open_round);
    EXPECT_EQ(story.refusal_of(R"({"do":"GiveView","person":"sw","view":"register"})"), "reason-required RESP-04");
    EXPECT_EQ(story.refusal_of(R"({"do":"ExcuseView","person":"hv"})"), "reason-required RESP-04");
    EXPECT_EQ(story.refusal_of(R"({"do":"ExcuseView","person":"mother","reason":"Upset."})"),
              "not-a-practitioner OTH-01");
}

CLAUSE_PERMITS(RESP_06, no_view_with_a_code_and_a_reason)
{
    Story story{"views"};
    story.tell(open_round);
    EXPECT_TRUE(story.accepts(view_line("police", "none")));
}

CLAUSE_REFUSES(RESP_06, a_bare_abstention)
{
    Story story{"views"};
    story.tell(open_round);
    EXPECT_EQ(story.refusal_of(R"({"do":"GiveView","person":"police","view":"none"})"), "bare-abstention RESP-06");
    EXPECT_EQ(story.refusal_of(R"({"do":"GiveView","person":"police","view":"none","reason":"I abstain."})"),
              "bare-abstention RESP-06");
    EXPECT_EQ(story.refusal_of(R"({"do":"GiveView","person":"police","view":"none","no_view_code":"other"})"),
              "bare-abstention RESP-06");
}

CLAUSE_REFUSES(RESP_06, one_practitioner_to_speak_for_another)
{
    Story story{"views"};
    story.tell(open_round);
    EXPECT_EQ(story.refusal_of(R"({"do":"GiveView","by":"sw","person":"hv","view":"register","reason":"So she says.",
                                   "confirmed":true})"),
              "not-your-view RESP-06");
}

CLAUSE_REFUSES(RESP_06, a_view_entered_for_somebody_who_did_not_confirm_it)
{
    Story story{"views"};
    story.tell(open_round);
    std::string const entered = R"({"do":"GiveView","by":"recorder","person":"hv","view":"register","reason":"Read.")";
    EXPECT_EQ(story.refusal_of(entered + "}"), "not-confirmed RESP-06");
    EXPECT_TRUE(story.accepts(entered + R"(,"confirmed":true})"));
    EXPECT_EQ(story.refusal_of(R"({"do":"GiveView","by":"chair","person":"sw","view":"register","reason":"Read."})"),
              "not-confirmed RESP-06");
}

CLAUSE_COMPUTES(DEC_13, who_still_owes_a_view_on_each_child)
{
    Story story{"siblings"};
    story.tell(R"({"do":"OpenViews","child":"A"})");
    story.tell(R"({"do":"OpenViews","child":"B"})");
    story.tell(view_line("sw", "register", "A"));
    auto const waiting = [&](ChildId const& child) {
        return views_waiting(story.conference(), child, story.now()).size();
    };
    EXPECT_EQ(waiting(child_a), 5u);
    EXPECT_EQ(waiting(child_b), 6u);
}

CLAUSE_REFUSES(DEC_13, a_second_view_in_one_round)
{
    Story story{"views"};
    story.tell(open_round);
    story.tell(view_line("sw", "register"));
    EXPECT_EQ(story.refusal_of(view_line("sw", "not_register")), "view-already-given DEC-13");
}

CLAUSE_REFUSES(DEC_13, a_view_of_somebody_who_did_not_hear)
{
    Story story{"views"};
    story.tell(R"({"do":"InviteParticipant","person":"officer","name":"Olwen Enghraifft","service":"housing"})");
    story.tell(open_round);
    EXPECT_EQ(story.refusal_of(view_line("officer", "register")), "not-present DEC-13");
    story.tell(R"({"do":"RecordArrival","person":["officer"]})");
    EXPECT_EQ(story.refusal_of(view_line("officer", "register")), "not-briefed DEC-13");
    story.tell(R"({"do":"BriefLateArrival","person":["officer"]})");
    EXPECT_TRUE(story.accepts(view_line("officer", "register")));
}

CLAUSE_REFUSES(DEC_13, a_view_of_a_stranger)
{
    Story story{"views"};
    story.tell(open_round);
    EXPECT_EQ(story.refusal_of(view_line("stranger", "register")), "unknown-person DEC-13");
}

CLAUSE_PERMITS(DEC_13, a_view_before_leaving_that_joins_the_round)
{
    Story story{"views"};
    story.tell(R"({"do":"GiveView","person":"hv","view":"not_register","reason":"Must go.","before_leaving":true})");
    story.tell(R"({"do":"RecordDeparture","at":"2026-03-09T10:55","person":["hv"]})");
    EXPECT_EQ(story.refusal_of(view_line("hv", "register")), "not-present DEC-13");
    round_of(story, {{"sw", "register"}, {"teacher", "register"}, {"police", "register"}});
    EXPECT_TRUE(views(story).rounds.front().views.at(PersonId{"hv"}).before_leaving);
    EXPECT_EQ(test_consensus(story.conference(), child_a, story.now(), story.terms()).direction, std::nullopt);
}

CLAUSE_PERMITS(DEC_13, somebody_who_stayed_after_all_to_speak_in_the_round)
{
    Story story{"views"};
    story.tell(R"({"do":"GiveView","person":"hv","view":"not_register","reason":"Must go.","before_leaving":true})");
    round_of(story, everybody);
    EXPECT_FALSE(views(story).rounds.front().views.at(PersonId{"hv"}).before_leaving);
    EXPECT_TRUE(views(story).early.empty());
}

CLAUSE_RECORDS(DEC_15, carers_and_advocates_as_a_contribution)
{
    Story story{"views"};
    story.tell(R"({"do":"AddFamilyMember","person":"carer","name":"Catrin Ffuglen","capacity":"carer"})");
    story.tell(R"({"do":"RecordArrival","person":["carer"]})");
    story.tell(R"({"do":"RecordFamilyView","person":"carer","text":"She is calmer since she came."})");
    story.tell(open_round);
    EXPECT_EQ(story.refusal_of(view_line("carer", "register")), "view-is-a-contribution DEC-15");
    EXPECT_TRUE(story.accepts(R"({"do":"RecordContribution","person":"carer","text":"She sleeps well with us."})"));
    auto const waiting = views_waiting(story.conference(), child_a, story.now());
    EXPECT_EQ(std::count(waiting.begin(), waiting.end(), PersonId{"carer"}), 0);
}

CLAUSE_RECORDS(DEC_16, what_cafcass_offers_and_asks_it_for_no_view)
{
    Story story{"views"};
    story.tell(R"({"do":"InviteParticipant","person":"guardian","name":"Gwen Enghraifft","capacity":"cafcass"})");
    story.tell(R"({"do":"RecordArrival","person":["guardian"]})");
    story.tell(open_round);
    EXPECT_EQ(story.refusal_of(view_line("guardian", "register")), "view-field-off DEC-16");
    EXPECT_TRUE(story.accepts(R"({"do":"RecordContribution","person":"guardian","text":"I met her twice."})"));
}

CLAUSE_JUDGES(DEC_06, how_likely_harm_is_to_recur)
{
    for (std::string const likely : {"register", "not_register"}) {
        Story story{"views"};
        story.tell(open_round);
        EXPECT_TRUE(story.accepts(view_line("sw", likely)));
        EXPECT_TRUE(views(story).rounds.front().views.at(PersonId{"sw"}).limbs.empty());
    }
}

CLAUSE_JUDGES(DEC_11, which_kind_of_risk_the_view_is_about)
{
    for (auto const& [harm, said] : std::vector<std::pair<std::string, std::vector<Harm>>>{
             {R"(,"harm":["actual"])", {Harm::actual}}, {R"(,"harm":["ongoing"])", {Harm::ongoing}}, {"", {}}}) {
        Story story{"views"};
        story.tell(open_round);
        story.tell(R"({"do":"GiveView","person":"sw","view":"register","reason":"Bruises.")" + harm + "}");
        EXPECT_EQ(views(story).rounds.front().views.at(PersonId{"sw"}).harm, said);
    }
}

TEST(Views, everybody_who_is_no_practitioner_is_told_so)
{
    Story story{"views"};
    story.tell(R"({"do":"InviteParticipant","person":"learner","name":"Lowri Enghraifft","capacity":"student"})");
    story.tell(open_round);
    for (std::string const person : {"mother", "chair", "recorder", "learner"})
        EXPECT_EQ(story.refusal_of(view_line(person, "register")), "not-a-practitioner OTH-01") << person;
}

TEST(Views, a_view_that_is_not_revealed_tells_the_consensus_test_nothing)
{
    Story story{"split"};
    story.tell(R"({"do":"RecordResolutionAttempt","how":"Summed up again."})");
    story.tell(R"({"do":"OpenViews"})");
    story.tell(view_line("hv", "register"));
    auto const test = test_consensus(story.conference(), child_a, story.now(), story.terms());
    EXPECT_EQ(test.groupings.at(GroupingId{"CH"}), GroupingView::not_register);
    EXPECT_EQ(test.direction, std::nullopt);
}

TEST(Views, rounds_that_were_revealed_stay_as_they_were)
{
    Story story{"split"};
    story.tell(R"({"do":"RecordResolutionAttempt","how":"Summed up again."})");
    round_of(story, {{"sw", "register"}, {"hv", "register"}, {"teacher", "register"}, {"police", "register"}});
    ASSERT_EQ(views(story).rounds.size(), 2u);
    EXPECT_EQ(views(story).rounds.front().views.at(PersonId{"hv"}).view, ViewValue::not_register);
    EXPECT_EQ(views(story).rounds.back().views.at(PersonId{"hv"}).view, ViewValue::register_);
}

}

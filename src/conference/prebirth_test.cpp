#include "conference/prebirth.h"

#include "conference/decide.h"
#include "protocol/weighing.h"
#include "support/story.h"

#include <gmock/gmock.h>

namespace noddfa::conference::prebirth_test {

namespace {

using testing::Contains;

constexpr auto open_views = R"({"do":"OpenViews","child":"U"})";
ChildId const unborn{"U"};

/// At the views on A, an unborn sibling of hers is added; social services, health and police know the pregnancy.
Story expecting()
{
    Story story{"views"};
    story.tell(R"({"do":"AddChild","child":{"id":"U","expected":"2026-06-01","mother":"mother"}})"
               "\n"
               R"({"do":"SetDirectContact","person":"police","child":"U","contact":true,"reason":"Sees the mother."})");
    return story;
}

/// With a midwife invited, who stays away.
Story with_midwife()
{
    auto story = expecting();
    story.tell(R"({"do":"InviteParticipant","person":"midwife","name":"Mali Enghraifft","service":"midwifery"})");
    return story;
}

Quoracy of(Story& story) { return quoracy(story.conference(), unborn, story.now(), story.terms()); }

SubjectChild due_on(Date expected)
{
    SubjectChild child;
    child.id = unborn;
    child.expected = expected;
    return child;
}

Settings with_milestones(std::vector<int> weeks)
{
    auto settings = default_settings().on(Date{2026, 3, 2});
    settings.prebirth_milestones = std::move(weeks);
    return settings;
}

}

CLAUSE_PERMITS(UNB_01, a_decision_with_a_midwife_present)
{
    auto story = with_midwife();
    story.tell(R"({"do":"RecordArrival","person":["midwife"]})");
    EXPECT_EQ(story.refusal_of(open_views), "");
}

CLAUSE_REFUSES(UNB_01, a_decision_without_midwifery_whatever_the_reason)
{
    auto story = expecting();
    EXPECT_EQ(story.refusal_of(R"({"do":"OpenViews","child":"U","reasons":{"UNB-01":"Nobody asked."}})"),
              "no-midwifery UNB-01");
    EXPECT_EQ(of(story).level, QuoracyLevel::quorate);
}

CLAUSE_PERMITS(UNB_01, a_midwifery_report_that_the_chair_accepts_with_reason)
{
    auto story = with_midwife();
    story.tell(
        R"({"do":"SubmitReport","report":"r-mw","author":"midwife","children":["U"],"summary":"Booked late.","reasons":{"REP-10":"Booked late."}})");
    EXPECT_EQ(story.refusal_of(R"({"do":"AcceptMidwifery","child":"U","evidence":"report","report":"r-mw"})"),
              "reason-required UNB-01");
    story.tell(
        R"({"do":"AcceptMidwifery","child":"U","evidence":"report","report":"r-mw","rationale":"She is on leave."})");
    EXPECT_EQ(story.refusal_of(open_views), "");
}

CLAUSE_PERMITS(UNB_01, the_safeguarding_midwife_to_have_been_consulted)
{
    auto story = expecting();
    // R-09: a concealed pregnancy.
    story.tell(
        R"({"do":"AcceptMidwifery","child":"U","evidence":"consulted","reasons":{"UNB-01":"Not known to them."}})");
    EXPECT_TRUE(of(story).may_proceed());
    EXPECT_EQ(story.conference().quoracy.midwifery.at(unborn).rationale->text, "Not known to them.");
}

CLAUSE_REFUSES(UNB_01, what_is_no_midwifery_report)
{
    auto story = expecting();
    EXPECT_EQ(
        story.refusal_of(R"({"do":"AcceptMidwifery","child":"U","evidence":"report","report":"r-hv","rationale":"."})"),
        "not-a-midwifery-report UNB-01");
    EXPECT_EQ(
        story.refusal_of(R"({"do":"AcceptMidwifery","child":"U","evidence":"report","report":"r-0","rationale":"."})"),
        "unknown-report UNB-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"AcceptMidwifery","child":"U","evidence":"report","rationale":"."})"),
              "missing-field UNB-01");
}

CLAUSE_REFUSES(UNB_01, midwifery_for_a_born_child_and_from_anybody_but_the_chair)
{
    auto story = expecting();
    EXPECT_EQ(story.refusal_of(R"({"do":"AcceptMidwifery","child":"A","evidence":"consulted","rationale":"."})"),
              "child-is-born UNB-01");
    EXPECT_EQ(
        story.refusal_of(R"({"do":"AcceptMidwifery","child":"U","evidence":"consulted","rationale":".","by":"sw"})"),
        "not-the-chair UNB-01");
}

CLAUSE_REFUSES(UNB_01, a_report_where_the_board_wants_a_midwife_in_the_room)
{
    auto story = with_midwife();
    story.tell(
        R"({"do":"SubmitReport","report":"r-mw","author":"midwife","children":["U"],"summary":"Booked late.","reasons":{"REP-10":"Booked late."}})");
    auto const own = story.terms();
    auto settings = own.settings;
    settings.midwifery_requirement = MidwiferyRequirement::present;
    Terms const terms{settings, own.history, own.calendar, own.services, own.background};
    AcceptMidwifery command;
    command.child = unborn;
    command.report = ReportId{"r-mw"};
    Act act;
    act.by = PersonId{"chair"};
    auto const answer = decide(story.conference(), command, act, terms);
    ASSERT_TRUE(answer.refusal);
    EXPECT_EQ(answer.refusal->code, "midwifery-must-be-present"_code);
}

CLAUSE_COMPUTES(UNB_01, no_need_of_midwifery_once_the_child_is_born)
{
    Story story{"views"};
    EXPECT_FALSE(quoracy(story.conference(), ChildId{"A"}, story.now(), story.terms()).midwifery_needed);
}

CLAUSE_COMPUTES(UNB_04, gestation_in_weeks_and_days)
{
    auto const child = due_on(Date{2026, 6, 1});
    EXPECT_EQ(gestation(child, Date{2026, 6, 1}), (Gestation{40, 0}));
    EXPECT_EQ(gestation(child, Date{2026, 2, 10}), (Gestation{24, 1}));
    EXPECT_EQ(gestation(child, Date{2025, 1, 1}), std::nullopt);
    EXPECT_EQ(gestation(SubjectChild{}, Date{2026, 6, 1}), std::nullopt);
}

CLAUSE_COMPUTES(UNB_04, the_boards_milestones_from_the_expected_date)
{
    auto const milestones = prebirth_milestones(due_on(Date{2026, 6, 1}), with_milestones({24, 32}));
    ASSERT_EQ(milestones.size(), 2u);
    EXPECT_EQ(milestones[0].due, (Date{2026, 2, 9}));
    EXPECT_EQ(milestones[1].due, (Date{2026, 4, 6}));
    EXPECT_TRUE(prebirth_milestones(due_on(Date{2026, 6, 1}), with_milestones({})).empty());
}

CLAUSE_REFUSES(UNB_04, nothing_but_says_which_milestone_has_gone_by)
{
    Act const act;
    Weighing weigh{act, false};
    notice_milestones(weigh, due_on(Date{2026, 6, 1}), Date{2026, 3, 9}, with_milestones({24, 32}));
    ASSERT_EQ(weigh.findings().size(), 1u);
    EXPECT_EQ(weigh.findings()[0].details.at("weeks"), "24");
    EXPECT_FALSE(weigh.refused());
}

CLAUSE_COMPUTES(UNB_06, contact_with_the_pregnancy_as_contact_with_the_child)
{
    auto story = with_midwife();
    auto const knows = [&](char const* person) {
        return direct_contact(story.conference(), PersonId{person}, unborn, story.terms());
    };
    EXPECT_TRUE(knows("midwife"));
    EXPECT_TRUE(knows("hv"));
    EXPECT_FALSE(knows("teacher"));
}

CLAUSE_COMPUTES(UNB_06, housing_that_sees_the_mother_about_the_pregnancy)
{
    auto story = with_midwife();
    story.tell(R"({"do":"InviteParticipant","person":"housing","name":"Huw Enghraifft","service":"housing"})"
               "\n"
               R"({"do":"RecordArrival","person":["housing","midwife"]})");
    auto const housing = QuorumAgencyId{"HOUSING"};
    EXPECT_FALSE(of(story).now.contains(housing));
    // S09.
    story.tell(R"({"do":"SetDirectContact","person":"housing","child":"U","contact":true,"reason":"About the cot."})");
    EXPECT_TRUE(of(story).now.contains(housing));
}

}

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

/// The number in its stream of the last event of a name.
int number_of(Story const& story, std::string_view event)
{
    int number = 0;
    for (auto const& line : story.lines())
        if (auto const* name = line.if_contains("event"); name && name->as_string() == event)
            number = static_cast<int>(line.at("version").as_int64());
    return number;
}

std::string correction(int event, std::string const& instead, std::string const& where = "")
{
    return R"({"do":"CorrectFact",)" + where + R"("event":)" + std::to_string(event) + R"(,"instead":)" + instead
           + R"(,"reason":"It was otherwise."})";
}

std::string request(std::string const& kind, std::string const& more)
{
    return R"({"do":"RequestConference","conference":"C2","family":"F1","authority":"north-council","kind":")" + kind
           + R"(","children":[{"id":"A","name":"Alaw Dychmygol","born":"2018-05-01","mother":"mother"}],)"
             R"("social_worker":"sw","team_manager":"manager")"
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

CLAUSE_COMPUTES(CG_09, the_day_agreed_for_an_early_review_stands_in_register_and_plan)
{
    Story story{"closed"};
    story.tell(R"({"do":"RequestEarlyReview","by":"sw","at":"2026-04-29T09:00","reason":"Father is back."})");
    story.tell(R"({"do":"AnswerEarlyReview","agreed":true,"on":"2026-05-11","reason":"The risk has changed."})");
    EXPECT_EQ(entry_of(story).live->said.arrangements.review, Date(2026, 5, 11));
    EXPECT_EQ(story.site().plan_of(child).review_date, Date(2026, 5, 11));
    EXPECT_THAT(story.open_duties(), Contains("CG-09 2026-05-11"));
}

CLAUSE_COMPUTES(REC_08, a_corrected_date_reaches_register_and_plan_and_nothing_else_does)
{
    Story story{"closed"};
    story.tell(R"({"do":"ChangeCoordinator","person":"sw-2","scw_registration":"W0000002","told_verbally":true})");
    auto const dated = number_of(story, "ReviewDateSet");
    EXPECT_EQ(story.refusal_of(correction(dated, R"({"on":"2026-03-01"})")), "correction-malformed REC-08");
    story.tell(correction(dated, R"({"on":"2026-06-01"})"));
    EXPECT_EQ(entry_of(story).live->said.arrangements.review, Date(2026, 6, 1));
    EXPECT_EQ(story.site().plan_of(child).review_date, Date(2026, 6, 1));
    EXPECT_EQ(story.site().plan_of(child).coordinator, PersonId{"sw-2"});
    EXPECT_EQ(entry_of(story).live->said.arrangements.coordinator, PersonId{"sw-2"});
}

CLAUSE_PERMITS(REC_08, a_visit_that_never_was_stops_no_clock)
{
    Story story{"closed"};
    story.tell(R"({"do":"RecordVisit","by":"sw","at":"2026-03-20T16:00","seen_alone":true,"at_home":true})");
    EXPECT_THAT(story.open_duties(), Contains("REG-05 2026-04-07"));
    auto const visit = number_of(story, "VisitRecorded");
    std::string const in_plan = R"("room":"plan","child":"A",)";
    EXPECT_EQ(story.refusal_of(correction(visit, R"({"child":"B"})", in_plan)), "correction-malformed REC-08");
    EXPECT_EQ(story.refusal_of(correction(1, R"({"review":"2026-06-01"})", in_plan)), "not-a-fact REC-08");
    EXPECT_EQ(story.refusal_of(correction(99, "{}", in_plan)), "no-such-event REC-08");
    story.tell(correction(visit, R"({"seen":false,"seen_alone":false})", in_plan));
    EXPECT_THAT(story.open_duties(), Contains("REG-05 2026-03-23"));
    EXPECT_THAT(story.open_duties(), Contains("VIS-03 2026-03-23"));
}

CLAUSE_PERMITS(REC_08, facts_of_the_register_and_of_a_dispute_are_corrected_too)
{
    Story story{"closed"};
    story.tell(R"({"do":"RecordMove","at":"2026-04-01T09:00","kind":"permanent","to":"south-council"})");
    story.tell(correction(number_of(story, "MoveRecorded"), R"({"to":"gwent"})", R"("room":"register","child":"A",)"));
    EXPECT_EQ(entry_of(story).move->said.to, AuthorityId{"gwent"});
    story.tell(R"({"do":"MakeComplaint","dispute":"D1","conference":"C1","person":"mother","text":"Too long."})");
    story.tell(correction(number_of(story, "ComplaintMade"), R"({"oral":true})", R"("room":"dispute",)"));
    EXPECT_TRUE(story.site().dispute(DisputeId{"D1"}).complaint->said.oral);
}

CLAUSE_RECORDS(DER_08, a_plan_for_stepping_down_is_due_from_its_owner_until_it_is_carried_out)
{
    Story story{"views"};
    for (std::string const line : {R"({"do":"OpenViews","child":"A")", R"({"do":"RevealViews","child":"A")",
                                   R"({"do":"DeclareConsensus","child":"A")"}) {
        if (line.find("RevealViews") != std::string::npos)
            for (std::string const person : {"sw", "police", "hv", "teacher"})
                story.tell(R"({"do":"GiveView","child":"A","view":"not_register","reason":"Explained.","person":")"
                           + person + "\"}");
        story.tell(line + "}");
    }
    story.tell(R"({"do":"DeclareOutcome","outcome":"not_register","reasons":"The injuries are explained."})");
    std::string const needs = R"({"do":"AnswerNeeds","needs":true,"parents_agree":true,"reason":"Help with mornings.",)"
                              R"("step_down_plan":"Family support.","step_down_owner":"sw","step_down_by":)";
    story.tell(needs + R"("2026-03-31"})");
    story.tell(needs + R"("2026-04-01"})");
    auto const& tasks = entry_of(story).tasks;
    ASSERT_EQ(tasks.size(), 1U);
    EXPECT_EQ(tasks.front().owner, PersonId{"sw"});
    EXPECT_THAT(story.open_duties(), Contains("DER-08 2026-04-01"));
    story.tell(R"({"do":"CompleteTask","child":"A","what":"step-down-plan","person":"sw"})");
    EXPECT_THAT(tasks, IsEmpty());
}

CLAUSE_COMPUTES(CPR_24, a_child_carried_over_from_an_old_register_has_a_plan_and_clocks)
{
    Story story;
    story.tell(R"({"do":"LoadOpeningEntry","child":"H","authority":"north-council","source":"Old register",)"
               R"("checked_by":"custodian-2","registered_on":"2025-11-05","categories":["emotional"],)"
               R"("reviews_held":1,"last_conference":"2026-02-03","arrangements":{"coordinator":"sw"}})");
    auto const& plan = story.site().plan_of(ChildId{"H"});
    EXPECT_TRUE(plan.is_open());
    EXPECT_EQ(plan.coordinator, PersonId{"sw"});
    EXPECT_THAT(story.open_duties(), Contains("REG-13 2026-08-03"));
}

CLAUSE_REFUSES(REV_05, a_second_initial_conference_about_a_registered_child)
{
    Story story{"closed"};
    EXPECT_EQ(story.refusal_of(request("initial", "")), "already-registered REV-05");
    EXPECT_EQ(story.refusal_of(request("review", "")), "");
}

CLAUSE_PERMITS(APP_04, a_complaint_before_a_decision_goes_to_the_chair)
{
    Story story{"open"};
    story.tell(R"({"do":"MakeComplaint","conference":"C1","person":"mother","text":"Nobody lets me speak."})");
    EXPECT_EQ(story.site().dispute(DisputeId{"D1"}).complaint->said.to, PersonId{"chair"});
}

}

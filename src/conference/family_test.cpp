#include "conference/family.h"

#include "conference/decide.h"
#include "support/story.h"

#include <gmock/gmock.h>

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

namespace noddfa::conference::family_test {

namespace {

ChildId const a_child{"A"};

/// What the chair's command comes to in a state that a story led to and the test then changed.
template<class Command> Answered chaired(Story& story, State const& state, Command const& command, Reasons reasons = {})
{
    Act const act{CommandId{"c"}, PersonId{"chair"}, {}, story.now(), story.now(), std::move(reasons)};
    return decide(state, command, act, story.terms());
}

/// The clauses that stand against something.
std::vector<Clause> against(Answered const& answer)
{
    return answer.refusal ? answer.refusal->clauses : std::vector<Clause>{};
}

Paragraph words(std::string const& text) { return {{}, {}, {}, {}, text, {}}; }

/// A conference that has just closed, as if it were about to.
State before_closing(Story& story)
{
    auto state = story.conference();
    state.meeting.closed.reset();
    return state;
}

}

// PRIN-02 is weighed at the close.

CLAUSE_PERMITS(PRIN_02, a_conference_closes_with_every_childs_voice_on_record)
{
    Story story{"closed"};
    EXPECT_TRUE(chaired(story, before_closing(story), CloseConference{}).accepted());
}

CLAUSE_REFUSES(PRIN_02, without_a_childs_voice_the_close_wants_a_reason)
{
    Story story{"closed"};
    auto silent = before_closing(story);
    silent.family.voices.clear();
    EXPECT_THAT(against(chaired(story, silent, CloseConference{})), ElementsAre(Clause::PRIN_02));
    Reasons const reasons{{Clause::PRIN_02, words("Alaw could not be found this week.")}};
    EXPECT_TRUE(chaired(story, silent, CloseConference{}, reasons).accepted());
}

// A.4

CLAUSE_RECORDS(CHD_01, the_voice_is_what_was_said_and_not_that_somebody_came)
{
    Story story{"open"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordChildVoice","method":"attended","text":" "})"), "missing-field CHD-01");
    story.tell(R"({"do":"RecordChildVoice","method":"advocate","text":"I want to see Nain."})");
    EXPECT_EQ(story.conference().family.voices.at(a_child).size(), 1u);
}

CLAUSE_PERMITS(ADV_01, an_offer_is_recorded_whatever_the_answer)
{
    Story story{"family"};
    EXPECT_THAT(story.findings_of(R"({"do":"RecordAdvocacyOffer","answer":"accepted","advocate":"advocate"})"),
                IsEmpty());
    EXPECT_THAT(story.findings_of(R"({"do":"RecordAdvocacyOffer","answer":"not_applicable","reason":"Aged one."})"),
                IsEmpty());
}

CLAUSE_REFUSES(ADV_01, not_applicable_wants_a_reason_of_age_or_understanding)
{
    Story story{"family"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordAdvocacyOffer","answer":"not_applicable"})"), "reason-required ADV-01");
}

CLAUSE_COMPUTES(ADV_02, earlier_offers_stay_beside_the_latest)
{
    Story story{"family"};
    story.tell(R"({"do":"RecordAdvocacyOffer","held_on":"2026-02-20","answer":"declined"})");
    story.tell(R"({"do":"RecordAdvocacyOffer","answer":"accepted"})");
    auto const& family = story.conference().family;
    EXPECT_EQ(family.advocacy.at(a_child).answer, OfferAnswer::accepted);
    ASSERT_EQ(family.offers.at(a_child).size(), 2u);
    EXPECT_EQ(family.offers.at(a_child).front().first, Date(2026, 2, 20));
}

CLAUSE_PERMITS(CHD_09, the_whole_meeting_or_what_the_child_chose)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(R"({"do":"PlanParticipation","attends":"whole"})"), IsEmpty());
    EXPECT_THAT(
        story.findings_of(R"({"do":"PlanParticipation","attends":"not_at_all","chosen_with_child":true,"by":"sw"})"),
        IsEmpty());
}

CLAUSE_REFUSES(CHD_09, to_limit_attendance_is_for_the_chair_and_wants_a_reason)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(R"({"do":"PlanParticipation","attends":"part"})"), "reason-required CHD-09");
    EXPECT_EQ(story.refusal_of(R"({"do":"PlanParticipation","attends":"not_at_all","reason":"Too long.","by":"sw"})"),
              "not-the-chair CHD-09");
    EXPECT_EQ(story.refusal_of(R"({"do":"PlanParticipation","attends":"part","reason":"Not the police report."})"), "");
}

TEST(LanguageAndNeeds, are_of_one_child_or_one_adult)
{
    Story story{"family"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordLanguageAndNeeds","language":"cy"})"), "child-or-person CHD-07");
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordLanguageAndNeeds","child":"A","person":"mother","language":"cy"})"),
              "child-or-person CHD-07");
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordLanguageAndNeeds","person":"nobody","language":"cy"})"),
              "unknown-person PAR-07");
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordLanguageAndNeeds","child":"Z","language":"cy"})"),
              "unknown-child CHD-07");
}

// A.5

CLAUSE_PERMITS(PAR_03, help_with_all_six_topics_may_come_in_parts)
{
    Story story{"family"};
    EXPECT_THAT(story.findings_of(R"({"do":"PrepareFamilyMember","person":"mother",)"
                                  R"("topics":["assessments","reports","purpose"]})"),
                ElementsAre("preparation-incomplete PAR-03"));
    EXPECT_THAT(story.findings_of(R"({"do":"PrepareFamilyMember","person":"mother",)"
                                  R"("topics":["participation","attendance","outcomes"]})"),
                IsEmpty());
    EXPECT_TRUE(story.conference().family.understands_all(PersonId{"mother"}));
}

CLAUSE_REFUSES(PAR_03, a_missing_topic_stays_in_view)
{
    Story story{"family"};
    EXPECT_THAT(story.findings_of(R"({"do":"PrepareFamilyMember","person":"mother",)"
                                  R"("topics":["assessments","reports","purpose","participation","attendance"]})"),
                ElementsAre("preparation-incomplete PAR-03"));
    EXPECT_FALSE(story.conference().family.understands_all(PersonId{"mother"}));
}

CLAUSE_RECORDS(PAR_04, spoken_and_written_invitations_add_up)
{
    Story story{"family"};
    EXPECT_EQ(story.refusal_of(R"({"do":"InviteFamilyMember","person":"mother"})"), "missing-field PAR-04");
    story.tell(R"({"do":"InviteFamilyMember","person":"mother","spoken":true})");
    story.tell(R"({"do":"InviteFamilyMember","person":"mother","written":true})");
    auto const& invited = story.conference().family.invited.at(PersonId{"mother"});
    EXPECT_TRUE(invited.spoken && invited.written);
}

CLAUSE_RECORDS(PAR_10, a_no_contact_order_is_put_before_the_chair)
{
    Story story{"convened"};
    EXPECT_THAT(story.events_of(R"({"do":"FlagContactRisk","person":"father","risk":"Bail: no contact with mother."})"),
                ElementsAre("ContactRiskFlagged", "TaskSet"));
    EXPECT_EQ(story.conference().convening.tasks.back().owner, PersonId{"chair"});
    story.tell(R"({"do":"ExcludeFamilyMember","person":"father","reason":"Bail.","views_heard_by":"Letter."})");
    EXPECT_THAT(story.conference().convening.tasks, IsEmpty());
}

CLAUSE_PERMITS(PAR_11, the_chair_excludes_with_scope_and_reason)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(R"({"do":"ExcludeFamilyMember","person":"father","attends":"part",)"
                                  R"("scope":"While mother speaks.","reason":"Bail.","views_heard_by":"By video."})"),
                IsEmpty());
    EXPECT_FALSE(story.conference().family.excluded_wholly(PersonId{"father"}));
    story.tell(R"({"do":"ExcludeFamilyMember","person":"father","reason":"Bail.","views_heard_by":"Letter."})");
    EXPECT_TRUE(story.conference().family.excluded_wholly(PersonId{"father"}));
}

CLAUSE_REFUSES(PAR_11, nobody_else_excludes_and_nobody_without_scope_and_reason)
{
    Story story{"convened"};
    auto const refusal = [&](std::string const& fields) {
        return story.refusal_of(R"({"do":"ExcludeFamilyMember","person":"father","views_heard_by":"Letter.")" + fields
                                + "}");
    };
    EXPECT_EQ(refusal(R"(,"reason":"Bail.","by":"sw")"), "not-the-chair PAR-11");
    EXPECT_EQ(refusal(""), "reason-required PAR-11");
    EXPECT_EQ(refusal(R"(,"reason":"Bail.","attends":"part")"), "missing-field PAR-11");
    EXPECT_EQ(refusal(R"(,"reason":"Bail.","attends":"whole")"), "wrong-attendance PAR-11");
    EXPECT_EQ(story.refusal_of(R"({"do":"ExcludeFamilyMember","person":"hv","reason":"Bail."})"),
              "unknown-person PAR-11");
}

CLAUSE_PERMITS(PAR_12, the_views_of_somebody_away_are_brought)
{
    Story story{"open"};
    EXPECT_THAT(story.findings_of(R"({"do":"RecordFamilyView","person":"father",)"
                                  R"("text":"In a letter: let her come home."})"),
                IsEmpty());
    EXPECT_TRUE(story.conference().family.has_view(PersonId{"father"}, a_child));
}

CLAUSE_REFUSES(PAR_12, an_absent_parent_without_views_is_pointed_out)
{
    Story story{"open"};
    EXPECT_THAT(
        story.findings_of(R"({"do":"RecordFamilyView","person":"father","none_because":"absent","text":"No answer."})"),
        ElementsAre("absent-and-unheard PAR-12"));
    EXPECT_FALSE(story.conference().family.has_view(PersonId{"father"}, a_child));
    EXPECT_THAT(story.findings_of(R"({"do":"ExcludeFamilyMember","person":"father","reason":"Bail."})"),
                ElementsAre("views-not-arranged PAR-12"));
}

CLAUSE_PERMITS(PAR_14, views_are_opened_once_the_family_was_asked_or_its_absence_marked)
{
    Story story{"views"};
    EXPECT_TRUE(chaired(story, story.conference(), OpenViews{{a_child}}).accepted());
}

CLAUSE_REFUSES(PAR_14, practitioners_do_not_decide_before_the_family_was_asked)
{
    Story story{"views"};
    auto unasked = story.conference();
    unasked.family.views.clear();
    EXPECT_THAT(against(chaired(story, unasked, OpenViews{{a_child}})), Contains(Clause::PAR_14));
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordFamilyView","person":"mother"})"), "missing-field PAR-14");
    EXPECT_EQ(story.refusal_of(R"({"do":"RecordFamilyView","person":"hv","text":"I worry."})"),
              "unknown-person PAR-14");
}

CLAUSE_PERMITS(OTH_01, the_family_side_has_its_own_capacities)
{
    Story story{"family"};
    for (std::string const capacity :
         {"parent", "child", "family_or_supporter", "advocate", "legal_representative", "carer"})
        EXPECT_TRUE(story.accepts(R"({"do":"AddFamilyMember","person":"somebody","capacity":")" + capacity + "\"}"));
}

CLAUSE_REFUSES(OTH_01, a_practitioner_is_none_of_the_family)
{
    Story story{"family"};
    EXPECT_EQ(story.refusal_of(R"({"do":"AddFamilyMember","person":"hv","capacity":"practitioner"})"),
              "wrong-capacity OTH-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"AddFamilyMember","person":"aunt","children":["Z"]})"),
              "unknown-child PRIN-05");
}

CLAUSE_RECORDS(S47_07, an_interpreter_is_independent_and_no_relative)
{
    Story story{"family"};
    EXPECT_THAT(story.findings_of(R"({"do":"BookInterpreter","interpreter":"interpreter","person":"father",)"
                                  R"("independent":true,"briefed":true})"),
                IsEmpty());
    EXPECT_THAT(
        story.findings_of(R"({"do":"BookInterpreter","interpreter":"mother","person":"father","independent":true})"),
        ElementsAre("interpreter-not-independent S47-07"));
}

TEST(FamilyFacts, meetings_and_debriefs_are_kept_for_known_people)
{
    Story story{"open"};
    story.tell(R"({"do":"MeetBeforehand","people":["mother"],"children":["A"]})");
    story.tell(R"({"do":"OfferDebrief","child":"A"})");
    story.tell(R"({"do":"OfferDebrief","child":"A","visit":true})");
    auto const& family = story.conference().family;
    EXPECT_THAT(family.met_children, ElementsAre(a_child));
    EXPECT_THAT(family.debriefed, ElementsAre(a_child));
    EXPECT_THAT(family.followed_up, ElementsAre(a_child));
    EXPECT_EQ(story.refusal_of(R"({"do":"MeetBeforehand","people":["nobody"]})"), "unknown-person CHAIR-03");
    EXPECT_EQ(story.refusal_of(R"({"do":"MeetBeforehand"})"), "missing-field CHAIR-03");
}

CLAUSE_RECORDS(PAR_13, what_was_done_with_a_parent_or_with_a_child_and_not_with_both_or_neither)
{
    Story story{"closed"};
    story.tell(R"({"do":"OfferDebrief","person":"mother"})");
    story.tell(R"({"do":"OfferDebrief","person":"mother","visit":true,"with":"father"})");
    auto const& family = story.conference().family;
    EXPECT_THAT(family.debriefed_people, ElementsAre(PersonId{"mother"}));
    EXPECT_THAT(family.followed_up_people, ElementsAre(PersonId{"mother"}));
    EXPECT_TRUE(family.debriefed.empty());
    EXPECT_EQ(story.refusal_of(R"({"do":"OfferDebrief"})"), "child-or-person PAR-13");
    EXPECT_EQ(story.refusal_of(R"({"do":"OfferDebrief","child":"A","person":"mother"})"), "child-or-person PAR-13");
    EXPECT_EQ(story.refusal_of(R"({"do":"OfferDebrief","person":"nobody"})"), "unknown-person PAR-13");
}

CLAUSE_RECORDS(PAR_11, that_somebody_excluded_came_and_spoke_all_the_same)
{
    Story story{"open"};
    story.tell(
        R"({"do":"ExcludeFamilyMember","person":"father","reason":"No-contact bail.","views_heard_by":"A call."})");
    EXPECT_EQ(story.findings_of(R"({"do":"RecordArrival","person":["father"]})"),
              std::vector<std::string>{"excluded-and-there PAR-11"});
    auto const spoken = story.findings_of(R"({"do":"RecordContribution","person":"father","text":"I did not do it."})");
    EXPECT_EQ(std::ranges::count(spoken, "excluded-and-there PAR-11"), 1);
}

}

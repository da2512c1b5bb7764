#include "support/story.h"

#include <gmock/gmock.h>

namespace noddfa::conference::contact_test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

bool contact(Story& story, char const* person, char const* child = "A")
{
    return direct_contact(story.conference(), PersonId{person}, ChildId{child}, story.terms());
}

bool involved(Story& story, char const* grouping, char const* child)
{
    return directly_involved(story.conference(), GroupingId{grouping}, ChildId{child}, story.terms());
}

/// A conference about a child not yet born.
char const* const unborn = R"(
{"do":"RecordStrategyMeeting","held_on":"2026-02-16","children":["U"],"agencies":["CSS","POL"]}
{"do":"StartSection47","held_on":"2026-02-16","children":["U"]}
{"do":"DetermineSection47","held_on":"2026-02-27","child":"U","determination":"continuing_risk","consulted":["POL"],"rationale":"Concerns in pregnancy.","views":"Heard."}
{"do":"RequestConference","family":"F9","authority":"north-council","children":[{"id":"U","expected":"2026-06-01","mother":"mother"}],"social_worker":"sw","team_manager":"manager"}
)";

}

CLAUSE_COMPUTES(QUOR_01, contact_follows_from_the_service)
{
    Story story{"family"};
    story.tell(R"({"do":"InviteParticipant","person":"sw","service":"social_work"})");
    story.tell(R"({"do":"InviteParticipant","person":"own-school","service":"school","agency":"school-1"})");
    story.tell(R"({"do":"InviteParticipant","person":"other-school","service":"school","agency":"school-2"})");
    story.tell(R"({"do":"InviteParticipant","person":"police","service":"police_ppu"})");
    story.tell(R"({"do":"InviteParticipant","person":"hv","service":"health_visiting"})");
    story.tell(R"({"do":"InviteParticipant","person":"probation","service":"probation"})");
    story.tell(R"({"do":"InviteParticipant","person":"yos","service":"youth_offending"})");
    story.tell(R"({"do":"InviteParticipant","person":"watcher","service":"social_work","capacity":"observer"})");
    EXPECT_TRUE(contact(story, "sw"));
    EXPECT_TRUE(contact(story, "own-school"));
    EXPECT_FALSE(contact(story, "other-school"));
    EXPECT_TRUE(contact(story, "police"));
    EXPECT_TRUE(contact(story, "hv"));
    EXPECT_FALSE(contact(story, "probation"));
    EXPECT_FALSE(contact(story, "yos"));
    EXPECT_FALSE(contact(story, "watcher"));
    EXPECT_FALSE(contact(story, "stranger"));
}

CLAUSE_COMPUTES(QUOR_01, police_who_had_no_part_in_the_enquiry_do_not_know_the_child)
{
    Story story{"board"};
    story.tell(R"(
{"do":"RecordStrategyMeeting","held_on":"2026-02-16","children":["A"],"agencies":["CSS","CH"],"reasons":{"S47-02":"Police were told by telephone."}}
{"do":"StartSection47","held_on":"2026-02-16","children":["A"]}
{"do":"DetermineSection47","held_on":"2026-02-27","child":"A","determination":"continuing_risk","consulted":["CH"],"rationale":"Neglect.","views":"Heard."}
{"do":"RequestConference","family":"F8","authority":"north-council","children":[{"id":"A","born":"2018-05-01","registered_with":["surgery-1"]}],"social_worker":"sw","team_manager":"manager"}
{"do":"InviteParticipant","person":"police","service":"police_ppu"}
{"do":"InviteParticipant","person":"gp-1","service":"gp","agency":"surgery-1"}
{"do":"InviteParticipant","person":"gp-2","service":"gp","agency":"surgery-2"}
)");
    EXPECT_FALSE(contact(story, "police"));
    EXPECT_TRUE(contact(story, "gp-1"));
    EXPECT_FALSE(contact(story, "gp-2"));
}

CLAUSE_COMPUTES(QUOR_01, what_was_said_at_invitation_and_by_hand_comes_before_the_default)
{
    Story story{"family"};
    story.tell(R"({"do":"InviteParticipant","person":"hv","service":"health_visiting","contact":[]})");
    EXPECT_FALSE(contact(story, "hv"));
    story.tell(R"({"do":"SetDirectContact","person":"hv","child":"A","contact":true,"by":"sw"})");
    EXPECT_TRUE(contact(story, "hv"));
    story.tell(R"({"do":"NameSubstitute","person":"hv","substitute":"hv-2","ready":true})");
    EXPECT_TRUE(contact(story, "hv-2"));
}

CLAUSE_REFUSES(QUOR_01, a_service_for_parents_counts_by_the_chairs_reason_alone)
{
    Story story{"convened"};
    story.tell(R"({"do":"InviteParticipant","person":"probation","service":"probation"})");
    EXPECT_EQ(
        story.refusal_of(
            R"({"do":"SetDirectContact","person":"probation","child":"A","contact":true,"by":"sw","reason":"x"})"),
        "not-the-chair QUOR-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"SetDirectContact","person":"probation","child":"A","contact":true})"),
              "reason-required QUOR-01");
    EXPECT_THAT(
        story.findings_of(
            R"({"do":"SetDirectContact","person":"probation","child":"A","contact":true,"reason":"Sees Alaw every week."})"),
        ElementsAre("parent-service QUOR-01"));
    EXPECT_TRUE(contact(story, "probation"));
}

CLAUSE_COMPUTES(QUOR_01, a_board_may_count_services_for_parents)
{
    Story story{"board"};
    story.tell(R"({"set":"PARENT_SERVICE_DIRECT_CONTACT_DEFAULT","value":true,"from":"2026-01-01"})");
    story.tell(R"({"include":"family"})");
    story.tell(R"({"do":"InviteParticipant","person":"probation","service":"probation"})");
    EXPECT_TRUE(contact(story, "probation"));
}

CLAUSE_COMPUTES(UNB_06, with_an_unborn_child_contact_is_contact_with_the_pregnancy)
{
    Story story{"board"};
    story.tell(unborn);
    story.tell(R"({"do":"InviteParticipant","person":"midwife","service":"midwifery"})");
    story.tell(R"({"do":"InviteParticipant","person":"gp-1","service":"gp"})");
    story.tell(R"({"do":"InviteParticipant","person":"hv","service":"health_visiting"})");
    story.tell(R"({"do":"InviteParticipant","person":"nurse","service":"school_nursing"})");
    story.tell(R"({"do":"InviteParticipant","person":"housing","service":"housing"})");
    EXPECT_TRUE(contact(story, "midwife", "U"));
    EXPECT_TRUE(contact(story, "gp-1", "U"));
    EXPECT_TRUE(contact(story, "hv", "U"));
    EXPECT_FALSE(contact(story, "nurse", "U"));
    EXPECT_FALSE(contact(story, "housing", "U"));
}

CLAUSE_COMPUTES(VOTE_12, a_grouping_is_involved_through_any_member_who_knows_the_child)
{
    Story story{"siblings"};
    EXPECT_TRUE(involved(story, "CSS", "A"));
    EXPECT_TRUE(involved(story, "EDU", "A"));
    EXPECT_TRUE(involved(story, "EDU", "B"));
    EXPECT_FALSE(involved(story, "EDU", "C"));
    EXPECT_FALSE(involved(story, "PRO", "A"));
    EXPECT_FALSE(involved(story, "HOU", "A"));
}

CLAUSE_COMPUTES(VOTE_12, education_is_involved_with_a_child_whose_school_was_not_invited)
{
    Story story{"family"};
    EXPECT_TRUE(involved(story, "EDU", "A"));
    story.tell(R"({"do":"InviteParticipant","person":"nursery","service":"preschool_provider","agency":"school-1"})");
    EXPECT_FALSE(involved(story, "EDU", "A"));
    EXPECT_TRUE(involved(story, "EY", "A"));
}

CLAUSE_PERMITS(VOTE_12, the_chair_sets_involvement_with_a_reason)
{
    Story story{"siblings"};
    story.tell(R"({"do":"SetInvolvement","grouping":"PRO","child":"A","involved":true,"reason":"Works with Anest."})");
    EXPECT_TRUE(involved(story, "PRO", "A"));
    EXPECT_FALSE(involved(story, "PRO", "B"));
}

CLAUSE_REFUSES(VOTE_12, involvement_is_the_chairs_to_set_and_wants_a_reason)
{
    Story story{"siblings"};
    EXPECT_EQ(story.refusal_of(R"({"do":"SetInvolvement","grouping":"PRO","child":"A","involved":true})"),
              "reason-required VOTE-12");
    EXPECT_EQ(story.refusal_of(
                  R"({"do":"SetInvolvement","grouping":"PRO","child":"A","involved":true,"reason":"x","by":"sw"})"),
              "not-the-chair VOTE-12");
    EXPECT_EQ(story.refusal_of(R"({"do":"SetInvolvement","grouping":"XX","child":"A","involved":true,"reason":"x"})"),
              "unknown-grouping VOTE-12");
}

CLAUSE_COMPUTES(VOTE_12, a_board_may_let_services_for_parents_vote_on_siblings)
{
    Story story{"board"};
    story.tell(R"({"set":"SIBLING_PARENT_SERVICE_ELIGIBLE","value":true,"from":"2026-01-01"})");
    story.tell(R"({"include":"siblings"})");
    EXPECT_TRUE(involved(story, "PRO", "A"));
}

}

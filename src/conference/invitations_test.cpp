#include "support/story.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace noddfa::conference::invitations_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

char const* const booked =
    R"({"do":"BookConference","starts":"2026-03-09T10:00","chair":"chair","record_taker":"recorder","place":"Neuadd Ddychmygol","chair_trained_until":"2027-12-31"})";

Participant const& on_roll(Story const& story, char const* person)
{
    return story.conference().invitations.roll.at(PersonId{person});
}

}

CLAUSE_PERMITS(INV_01, an_invited_practitioner_says_they_will_come)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(R"({"do":"ReplyToInvitation","person":"hv","answer":"attending"})"), IsEmpty());
}

CLAUSE_REFUSES(INV_01, declining_wants_a_reason)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(R"({"do":"ReplyToInvitation","person":"hv","answer":"declines"})"),
              "reason-required INV-01");
    EXPECT_THAT(story.findings_of(
                    R"({"do":"ReplyToInvitation","person":"hv","answer":"declines","reason":"In court all day."})"),
                Contains("declines INV-01"));
}

CLAUSE_REFUSES(INV_01, a_stranger_has_no_invitation_to_answer)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(R"({"do":"ReplyToInvitation","person":"nobody","answer":"attending"})"),
              "unknown-person INV-01");
}

CLAUSE_COMPUTES(INV_01, agencies_that_did_not_come_are_reported)
{
    Story story{"convened"};
    story.tell(R"({"do":"RecordArrival","at":"2026-03-09T10:00","person":["sw","hv","police"]})");
    EXPECT_THAT(agencies_absent(story.conference(), story.now()), ElementsAre(AgencyId{"school-1"}));
    story.tell(R"({"do":"RecordArrival","at":"2026-03-09T10:05","person":["teacher"]})");
    EXPECT_THAT(agencies_absent(story.conference(), story.now()), IsEmpty());
}

CLAUSE_RECORDS(INV_02, the_list_of_invitees_leaves_out_whom_the_chair_had_left_out)
{
    Story story{"family"};
    story.tell(R"({"do":"InviteParticipant","person":"hv","service":"health_visiting"})");
    story.tell(R"({"do":"InviteParticipant","person":"refuge","service":"womens_aid","redacted":true})");
    EXPECT_THAT(invitees_shown(story.conference()), ElementsAre(PersonId{"hv"}));
}

CLAUSE_REFUSES(INV_02, nobody_is_invited_twice)
{
    Story story{"convened"};
    auto const again =
        R"({"do":"InviteParticipant","person":"hv","service":"health_visiting","agency":"health-board"})";
    EXPECT_EQ(story.refusal_of(again), "already-done INV-02");
    EXPECT_EQ(story.refusal_of(R"({"do":"InviteParticipant","person":"mother","capacity":"observer"})"),
              "already-done INV-02");
    Story open{"open"};
    EXPECT_EQ(open.refusal_of(R"({"do":"InviteParticipant","person":"hv","service":"midwifery"})"),
              "already-done INV-02");
}

CLAUSE_PERMITS(INV_02, an_invitation_put_right_before_the_conference_opens)
{
    Story story{"convened"};
    // R-04: what was given last holds, and it is shown that there was another before; the name need not be given again.
    EXPECT_THAT(story.findings_of(R"({"do":"InviteParticipant","person":"hv","service":"school_nursing",)"
                                  R"("agency":"health-board"})"),
                ElementsAre("invited-before INV-02"));
    auto const* person = participant(story.conference(), PersonId{"hv"});
    EXPECT_EQ(person->service, ServiceId{"school_nursing"});
    EXPECT_EQ(person->name, "Heledd Enghraifft");
    EXPECT_EQ(std::ranges::count(story.conference().invitations.order, PersonId{"hv"}), 1);
}

CLAUSE_PERMITS(INV_03, a_colleague_comes_instead)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(R"({"do":"NameSubstitute","person":"hv","substitute":"hv-2","ready":true})"),
                IsEmpty());
    EXPECT_THAT(story.findings_of(R"({"do":"ReplyToInvitation","person":"hv","answer":"apologies"})"),
                Not(Contains("no-substitute INV-03")));
    EXPECT_EQ(on_roll(story, "hv-2").agency, AgencyId{"health-board"});
    EXPECT_EQ(on_roll(story, "hv-2").grouping, GroupingId{"CH"});
    EXPECT_THAT(invitation_gaps(story.conference(), story.now(), story.terms()), IsEmpty());
}

CLAUSE_REFUSES(INV_03, an_apology_without_a_substitute_is_found)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(R"({"do":"ReplyToInvitation","person":"hv","answer":"apologies"})"),
                ElementsAre("no-substitute INV-03"));
    auto const gaps = invitation_gaps(story.conference(), story.now(), story.terms());
    ASSERT_EQ(gaps.size(), 1u);
    EXPECT_EQ(gaps[0].finding.clause, Clause::INV_03);
    EXPECT_FALSE(gaps[0].wants_reason);
}

CLAUSE_REFUSES(INV_03, a_substitute_of_another_agency_is_found)
{
    Story story{"convened"};
    EXPECT_THAT(
        story.findings_of(
            R"({"do":"NameSubstitute","person":"hv","substitute":"gp-1","service":"gp","agency":"surgery","ready":true})"),
        ElementsAre("another-agency INV-03"));
}

CLAUSE_REFUSES(INV_03, family_and_the_absent_themselves_are_no_substitutes)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(R"({"do":"NameSubstitute","person":"hv","substitute":"mother"})"),
              "not-a-practitioner INV-03");
    EXPECT_EQ(story.refusal_of(R"({"do":"NameSubstitute","person":"hv","substitute":"hv"})"),
              "not-a-practitioner INV-03");
}

CLAUSE_PERMITS(INV_04, a_substitute_declares_readiness)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(R"({"do":"NameSubstitute","person":"hv","substitute":"hv-2","ready":true})"),
                IsEmpty());
}

CLAUSE_REFUSES(INV_04, a_substitute_who_says_nothing_is_found)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(R"({"do":"NameSubstitute","person":"hv","substitute":"hv-2"})"),
                ElementsAre("readiness-not-declared INV-04"));
}

CLAUSE_COMPUTES(VOTE_08, everybody_is_placed_in_one_grouping_by_the_service_represented)
{
    Story story{"family"};
    story.tell(R"({"do":"InviteParticipant","person":"hv","service":"health_visiting"})");
    EXPECT_EQ(on_roll(story, "hv").grouping, GroupingId{"CH"});
    EXPECT_EQ(on_roll(story, "hv").agency, AgencyId{"health_visiting"});
    EXPECT_THAT(
        story.findings_of(R"({"do":"InviteParticipant","person":"nurse","service":"cmht_health","grouping":"ASS"})"),
        ElementsAre("other-grouping-than-service VOTE-08"));
    EXPECT_EQ(on_roll(story, "nurse").grouping, GroupingId{"ASS"});
    EXPECT_TRUE(on_roll(story, "nurse").parent_service);
}

CLAUSE_COMPUTES(GRP_03, the_board_says_in_which_health_grouping_a_gp_counts)
{
    Story story{"board"};
    story.tell(R"({"set":"GP_DEFAULT_GROUPING","value":"AH","from":"2026-01-01"})");
    story.tell(R"({"include":"family"})");
    story.tell(R"({"do":"InviteParticipant","person":"gp-1","service":"gp"})");
    EXPECT_EQ(on_roll(story, "gp-1").grouping, GroupingId{"AH"});
    EXPECT_THAT(story.findings_of(R"({"do":"InviteParticipant","person":"gp-2","service":"gp","grouping":"CH"})"),
                IsEmpty());
}

CLAUSE_REFUSES(GRP_11, an_unlisted_service_needs_its_closest_grouping)
{
    Story story{"family"};
    EXPECT_EQ(story.refusal_of(R"({"do":"InviteParticipant","person":"x","service":"fire_service"})"),
              "unknown-service GRP-11");
    EXPECT_EQ(story.refusal_of(R"({"do":"InviteParticipant","person":"x"})"), "missing-field GRP-11");
    EXPECT_EQ(story.refusal_of(R"({"do":"InviteParticipant","person":"x","service":"school","grouping":"XX"})"),
              "unknown-grouping GRP-11");
    EXPECT_THAT(
        story.findings_of(R"({"do":"InviteParticipant","person":"x","service":"fire_service","grouping":"HOU"})"),
        ElementsAre("unlisted-service GRP-11"));
}

CLAUSE_REFUSES(OTH_01, chair_and_record_taker_take_part_in_no_other_way)
{
    Story story{"family"};
    story.tell(booked);
    EXPECT_EQ(story.refusal_of(R"({"do":"InviteParticipant","person":"chair","service":"social_work"})"),
              "chair-or-record-taker OTH-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"InviteParticipant","person":"recorder","service":"social_work"})"),
              "chair-or-record-taker OTH-01");
}

CLAUSE_REFUSES(OTH_01, family_are_invited_in_their_own_way)
{
    Story story{"family"};
    EXPECT_EQ(story.refusal_of(R"({"do":"InviteParticipant","person":"aunt","capacity":"family_or_supporter"})"),
              "wrong-capacity OTH-01");
}

CLAUSE_COMPUTES(OTH_03, a_voluntary_body_is_placed_by_capacity_and_not_by_employer)
{
    Story story{"family"};
    story.tell(R"({"do":"InviteParticipant","person":"worker","service":"nspcc"})");
    story.tell(R"({"do":"InviteParticipant","person":"advocate","service":"nspcc","capacity":"advocate"})");
    EXPECT_EQ(on_roll(story, "worker").grouping, GroupingId{"VOL"});
    EXPECT_TRUE(on_roll(story, "advocate").grouping.empty());
    EXPECT_EQ(
        story.refusal_of(
            R"({"do":"InviteParticipant","person":"advocate-2","service":"nspcc","capacity":"advocate","grouping":"VOL"})"),
        "not-a-practitioner OTH-01");
}

TEST(InviteParticipant, waits_for_a_request_and_ends_with_the_close)
{
    Story early{"board"};
    EXPECT_EQ(early.refusal_of(R"({"do":"InviteParticipant","person":"hv","service":"health_visiting"})"),
              "wrong-stage INV-02");
    Story late{"closed"};
    late.tell(R"({"clock":"2026-03-10T09:00"})");
    EXPECT_EQ(late.refusal_of(R"({"do":"InviteParticipant","person":"new","service":"housing"})"),
              "conference-closed INV-02");
}

}

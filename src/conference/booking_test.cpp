#include "conference/convening.h"
#include "conference/readiness.h"
#include "support/story.h"

#include <gmock/gmock.h>

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

namespace noddfa::conference::booking_test {

namespace {

/// A booking for ten o'clock on a day, with further fields.
std::string book(std::string const& day, std::string const& more = "")
{
    return R"({"do":"BookConference","chair":"chair","record_taker":"recorder","chair_trained_until":"2027-12-31",)"
           R"("starts":")"
           + day + "T10:00\"" + more + "}";
}

/// A postponement by the chair, with its fields.
std::string postpone(std::string const& fields) { return R"({"do":"PostponeConference",)" + fields + "}"; }

constexpr char const* complete = R"("reason":"The paediatrician is ill.",)"
                                 R"("interim_protection":"Alaw stays with her grandmother.",)";

Date due(Story& story) { return conference_due(story.conference(), story.terms()).front().due; }

/// A transfer conference that this authority was told of on 16 February.
constexpr char const* transfer = R"({"do":"RequestConference","family":"F1","kind":"transfer_in",)"
                                 R"("from_authority":"south-council",)"
                                 R"("notified_on":"2026-02-16","agreed_permanent_on":"2026-02-23",)"
                                 R"("children":[{"id":"A","born":"2018-05-01"}]})";

}

CLAUSE_PERMITS(CONV_02, the_due_day_itself_is_in_time)
{
    Story story{"family"};
    EXPECT_THAT(story.findings_of(book("2026-03-09")), IsEmpty());
    EXPECT_EQ(story.conference().convening.convened_on, Date(2026, 3, 2));
}

CLAUSE_REFUSES(CONV_02, a_later_day_is_booked_only_with_a_reason)
{
    Story story{"family"};
    EXPECT_EQ(story.refusal_of(book("2026-03-10")), "reason-required CONV-02");
    EXPECT_THAT(story.findings_of(book("2026-03-10", R"(,"reasons":{"CONV-02":"The paediatrician comes back then."})")),
                ElementsAre("conference-late CONV-02"));
}

CLAUSE_REFUSES(CONV_02, a_conference_held_late_is_a_finding_and_no_refusal)
{
    Story story{"convened"};
    story.tell(R"({"clock":"2026-03-10T10:00"})");
    bool late = false;
    for (auto const& finding : readiness(story.conference(), story.now(), story.terms()))
        late = late || finding.code == "conference-late"_code;
    EXPECT_TRUE(late);
}

TEST(Booking, on_a_day_when_offices_are_closed_is_pointed_out)
{
    Story story{"family"};
    std::string const reason = R"(,"reasons":{"CONV-02":"Nobody can come before Easter."})";
    EXPECT_THAT(story.findings_of(book("2026-04-03", reason)), Contains("not-a-working-day CONV-02"));
    EXPECT_THAT(story.findings_of(book("2026-03-08")), ElementsAre("not-a-working-day CONV-02"));
    story.tell(R"({"set":"LOCAL_CLOSURE_DAYS","value":["2026-03-06"],"from":"2026-01-01"})");
    EXPECT_THAT(story.findings_of(book("2026-03-06")), ElementsAre("not-a-working-day CONV-02"));
    EXPECT_THAT(story.findings_of(book("2026-03-05")), IsEmpty());
}

TEST(Booking, comes_after_the_request_and_before_the_opening)
{
    Story early{"board"};
    EXPECT_EQ(early.refusal_of(book("2026-03-09")), "wrong-stage PRIN-10");
    Story late{"open"};
    EXPECT_EQ(late.refusal_of(book("2026-03-10")), "wrong-stage CONV-02");
}

TEST(Booking, again_moves_the_conference_and_keeps_the_day_it_was_convened)
{
    Story story{"family"};
    story.tell(book("2026-03-06"));
    story.tell(R"({"clock":"2026-03-03T09:00"})");
    story.tell(book("2026-03-09"));
    auto const& convening = story.conference().convening;
    EXPECT_EQ(convening.convened_on, Date(2026, 3, 2));
    EXPECT_EQ(convening.booking->starts.day, Date(2026, 3, 9));
    EXPECT_EQ(convening.former_starts.size(), 1u);
}

CLAUSE_PERMITS(CONV_09, a_transfer_conference_within_fifteen_working_days_of_the_notice)
{
    Story story{"board"};
    story.tell(transfer);
    EXPECT_THAT(story.findings_of(book("2026-03-09")), IsEmpty());
}

CLAUSE_REFUSES(CONV_09, a_later_transfer_conference_wants_a_reason)
{
    Story story{"board"};
    story.tell(transfer);
    EXPECT_EQ(story.refusal_of(book("2026-03-10")), "reason-required CONV-09");
}

CLAUSE_PERMITS(REG_12, the_first_review_within_three_months)
{
    Story story{"closed"};
    story.tell(R"({"do":"RequestConference","family":"F1","kind":"review","children":[{"id":"A",)"
               R"("born":"2018-05-01"}]})");
    EXPECT_EQ(due(story), Date(2026, 6, 9));
    EXPECT_THAT(story.findings_of(book("2026-06-09")), IsEmpty());
}

CLAUSE_REFUSES(REG_12, a_later_first_review_wants_a_reason)
{
    Story story{"closed"};
    story.tell(R"({"do":"RequestConference","family":"F1","kind":"review","children":[{"id":"A",)"
               R"("born":"2018-05-01"}]})");
    EXPECT_EQ(story.refusal_of(book("2026-06-10")), "reason-required REG-12");
}

CLAUSE_JUDGES(CONV_03, whether_enough_will_be_known_is_for_the_chair)
{
    Story story{"family"};
    story.tell(book("2026-03-09"));
    EXPECT_FALSE(story.conference().convening.sufficiency);
    EXPECT_EQ(story.refusal_of(R"({"do":"CheckSufficiency","likely":true,"by":"sw"})"), "not-the-chair CONV-03");
    EXPECT_TRUE(story.accepts(R"({"do":"CheckSufficiency","likely":false})"));
    EXPECT_EQ(story.conference().convening.sufficiency, false);
    EXPECT_TRUE(story.accepts(R"({"do":"CheckSufficiency","likely":true})"));
    EXPECT_EQ(story.conference().convening.sufficiency, true);
}

CLAUSE_PERMITS(CONV_04, the_chair_postpones_with_a_reason)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(postpone(std::string{complete} + R"("new_start":"2026-03-06T10:00")")),
                ElementsAre("postponed CONV-04"));
    EXPECT_EQ(story.conference().convening.booking->starts.day, Date(2026, 3, 6));
}

CLAUSE_REFUSES(CONV_04, a_postponement_without_reason_or_by_somebody_else_is_malformed)
{
    Story story{"convened"};
    std::string const rest = R"("interim_protection":"With her grandmother.","new_start":"2026-03-06T10:00")";
    EXPECT_EQ(story.refusal_of(postpone(rest)), "missing-field CONV-04");
    EXPECT_EQ(story.refusal_of(postpone(R"("by":"sw","reason":"Leave.",)" + rest)), "not-the-chair CONV-04");
    EXPECT_EQ(story.refusal_of(postpone(R"("by":"sw","on_behalf_of":"chair","reason":"The chair is ill.",)" + rest)),
              "");
}

CLAUSE_REFUSES(CONV_05, a_postponement_that_leaves_open_how_the_child_is_protected_is_malformed)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(postpone(R"("reason":"Snow.","new_start":"2026-03-06T10:00")")),
              "missing-field CONV-05");
}

CLAUSE_PERMITS(CONV_05, that_risk_cannot_be_excluded_is_recorded_and_told_at_once)
{
    Story story{"convened"};
    EXPECT_THAT(story.events_of(postpone(R"("reason":"Snow.","immediate_risk_excluded":false,)"
                                         R"("new_start":"2026-03-06T10:00")")),
                ElementsAre("ConferencePostponed", "AlertRaised", "AlertRaised", "TaskSet"));
    auto const& convening = story.conference().convening;
    ASSERT_EQ(convening.open_alerts.size(), 2u);
    EXPECT_EQ(convening.open_alerts[0].to, PersonId{"lsm"});
    EXPECT_EQ(convening.open_alerts[1].to, PersonId{"duty"});
    EXPECT_EQ(convening.tasks.back().what, "strategy-discussion");
}

TEST(Alert, stays_open_until_the_one_it_went_to_answers)
{
    Story story{"convened"};
    story.tell(postpone(R"("reason":"Snow.","immediate_risk_excluded":false,"follow_up_on":"2026-03-06")"));
    EXPECT_EQ(story.refusal_of(R"({"do":"AcknowledgeAlert","about":"immediate-risk","by":"teacher"})"),
              "unknown-alert CHAIR-08");
    story.tell(R"({"do":"AcknowledgeAlert","about":"immediate-risk"})");
    ASSERT_EQ(story.conference().convening.open_alerts.size(), 1u);
    EXPECT_EQ(story.conference().convening.open_alerts.front().post, "duty_team");
    story.tell(R"({"do":"AcknowledgeAlert","about":"immediate-risk","by":"duty"})");
    EXPECT_THAT(story.conference().convening.open_alerts, IsEmpty());
}

CLAUSE_REFUSES(CONV_06, a_postponement_with_neither_date_nor_follow_up_is_malformed)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(postpone(std::string{complete} + R"("ground":"illness")")), "missing-field CONV-06");
    EXPECT_EQ(story.refusal_of(postpone(std::string{complete} + R"("new_start":"2026-03-04T10:00")")),
              "in-the-past CONV-06");
}

CLAUSE_PERMITS(CONV_06, a_dated_follow_up_will_do_and_the_day_it_was_due_stands)
{
    Story story{"convened"};
    story.tell(postpone(std::string{complete} + R"("follow_up_on":"2026-03-06")"));
    auto const& convening = story.conference().convening;
    EXPECT_TRUE(convening.postponed_without_date);
    EXPECT_EQ(convening.tasks.back().what, "rearrange");
    EXPECT_EQ(convening.tasks.back().due, Date(2026, 3, 6));
    EXPECT_EQ(due(story), Date(2026, 3, 9));
}

CLAUSE_COMPUTES(CONV_06, a_new_date_after_the_due_day_is_late_all_the_same)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(postpone(std::string{complete} + R"("new_start":"2026-03-16T10:00")")),
                Contains("conference-late CONV-02"));
    EXPECT_EQ(due(story), Date(2026, 3, 9));
}

CLAUSE_JUDGES(S47_13, whether_the_child_is_protected_meanwhile_is_the_chairs_judgement)
{
    Story protected_meanwhile{"convened"};
    EXPECT_TRUE(protected_meanwhile.accepts(
        postpone(std::string{complete} + R"("immediate_risk_excluded":true,"new_start":"2026-03-09T14:00")")));
    EXPECT_THAT(protected_meanwhile.conference().convening.open_alerts, IsEmpty());
    Story not_protected{"convened"};
    EXPECT_TRUE(not_protected.accepts(
        postpone(std::string{complete} + R"("immediate_risk_excluded":false,"new_start":"2026-03-09T14:00")")));
    EXPECT_THAT(not_protected.conference().convening.open_alerts, Not(IsEmpty()));
    EXPECT_FALSE(not_protected.accepts(postpone(R"("reason":"Snow.","new_start":"2026-03-06T10:00")")));
}

CLAUSE_PERMITS(DEFER_02, convening_waits_for_key_information_with_reason_and_protection)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(postpone(std::string{complete}
                                           + R"("ground":"insufficient_information","immediate_risk_excluded":true,)"
                                             R"("follow_up_on":"2026-03-06")")),
                ElementsAre("postponed DEFER-02"));
}

CLAUSE_RECORDS(DEFER_04, that_nobody_says_whether_immediate_risk_is_excluded_while_convening_waits)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(postpone(std::string{complete}
                                           + R"("ground":"insufficient_information","follow_up_on":"2026-03-06")")),
                ElementsAre("postponed DEFER-02", "immediate-risk-not-excluded DEFER-04"));
}

CLAUSE_REFUSES(DEFER_02, without_a_reason_convening_does_not_wait)
{
    Story story{"convened"};
    EXPECT_EQ(story.refusal_of(postpone(R"("ground":"insufficient_information","interim_protection":"At her aunt's.",)"
                                        R"("follow_up_on":"2026-03-06")")),
              "missing-field DEFER-02");
}

CLAUSE_REFUSES(SET_04, the_same_chair_again_where_the_board_wants_another)
{
    auto const booked_again = [](char const* new_chair, char const* chair) {
        Story story{"board"};
        story.tell(R"({"set":"RECONVENE_NEW_CHAIR","from":"2026-01-01","value":)" + std::string{new_chair} + "}");
        story.tell(R"({"include":"closed"}
{"do":"SetAside","child":"A","trigger":"opinion","information":"A new X-ray.","source":"paediatrician","reason":"Older than thought.","interim_protection":"At her aunt's."}
{"do":"RequestConference","conference":"C2","kind":"reconvened","reconvenes":"C1","due":"2026-03-30","family":"F1","authority":"north-council","children":[{"id":"A","name":"Alaw Dychmygol","born":"2018-05-01","school":"school-1","mother":"mother"}],"social_worker":"sw","team_manager":"manager"})");
        return story.refusal_of(
            R"({"do":"BookConference","starts":"2026-03-20T10:00","record_taker":"recorder","chair":")"
            + std::string{chair} + "\"}");
    };
    EXPECT_EQ(booked_again("false", "chair"), "");
    EXPECT_EQ(booked_again("true", "chair"), "reason-required SET-04");
    EXPECT_EQ(booked_again("true", "another-chair"), "");
}

TEST(NotHeld, is_recorded_whatever_is_missing)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(R"({"do":"RecordNotHeld","reason":""})"), ElementsAre("no-reason-given CONV-04"));
    EXPECT_TRUE(story.conference().convening.not_held);
    EXPECT_EQ(story.conference().convening.tasks.back().what, "rearrange");
}

CLAUSE_PERMITS(CONV_07, a_date_on_which_the_doctor_can_come)
{
    Story story{"family"};
    story.tell(R"({"do":"FlagCrucialHealth","doctor":"paediatrician","available":true})");
    EXPECT_THAT(story.findings_of(book("2026-03-09")), IsEmpty());
}

CLAUSE_REFUSES(CONV_07, a_date_for_which_the_doctor_was_not_asked_is_pointed_out)
{
    Story story{"family"};
    story.tell(R"({"do":"FlagCrucialHealth","doctor":"paediatrician","available":true})");
    story.tell(book("2026-03-09"));
    EXPECT_THAT(story.findings_of(book("2026-03-06")), ElementsAre("doctor-not-available CONV-07"));
    EXPECT_THAT(story.findings_of(R"({"do":"FlagCrucialHealth","doctor":"paediatrician","available":false})"),
                ElementsAre("doctor-not-available CONV-07"));
}

namespace {

constexpr char const* looked_after = R"({"do":"RequestConference","family":"F1","kind":"transfer_in",)"
                                     R"("from_authority":"south-council",)"
                                     R"("notified_on":"2026-02-16",)"
                                     R"("children":[{"id":"A","born":"2018-05-01","looked_after":true}]})";

}

CLAUSE_REFUSES(CONV_11, the_reviews_of_a_looked_after_child_are_to_be_linked)
{
    Story story{"board"};
    story.tell(looked_after);
    EXPECT_THAT(story.findings_of(book("2026-03-09")), ElementsAre("care-review-not-linked CONV-11"));
}

CLAUSE_PERMITS(CONV_11, linked_dates_go_without_a_word)
{
    Story story{"board"};
    story.tell(looked_after);
    story.tell(R"({"do":"LinkLookedAfterReview","next_review":"2026-04-14"})");
    EXPECT_THAT(story.findings_of(book("2026-03-09")), IsEmpty());
}

CLAUSE_PERMITS(CHAIR_01, a_chair_without_a_part_in_the_case)
{
    Story story{"family"};
    EXPECT_THAT(story.findings_of(book("2026-03-09")), IsEmpty());
}

CLAUSE_REFUSES(CHAIR_01, the_manager_of_the_case_chairs_only_with_the_assigners_reason)
{
    Story story{"family"};
    std::string const managed = R"({"do":"BookConference","starts":"2026-03-09T10:00","chair":"manager",)"
                                R"("record_taker":"recorder","chair_trained_until":"2027-12-31")";
    EXPECT_EQ(story.refusal_of(managed + "}"), "reason-required CHAIR-01");
    EXPECT_EQ(story.refusal_of(book("2026-03-09", R"(,"chair_manages_case":true)")), "reason-required CHAIR-01");
    EXPECT_THAT(story.findings_of(managed + R"(,"reasons":{"CHAIR-01":"Every other chair is ill."}})"),
                ElementsAre("chair-not-independent CHAIR-01"));
}

CLAUSE_PERMITS(CHAIR_02, a_chair_in_training)
{
    Story story{"family"};
    EXPECT_THAT(story.findings_of(book("2026-03-09")), IsEmpty());
}

CLAUSE_PERMITS(CHAIR_02, a_chair_whose_training_does_not_lapse)
{
    Story story{"family"};
    EXPECT_THAT(story.findings_of(R"({"do":"BookConference","starts":"2026-03-09T10:00","chair":"chair",)"
                                  R"("record_taker":"recorder","chair_training_lasts":true})"),
                IsEmpty());
}

CLAUSE_REFUSES(CHAIR_02, lapsed_or_unknown_training_is_pointed_out)
{
    Story story{"family"};
    std::string const line = R"({"do":"BookConference","starts":"2026-03-09T10:00","chair":"chair",)"
                             R"("record_taker":"recorder")";
    EXPECT_THAT(story.findings_of(line + "}"), ElementsAre("no-training-record CHAIR-02"));
    EXPECT_THAT(story.findings_of(line + R"(,"chair_trained_until":"2026-03-08"})"),
                ElementsAre("training-lapsed CHAIR-02"));
}

CLAUSE_PERMITS(REC_02, a_record_taker_with_no_other_part)
{
    Story story{"convened"};
    EXPECT_THAT(story.findings_of(book("2026-03-09")), IsEmpty());
}

CLAUSE_REFUSES(REC_02, a_chair_or_a_participant_writes_the_record_only_with_a_reason)
{
    Story story{"convened"};
    auto const taken_by = [&](std::string const& person) {
        return story.refusal_of(R"({"do":"BookConference","starts":"2026-03-09T10:00","chair":"chair",)"
                                R"("chair_trained_until":"2027-12-31","record_taker":")"
                                + person + "\"}");
    };
    EXPECT_EQ(taken_by("chair"), "reason-required REC-02");
    EXPECT_EQ(taken_by("hv"), "reason-required REC-02");
    EXPECT_EQ(taken_by("manager"), "reason-required REC-02");
    EXPECT_EQ(story.refusal_of(book("2026-03-09", R"(,"record_taker_involved":true)")), "reason-required REC-02");
}

TEST(Posts, are_all_filled_before_a_conference_opens)
{
    Story story{"board"};
    EXPECT_TRUE(posts_filled(story.terms().settings));
    story.tell(R"({"set":"ROLE_MAP","from":"2026-01-01","value":{"senior_manager":"senior"}})");
    EXPECT_FALSE(posts_filled(story.terms().settings));
    EXPECT_THAT(empty_posts(story.terms().settings),
                ElementsAre("lead_safeguarding_manager", "register_custodian", "duty_team"));
}

TEST(Booking, a_conference_recorded_as_not_held_that_opens_is_noticed_and_held)
{
    Story story{"convened"};
    story.tell(R"({"do":"RecordNotHeld","at":"2026-03-09T10:00","reason":"Snow."})");
    auto const found = story.findings_of(R"({"do":"OpenConference"})");
    EXPECT_EQ(std::ranges::count(found, "recorded-as-not-held CONV-04"), 1);
    EXPECT_FALSE(story.conference().convening.not_held);
    EXPECT_TRUE(story.conference().convening.tasks.empty());
}

}

#include "conference/readiness.h"

#include "support/story.h"

#include <gmock/gmock.h>

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace noddfa::conference::readiness_test {

namespace {

/// The gaps of a story's conference, each `code CLAUSE`, with `!` where opening wants a reason.
std::vector<std::string> gaps(Story& story)
{
    std::vector<std::string> all;
    for (auto const& gap : readiness_gaps(story.conference(), story.now(), story.terms()))
        all.push_back(std::string{gap.finding.code.text()} + " " + std::string{id_of(gap.finding.clause)}
                      + (gap.wants_reason ? "!" : ""));
    return all;
}

/// Booked, and nothing else prepared.
constexpr char const* booked = R"({"do":"BookConference","starts":"2026-03-09T10:00","chair":"chair",)"
                               R"("record_taker":"recorder","chair_trained_until":"2027-12-31"})";

}

TEST(Readiness, of_a_prepared_conference_wants_no_reason)
{
    Story story{"convened"};
    EXPECT_THAT(gaps(story), Not(Contains(HasSubstr("!"))));
}

TEST(Readiness, of_a_conference_only_booked_wants_a_reason_for_each_duty_to_the_family)
{
    Story story{"family"};
    story.tell(booked);
    story.tell(R"({"clock":"2026-03-09T10:00"})");
    auto const refusal = story.refusal_of(R"({"do":"OpenConference"})");
    EXPECT_THAT(refusal, HasSubstr("reason-required"));
    for (char const* clause : {"CHD-02", "CHD-07", "PAR-01"})
        EXPECT_THAT(refusal, HasSubstr(clause));
}

CLAUSE_PERMITS(CHD_02, an_offer_of_an_advocate_whatever_the_answer)
{
    Story story{"convened"};
    EXPECT_THAT(gaps(story), Not(Contains("no-advocacy-offer CHD-02!")));
}

CLAUSE_REFUSES(CHD_02, without_an_offer_to_open_wants_a_reason)
{
    Story story{"family"};
    story.tell(booked);
    EXPECT_THAT(gaps(story), Contains("no-advocacy-offer CHD-02!"));
}

CLAUSE_PERMITS(CHD_07, language_and_needs_are_on_record)
{
    Story story{"convened"};
    EXPECT_THAT(gaps(story), Not(Contains(HasSubstr("CHD-07"))));
}

CLAUSE_REFUSES(CHD_07, language_unknown_or_an_interpreter_not_briefed_wants_a_reason)
{
    Story story{"family"};
    EXPECT_THAT(gaps(story), Contains("language-and-needs-not-recorded CHD-07!"));
    story.tell(R"({"do":"RecordLanguageAndNeeds","child":"A","language":"cy","communication":"BSL",)"
               R"("interpreter":true})");
    story.tell(R"({"do":"BookInterpreter","interpreter":"signer","child":"A","independent":true})");
    EXPECT_THAT(gaps(story), Contains("interpreter-not-ready CHD-07!"));
    story.tell(R"({"do":"BookInterpreter","interpreter":"signer","child":"A","independent":true,"briefed":true})");
    EXPECT_THAT(gaps(story), Not(Contains(HasSubstr("CHD-07"))));
}

CLAUSE_PERMITS(CHD_12, a_child_who_stays_away_is_heard_another_way)
{
    Story story{"convened"};
    story.tell(R"({"do":"RecordChildVoice","method":"letter","text":"Please stop the shouting."})");
    EXPECT_THAT(gaps(story), Not(Contains("no-other-channel CHD-12")));
}

CLAUSE_REFUSES(CHD_12, a_child_who_stays_away_unheard_is_pointed_out)
{
    Story story{"convened"};
    EXPECT_THAT(gaps(story), Contains("no-other-channel CHD-12"));
}

CLAUSE_PERMITS(PAR_01, every_parent_is_invited_or_the_chair_decided_otherwise)
{
    Story story{"family"};
    story.tell(booked);
    story.tell(R"({"do":"InviteFamilyMember","person":"mother","spoken":true})");
    story.tell(R"({"do":"ExcludeFamilyMember","person":"father","reason":"Bail.","views_heard_by":"Letter."})");
    EXPECT_THAT(gaps(story), Not(Contains(HasSubstr("PAR-01"))));
}

CLAUSE_REFUSES(PAR_01, a_parent_neither_invited_nor_excluded_wants_a_reason)
{
    Story story{"family"};
    EXPECT_THAT(gaps(story), Contains("parent-not-invited PAR-01!"));
    Story alone{"board"};
    alone.tell(R"({"do":"DetermineSection47","child":"A","determination":"continuing_risk"})");
    alone.tell(R"({"do":"RequestConference","family":"F1","children":[{"id":"A","born":"2018-05-01"}]})");
    EXPECT_THAT(gaps(alone), Contains("no-parent-recorded PAR-01!"));
}

CLAUSE_PERMITS(PAR_07, an_interpreter_is_booked_and_briefed_where_one_is_needed)
{
    Story story{"convened"};
    story.tell(R"({"do":"RecordLanguageAndNeeds","person":"father","language":"en","interpreter":true})");
    story.tell(R"({"do":"BookInterpreter","interpreter":"interpreter","person":"father","independent":true,)"
               R"("briefed":true})");
    EXPECT_THAT(gaps(story), Not(Contains(HasSubstr("PAR-07"))));
}

CLAUSE_REFUSES(PAR_07, an_interpreter_needed_and_not_ready_is_pointed_out)
{
    Story story{"convened"};
    story.tell(R"({"do":"RecordLanguageAndNeeds","person":"father","language":"en","interpreter":true})");
    EXPECT_THAT(gaps(story), Contains("interpreter-not-ready PAR-07"));
    Story unasked{"family"};
    EXPECT_THAT(gaps(unasked), Contains("language-and-needs-not-recorded PAR-07"));
}

TEST(Readiness, names_what_convening_still_lacks)
{
    Story story{"family"};
    EXPECT_THAT(gaps(story), Contains("not-booked CONV-01"));
    EXPECT_THAT(gaps(story), Contains("sufficiency-not-considered CONV-03"));
    EXPECT_THAT(gaps(story), Contains("preparation-incomplete PAR-03"));
    EXPECT_THAT(gaps(story), Contains("invitation-or-leaflets-missing PAR-04"));
    story.tell(booked);
    story.tell(R"({"do":"CheckSufficiency","likely":false})");
    EXPECT_THAT(gaps(story), Contains("information-not-likely CONV-03"));
    EXPECT_THAT(gaps(story), Not(Contains("not-booked CONV-01")));
}

TEST(Readiness, asks_nothing_of_and_about_an_unborn_child)
{
    Story story{"board"};
    story.tell(R"({"do":"DetermineSection47","child":"T","determination":"continuing_risk"})");
    story.tell(R"({"do":"RequestConference","family":"F1","children":[{"id":"T","expected":"2026-06-01"}]})");
    EXPECT_THAT(gaps(story), Not(Contains(HasSubstr("CHD-"))));
}

}

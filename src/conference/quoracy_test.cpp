#include "conference/decide.h"
#include "support/story.h"

#include <gmock/gmock.h>

namespace noddfa::conference::quoracy_test {

namespace {

using testing::Contains;
using testing::IsEmpty;

constexpr auto open_views = R"({"do":"OpenViews"})";
/// The rationale that S02 of the catalogue's scenarios has.
constexpr auto two_are_enough = R"({"do":"ProceedWithTwo","key_agencies":[
    {"agency":"CHILDREN_SOCIAL_SERVICES","information_available":true},
    {"agency":"HEALTH","information_available":true}],"rationale":"Nobody else knows Alaw."})";

std::string one_line(std::string text)
{
    std::erase(text, '\n');
    return text;
}

std::string leaves(std::string const& people) { return R"({"do":"RecordDeparture","person":[)" + people + "]}"; }

/// Views are next, and the people named have gone.
Story without(std::string const& people)
{
    Story story{"views"};
    story.tell(leaves(people));
    return story;
}

Quoracy of(Story& story, char const* child = "A")
{
    return quoracy(story.conference(), ChildId{child}, story.now(), story.terms());
}

std::set<QuorumAgencyId> agencies(std::initializer_list<char const*> names)
{
    std::set<QuorumAgencyId> set;
    for (auto const* name : names)
        set.insert(QuorumAgencyId{name});
    return set;
}

}

CLAUSE_PERMITS(QUOR_01, three_agencies_that_know_the_child_to_decide)
{
    auto story = without(R"("police")");
    EXPECT_EQ(of(story).level, QuoracyLevel::quorate);
    EXPECT_EQ(story.refusal_of(open_views), "");
}

CLAUSE_REFUSES(QUOR_01, nobody_to_open_but_says_that_one_agency_is_too_few)
{
    Story story{"convened"};
    story.tell(R"({"do":"RecordArrival","at":"2026-03-09T10:00","person":["sw","mother"]})");
    EXPECT_THAT(story.findings_of(R"({"do":"OpenConference"})"), Contains("too-few-agencies QUOR-01"));
}

CLAUSE_COMPUTES(QUOR_01, agencies_and_not_people)
{
    Story story{"views"};
    story.tell(R"({"do":"InviteParticipant","person":"nurse","name":"Nia Enghraifft","service":"school_nursing"})"
               "\n"
               R"({"do":"RecordArrival","person":["nurse"]})");
    // S05, B-10: health counts once.
    EXPECT_EQ(of(story).now, agencies({"CHILDREN_SOCIAL_SERVICES", "HEALTH", "EDUCATION", "POLICE"}));
}

CLAUSE_COMPUTES(QUOR_01, only_agencies_in_direct_contact_with_the_child)
{
    auto story = without(R"("police","teacher")");
    story.tell(R"({"do":"InviteParticipant","person":"probation","name":"Prys Enghraifft","service":"probation"})"
               "\n"
               R"({"do":"RecordArrival","person":["probation"]})");
    // S05, B-11: a service that works with a parent alone does not know the child.
    EXPECT_EQ(of(story).now, agencies({"CHILDREN_SOCIAL_SERVICES", "HEALTH"}));
    story.tell(
        R"({"do":"SetDirectContact","person":"probation","child":"A","contact":true,"reason":"Sees Alaw too."})");
    EXPECT_EQ(of(story).now.size(), 3u);
}

CLAUSE_COMPUTES(QUOR_02, the_discretion_of_a_conference_with_two)
{
    auto story = without(R"("police","teacher")");
    EXPECT_EQ(of(story).level, QuoracyLevel::discretion);
    EXPECT_FALSE(of(story).may_proceed());
}

CLAUSE_COMPUTES(QUOR_02, quoracy_for_each_child_by_itself)
{
    Story story{"siblings"};
    story.tell(leaves(R"("police")"));
    // S07: no school knows a baby.
    EXPECT_EQ(of(story, "A").level, QuoracyLevel::quorate);
    EXPECT_EQ(of(story, "C").level, QuoracyLevel::discretion);
}

CLAUSE_PERMITS(QUOR_03, the_chair_to_go_on_with_two)
{
    auto story = without(R"("police","teacher")");
    story.tell(one_line(two_are_enough));
    EXPECT_TRUE(of(story).may_proceed());
    EXPECT_THAT(story.findings_of(open_views), Contains("two-agencies QUOR-02"));
}

CLAUSE_REFUSES(QUOR_03, anybody_else_the_chairs_discretion)
{
    auto story = without(R"("police","teacher")");
    EXPECT_EQ(story.refusal_of(R"({"do":"ProceedWithTwo","by":"recorder"})"), "not-the-chair QUOR-03");
}

CLAUSE_PERMITS(QUOR_03, a_discretion_that_was_not_needed_with_a_finding)
{
    Story story{"views"};
    EXPECT_THAT(story.findings_of(one_line(two_are_enough)), Contains("discretion-not-needed QUOR-01"));
}

CLAUSE_PERMITS(QUOR_04, two_agencies_when_every_key_agency_has_supplied_its_information)
{
    auto story = without(R"("police","teacher")");
    EXPECT_EQ(story.refusal_of(one_line(two_are_enough)), "");
}

CLAUSE_REFUSES(QUOR_04, two_agencies_when_a_key_agency_has_not)
{
    auto story = without(R"("police","teacher")");
    EXPECT_EQ(story.refusal_of(R"({"do":"ProceedWithTwo","rationale":"Enough.","key_agencies":[{"agency":"HEALTH"}]})"),
              "reason-required QUOR-04");
    EXPECT_EQ(story.refusal_of(R"({"do":"ProceedWithTwo","rationale":"Enough."})"), "reason-required QUOR-04");
}

CLAUSE_REFUSES(QUOR_04, a_decision_with_two_before_the_chair_has_said_why)
{
    auto story = without(R"("police","teacher")");
    EXPECT_EQ(story.refusal_of(open_views), "reason-required QUOR-04");
}

CLAUSE_PERMITS(QUOR_05, a_rationale_given_as_the_reason_for_the_clause)
{
    auto story = without(R"("police","teacher")");
    story.tell(R"({"do":"ProceedWithTwo","key_agencies":[{"agency":"HEALTH","information_available":true}],)"
               R"("reasons":{"QUOR-05":"Nobody else knows Alaw."}})");
    EXPECT_EQ(story.conference().quoracy.discretion.at(ChildId{"A"}).rationale->text, "Nobody else knows Alaw.");
}

CLAUSE_REFUSES(QUOR_05, to_go_on_with_two_without_a_rationale)
{
    auto story = without(R"("police","teacher")");
    // S03.
    EXPECT_EQ(story.refusal_of(R"({"do":"ProceedWithTwo",)"
                               R"("key_agencies":[{"agency":"HEALTH","information_available":true}],"rationale":" "})"),
              "reason-required QUOR-05");
}

CLAUSE_PERMITS(QUOR_06, what_two_agencies_may_decide_and_one_may_not)
{
    auto story = without(R"("police","teacher")");
    story.tell(one_line(two_are_enough));
    EXPECT_EQ(story.refusal_of(open_views), "");
}

CLAUSE_REFUSES(QUOR_06, a_decision_with_one_agency_whatever_the_reason)
{
    auto story = without(R"("police","teacher","hv")");
    EXPECT_EQ(story.refusal_of(one_line(two_are_enough)), "too-few-agencies QUOR-06");
    EXPECT_EQ(story.refusal_of(R"({"do":"OpenViews","reasons":{"QUOR-06":"No time.","QUOR-04":"No time."}})"),
              "too-few-agencies QUOR-06");
}

CLAUSE_COMPUTES(QUOR_06, the_boards_own_lower_bound)
{
    auto story = without(R"("police","teacher","hv")");
    auto settings = story.terms().settings;
    settings.quorum_discretion_min = 1;
    auto const own = story.terms();
    Terms const terms{settings, own.history, own.calendar, own.services, own.background};
    EXPECT_EQ(quoracy(story.conference(), ChildId{"A"}, story.now(), terms).level, QuoracyLevel::discretion);
}

CLAUSE_COMPUTES(QUOR_07, the_lower_of_opening_and_now)
{
    Story story{"convened"};
    story.tell(R"({"do":"RecordArrival","at":"2026-03-09T10:00","person":["sw","hv","mother"]})"
               "\n"
               R"({"do":"OpenConference"})"
               "\n"
               R"({"do":"RecordArrival","at":"2026-03-09T10:20","person":["teacher","police"]})");
    EXPECT_EQ(of(story).at_opening.size(), 2u);
    EXPECT_EQ(of(story).now.size(), 4u);
    EXPECT_EQ(of(story).agencies, 2);
}

CLAUSE_COMPUTES(QUOR_07, presence_by_approved_link_and_never_a_report_alone)
{
    Story story{"convened"};
    EXPECT_THAT(of(story).now, IsEmpty());
    story.tell(R"({"do":"RecordArrival","at":"2026-03-09T10:00","person":["hv"],"mode":"link"})");
    EXPECT_EQ(of(story).now, agencies({"HEALTH"}));
}

CLAUSE_COMPUTES(QUOR_07, nothing_for_chair_record_taker_observer_or_family)
{
    Story story{"views"};
    story.tell(R"({"do":"InviteParticipant","person":"watcher","name":"Wil Enghraifft","capacity":"observer"})"
               "\n"
               R"({"do":"RecordArrival","person":["chair","recorder","watcher","father"]})");
    EXPECT_EQ(of(story).now.size(), 4u);
}

CLAUSE_PERMITS(QUOR_07, quoracy_to_be_re_established_once_late_arrivals_are_briefed)
{
    Story story{"convened"};
    story.tell(R"({"do":"RecordArrival","at":"2026-03-09T10:00","person":["sw","hv","mother"]})"
               "\n"
               R"({"do":"OpenConference"})"
               "\n"
               R"({"do":"RecordArrival","at":"2026-03-09T10:20","person":["teacher","police"]})"
               "\n"
               R"({"do":"ReestablishQuoracy","at":"2026-03-09T10:25","briefed":["teacher","police"]})");
    EXPECT_EQ(of(story).level, QuoracyLevel::quorate);
}

CLAUSE_REFUSES(QUOR_07, to_re_establish_quoracy_on_people_who_are_not_there)
{
    auto story = without(R"("police")");
    EXPECT_EQ(story.refusal_of(R"({"do":"ReestablishQuoracy","briefed":["police"]})"), "not-present QUOR-07");
    EXPECT_EQ(story.refusal_of(R"({"do":"ReestablishQuoracy","briefed":[]})"), "missing-field QUOR-07");
    EXPECT_EQ(story.refusal_of(R"({"do":"ReestablishQuoracy","briefed":["teacher"],"by":"sw"})"),
              "not-the-chair QUOR-07");
}

CLAUSE_REFUSES(QUOR_07, nothing_but_names_late_arrivals_whom_nobody_briefed)
{
    Story story{"convened"};
    story.tell(R"({"do":"RecordArrival","at":"2026-03-09T10:00","person":["sw","hv","mother"]})"
               "\n"
               R"({"do":"OpenConference"})"
               "\n"
               R"({"do":"RecordArrival","at":"2026-03-09T10:20","person":["teacher","police"]})");
    EXPECT_THAT(story.findings_of(R"({"do":"ReestablishQuoracy","briefed":["teacher"]})"),
                Contains("late-arrival-not-briefed QUOR-07"));
    // R-07: whom nobody told what was said does not count from then on, until somebody does.
    EXPECT_EQ(of(story).agencies, 3);
    story.tell(R"({"do":"BriefLateArrival","person":"police"})");
    EXPECT_EQ(of(story).agencies, 4);
}

}

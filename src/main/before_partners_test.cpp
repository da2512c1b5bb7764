#include "main/test_before.h"

namespace noddfa::web::before_partners_test {

using testing::HasSubstr;
using testing::Not;

/// Small steps of those who prepare a conference, and of its chair.
class Steps : public BeforeTheMeeting {
protected:
    Steps() { begin("2026-03-05T10:00", told_here("convened")); }
    std::string page_of(std::string const& person)
    {
        return signed_in(person).get("/en/conferences/" + conference).body;
    }
};

// QUOR-01, R-08: as it is said after the invitation.
TEST_F(Steps, set_with_which_child_an_agency_is_in_contact)
{
    auto coordinator = signed_in("coordinator");
    auto const place = at_conference("contact/hv");
    EXPECT_THAT(coordinator.get(at_conference("invite")).body, HasSubstr("href=\"" + place + "\""));
    EXPECT_EQ(fill(coordinator, place, {{"child", "A"}}).status, 422) << "no answer";
    EXPECT_EQ(fill(coordinator, place, {{"child", "A"}, {"contact", "no"}}).status, 303);
    EXPECT_EQ(state().invitations.contact.at({PersonId{"hv"}, ChildId{"A"}}), false);
    EXPECT_EQ(fill(coordinator, place, {{"child", "A"}, {"contact", "yes"}, {"because", "Weekly visits."}}).status,
              303);
    EXPECT_EQ(state().invitations.contact.at({PersonId{"hv"}, ChildId{"A"}}), true);
    for (auto const* nobody : {"mother", "nobody", "chair"})
        EXPECT_EQ(coordinator.get(at_conference("contact/") + nobody).status, 404) << nobody;
    EXPECT_EQ(signed_in("teacher").get(place).status, 404);
}

// VOTE-12, B-25
TEST_F(Steps, set_which_groupings_are_involved_by_the_chair_alone)
{
    auto chair = signed_in("chair");
    auto const place = at_conference("involvement");
    EXPECT_THAT(page_of("chair"), HasSubstr("href=\"" + place + "\""));
    auto const involved = std::pair{GroupingId{"EDU"}, ChildId{"A"}};
    EXPECT_EQ(fill(chair, place, {{"grouping", "EDU"}, {"child", "A"}, {"involved", "no"}}).status, 422)
        << "without a reason";
    EXPECT_FALSE(state().invitations.involvement.contains(involved));
    EXPECT_EQ(
        fill(chair, place, {{"grouping", "EDU"}, {"child", "A"}, {"involved", "no"}, {"reason", "Of another school."}})
            .status,
        303);
    EXPECT_FALSE(state().invitations.involvement.at(involved).involved);
    for (auto const* person : {"coordinator", "sw", "teacher"})
        EXPECT_EQ(signed_in(person).get(place).status, 404) << person;
}

// RESP-07
TEST_F(Steps, ask_a_partner_for_information_and_keep_why_it_was_refused)
{
    auto sw = signed_in("sw");
    auto const place = at_conference("information");
    EXPECT_THAT(page_of("sw"), HasSubstr("href=\"" + place + "\""));
    EXPECT_EQ(fill(sw, place, {{"from", "EDU"}}).status, 422);
    EXPECT_EQ(
        fill(sw, place, {{"from", "EDU"}, {"what", "Attendance since January."}, {"refused_because", "No consent."}})
            .status,
        303);
    EXPECT_EQ(state().reports.requests.size(), 1U);
    auto const shown = sw.get(place).body;
    EXPECT_THAT(shown, HasSubstr("Attendance since January."));
    EXPECT_THAT(shown, HasSubstr("No consent."));
    EXPECT_EQ(signed_in("teacher").get(place).status, 404);
}

// REP-20
TEST_F(Steps, add_the_result_of_a_tool_by_who_used_it)
{
    auto hv = signed_in("hv");
    auto const place = at_conference("risk-tool");
    EXPECT_THAT(page_of("hv"), HasSubstr("href=\"" + place + "\""));
    EXPECT_EQ(fill(hv, place, {{"child", "A"}, {"tool", "Graded profile"}}).status, 422) << "no result";
    EXPECT_EQ(fill(hv, place, {{"child", "A"}, {"tool", "Graded profile"}, {"result", "Scored high."}}).status, 303);
    ASSERT_FALSE(state().reports.tools.empty());
    EXPECT_EQ(state().reports.tools.back().person, PersonId{"hv"});
    EXPECT_EQ(signed_in("stranger").get(place).status, 404);
}

// CNF-06
TEST_F(Steps, keep_a_disagreement_about_sharing_open_until_it_is_settled)
{
    auto chair = signed_in("chair");
    auto const place = at_conference("sharing/disagreement");
    EXPECT_THAT(chair.get(at_conference("sharing")).body, HasSubstr("href=\"" + place + "\""));
    EXPECT_EQ(fill(chair, place, {}).status, 422);
    EXPECT_EQ(fill(chair, place, {{"what", "The school would not share its log."}}).status, 303);
    EXPECT_THAT(chair.get(at_conference("sharing")).body, HasSubstr("The school would not share its log."));
    EXPECT_EQ(fill(chair, place, {{"settles", "new"}, {"what", "The police would not either."}}).status, 303);
    EXPECT_EQ(fill(chair, place, {{"settles", "1"}, {"what", "It shares a summary."}}).status, 303);
    auto const all = state().sharing.disagreements;
    ASSERT_EQ(all.size(), 2U);
    EXPECT_TRUE(all[0].resolved);
    EXPECT_FALSE(all[1].resolved);
    EXPECT_THAT(chair.get(at_conference("sharing")).body, Not(HasSubstr("The school would not share its log.")));
    EXPECT_EQ(signed_in("coordinator").get(place).status, 404);
}

}

#include "application/owners.h"

#include <gtest/gtest.h>

namespace noddfa::application {

namespace {

conference::State asked_for()
{
    conference::State state;
    conference::AcceptedRequest request;
    request.authority = AuthorityId{"W06000016"};
    state.convening.request = request;
    for (auto const* id : {"hv", "nurse", "teacher"}) {
        conference::Participant one;
        one.id = PersonId{id};
        one.agency = AgencyId{id == std::string_view{"teacher"} ? "school" : "health"};
        state.invitations.order.push_back(one.id);
        state.invitations.roll.emplace(one.id, one);
    }
    return state;
}

Duty report_of(std::string agency)
{
    Duty duty;
    duty.what = "submit-report";
    duty.about = std::move(agency);
    return duty;
}

}

TEST(Owners, of_a_report_are_the_agencys_own_practitioner_who_comes)
{
    auto state = asked_for();
    EXPECT_EQ(owner_of(state, report_of("health")).person, PersonId{"hv"});
    state.invitations.replies[PersonId{"hv"}].answer = conference::Answer::apologies;
    EXPECT_EQ(owner_of(state, report_of("health")).person, PersonId{"nurse"});
    state.invitations.replies[PersonId{"nurse"}].answer = conference::Answer::declines;
    EXPECT_EQ(owner_of(state, report_of("health")).person, PersonId{"hv"}) << "who cannot come still writes (REP-11)";
    EXPECT_EQ(agency_owing(report_of("health")), AgencyId{"health"});
}

TEST(Owners, of_what_nobody_in_particular_owes_are_those_who_hold_the_post)
{
    auto const state = asked_for();
    Duty held;
    held.what = "hold-conference";
    EXPECT_EQ(owner_of(state, held), (Owner{std::nullopt, "@coordinator W06000016"}));
    EXPECT_TRUE(is_post_key(owner_of(state, held).post));
    EXPECT_FALSE(agency_owing(held));
}

// SHARE-01: with whom a report is shared is not who shares it.
TEST(Owners, of_a_reports_sharing_is_its_author)
{
    auto state = asked_for();
    state.reports.kept[ReportId{"r"}].report.author = PersonId{"teacher"};
    Duty share;
    share.what = "share-report";
    share.about = "r";
    share.who = PersonId{"mother"};
    EXPECT_EQ(owner_of(state, share).person, PersonId{"teacher"});
}

TEST(Owners, of_what_is_set_at_the_meeting_is_the_chair)
{
    auto state = asked_for();
    conference::Booking booking;
    booking.chair = PersonId{"chair"};
    state.convening.booking = booking;
    Duty set;
    set.what = "set-review";
    EXPECT_EQ(owner_of(state, set).person, PersonId{"chair"});
}

}

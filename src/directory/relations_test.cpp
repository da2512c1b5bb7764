#include "directory/relations.h"
#include "directory/test_directory.h"

#include <boost/describe/enum_to_string.hpp>

#include <rapidcheck/gtest.h>

namespace noddfa::directory::relations_test {

namespace {

std::vector<std::string> held_on(Desk<State> const& desk, char const* iso)
{
    std::vector<std::string> held;
    for (auto const& one : relations(*desk.state.practitioner, desk.background.agencies))
        if (one.holds_on(day(iso)))
            held.push_back(std::string{boost::describe::enum_to_string(one.relation, "")} + " " + one.to
                           + (one.part.empty() ? "" : " " + one.part));
    return held;
}

void grant(Desk<State>& desk, std::string const& of)
{
    desk.by("admin").tell<ProposePost>(R"({"person":"hv","change":"grant",)" + of + "}");
    desk.by("lsm").tell<AgreePost>(R"({"person":"hv",)" + of + "}");
}

}

TEST(Relations, a_membership_gives_the_agency_and_the_authorities_it_serves)
{
    auto desk = directory::desk();
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"board","service":"midwifery"})");
    EXPECT_THAT(held_on(desk, "2026-03-01"), IsEmpty());
    EXPECT_THAT(held_on(desk, "2026-03-02"),
                ElementsAre("member board health", "tenant W06000016", "tenant W06000024"));
}

TEST(Relations, each_post_gives_its_own_and_a_chair_none_before_there_is_a_conference)
{
    auto desk = directory::desk();
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"school"})");
    for (auto const* post : {"coordinator", "lead_manager", "deputy_manager", "custodian", "out_of_hours", "auditor"})
        grant(desk, R"("authority":"W06000016","post":")" + std::string{post} + "\"");
    grant(desk, R"("agency":"school","post":"agency_lead")");
    for (auto const* post : {"operator", "board_admin", "director"})
        grant(desk, R"("post":")" + std::string{post} + "\"");
    desk.by("coordinator")
        .tell<ProposePost>(R"({"person":"hv","change":"grant","authority":"W06000016","post":"chair"})");
    EXPECT_THAT(held_on(desk, "2026-03-02"),
                ElementsAre("member school education", "tenant W06000016", "coordinator W06000016",
                            "lead_manager W06000016 manager", "lead_manager W06000016 deputy", "custodian W06000016",
                            "out_of_hours W06000016", "auditor W06000016", "agency_lead school", "operator_of ",
                            "board_admin ", "director "));
    EXPECT_THAT(held_on(desk, "2026-08-01"), ElementsAre("auditor W06000016", "operator_of "))
        << "the school is no more; who may come from outside stays";
}

TEST(Relations, a_leaver_holds_nothing_from_the_day_on_and_coming_back_brings_no_post)
{
    auto desk = directory::desk();
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"school"})");
    grant(desk, R"("authority":"W06000016","post":"custodian")");
    grant(desk, R"("post":"operator")");
    desk.on("2026-04-01").tell<RecordLeaving>(R"({"person":"hv"})");
    EXPECT_EQ(held_on(desk, "2026-03-31").size(), 4U);
    EXPECT_THAT(held_on(desk, "2026-04-01"), IsEmpty());
    desk.on("2026-05-01").tell<JoinAgency>(R"({"person":"hv","agency":"school"})");
    EXPECT_THAT(held_on(desk, "2026-05-01"), ElementsAre("member school education", "tenant W06000016"));
}

TEST(Relations, a_post_lasts_no_longer_than_what_it_rests_on)
{
    auto desk = directory::desk();
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"school"})");
    grant(desk, R"("authority":"W06000016","post":"custodian")");
    desk.on("2026-03-20")
        .tell<MoveAgency>(
            R"({"person":"hv","from_agency":"school","to_agency":"board","service":"midwifery","on":"2026-04-01"})");
    EXPECT_THAT(held_on(desk, "2026-04-01"), testing::Contains("custodian W06000016")) << "still a practitioner";
    desk.tell<LeaveAgency>(R"({"person":"hv","agency":"board","on":"2026-05-01"})");
    EXPECT_THAT(held_on(desk, "2026-05-01"), IsEmpty());
}

namespace {

/// Something that somebody does on a day of 2026, accepted or not.
void something(Desk<State>& desk)
{
    auto const people = rc::gen::element<char const*>("hv", "admin", "lsm", "other");
    auto const on = day("2026-03-02").plus_days(*rc::gen::inRange(0, 300)).iso();
    desk.on(on.c_str()).by(*people);
    PersonId const person{"hv"};
    AgencyId const agency{*rc::gen::element<char const*>("board", "school")};
    std::optional<Date> const date = day("2026-03-02").plus_days(*rc::gen::inRange(0, 300));
    auto const post = *rc::gen::element(Post::custodian, Post::agency_lead, Post::record_taker, Post::operator_);
    PostOf of{person, post, {}, {}};
    if (held_for(post) == HeldFor::authority)
        of.authority = AuthorityId{"W06000016"};
    if (held_for(post) == HeldFor::agency)
        of.agency = agency;
    switch (*rc::gen::inRange(0, 8)) {
    case 0:
        desk.refusal_of(
            JoinAgency{Membership{person, agency, ServiceId{agency.value == "school" ? "school" : "midwifery"}, date}});
        return;
    case 1: desk.refusal_of(LeaveAgency{MembershipEnd{person, agency, date}}); return;
    case 2: desk.refusal_of(RecordLeaving{Leaving{person, date, {}}}); return;
    case 3:
        desk.refusal_of(MoveAgency{AgencyMove{person, agency, AgencyId{agency.value == "school" ? "board" : "school"},
                                              ServiceId{agency.value == "school" ? "midwifery" : "school"}, date}});
        return;
    case 4:
    case 5: desk.refusal_of(ProposePost{ProposedPost{of, Change::grant, date, {}, {}}}); return;
    case 6: desk.refusal_of(ProposePost{ProposedPost{of, Change::end, date, {}, {}}}); return;
    default: desk.refusal_of(AgreePost{of}); return;
    }
}

}

RC_GTEST_PROP(Relations, whatever_is_done_nobody_grants_to_themselves_and_nothing_outlasts_a_leaver, ())
{
    auto desk = directory::desk();
    auto const steps = *rc::gen::inRange(1, 40);
    for (int step = 0; step < steps; ++step)
        something(desk);
    auto const& person = *desk.state.practitioner;
    for (auto const& post : person.posts) {
        RC_ASSERT(post.first != person.said.person && post.second != person.said.person);
        RC_ASSERT(post.second != post.first);
        RC_ASSERT(post.second.has_value() == (post.of.post != Post::record_taker));
    }
    auto const all = relations(person, desk.background.agencies);
    for (auto const& one : all)
        RC_ASSERT(!one.until || one.from < *one.until);
    for (int days = 0; days < 700; days += 7) {
        auto const on = day("2026-03-02").plus_days(days);
        std::map<std::string, int> times;
        std::size_t memberships = 0;
        for (auto const& one : all)
            if (one.relation == Relation::member && one.holds_on(on))
                ++times[one.to];
        for (auto const& membership : person.memberships)
            memberships += membership.holds_on(on);
        for (auto const& [agency, count] : times)
            RC_ASSERT(count == 1);
        RC_ASSERT(times.size() <= memberships);
    }
    // Then they leave.
    auto const last = day("2026-03-02").plus_days(*rc::gen::inRange(0, 400));
    desk.tell(RecordLeaving{Leaving{person.said.person, last, {}}});
    for (auto const& one : relations(*desk.state.practitioner, desk.background.agencies))
        RC_ASSERT(one.until && *one.until <= last);
}

}

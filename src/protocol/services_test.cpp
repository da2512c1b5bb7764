#include "protocol/services.h"

#include "protocol/data.h"
#include "protocol/settings.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace noddfa::services_test {

namespace {

std::string changed(std::string const& old, std::string const& fresh)
{
    std::string text{protocol_data("groupings.toml")};
    auto const at = text.find(old);
    return at == std::string::npos ? "" : text.replace(at, old.size(), fresh);
}

TEST(Services, are_the_eleven_groupings_and_their_services)
{
    EXPECT_EQ(services().groupings.size(), 11u);
    ASSERT_TRUE(services().grouping(GroupingId{"EDU"}));
    EXPECT_EQ(services().grouping(GroupingId{"EDU"})->quorum_agency, QuorumAgencyId{"EDUCATION"});
    EXPECT_EQ(services().grouping(GroupingId{"CYF"}), nullptr);
    EXPECT_EQ(services().service(ServiceId{"social_work"})->grouping, GroupingId{"CSS"});
    EXPECT_TRUE(services().grouping(default_settings().on(Date{2026, 1, 1}).gp_default_grouping));
}

TEST(Services, of_child_and_adult_health_are_one_agency_for_quoracy)
{
    // B-10: a health representative speaks for one agency.
    EXPECT_EQ(services().grouping(GroupingId{"CH"})->quorum_agency,
              services().grouping(GroupingId{"AH"})->quorum_agency);
}

TEST(Services, that_work_only_with_a_parent_have_no_direct_contact_by_default)
{
    for (auto const& service : services().services)
        if (service.parent_service) {
            EXPECT_EQ(service.direct_contact, ContactDefault::never) << service.id.value;
        }
}

TEST(Services, name_midwifery_inside_adult_health)
{
    // GRP-05, the oddity that B-14 notes.
    auto const& all = services().services;
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](Service const& service) { return service.midwifery; }));
    for (auto const& service : all)
        if (service.midwifery) {
            EXPECT_EQ(service.grouping, GroupingId{"AH"}) << service.id.value;
        }
}

TEST(Services, let_only_advocates_and_carers_give_a_view_that_is_recorded)
{
    // B-09
    for (auto const& non_party : services().non_parties)
        EXPECT_EQ(non_party.view_recorded,
                  non_party.capacity == Capacity::advocate || non_party.capacity == Capacity::carer);
    EXPECT_EQ(services().non_party(Capacity::practitioner), nullptr);
}

TEST(Services, are_refused_where_the_file_is_wrong)
{
    struct Wrong {
        std::string toml;
        std::string field;
    };
    for (auto const& wrong : std::initializer_list<Wrong>{
             {changed("clause = \"GRP-01\"", "clause = \"GRP-99\""), "clause"},
             {changed("id = \"YOS\"", "id = \"CSS\""), "id"},
             {changed("grouping = \"CSS\"", "grouping = \"CYF\""), "grouping"},
             {changed("direct_contact = \"always\"", "direct_contact = \"often\""), "direct_contact"},
             {changed("parent_service = false", "parent_service = \"no\""), "parent_service"},
             {changed("id = \"advocate\"", "id = \"practitioner\""), "id"},
             {changed("id = \"advocate\"", "id = \"parent\""), "id"},
             {changed("view_field = \"off\"", "view_field = \"hidden\""), "view_field"},
             {changed("quorum_agency = ", "agency = "), "quorum_agency"},
             {changed("version = ", "edition = "), "version"},
         }) {
        Services read;
        auto const fault = read_services("some.toml", wrong.toml, read);
        ASSERT_TRUE(fault) << wrong.field;
        EXPECT_EQ(fault->field, wrong.field) << sentence(*fault);
        EXPECT_GT(fault->line, 0);
    }
}

}

}

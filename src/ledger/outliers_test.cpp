#include "ledger/outliers.h"

#include <gmock/gmock.h>

namespace noddfa::ledger::outliers_test {

namespace {

std::pair<std::string, Looker> looker(char const* group, char const* who, int children, int without_work = 0)
{
    return {group, {PersonId{who}, children * 2, without_work, children}};
}

std::vector<std::string> names(std::vector<Outlier> const& all, bool standing_out)
{
    std::vector<std::string> names;
    for (auto const& one : all)
        if (one.stands_out == standing_out)
            names.push_back(one.looker.who.value);
    return names;
}

}

using testing::ElementsAre;

TEST(Outliers, are_who_looked_at_many_more_children_than_their_peers)
{
    auto const all = outliers({looker("health", "a", 2), looker("health", "b", 3), looker("health", "browser", 10),
                               looker("health", "c", 9), looker("health", "d", 1), looker("police", "e", 12)},
                              3);
    EXPECT_THAT(names(all, true), ElementsAre("browser")) << "the middle of health is 3, and 9 is three times that";
    EXPECT_THAT(names(all, false), ElementsAre("e", "c", "b", "a", "d")) << "alone in a group, nobody is unlike it";
    EXPECT_EQ(all.front().median, 3);
    EXPECT_EQ(all.front().peers, 5);
}

TEST(Outliers, of_an_even_group_are_measured_by_the_lower_middle)
{
    auto const all = outliers({looker("g", "a", 1), looker("g", "b", 4)}, 3);
    EXPECT_EQ(all.front().median, 1);
    EXPECT_THAT(names(all, true), ElementsAre("b"));
}

TEST(Outliers, are_who_looked_without_work_however_little)
{
    auto const all = outliers({looker("g", "a", 5), looker("g", "b", 1, 1), looker("g", "c", 5)}, 3);
    EXPECT_THAT(names(all, true), ElementsAre("b"));
    EXPECT_EQ(all.front().looker.who, PersonId{"b"}) << "first in the list";
}

TEST(Outliers, that_saw_nobody_have_a_middle_all_the_same)
{
    auto const all = outliers({looker("g", "a", 0), looker("g", "b", 0), looker("g", "c", 3), looker("g", "d", 4)}, 3);
    EXPECT_THAT(names(all, true), ElementsAre("d")) << "one child counts as the middle of none";
}

TEST(OutlierGroups, are_agencies_and_posts_of_the_day)
{
    directory::State state;
    EXPECT_EQ(group_of(state, Date{2026, 3, 2}), "");
    state.practitioner.emplace();
    state.practitioner->memberships = {{AgencyId{"school"}, {}, Date{2026, 1, 1}, Date{2026, 3, 2}, {}, {}},
                                       {AgencyId{"board"}, {}, Date{2026, 3, 2}, {}, {}, {}}};
    state.practitioner->posts = {{{PersonId{"hv"}, Post::custodian, {}, {}}, Date{2026, 1, 1}, {}, {}, {}},
                                 {{PersonId{"hv"}, Post::auditor, {}, {}}, Date{2026, 4, 1}, {}, {}, {}}};
    EXPECT_EQ(group_of(state, Date{2026, 3, 1}), "school custodian");
    EXPECT_EQ(group_of(state, Date{2026, 3, 2}), "board custodian");
    EXPECT_EQ(group_of(state, Date{2026, 4, 1}), "board auditor custodian");
}

}

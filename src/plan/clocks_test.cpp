#include "protocol/deadline.h"
#include "protocol/holidays.h"
#include "support/story.h"

#include <algorithm>

namespace noddfa::plan::clocks_test {

CLAUSE_COMPUTES(REG_05, when_the_child_is_next_to_be_seen_alone_and_at_home)
{
    Story story{"closed"};
    auto const open = story.open_duties();
    EXPECT_EQ(std::count(open.begin(), open.end(), "REG-05 2026-03-23"), 1);
    EXPECT_EQ(std::count(open.begin(), open.end(), "VIS-02 2026-04-02"), 1);
}

CLAUSE_COMPUTES(REG_10, a_month_as_the_aim_and_six_weeks_as_the_limit_between_core_groups)
{
    Date const held{2026, 3, 18};
    auto const next = deadline(Clause::REG_10, held, default_settings().on(held), england_and_wales());
    ASSERT_TRUE(next);
    EXPECT_EQ(next->target, (Date{2026, 4, 18}));
    EXPECT_EQ(next->due, (Date{2026, 4, 29}));
}

}

#include "protocol/stages.h"

#include <gmock/gmock.h>

namespace noddfa::stages_test {

TEST(Stages, have_days_only_where_the_board_gives_them)
{
    EXPECT_THAT(
        stages({"practitioner:1", "manager", "board:ten", "chief:"}),
        testing::ElementsAre(Stage{"practitioner", 1}, Stage{"manager", 0}, Stage{"board", 0}, Stage{"chief", 0}));
    EXPECT_THAT(stages({}), testing::IsEmpty());
}

}

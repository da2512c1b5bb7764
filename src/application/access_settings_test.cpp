#include "application/access_settings.h"

#include <gtest/gtest.h>

namespace noddfa::application {

TEST(AccessSettings, of_a_board_that_sets_nothing_are_those_of_the_access_model)
{
    auto const board = access_settings(default_settings().on(Date{2026, 3, 9}));
    access::Settings const model;
    EXPECT_EQ(board.step_up_minutes, model.step_up_minutes);
    EXPECT_EQ(board.step_up_lite_minutes, model.step_up_lite_minutes);
    EXPECT_EQ(board.step_up_needs_aal3, model.step_up_needs_aal3);
    EXPECT_EQ(board.days_after_close, model.days_after_close);
    EXPECT_EQ(board.days_after_record, model.days_after_record);
    EXPECT_EQ(board.days_after_deregistration, model.days_after_deregistration);
    EXPECT_EQ(board.days_after_appeal, model.days_after_appeal);
    EXPECT_EQ(board.claim_minutes, model.claim_minutes);
    EXPECT_EQ(board.claim_reason_characters, model.claim_reason_characters);
    EXPECT_EQ(board.need_minutes, model.need_minutes);
    EXPECT_EQ(board.proposal_minutes, model.proposal_minutes);
    EXPECT_EQ(board.claim_review_working_days, model.claim_review_working_days);
    EXPECT_EQ(board.claim_narrowed_working_days, model.claim_narrowed_working_days);
    EXPECT_EQ(board.two_people, model.two_people);
}

TEST(AccessSettings, are_the_boards_from_their_day_on)
{
    auto history = default_settings();
    for (auto const& [key, value] : std::map<std::string, std::string>{{"STEP_UP_MINUTES", "3"},
                                                                       {"STEP_UP_PHISHING_RESISTANT", "true"},
                                                                       {"DAYS_AFTER_CLOSE", "14"},
                                                                       {"SETASIDE_TWO_PEOPLE", "true"},
                                                                       {"TWO_PEOPLE_ACTIONS", R"(["bulk_export"])"}})
        EXPECT_FALSE(history.add(SettingRow{key, "R-21", value, Date{2026, 4, 1}, "board", "board"})) << key;
    auto const before = access_settings(history.on(Date{2026, 3, 31}));
    EXPECT_EQ(before.step_up_minutes, 5);
    auto const after = access_settings(history.on(Date{2026, 4, 1}));
    EXPECT_EQ(after.step_up_minutes, 3);
    EXPECT_TRUE(after.step_up_needs_aal3);
    EXPECT_EQ(after.days_after_close, 14);
    EXPECT_EQ(after.two_people,
              (access::SetOf<access::Pairing>{access::Pairing::grants_of_power, access::Pairing::set_aside,
                                              access::Pairing::bulk_export}));
}

}

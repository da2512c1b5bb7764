#include "main/day_keeper.h"

#include "accounts/test_accounts.h"
#include "base/london.h"
#include "main/test_board.h"

namespace noddfa {

/// T33: nobody has to come by for an account to end.
TEST(DayKeeper, ends_the_accounts_of_those_who_have_left_by_the_day_and_no_others)
{
    Desk desk;
    desk.open();
    desk.play(people_of_the_board() + R"({"do":"RecordLeaving","person":"hv","on":"2026-03-10"})");
    accounts::KeptPost post;
    accounts::Options options;
    options.public_address = accounts::public_address;
    options.cost = {1, 8192};
    options.demonstration = true;
    accounts::Accounts accounts{desk.ledger().log(), desk.site().clock, desk.site().random, std::move(options), post};
    for (auto const* person : {"hv", "teacher", "nobody-of-the-directory"})
        ASSERT_EQ(accounts.sign_in_for_demonstration(PersonId{person}, {}).trouble, accounts::Trouble::none);
    end_accounts_of_leavers(desk.ledger(), accounts, Date{2026, 3, 9});
    EXPECT_EQ(accounts.sessions(), 3);
    end_accounts_of_leavers(desk.ledger(), accounts, Date{2026, 3, 10});
    EXPECT_EQ(accounts.sessions(), 2);
    EXPECT_EQ(accounts.standing_of(PersonId{"hv"}), accounts::AccountStanding::disabled);
    EXPECT_NE(accounts.standing_of(PersonId{"teacher"}), accounts::AccountStanding::disabled);
}

}

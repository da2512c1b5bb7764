#include "accounts/test_accounts.h"

namespace noddfa::accounts {

namespace {

using Links = Desk;
PersonId const custodian{"custodian"};

}

TEST_F(Links, an_invitation_goes_to_the_address_and_works_once)
{
    ASSERT_TRUE(accounts->invite(haf, "Haf@Example.test", Language::cy, custodian));
    ASSERT_EQ(post.letters.size(), 1U);
    auto const& letter = post.letters.front();
    EXPECT_EQ(letter.to, haf);
    EXPECT_EQ(letter.address, haf_address);
    EXPECT_EQ(letter.purpose, signin::LinkPurpose::enrolment);
    EXPECT_TRUE(letter.link.starts_with(public_address + "/cy/link/"));
    auto const token = token_in(letter.link);
    // Programs that read mail first open every link.
    for (auto opened = 0; opened < 3; ++opened)
        EXPECT_EQ(accounts->look_at(token)->purpose, signin::LinkPurpose::enrolment);
    auto const step = accounts->follow(token);
    ASSERT_EQ(step.trouble, Trouble::none);
    auto const what = accounts->what_of(step.passage.view());
    EXPECT_EQ(what->who, haf);
    EXPECT_TRUE(what->proves_address);
    EXPECT_EQ(what->login, haf_address);
    EXPECT_FALSE(accounts->look_at(token));
    EXPECT_EQ(accounts->follow(token).trouble, Trouble::stale);
    EXPECT_TRUE(is_in(set_up(std::string{step.passage.view()})));
    // Who has set up is invited no more.
    EXPECT_FALSE(accounts->invite(haf, haf_address, Language::cy, custodian));
}

TEST_F(Links, are_late_after_their_time_and_replaced_by_the_next)
{
    ASSERT_TRUE(accounts->invite(haf, haf_address, Language::cy, custodian));
    auto const first = token_in(post.letters.back().link);
    ASSERT_TRUE(accounts->invite(haf, haf_address, Language::cy, custodian));
    EXPECT_EQ(accounts->follow(first).trouble, Trouble::stale);
    pass(options().links.enrolment);
    EXPECT_EQ(follow_letter().trouble, Trouble::stale);
    EXPECT_EQ(accounts->follow("").trouble, Trouble::stale);
    EXPECT_EQ(accounts->follow(std::string(43, 'A')).trouble, Trouble::stale);
}

TEST_F(Links, setting_up_goes_on_after_a_restart_between_any_two_steps)
{
    ASSERT_TRUE(accounts->invite(haf, haf_address, Language::cy, custodian));
    restart();
    auto step = follow_letter();
    restart();
    step = accounts->set_password(step.passage.view(), haf_password, {});
    ASSERT_EQ(step.trouble, Trouble::none);
    restart();
    auto const draft = accounts->draft_totp(step.passage.view());
    secret = secret_of(draft);
    // The page opened again shows the same picture.
    EXPECT_EQ(accounts->draft_totp(draft.passage.view()).key.view(), draft.key.view());
    restart();
    EXPECT_EQ(accounts->confirm_totp(draft.passage.view(), "000000").trouble, Trouble::wrong);
    step = accounts->confirm_totp(draft.passage.view(), code());
    ASSERT_EQ(step.trouble, Trouble::none);
    restart();
    EXPECT_TRUE(is_in(accounts->finish(step.passage.view(), at()).cookie.view()));
    EXPECT_EQ(accounts->finish(step.passage.view(), at()).trouble, Trouble::stale);
}

TEST_F(Links, setting_up_ends_with_nothing_missing)
{
    ASSERT_TRUE(accounts->invite(haf, haf_address, Language::cy, custodian));
    auto const step = follow_letter();
    EXPECT_EQ(accounts->finish(step.passage.view(), at()).trouble, Trouble::unfinished);
    auto const password = accounts->set_password(step.passage.view(), haf_password, {});
    EXPECT_EQ(accounts->finish(password.passage.view(), at()).trouble, Trouble::unfinished);
    // Half an account signs nobody in.
    auto const half = accounts->sign_in(haf_address, haf_password, at());
    EXPECT_FALSE(half.offers.code || half.offers.passkey || half.offers.recovery_code);
    EXPECT_EQ(accounts->enter_code(half.passage.view(), code(), at()).trouble, Trouble::wrong);
}

TEST_F(Links, a_poor_password_says_why_and_changes_nothing)
{
    ASSERT_TRUE(accounts->invite(haf, haf_address, Language::cy, custodian));
    auto const step = follow_letter();
    auto const flaw = [&](std::string_view password, std::vector<std::string> words = {}) {
        auto const answer = accounts->set_password(step.passage.view(), password, std::move(words));
        EXPECT_EQ(answer.trouble, Trouble::flawed);
        return answer.flaw;
    };
    EXPECT_EQ(flaw("byr"), signin::PasswordFlaw::too_short);
    EXPECT_EQ(flaw("Angharad12345", {"Angharad"}), signin::PasswordFlaw::about_oneself);
    EXPECT_FALSE(accounts->what_of(step.passage.view())->has_password);
}

TEST_F(Links, asked_for_by_anybody_go_to_the_owner_or_nowhere)
{
    enrolled();
    post.letters.clear();
    accounts->ask_for_link("neb@example.test", at());
    settle();
    EXPECT_TRUE(post.letters.empty());
    accounts->ask_for_link(haf_address, at());
    settle();
    ASSERT_EQ(post.letters.size(), 1U);
    EXPECT_EQ(post.letters.back().purpose, signin::LinkPurpose::recovery);
    EXPECT_EQ(post.letters.back().address, haf_address);
    // Asking again at once sends nothing more and spoils nothing.
    accounts->ask_for_link(haf_address, at());
    settle();
    EXPECT_EQ(post.letters.size(), 1U);
    EXPECT_TRUE(accounts->look_at(token_in(post.letters.back().link)));
    pass(options().least_between_links);
    accounts->ask_for_link(haf_address, at());
    settle();
    EXPECT_EQ(post.letters.size(), 2U);
    accounts->disable(haf, custodian);
    pass(options().least_between_links);
    accounts->ask_for_link(haf_address, at());
    settle();
    EXPECT_EQ(post.letters.size(), 2U);
    EXPECT_EQ(follow_letter().trouble, Trouble::stale);
}

TEST_F(Links, who_never_set_up_gets_the_invitation_again)
{
    ASSERT_TRUE(accounts->invite(haf, haf_address, Language::cy, custodian));
    pass(options().least_between_links);
    accounts->ask_for_link(haf_address, at());
    settle();
    ASSERT_EQ(post.letters.size(), 2U);
    EXPECT_EQ(post.letters.back().purpose, signin::LinkPurpose::enrolment);
}

TEST_F(Links, a_forgotten_password_is_set_anew_with_the_code_that_is_left)
{
    auto const before = enrolled();
    accounts->ask_for_link(haf_address, at());
    settle();
    auto const step = follow_letter();
    ASSERT_EQ(step.trouble, Trouble::none);
    EXPECT_TRUE(step.offers.password && step.offers.code && step.offers.recovery_code);
    // The link alone proves nothing more than a letter box.
    EXPECT_EQ(accounts->set_password(step.passage.view(), haf_password, {}).trouble, Trouble::stale);
    EXPECT_EQ(accounts->prove_code(step.passage.view(), "000000", at()).trouble, Trouble::wrong);
    auto const proved = accounts->prove_code(step.passage.view(), code(), at());
    ASSERT_EQ(proved.trouble, Trouble::none);
    EXPECT_FALSE(accounts->what_of(proved.passage.view())->may_factor);
    EXPECT_EQ(accounts->finish(proved.passage.view(), at()).trouble, Trouble::unfinished);
    auto const set = accounts->set_password(proved.passage.view(), "geiriau newydd sbon", {});
    ASSERT_EQ(set.trouble, Trouble::none);
    EXPECT_FALSE(is_in(before));
    EXPECT_TRUE(is_in(accounts->finish(set.passage.view(), at()).cookie.view()));
    EXPECT_EQ(accounts->sign_in(haf_address, haf_password, at()).trouble, Trouble::wrong);
    EXPECT_EQ(accounts->sign_in(haf_address, "geiriau newydd sbon", at()).trouble, Trouble::none);
}

TEST_F(Links, a_lost_phone_is_replaced_with_the_password_that_is_left)
{
    enrolled();
    auto const lost = secret;
    accounts->ask_for_link(haf_address, at());
    settle();
    auto const step = follow_letter();
    auto const proved = accounts->prove_password(step.passage.view(), haf_password, at());
    ASSERT_EQ(proved.trouble, Trouble::none);
    EXPECT_EQ(accounts->prove_password(step.passage.view(), haf_password, at()).trouble, Trouble::stale);
    EXPECT_EQ(accounts->set_password(proved.passage.view(), "geiriau newydd sbon", {}).trouble, Trouble::stale);
    auto const draft = accounts->draft_totp(proved.passage.view());
    secret = secret_of(draft);
    auto const done = accounts->confirm_totp(draft.passage.view(), code());
    EXPECT_TRUE(is_in(accounts->finish(done.passage.view(), at()).cookie.view()));
    pass(signin::minute);
    auto const again = accounts->sign_in(haf_address, haf_password, at());
    EXPECT_EQ(accounts->enter_code(again.passage.view(), code_of(lost), at()).trouble, Trouble::wrong);
    EXPECT_EQ(accounts->enter_code(again.passage.view(), code(), at()).trouble, Trouble::none);
}

TEST_F(Links, an_operator_hands_over_one_that_begins_from_nothing)
{
    auto const before = enrolled();
    auto const link = accounts->link_for(haf, haf_address, Language::en, PersonId{"operator"});
    ASSERT_FALSE(link.view().empty());
    // Until it is followed, nothing changes.
    EXPECT_TRUE(is_in(before));
    auto const step = accounts->follow(token_in(link.view()));
    ASSERT_EQ(step.trouble, Trouble::none);
    EXPECT_FALSE(is_in(before));
    EXPECT_EQ(accounts->sign_in(haf_address, haf_password, at()).trouble, Trouble::wrong);
    EXPECT_TRUE(is_in(set_up(std::string{step.passage.view()})));
    accounts->disable(haf, custodian);
    EXPECT_TRUE(accounts->link_for(haf, haf_address, Language::en, PersonId{"operator"}).view().empty());
}

TEST_F(Links, the_first_administrators_is_made_once)
{
    auto const link = accounts->first_administrator(PersonId{"administrator"}, "", Language::en);
    ASSERT_FALSE(link.view().empty());
    restart();
    EXPECT_TRUE(accounts->first_administrator(PersonId{"administrator"}, "", Language::en).view().empty());
    auto const step = accounts->follow(token_in(link.view()));
    ASSERT_EQ(step.trouble, Trouble::none);
    EXPECT_FALSE(accounts->what_of(step.passage.view())->proves_address);
}

TEST_F(Links, an_address_is_one_persons)
{
    enrolled();
    EXPECT_FALSE(accounts->invite(PersonId{"huw"}, haf_address, Language::en, custodian));
    EXPECT_TRUE(accounts->link_for(PersonId{"huw"}, haf_address, Language::en, custodian).view().empty());
    ASSERT_TRUE(accounts->invite(PersonId{"huw"}, "huw@example.test", Language::en, custodian));
    EXPECT_FALSE(accounts->move_login(PersonId{"huw"}, haf_address, custodian));
    EXPECT_TRUE(accounts->move_login(haf, "haf.newydd@example.test", custodian));
    EXPECT_EQ(accounts->sign_in(haf_address, haf_password, at()).trouble, Trouble::wrong);
    EXPECT_EQ(accounts->sign_in("haf.newydd@example.test", haf_password, at()).trouble, Trouble::none);
}

}

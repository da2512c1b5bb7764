#include "accounts/test_accounts.h"

namespace noddfa::accounts {

namespace {

using PasswordSignIn = Desk;

}

TEST_F(PasswordSignIn, needs_the_password_and_then_the_code)
{
    enrolled();
    auto const step = accounts->sign_in("  HAF@example.test ", haf_password, at());
    ASSERT_EQ(step.trouble, Trouble::none);
    EXPECT_TRUE(step.offers.code);
    EXPECT_TRUE(step.offers.recovery_code);
    EXPECT_FALSE(step.offers.passkey);
    // The half of it opens nothing.
    EXPECT_FALSE(is_in(step.passage.view()));
    auto const opened = accounts->enter_code(step.passage.view(), code(), at());
    ASSERT_EQ(opened.trouble, Trouble::none);
    auto const in = accounts->session_of(opened.cookie.view(), at().network);
    ASSERT_TRUE(in);
    EXPECT_EQ(in->who, haf);
    EXPECT_EQ(in->assurance, signin::Assurance::two_factors);
    EXPECT_TRUE(in->fresh);
    EXPECT_EQ(deeds(haf).back(), Deed::signed_in);
}

TEST_F(PasswordSignIn, answers_a_wrong_password_and_a_name_nobody_has_alike)
{
    enrolled();
    auto const wrong = accounts->sign_in(haf_address, "rhywbeth arall yn llwyr", at());
    auto const nobody = accounts->sign_in("neb@example.test", haf_password, at());
    EXPECT_EQ(wrong.trouble, Trouble::wrong);
    EXPECT_EQ(nobody.trouble, Trouble::wrong);
    EXPECT_TRUE(wrong.passage.view().empty());
    EXPECT_TRUE(nobody.passage.view().empty());
    settle();
    EXPECT_EQ(deeds(haf).back(), Deed::failed);
}

TEST_F(PasswordSignIn, holds_a_known_and_an_unknown_name_back_alike)
{
    enrolled();
    mark.clear();
    auto const attempts = [&](std::string const& name) {
        std::vector<Trouble> all;
        for (auto attempt = 0; attempt < 6; ++attempt)
            all.push_back(accounts->sign_in(name, "rhywbeth arall yn llwyr", at("198.51.100.0/24")).trouble);
        return all;
    };
    auto const known = attempts(haf_address);
    EXPECT_EQ(known, attempts("neb@example.test"));
    EXPECT_EQ(known.back(), Trouble::wait);
    // Where they signed in before, nobody else's failures hold the owner back (T28).
    EXPECT_EQ(signed_in().trouble, Trouble::none);
}

TEST_F(PasswordSignIn, takes_a_code_once_and_no_old_one)
{
    enrolled();
    auto const first = accounts->sign_in(haf_address, haf_password, at());
    auto const shown = code();
    ASSERT_EQ(accounts->enter_code(first.passage.view(), shown, at()).trouble, Trouble::none);
    auto const second = accounts->sign_in(haf_address, haf_password, at());
    EXPECT_EQ(accounts->enter_code(second.passage.view(), shown, at()).trouble, Trouble::wrong);
    pass(5 * signin::minute);
    EXPECT_EQ(accounts->enter_code(second.passage.view(), shown, at()).trouble, Trouble::wrong);
    EXPECT_EQ(accounts->enter_code(second.passage.view(), code(), at()).trouble, Trouble::none);
}

TEST_F(PasswordSignIn, the_step_between_ends_by_itself_and_is_used_once)
{
    enrolled();
    auto const late = accounts->sign_in(haf_address, haf_password, at());
    pass(options().patience);
    EXPECT_EQ(accounts->enter_code(late.passage.view(), code(), at()).trouble, Trouble::stale);
    auto const step = accounts->sign_in(haf_address, haf_password, at());
    ASSERT_EQ(accounts->enter_code(step.passage.view(), code(), at()).trouble, Trouble::none);
    pass(signin::minute);
    EXPECT_EQ(accounts->enter_code(step.passage.view(), code(), at()).trouble, Trouble::stale);
    for (auto const* bad : {"", "x", "AAAA"})
        EXPECT_EQ(accounts->enter_code(bad, code(), at()).trouble, Trouble::stale);
}

TEST_F(PasswordSignIn, no_changed_byte_of_the_step_between_is_believed)
{
    enrolled();
    auto const step = accounts->sign_in(haf_address, haf_password, at());
    std::string const good{step.passage.view()};
    for (std::size_t place = 0; place < good.size(); ++place) {
        auto bad = good;
        bad[place] = bad[place] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(accounts->what_of(bad)) << place;
    }
    EXPECT_TRUE(accounts->what_of(good));
}

TEST_F(PasswordSignIn, goes_on_after_a_restart_in_the_middle)
{
    enrolled();
    auto const step = accounts->sign_in(haf_address, haf_password, at());
    restart();
    auto const opened = accounts->enter_code(step.passage.view(), code(), at());
    ASSERT_EQ(opened.trouble, Trouble::none);
    restart();
    EXPECT_TRUE(is_in(opened.cookie.view()));
}

TEST_F(PasswordSignIn, a_recovery_code_is_used_once_and_asks_for_a_new_factor)
{
    enrolled();
    auto step = accounts->sign_in(haf_address, haf_password, at());
    auto const next = accounts->enter_recovery_code(step.passage.view(), recovery[3], at());
    ASSERT_EQ(next.trouble, Trouble::none);
    auto const what = accounts->what_of(next.passage.view());
    ASSERT_TRUE(what);
    EXPECT_TRUE(what->needs_factor);
    EXPECT_FALSE(what->may_password);
    EXPECT_EQ(what->codes_left, recovery.size() - 1);
    EXPECT_EQ(accounts->finish(next.passage.view(), at()).trouble, Trouble::unfinished);
    restart();
    auto draft = accounts->draft_totp(next.passage.view());
    secret = secret_of(draft);
    auto const done = accounts->confirm_totp(draft.passage.view(), code());
    ASSERT_EQ(done.trouble, Trouble::none);
    EXPECT_EQ(accounts->finish(done.passage.view(), at()).trouble, Trouble::none);
    pass(signin::minute);
    step = accounts->sign_in(haf_address, haf_password, at());
    EXPECT_EQ(accounts->enter_recovery_code(step.passage.view(), recovery[3], at()).trouble, Trouble::wrong);
}

TEST_F(PasswordSignIn, who_is_disabled_is_answered_like_nobody)
{
    auto const cookie = enrolled();
    auto const step = accounts->sign_in(haf_address, haf_password, at());
    EXPECT_TRUE(accounts->disable(haf, PersonId{"custodian"}));
    EXPECT_FALSE(is_in(cookie));
    EXPECT_EQ(accounts->enter_code(step.passage.view(), code(), at()).trouble, Trouble::stale);
    EXPECT_EQ(accounts->sign_in(haf_address, haf_password, at()).trouble, Trouble::wrong);
    EXPECT_FALSE(accounts->disable(haf, PersonId{"custodian"}));
    EXPECT_TRUE(accounts->enable(haf, PersonId{"custodian"}));
    EXPECT_FALSE(is_in(cookie));
    EXPECT_EQ(signed_in().trouble, Trouble::none);
}

TEST_F(PasswordSignIn, leaves_nothing_personal_in_the_clear)
{
    enrolled();
    settle();
    close();
    for (auto const& file : std::filesystem::directory_iterator{site.data()}) {
        auto const text = store::file_text(file.path());
        EXPECT_EQ(text.find("haf@"), std::string::npos) << file.path();
        EXPECT_EQ(text.find("argon2"), std::string::npos) << file.path();
        EXPECT_EQ(text.find("192.0.2"), std::string::npos) << file.path();
    }
    open();
}

TEST_F(PasswordSignIn, nothing_opens_after_an_erasure)
{
    auto const cookie = enrolled();
    log->erase(scope_of(haf), store::test_record("", "site:erasures")).get();
    EXPECT_FALSE(is_in(cookie));
    EXPECT_EQ(accounts->sign_in(haf_address, haf_password, at()).trouble, Trouble::wrong);
    restart();
    EXPECT_FALSE(log->read([](store::Reader& reader) { return has_accounts(reader); }));
    // The address may be somebody else's now.
    EXPECT_TRUE(accounts->invite(PersonId{"huw"}, haf_address, Language::en, PersonId{"custodian"}));
}

}

#include "accounts/test_accounts.h"

namespace noddfa::accounts {

namespace {

class Changing : public Desk {
protected:
    std::string passage_of(std::string_view cookie)
    {
        auto const step = accounts->begin_change(cookie, at());
        EXPECT_EQ(step.trouble, Trouble::none);
        return std::string{step.passage.view()};
    }
};

}

TEST_F(Changing, asks_for_a_proof_of_just_now)
{
    auto const cookie = enrolled();
    pass(5 * signin::minute);
    EXPECT_EQ(accounts->begin_change(cookie, at()).trouble, Trouble::step_up);
    EXPECT_EQ(accounts->begin_change("", at()).trouble, Trouble::stale);
    EXPECT_EQ(accounts->begin_change(signed_in().cookie.view(), at("198.51.100.0/24")).trouble, Trouble::step_up);
}

TEST_F(Changing, a_new_password_ends_the_other_sessions)
{
    auto const other = enrolled();
    auto const cookie = std::string{signed_in().cookie.view()};
    auto const passage = passage_of(cookie);
    EXPECT_EQ(accounts->set_password(passage, "byr", {}).flaw, signin::PasswordFlaw::too_short);
    EXPECT_EQ(accounts->set_password(passage, "geiriau newydd sbon", {}).trouble, Trouble::none);
    EXPECT_TRUE(is_in(cookie));
    EXPECT_FALSE(is_in(other));
    EXPECT_EQ(accounts->sign_in(haf_address, haf_password, at()).trouble, Trouble::wrong);
    settle();
    EXPECT_EQ(deeds(haf).at(deeds(haf).size() - 2), Deed::password_set);
}

TEST_F(Changing, ends_with_its_session)
{
    auto const cookie = enrolled();
    auto const passage = passage_of(cookie);
    accounts->sign_out(cookie);
    EXPECT_EQ(accounts->set_password(passage, "geiriau newydd sbon", {}).trouble, Trouble::stale);
    EXPECT_EQ(accounts->new_recovery_codes(passage).trouble, Trouble::stale);
}

TEST_F(Changing, the_last_factor_stays)
{
    auto const cookie = enrolled();
    auto const passage = passage_of(cookie);
    for (auto const factor : {Factor::password, Factor::totp})
        EXPECT_EQ(accounts->remove(passage, factor).trouble, Trouble::last_factor);
    EXPECT_EQ(accounts->remove(passage, Factor::passkey, "none").trouble, Trouble::stale);
    EXPECT_EQ(accounts->remove(passage, Factor::provider).trouble, Trouble::stale);

    signin::TestAuthenticator const device{signin::PasskeyAlgorithm::es256};
    auto const asked = accounts->ask_for_new_passkey(passage);
    auto const challenge = *signin::from_base64url(asked.challenge);
    auto const added =
        accounts->add_passkey(asked.passage.view(),
                              {signin::TestAuthenticator::client_data("webauthn.create", challenge, public_address),
                               signin::TestAuthenticator::attestation("none", signin::TestAuthenticator::no_statement(),
                                                                      device.data_with_credential())},
                              "ffôn");
    ASSERT_EQ(added.trouble, Trouble::none);
    EXPECT_EQ(accounts->own(cookie)->passkeys.front().name, "ffôn");
    EXPECT_EQ(accounts->remove(passage, Factor::totp).trouble, Trouble::none);
    EXPECT_EQ(accounts->remove(passage, Factor::totp).trouble, Trouble::stale);
    EXPECT_EQ(accounts->remove(passage, Factor::passkey, accounts->own(cookie)->passkeys.front().id).trouble,
              Trouble::last_factor);
    EXPECT_EQ(accounts->remove(passage, Factor::password).trouble, Trouble::none);
    EXPECT_EQ(deeds(haf).back(), Deed::factor_removed);
}

TEST_F(Changing, new_recovery_codes_take_the_place_of_the_old)
{
    auto const cookie = enrolled();
    auto const old = recovery.front();
    auto const codes = accounts->new_recovery_codes(passage_of(cookie));
    ASSERT_EQ(codes.shown.size(), 10U);
    auto const step = accounts->sign_in(haf_address, haf_password, at());
    EXPECT_EQ(accounts->enter_recovery_code(step.passage.view(), old, at()).trouble, Trouble::wrong);
    EXPECT_EQ(accounts->enter_recovery_code(step.passage.view(), codes.shown.front().view(), at()).trouble,
              Trouble::none);
}

TEST_F(Changing, the_language_of_letters_is_the_persons_own)
{
    enrolled();
    accounts->speaks(haf, Language::en);
    accounts->ask_for_link(haf_address, at());
    settle();
    EXPECT_EQ(post.letters.back().language, Language::en);
}

}

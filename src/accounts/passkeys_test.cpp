#include "accounts/test_accounts.h"

namespace noddfa::accounts {

namespace {

class Passkeys : public Desk {
protected:
    signin::MadePasskey made(PasskeyAsked const& asked)
    {
        auto const challenge = *signin::from_base64url(asked.challenge);
        return {signin::TestAuthenticator::client_data("webauthn.create", challenge, public_address),
                signin::TestAuthenticator::attestation("none", signin::TestAuthenticator::no_statement(),
                                                       device.data_with_credential())};
    }
    signin::ShownPasskey shown(PasskeyAsked const& asked)
    {
        ++device.counter;
        auto const challenge = *signin::from_base64url(asked.challenge);
        signin::ShownPasskey answer;
        answer.id = device.id;
        answer.client_data = signin::TestAuthenticator::client_data("webauthn.get", challenge, public_address);
        answer.authenticator_data = device.head();
        answer.signature = device.sign(answer.authenticator_data, answer.client_data);
        return answer;
    }
    /// An account with a passkey alone.
    std::string enrolled_with_passkey()
    {
        EXPECT_TRUE(accounts->invite(haf, haf_address, Language::cy, PersonId{"custodian"}));
        auto const asked = accounts->ask_for_new_passkey(follow_letter().passage.view());
        EXPECT_EQ(asked.site, device.site);
        auto const step = accounts->add_passkey(asked.passage.view(), made(asked), "ffôn");
        EXPECT_EQ(step.trouble, Trouble::none);
        return std::string{accounts->finish(step.passage.view(), at()).cookie.view()};
    }

    signin::TestAuthenticator device{signin::PasskeyAlgorithm::es256};
};

}

TEST_F(Passkeys, sign_in_alone_and_without_a_name)
{
    enrolled_with_passkey();
    auto const asked = accounts->ask_for_passkey();
    EXPECT_TRUE(asked.known.empty());
    restart();
    auto const opened = accounts->show_passkey(asked.passage.view(), shown(asked), at());
    ASSERT_EQ(opened.trouble, Trouble::none);
    auto const in = accounts->session_of(opened.cookie.view(), at().network);
    EXPECT_EQ(in->who, haf);
    EXPECT_EQ(in->assurance, signin::Assurance::phishing_resistant);
}

TEST_F(Passkeys, an_answer_is_taken_once_also_after_a_restart)
{
    enrolled_with_passkey();
    auto const asked = accounts->ask_for_passkey();
    auto const answer = shown(asked);
    ASSERT_EQ(accounts->show_passkey(asked.passage.view(), answer, at()).trouble, Trouble::none);
    EXPECT_NE(accounts->show_passkey(asked.passage.view(), answer, at()).trouble, Trouble::none);
    restart();
    EXPECT_NE(accounts->show_passkey(asked.passage.view(), answer, at()).trouble, Trouble::none);
    // A device without a counter says nothing by it: the passage itself is used up.
    device.counter = 0xffffffff;
    EXPECT_NE(accounts->show_passkey(asked.passage.view(), shown(asked), at()).trouble, Trouble::none);
}

TEST_F(Passkeys, refuse_what_is_forged_late_or_anothers)
{
    enrolled_with_passkey();
    auto asked = accounts->ask_for_passkey();
    auto answer = shown(asked);
    answer.signature[8] ^= 1;
    EXPECT_EQ(accounts->show_passkey(asked.passage.view(), answer, at()).trouble, Trouble::wrong);
    settle();
    EXPECT_EQ(deeds(haf).back(), Deed::failed);
    answer = shown(asked);
    answer.id = {'n', 'e', 'b'};
    EXPECT_EQ(accounts->show_passkey(asked.passage.view(), answer, at()).trouble, Trouble::wrong);
    auto const other = accounts->ask_for_passkey();
    EXPECT_EQ(accounts->show_passkey(other.passage.view(), shown(asked), at()).trouble, Trouble::wrong);
    pass(signin::passkey_patience);
    EXPECT_EQ(accounts->show_passkey(asked.passage.view(), shown(asked), at()).trouble, Trouble::stale);
    asked = accounts->ask_for_passkey();
    accounts->disable(haf, PersonId{"custodian"});
    EXPECT_EQ(accounts->show_passkey(asked.passage.view(), shown(asked), at()).trouble, Trouble::wrong);
}

TEST_F(Passkeys, raise_a_session_of_their_own_person_alone)
{
    auto const cookie = enrolled_with_passkey();
    pass(signin::minute * 6);
    EXPECT_EQ(accounts->begin_change(cookie, at()).trouble, Trouble::step_up);
    auto const asked = accounts->ask_for_passkey(cookie);
    EXPECT_EQ(asked.known.size(), 1U);
    auto const raised = accounts->show_passkey(asked.passage.view(), shown(asked), at());
    ASSERT_EQ(raised.trouble, Trouble::none);
    EXPECT_FALSE(is_in(cookie));
    EXPECT_TRUE(accounts->let_through(raised.cookie.view(), {"C1 decide", true}, at()));
    EXPECT_EQ(accounts->begin_change(raised.cookie.view(), at()).trouble, Trouble::none);
    EXPECT_EQ(deeds(haf).back(), Deed::stepped_up);

    mark.clear();
    ASSERT_TRUE(accounts->invite(PersonId{"huw"}, "huw@example.test", Language::en, PersonId{"custodian"}));
    auto const huws = set_up(std::string{follow_letter().passage.view()});
    auto const for_huw = accounts->ask_for_passkey(huws);
    EXPECT_NE(accounts->show_passkey(for_huw.passage.view(), shown(for_huw), at()).trouble, Trouble::none);
    EXPECT_TRUE(is_in(huws));
}

TEST_F(Passkeys, one_is_added_once_and_to_one_account)
{
    enrolled_with_passkey();
    ASSERT_TRUE(accounts->invite(PersonId{"huw"}, "huw@example.test", Language::en, PersonId{"custodian"}));
    auto const asked = accounts->ask_for_new_passkey(follow_letter().passage.view());
    EXPECT_EQ(accounts->add_passkey(asked.passage.view(), made(asked), "").trouble, Trouble::taken);
    // The challenge was answered.
    device.id = {'a', 'r', 'a', 'l', 'l'};
    EXPECT_EQ(accounts->add_passkey(asked.passage.view(), made(asked), "").trouble, Trouble::stale);
}

}

#include "accounts/test_accounts.h"
#include "signin/test_issuer.h"
#include "signin/test_signer.h"

#include <boost/json/array.hpp>

#include <map>

namespace noddfa::accounts {

namespace {

/// Another organisation's sign-in of written answers.
class WrittenSignIn final : public signin::Fetch {
public:
    std::optional<signin::FetchReply> fetch(signin::FetchRequest const& request) override
    {
        auto const found = answers.find(request.address);
        return found == answers.end() ? std::nullopt : std::optional{found->second};
    }
    std::map<std::string, signin::FetchReply> answers;
};

std::string part(std::string const& address, std::string const& name)
{
    auto const from = address.find(name + "=") + name.size() + 1;
    return address.substr(from, address.find('&', from) - from);
}

class Elsewhere : public Desk {
protected:
    Elsewhere()
    {
        auto const settings = signin::test_issuer();
        boost::json::object const document{{"issuer", settings.issuer},
                                           {"authorization_endpoint", "https://id.example.invalid/authorise"},
                                           {"token_endpoint", "https://id.example.invalid/token"},
                                           {"end_session_endpoint", "https://id.example.invalid/out"},
                                           {"jwks_uri", "https://id.example.invalid/keys"},
                                           {"response_types_supported", boost::json::array{"code"}},
                                           {"code_challenge_methods_supported", boost::json::array{"S256"}},
                                           {"id_token_signing_alg_values_supported", boost::json::array{"ES256"}}};
        provider.answers[signin::discovery_request(settings).address] = {200, boost::json::serialize(document)};
        boost::json::object const keys{{"keys", boost::json::array{signer.public_key()}}};
        provider.answers["https://id.example.invalid/keys"] = {200, boost::json::serialize(keys)};
        restart();
    }
    Options options() override
    {
        auto given = Desk::options();
        given.provider = signin::test_issuer();
        return given;
    }
    signin::Fetch* fetch() override { return &provider; }

    /// The person proves themselves there; what the browser comes back with.
    signin::Callback prove_there(AtProvider const& away, std::string const& subject, bool two = true)
    {
        auto const time = site.clock.now() / signin::second;
        boost::json::object claims{{"iss", signin::test_issuer().issuer},
                                   {"aud", "noddfa"},
                                   {"sub", subject},
                                   {"iat", time},
                                   {"exp", time + 60},
                                   {"auth_time", time},
                                   {"nonce", part(away.address, "nonce")}};
        if (two)
            claims["amr"] = boost::json::array{"pwd", "mfa"};
        boost::json::object const tokens{
            {"token_type", "Bearer"}, {"id_token", signer.token(claims)}, {"access_token", "a"}};
        provider.answers["https://id.example.invalid/token"] = {200, boost::json::serialize(tokens)};
        return {part(away.address, "state"), "c", "", ""};
    }
    /// Haf's account is bound to a subject there.
    std::string bound(std::string const& subject)
    {
        EXPECT_TRUE(accounts->invite(haf, haf_address, Language::cy, PersonId{"custodian"}));
        auto const away = accounts->go_to_provider_to_bind(follow_letter().passage.view());
        auto const back = accounts->come_back(away.passage.view(), prove_there(away, subject), at());
        EXPECT_EQ(back.trouble, Trouble::none);
        return std::string{accounts->finish(back.step->passage.view(), at()).cookie.view()};
    }

    signin::TestSigner signer{signin::TestSigner::Kind::es256, "key-1"};
    WrittenSignIn provider;
};

}

TEST_F(Elsewhere, who_was_bound_signs_in_and_out_there)
{
    bound("subject-1");
    auto const away = accounts->go_to_provider();
    ASSERT_EQ(away.trouble, Trouble::none);
    restart();
    auto const back = accounts->come_back(away.passage.view(), prove_there(away, "subject-1"), at());
    ASSERT_EQ(back.trouble, Trouble::none);
    EXPECT_EQ(accounts->session_of(back.opened->cookie.view(), at().network)->who, haf);
    EXPECT_TRUE(accounts->sign_out(back.opened->cookie.view()).starts_with("https://id.example.invalid/out?"));
    EXPECT_FALSE(is_in(back.opened->cookie.view()));
}

TEST_F(Elsewhere, an_unknown_subject_is_nobody)
{
    bound("subject-1");
    auto const away = accounts->go_to_provider();
    EXPECT_EQ(accounts->come_back(away.passage.view(), prove_there(away, "subject-2"), at()).trouble, Trouble::wrong);
}

TEST_F(Elsewhere, an_answer_is_taken_once_and_by_the_browser_that_asked)
{
    bound("subject-1");
    auto const away = accounts->go_to_provider();
    auto const other = accounts->go_to_provider();
    auto const callback = prove_there(away, "subject-1");
    EXPECT_EQ(accounts->come_back(other.passage.view(), callback, at()).trouble, Trouble::wrong);
    EXPECT_EQ(accounts->come_back("", callback, at()).trouble, Trouble::stale);
    EXPECT_EQ(accounts->come_back(away.passage.view(), callback, at()).trouble, Trouble::none);
    EXPECT_EQ(accounts->come_back(away.passage.view(), callback, at()).trouble, Trouble::stale);
}

TEST_F(Elsewhere, a_subject_is_one_persons)
{
    bound("subject-1");
    ASSERT_TRUE(accounts->invite(PersonId{"huw"}, "huw@example.test", Language::en, PersonId{"custodian"}));
    auto const away = accounts->go_to_provider_to_bind(follow_letter().passage.view());
    auto const back = accounts->come_back(away.passage.view(), prove_there(away, "subject-1"), at());
    EXPECT_EQ(back.trouble, Trouble::taken);
    EXPECT_EQ(accounts->finish(back.step->passage.view(), at()).trouble, Trouble::unfinished);
}

TEST_F(Elsewhere, one_factor_there_is_not_enough)
{
    bound("subject-1");
    auto const away = accounts->go_to_provider();
    auto const back = accounts->come_back(away.passage.view(), prove_there(away, "subject-1", false), at());
    EXPECT_EQ(back.trouble, Trouble::one_factor);
    EXPECT_FALSE(back.opened);
}

TEST_F(Elsewhere, a_step_up_asks_for_a_proof_of_now)
{
    auto const cookie = bound("subject-1");
    pass(6 * signin::minute);
    auto const away = accounts->go_to_provider_for_step_up(cookie);
    EXPECT_EQ(part(away.address, "max_age"), "0");
    auto const back = accounts->come_back(away.passage.view(), prove_there(away, "subject-1"), at());
    ASSERT_EQ(back.trouble, Trouble::none);
    EXPECT_TRUE(accounts->let_through(back.opened->cookie.view(), {"", false}, at()));
    EXPECT_FALSE(is_in(cookie));
}

TEST_F(Elsewhere, silence_there_is_told)
{
    provider.answers.clear();
    EXPECT_EQ(accounts->go_to_provider().trouble, Trouble::unreachable);
}

}

#include "accounts/test_accounts.h"
#include "signin/curl_fetch.h"
#include "signin/test_issuer.h"
#include "signin/test_provider.h"
#include "signin/test_signer.h"

#include <boost/json/array.hpp>
#include <gmock/gmock.h>

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
    signin::Callback prove_there(AtProvider const& away, std::string const& subject,
                                 boost::json::array methods = {"pwd", "mfa"})
    {
        auto const time = site.clock.now() / signin::second;
        boost::json::object claims{{"iss", signin::test_issuer().issuer},
                                   {"aud", "noddfa"},
                                   {"sub", subject},
                                   {"iat", time},
                                   {"exp", time + 60},
                                   {"auth_time", time},
                                   {"nonce", part(away.address, "nonce")}};
        claims["amr"] = std::move(methods);
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
    using Methods = boost::json::array;
    for (auto const& methods :
         {Methods{}, Methods{"pwd"}, Methods{"pwd", "pin"}, Methods{"pwd", "sms"}, Methods{"fpt"}}) {
        auto const away = accounts->go_to_provider();
        auto const back = accounts->come_back(away.passage.view(), prove_there(away, "subject-1", methods), at());
        EXPECT_EQ(back.trouble, Trouble::one_factor) << boost::json::serialize(methods);
        EXPECT_FALSE(back.opened);
    }
    for (auto const& methods : {Methods{"pwd", "otp"}, Methods{"hwk", "fpt"}, Methods{"mfa"}}) {
        auto const away = accounts->go_to_provider();
        auto const back = accounts->come_back(away.passage.view(), prove_there(away, "subject-1", methods), at());
        EXPECT_EQ(back.trouble, Trouble::none) << boost::json::serialize(methods);
    }
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

namespace {

/// Sign-in through a provider of another make, at its own address on this machine and by the clock of this machine.
class ElsewhereIndeed : public Desk {
protected:
    ElsewhereIndeed()
    {
        if (!signin::TestProvider::is_there())
            return;
        real.emplace();
        issuer = real->hear().substr(6);
        site.clock.set(store::system_clock().now());
        asking = std::make_unique<signin::CurlFetch>(signin::allowed_origins(settings()).value());
        restart();
    }
    signin::IssuerSettings settings() const
    {
        auto made = signin::test_issuer();
        made.issuer = issuer;
        made.client_id = "noddfa:ES256";
        made.client_secret = Secret{"not a secret: + & %"};
        return made;
    }
    Options options() override
    {
        auto given = Desk::options();
        if (!issuer.empty())
            given.provider = settings();
        // It says nothing of how somebody proved themselves: that is agreed.
        given.provider_proves_two = true;
        return given;
    }
    signin::Fetch* fetch() override { return asking.get(); }

    /// What the browser comes back with, taken out of the address as a server would.
    signin::Callback there_and_back(AtProvider const& away)
    {
        auto const back = browser.follow(away.address, settings().return_address);
        site.clock.set(store::system_clock().now());
        return {part(back, "state"), part(back, "code"), issuer, ""};
    }

    std::optional<signin::TestProvider> real;
    std::string issuer;
    std::unique_ptr<signin::CurlFetch> asking;
    signin::TestBrowser browser;
};

}

TEST_F(ElsewhereIndeed, binds_signs_in_steps_up_and_out_with_a_provider_of_another_make)
{
    if (!real)
        GTEST_SKIP() << "tests/provider has no packages: npm ci there fetches them";
    ASSERT_TRUE(accounts->invite(haf, haf_address, Language::cy, PersonId{"custodian"}));
    auto away = accounts->go_to_provider_to_bind(follow_letter().passage.view());
    ASSERT_EQ(away.trouble, Trouble::none);
    auto back = accounts->come_back(away.passage.view(), there_and_back(away), at());
    ASSERT_EQ(back.trouble, Trouble::none);
    EXPECT_EQ(accounts->finish(back.step->passage.view(), at()).trouble, Trouble::none);

    away = accounts->go_to_provider();
    back = accounts->come_back(away.passage.view(), there_and_back(away), at());
    ASSERT_EQ(back.trouble, Trouble::none);
    auto const cookie = std::string{back.opened->cookie.view()};
    EXPECT_EQ(accounts->session_of(cookie, at().network)->who, haf);

    away = accounts->go_to_provider_for_step_up(cookie);
    back = accounts->come_back(away.passage.view(), there_and_back(away), at());
    ASSERT_EQ(back.trouble, Trouble::none);
    EXPECT_FALSE(is_in(cookie));
    EXPECT_THAT(accounts->sign_out(back.opened->cookie.view()), testing::StartsWith(issuer));
}

}

#include "signin/provider.h"

#include "signin/curl_fetch.h"
#include "signin/test_issuer.h"
#include "signin/test_provider.h"
#include "signin/test_random.h"
#include "signin/test_signer.h"

#include <boost/json/array.hpp>
#include <gtest/gtest.h>

#include <map>

namespace noddfa::signin {

namespace {

// A provider of a few written answers, which counts how often its keys are asked for.
class WrittenProvider final : public Fetch {
public:
    explicit WrittenProvider(IssuerSettings const& settings)
    {
        boost::json::object const document{{"issuer", settings.issuer},
                                           {"authorization_endpoint", "https://id.example.invalid/authorise"},
                                           {"token_endpoint", "https://id.example.invalid/token"},
                                           {"jwks_uri", "https://id.example.invalid/keys"},
                                           {"response_types_supported", boost::json::array{"code"}},
                                           {"code_challenge_methods_supported", boost::json::array{"S256"}},
                                           {"id_token_signing_alg_values_supported", boost::json::array{"ES256"}}};
        answers_[discovery_request(settings).address] = {200, boost::json::serialize(document)};
    }

    void has_key(TestSigner const& signer)
    {
        boost::json::object const keys{{"keys", boost::json::array{signer.public_key()}}};
        answers_["https://id.example.invalid/keys"] = {200, boost::json::serialize(keys)};
    }
    void gives(std::string const& token)
    {
        boost::json::object const tokens{{"token_type", "Bearer"}, {"id_token", token}, {"access_token", "a"}};
        answers_["https://id.example.invalid/token"] = {200, boost::json::serialize(tokens)};
    }
    void falls_silent(std::string const& address) { answers_.erase(address); }

    std::optional<FetchReply> fetch(FetchRequest const& request) override
    {
        keys_asked += request.address.ends_with("/keys") ? 1 : 0;
        auto const found = answers_.find(request.address);
        return found == answers_.end() ? std::nullopt : std::optional{found->second};
    }

    int keys_asked = 0;

private:
    std::map<std::string, FetchReply> answers_;
};

// One sign-in through a written provider, at a time.
struct Visit {
    IssuerSettings settings = test_issuer();
    WrittenProvider provider{settings};
    ProviderState state;
    SeededRandom random;

    Arrival sign_in(TestSigner const& signer, Time now)
    {
        EXPECT_TRUE(know_provider(state, settings, provider));
        auto begun = begin_authorisation(settings, *state.discovery, std::nullopt, now, random);
        provider.gives(signer.token({{"iss", settings.issuer},
                                     {"aud", "noddfa"},
                                     {"sub", "1"},
                                     {"iat", now / second},
                                     {"exp", now / second + 60},
                                     {"nonce", begun.pending.nonce}}));
        Callback const callback{begun.pending.state, "c", "", ""};
        std::optional pending{std::move(begun.pending)};
        return arrive(state, settings, pending, callback, provider, now);
    }
};

std::string parameter(std::string const& address, std::string const& name)
{
    auto const at = address.find(name + "=");
    return at == std::string::npos ? ""
                                   : address.substr(at + name.size() + 1, address.find('&', at) - at - name.size() - 1);
}

std::string unescaped(std::string const& text)
{
    int size = 0;
    std::unique_ptr<char, void (*)(void*)> const plain{
        curl_easy_unescape(nullptr, text.c_str(), static_cast<int>(text.size()), &size), curl_free};
    return {plain.get(), static_cast<std::size_t>(size)};
}

// Signing in through the provider of another make.
struct Journey {
    IssuerSettings settings;
    ProviderState state;
    SeededRandom random;
    TestBrowser browser;
    Time now =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();

    Journey(std::string const& issuer, std::string const& algorithm)
    {
        settings = test_issuer();
        settings.issuer = issuer;
        settings.client_id = "noddfa:" + algorithm;
        settings.client_secret = Secret{"not a secret: + & %"};
    }

    Arrival go(std::optional<Time> since = std::nullopt, bool spoil_verifier = false)
    {
        CurlFetch fetch{allowed_origins(settings).value()};
        EXPECT_TRUE(know_provider(state, settings, fetch));
        auto begun = begin_authorisation(settings, *state.discovery, since, now, random);
        auto const back = browser.follow(begun.address, settings.return_address);
        Callback const callback{parameter(back, "state"), parameter(back, "code"), unescaped(parameter(back, "iss")),
                                ""};
        if (spoil_verifier)
            begun.pending.verifier.front() = begun.pending.verifier.front() == 'A' ? 'B' : 'A';
        std::optional pending{std::move(begun.pending)};
        return arrive(state, settings, pending, callback, fetch, now);
    }
};

}

TEST(Provider, an_unknown_key_has_the_keys_fetched_once_in_a_while)
{
    TestSigner const first{TestSigner::Kind::es256, "1"};
    TestSigner const later{TestSigner::Kind::es256, "2"};
    Visit visit;
    visit.provider.has_key(first);
    EXPECT_EQ(visit.sign_in(first, test_now).fault, ArrivalFault::none);
    EXPECT_EQ(visit.sign_in(first, test_now + second).fault, ArrivalFault::none);
    EXPECT_EQ(visit.provider.keys_asked, 1);
    // Forged tokens do not make us ask again within five minutes.
    for (auto count = 0; count < 100; ++count)
        EXPECT_EQ(visit.sign_in(later, test_now + minute).token, TokenFault::unknown_key);
    EXPECT_EQ(visit.provider.keys_asked, 1);
    visit.provider.has_key(later);
    EXPECT_EQ(visit.sign_in(later, test_now + 5 * minute).fault, ArrivalFault::none);
    EXPECT_EQ(visit.provider.keys_asked, 2);
    EXPECT_EQ(visit.sign_in(first, test_now + 6 * minute).token, TokenFault::unknown_key);
}

TEST(Provider, keys_are_good_for_a_day_and_a_silent_provider_takes_none_away)
{
    TestSigner const signer{TestSigner::Kind::es256, "1"};
    Visit visit;
    visit.provider.has_key(signer);
    EXPECT_EQ(visit.sign_in(signer, test_now).fault, ArrivalFault::none);
    visit.provider.falls_silent("https://id.example.invalid/keys");
    EXPECT_EQ(visit.sign_in(signer, test_now + 24 * hour - 1).fault, ArrivalFault::none);
    EXPECT_EQ(visit.sign_in(signer, test_now + 24 * hour).token, TokenFault::unknown_key);
}

TEST(Provider, that_does_not_answer_is_not_reached)
{
    Visit visit;
    visit.provider.falls_silent(discovery_request(visit.settings).address);
    std::optional<PendingAuthorisation> pending;
    EXPECT_EQ(arrive(visit.state, visit.settings, pending, {}, visit.provider, test_now).fault,
              ArrivalFault::not_reached);
}

TEST(Provider, of_another_make_signs_in_with_each_signature_and_new_keys)
{
    if (!TestProvider::is_there())
        GTEST_SKIP() << "tests/provider has no packages: npm ci there fetches them";
    TestProvider provider;
    auto const ready = provider.hear();
    ASSERT_TRUE(ready.starts_with("ready http://127.0.0.1:")) << ready;
    auto const issuer = ready.substr(6);
    for (auto const* algorithm : {"RS256", "PS256", "ES256"}) {
        Journey journey{issuer, algorithm};
        auto const arrival = journey.go();
        ASSERT_EQ(arrival.fault, ArrivalFault::none) << algorithm << static_cast<int>(arrival.token);
        EXPECT_EQ(arrival.person.subject, (Subject{issuer, "enghraifft-1"}));
        auto const address = sign_out_address(journey.settings, *journey.state.discovery, arrival.id_token, "s");
        ASSERT_TRUE(address);
        EXPECT_EQ(journey.browser.visit(*address).status, 200);
    }
    Journey journey{issuer, "RS256"};
    EXPECT_EQ(journey.go(5 * minute).fault, ArrivalFault::none);
    EXPECT_EQ(journey.go(std::nullopt, true).fault,
              ArrivalFault::not_reached); // a code without its verifier is nothing
    ASSERT_EQ(provider.say("rotate"), "done");
    EXPECT_EQ(journey.go().token, TokenFault::unknown_key); // asked a moment ago
    journey.state.last_tried = journey.now - journey.settings.least_between_refreshes;
    EXPECT_EQ(journey.go().fault, ArrivalFault::none);
    Journey stranger{issuer, "RS256"};
    stranger.settings.client_secret = Secret{"another"};
    EXPECT_EQ(stranger.go().fault, ArrivalFault::not_reached);
}

TEST(CurlFetch, asks_nobody_who_is_not_named)
{
    CurlFetch fetch{{"https://id.example.invalid"}};
    for (auto const* address :
         {"https://elsewhere.invalid/", "http://127.0.0.1:1/", "https://id.example.invalid:444/", "file:///a", ""})
        EXPECT_FALSE(fetch.fetch({address, {}, {}})) << address;
}

}

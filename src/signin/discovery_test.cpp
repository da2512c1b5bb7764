#include "signin/discovery.h"

#include "signin/test_issuer.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

namespace noddfa::signin {

namespace {

boost::json::object good_document()
{
    return {{"issuer", "https://id.example.invalid/tenant"},
            {"authorization_endpoint", "https://id.example.invalid/authorise"},
            {"token_endpoint", "https://id.example.invalid/token"},
            {"jwks_uri", "https://id.example.invalid/keys"},
            {"response_types_supported", boost::json::array{"code", "id_token"}},
            {"code_challenge_methods_supported", boost::json::array{"S256"}},
            {"id_token_signing_alg_values_supported", boost::json::array{"HS256", "RS256"}}};
}

std::optional<Discovery> discovered(char const* name, boost::json::value value)
{
    auto document = good_document();
    document[name] = std::move(value);
    return parse_discovery(boost::json::serialize(document), test_issuer());
}

}

TEST(Discovery, takes_the_issuers_own_document)
{
    auto const discovery = parse_discovery(boost::json::serialize(good_document()), test_issuer());
    EXPECT_EQ(discovery, (Discovery{"https://id.example.invalid/authorise", "https://id.example.invalid/token",
                                    "https://id.example.invalid/keys", "", false}));
    EXPECT_TRUE(discovered("authorization_response_iss_parameter_supported", true)->names_itself);
    EXPECT_EQ(discovered("end_session_endpoint", "https://id.example.invalid/end")->sign_out_endpoint,
              "https://id.example.invalid/end");
    EXPECT_EQ(discovery_request(test_issuer()).address,
              "https://id.example.invalid/tenant/.well-known/openid-configuration");
}

TEST(Discovery, refuses_whatever_points_elsewhere_or_offers_too_little)
{
    for (auto const* name : {"authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint"})
        for (auto const* address :
             {"https://elsewhere.invalid/a", "http://id.example.invalid/a", "http://127.0.0.1/a",
              "https://id.example.invalid:8443/a", "https://id.example.invalid@elsewhere.invalid/a", "/a", ""})
            EXPECT_FALSE(discovered(name, address)) << name << ' ' << address;
    EXPECT_FALSE(discovered("issuer", "https://id.example.invalid/tenant/"));
    EXPECT_FALSE(discovered("issuer", "https://id.example.invalid/other"));
    EXPECT_FALSE(discovered("response_types_supported", boost::json::array{"id_token"}));
    EXPECT_FALSE(discovered("code_challenge_methods_supported", boost::json::array{"plain"}));
    EXPECT_FALSE(discovered("code_challenge_methods_supported", nullptr));
    EXPECT_FALSE(discovered("id_token_signing_alg_values_supported", boost::json::array{"none", "HS256"}));
    EXPECT_FALSE(discovered("jwks_uri", nullptr));
    EXPECT_FALSE(parse_discovery("[]", test_issuer()));
    EXPECT_FALSE(parse_discovery(std::string(200'000, ' '), test_issuer()));
}

TEST(Discovery, further_origins_are_those_the_authority_named)
{
    auto settings = test_issuer();
    settings.further_origins = {"https://keys.example.invalid"};
    auto document = good_document();
    document["jwks_uri"] = "https://keys.example.invalid/v1";
    EXPECT_TRUE(parse_discovery(boost::json::serialize(document), settings));
    settings.further_origins = {"https://keys.example.invalid/v1"}; // an address is no origin
    EXPECT_FALSE(allowed_origins(settings));
    settings.further_origins.clear();
    settings.issuer += "?a=b";
    EXPECT_FALSE(allowed_origins(settings));
}

}

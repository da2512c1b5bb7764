#include "signin/id_token.h"

#include "signin/test_issuer.h"
#include "signin/test_random.h"
#include "signin/test_signer.h"

#include <boost/json/array.hpp>
#include <gtest/gtest.h>

#include <functional>

namespace noddfa::signin {

namespace {

using Object = boost::json::object;
constexpr std::int64_t today = test_now / second;

// The provider's three keys, made once: RSA keys take their time.
TestSigner const& signer(TestSigner::Kind kind = TestSigner::Kind::rs256)
{
    static std::array const signers{TestSigner{TestSigner::Kind::rs256, "r"}, TestSigner{TestSigner::Kind::ps256, "p"},
                                    TestSigner{TestSigner::Kind::es256, "e"}};
    return signers[static_cast<std::size_t>(kind)];
}

KeySet const& provider_keys()
{
    static auto const keys = [] {
        boost::json::array list;
        for (auto const kind : {TestSigner::Kind::rs256, TestSigner::Kind::ps256, TestSigner::Kind::es256})
            list.push_back(signer(kind).public_key());
        return parse_key_set(boost::json::serialize(Object{{"keys", list}})).value();
    }();
    return keys;
}

Object good_claims()
{
    auto const hash = audit::sha256(bytes_of("access"));
    return {{"iss", "https://id.example.invalid/tenant"},
            {"aud", "noddfa"},
            {"azp", "noddfa"},
            {"sub", "enghraifft-1"},
            {"exp", today + 600},
            {"iat", today},
            {"nbf", today},
            {"nonce", "n-1"},
            {"auth_time", today - 10},
            {"at_hash", to_base64url(ByteView{hash}.first(16))},
            {"acr", "high"},
            {"amr", boost::json::array{"pwd", "otp"}}};
}

Expected const expected_claims{"n-1", "access", std::nullopt};

TokenFault fault_of_text(std::string const& text, Expected const& expected = expected_claims)
{
    return check_id_token(text, test_issuer(), provider_keys(), expected, test_now).fault;
}

TokenFault with_claim(char const* name, boost::json::value value)
{
    auto claims = good_claims();
    claims[name] = std::move(value);
    return fault_of_text(signer().token(claims));
}

TokenFault without_claim(char const* name)
{
    auto claims = good_claims();
    claims.erase(name);
    return fault_of_text(signer().token(claims));
}

TokenFault with_header(char const* name, boost::json::value value)
{
    auto header = signer().header();
    header[name] = std::move(value);
    return fault_of_text(signer().token(header, good_claims()));
}

// A keyed hash over the token, with a secret that an attacker knows.
std::string hashed_token(std::string const& algorithm, ByteView secret)
{
    auto const text = TestSigner::parts({{"alg", algorithm}, {"kid", "r"}, {"typ", "JWT"}}, good_claims());
    Bytes mac(32);
    auto const bytes = bytes_of(text);
    HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), bytes.data(), bytes.size(), mac.data(), nullptr);
    return text + '.' + to_base64url(mac);
}

}

TEST(IdToken, a_good_one_says_who_and_how)
{
    for (auto const kind : {TestSigner::Kind::rs256, TestSigner::Kind::ps256, TestSigner::Kind::es256}) {
        auto const answer = check_id_token(signer(kind).token(good_claims()), test_issuer(), provider_keys(),
                                           expected_claims, test_now);
        ASSERT_EQ(answer.fault, TokenFault::none);
        EXPECT_EQ(answer.token.subject, (Subject{"https://id.example.invalid/tenant", "enghraifft-1"}));
        EXPECT_EQ(answer.token.methods, (std::vector<std::string>{"pwd", "otp"}));
        EXPECT_EQ(answer.token.level, "high");
        EXPECT_EQ(answer.token.signed_in, test_now - 10 * second);
    }
}

TEST(IdToken, what_it_may_leave_out)
{
    for (auto const* name : {"azp", "nbf", "auth_time", "at_hash", "acr", "amr"})
        EXPECT_EQ(without_claim(name), TokenFault::none) << name;
    EXPECT_EQ(with_claim("aud", boost::json::array{"noddfa"}), TokenFault::none);
    EXPECT_EQ(with_claim("later", Object{{"a", 1}}), TokenFault::none);
    EXPECT_EQ(with_header("typ", "jwt"), TokenFault::none);
}

TEST(IdToken, of_another_make_is_refused)
{
    auto const good = signer().token(good_claims());
    auto const text = good.substr(0, good.rfind('.'));
    EXPECT_EQ(fault_of_text(""), TokenFault::malformed);
    EXPECT_EQ(fault_of_text("a.b"), TokenFault::malformed);
    EXPECT_EQ(fault_of_text(good + ".x"), TokenFault::malformed);
    EXPECT_EQ(fault_of_text(good + "="), TokenFault::malformed);
    EXPECT_EQ(fault_of_text(" " + good), TokenFault::malformed);
    EXPECT_EQ(fault_of_text(good + std::string(40'000, 'A')), TokenFault::malformed);
    EXPECT_EQ(fault_of_text("e30." + good.substr(good.find('.') + 1)), TokenFault::refused_algorithm); // {}
    EXPECT_EQ(fault_of_text(text + '.'), TokenFault::bad_signature);
    EXPECT_EQ(fault_of_text(text + "." + to_base64url(Bytes(256))), TokenFault::bad_signature);
}

TEST(IdToken, no_algorithm_but_ours)
{
    auto const none = [](std::string const& name) {
        return TestSigner::parts({{"alg", name}, {"kid", "r"}}, good_claims()) + ".";
    };
    for (auto const* name : {"none", "None", "NONE", "", "HS256", "RS384", "RS1", "EdDSA", "rs256", "dir"}) {
        EXPECT_EQ(fault_of_text(none(name)), TokenFault::refused_algorithm) << name;
        EXPECT_EQ(with_header("alg", name), TokenFault::refused_algorithm) << name;
    }
    EXPECT_EQ(with_header("alg", 256), TokenFault::refused_algorithm);
    // The public key taken for a shared secret, and the client's secret.
    EXPECT_EQ(fault_of_text(hashed_token("HS256", signer().public_bytes())), TokenFault::refused_algorithm);
    EXPECT_EQ(fault_of_text(hashed_token("RS256", signer().public_bytes())), TokenFault::bad_signature);
    EXPECT_EQ(fault_of_text(hashed_token("HS256", bytes_of("not a secret"))), TokenFault::refused_algorithm);
    // A key of one kind named for another.
    EXPECT_EQ(with_header("alg", "PS256"), TokenFault::unknown_key);
    EXPECT_EQ(with_header("alg", "ES256"), TokenFault::unknown_key);
}

TEST(IdToken, no_key_that_it_brings_along)
{
    TestSigner const stranger{TestSigner::Kind::rs256, "r"};
    auto header = stranger.header();
    header["jwk"] = stranger.public_key();
    header["jku"] = "https://elsewhere.invalid/keys";
    header["x5u"] = "https://elsewhere.invalid/certificate";
    EXPECT_EQ(fault_of_text(stranger.token(header, good_claims())), TokenFault::bad_signature);
    header["kid"] = "new";
    EXPECT_EQ(fault_of_text(stranger.token(header, good_claims())), TokenFault::unknown_key);
}

TEST(IdToken, no_header_that_demands_something)
{
    EXPECT_EQ(with_header("crit", boost::json::array{"b64"}), TokenFault::refused_header);
    EXPECT_EQ(with_header("typ", "at+jwt"), TokenFault::refused_header);
    EXPECT_EQ(with_header("typ", "logout+jwt"), TokenFault::refused_header);
    EXPECT_EQ(with_header("typ", 1), TokenFault::refused_header);
    EXPECT_EQ(with_header("kid", ""), TokenFault::refused_header);
    EXPECT_EQ(with_header("kid", 1), TokenFault::refused_header);
    EXPECT_EQ(with_header("kid", "../../r"), TokenFault::unknown_key);
}

TEST(IdToken, no_claim_changed_after_signing)
{
    auto claims = good_claims();
    auto const token = signer().token(claims);
    claims["sub"] = "enghraifft-2";
    auto const forged = TestSigner::parts(signer().header(), claims) + token.substr(token.rfind('.'));
    EXPECT_EQ(fault_of_text(forged), TokenFault::bad_signature);
}

TEST(IdToken, from_our_issuer_for_us_alone)
{
    EXPECT_EQ(without_claim("iss"), TokenFault::wrong_issuer);
    for (auto const* issuer : {"https://id.example.invalid/other", "https://id.example.invalid/tenant/",
                               "https://ID.example.invalid/tenant", ""})
        EXPECT_EQ(with_claim("iss", issuer), TokenFault::wrong_issuer) << issuer;
    EXPECT_EQ(with_claim("iss", boost::json::array{"https://id.example.invalid/tenant"}), TokenFault::wrong_issuer);
    EXPECT_EQ(without_claim("aud"), TokenFault::wrong_audience);
    EXPECT_EQ(with_claim("aud", "another"), TokenFault::wrong_audience);
    EXPECT_EQ(with_claim("aud", "noddfa2"), TokenFault::wrong_audience);
    EXPECT_EQ(with_claim("aud", boost::json::array{}), TokenFault::wrong_audience);
    EXPECT_EQ(with_claim("aud", boost::json::array{"another"}), TokenFault::wrong_audience);
    EXPECT_EQ(with_claim("aud", boost::json::array{"noddfa", "another"}), TokenFault::wrong_audience);
    EXPECT_EQ(with_claim("aud", Object{{"noddfa", true}}), TokenFault::wrong_audience);
    EXPECT_EQ(with_claim("azp", "another"), TokenFault::wrong_party);
    EXPECT_EQ(with_claim("azp", 1), TokenFault::wrong_party);
}

TEST(IdToken, about_somebody)
{
    EXPECT_EQ(without_claim("sub"), TokenFault::no_subject);
    EXPECT_EQ(with_claim("sub", ""), TokenFault::no_subject);
    EXPECT_EQ(with_claim("sub", 1), TokenFault::no_subject);
    EXPECT_EQ(with_claim("sub", std::string(256, 'a').c_str()), TokenFault::no_subject);
    EXPECT_EQ(with_claim("sub", "a\nb"), TokenFault::no_subject);
}

TEST(IdToken, within_its_time)
{
    EXPECT_EQ(without_claim("exp"), TokenFault::malformed);
    EXPECT_EQ(without_claim("iat"), TokenFault::malformed);
    EXPECT_EQ(with_claim("exp", "tomorrow"), TokenFault::malformed);
    EXPECT_EQ(with_claim("exp", -1), TokenFault::malformed);
    EXPECT_EQ(with_claim("exp", std::int64_t{1} << 50), TokenFault::malformed);
    EXPECT_EQ(with_claim("nbf", "now"), TokenFault::malformed);
    EXPECT_EQ(with_claim("exp", today - 59), TokenFault::none);
    EXPECT_EQ(with_claim("exp", today - 60), TokenFault::expired);
    EXPECT_EQ(with_claim("iat", today + 60), TokenFault::none);
    EXPECT_EQ(with_claim("iat", today + 61), TokenFault::from_the_future);
    EXPECT_EQ(with_claim("nbf", today + 61), TokenFault::from_the_future);
    EXPECT_EQ(with_claim("iat", today - 660), TokenFault::none);
    EXPECT_EQ(with_claim("iat", today - 661), TokenFault::too_old);
}

TEST(IdToken, for_this_sign_in)
{
    EXPECT_EQ(without_claim("nonce"), TokenFault::wrong_nonce);
    EXPECT_EQ(with_claim("nonce", "n-2"), TokenFault::wrong_nonce);
    EXPECT_EQ(with_claim("nonce", 1), TokenFault::wrong_nonce);
    EXPECT_EQ(fault_of_text(signer().token(good_claims()), {"", "access", {}}), TokenFault::wrong_nonce);
    EXPECT_EQ(fault_of_text(signer().token(good_claims()), {"n-1", "another", {}}), TokenFault::wrong_access_token);
    EXPECT_EQ(fault_of_text(signer().token(good_claims()), {"n-1", "", {}}), TokenFault::wrong_access_token);
    EXPECT_EQ(with_claim("at_hash", "AAAA"), TokenFault::wrong_access_token);
    EXPECT_EQ(with_claim("at_hash", 1), TokenFault::wrong_access_token);
}

TEST(IdToken, of_a_fresh_sign_in_where_that_is_asked)
{
    Expected const fresh{"n-1", "access", 5 * minute};
    auto const at = [&fresh](boost::json::value signed_in) {
        auto claims = good_claims();
        claims["auth_time"] = std::move(signed_in);
        return fault_of_text(signer().token(claims), fresh);
    };
    EXPECT_EQ(at(today - 360), TokenFault::none);
    EXPECT_EQ(at(today - 361), TokenFault::stale_sign_in);
    EXPECT_EQ(at(today + 61), TokenFault::stale_sign_in);
    EXPECT_EQ(at(nullptr), TokenFault::stale_sign_in);
}

TEST(IdToken, the_same_subject_of_two_issuers_is_two_people)
{
    Subject const one{"https://id.example.invalid/a", "1"};
    Subject const two{"https://id.example.invalid/b", "1"};
    EXPECT_NE(one, two);
}

}

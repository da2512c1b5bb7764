#include "signin/key_set.h"

#include "signin/test_signer.h"

#include <boost/json/array.hpp>
#include <gtest/gtest.h>

namespace noddfa::signin {

namespace {

std::string key_document(std::initializer_list<boost::json::object> keys)
{
    boost::json::array list;
    for (auto const& key : keys)
        list.push_back(key);
    return boost::json::serialize(boost::json::object{{"keys", list}});
}

std::size_t keys_read(boost::json::object const& key) { return parse_key_set(key_document({key})).value().size(); }

Jws jws_of(std::string const& token)
{
    Jws jws;
    EXPECT_EQ(parse_jws(token, jws), JwsFault::none);
    return jws;
}

}

TEST(KeySet, checks_each_kind_of_signature)
{
    for (auto const kind : {TestSigner::Kind::rs256, TestSigner::Kind::ps256, TestSigner::Kind::es256}) {
        TestSigner const signer{kind, "k"};
        auto const keys = parse_key_set(key_document({signer.public_key()})).value();
        ASSERT_EQ(keys.size(), 1U);
        auto const jws = jws_of(signer.token({{"a", 1}}));
        EXPECT_EQ(check_signature(jws, keys), SignatureAnswer::good);
        for (std::size_t bit = 0; bit < jws.signature.size() * 8; bit += 37) {
            auto bad = jws;
            bad.signature[bit / 8] = static_cast<std::uint8_t>(bad.signature[bit / 8] ^ (1U << bit % 8));
            EXPECT_EQ(check_signature(bad, keys), SignatureAnswer::wrong);
        }
        for (auto const size : {0, 1, 63, 65, 255, 257}) {
            auto bad = jws;
            bad.signature.resize(static_cast<std::size_t>(size));
            EXPECT_EQ(check_signature(bad, keys), SignatureAnswer::wrong);
        }
    }
}

TEST(KeySet, a_key_is_for_what_it_says)
{
    TestSigner const rsa{TestSigner::Kind::rs256, "a"};
    TestSigner const curve{TestSigner::Kind::es256, "b"};
    auto const keys = parse_key_set(key_document({rsa.public_key(), curve.public_key()})).value();
    ASSERT_EQ(keys.size(), 2U);
    EXPECT_EQ(check_signature(jws_of(rsa.token({{"alg", "RS256"}}, {})), keys),
              SignatureAnswer::good); // the only that fits
    EXPECT_EQ(check_signature(jws_of(rsa.token({{"alg", "RS256"}, {"kid", "b"}}, {})), keys),
              SignatureAnswer::unknown_key);
    EXPECT_EQ(check_signature(jws_of(rsa.token({{"alg", "PS256"}, {"kid", "a"}}, {})), keys),
              SignatureAnswer::unknown_key);
    EXPECT_EQ(check_signature(jws_of(rsa.token({{"alg", "RS256"}, {"kid", "c"}}, {})), keys),
              SignatureAnswer::unknown_key);
    auto const twice =
        parse_key_set(key_document({rsa.public_key(), TestSigner{TestSigner::Kind::rs256, "c"}.public_key()})).value();
    EXPECT_EQ(check_signature(jws_of(rsa.token({{"alg", "RS256"}}, {})), twice), SignatureAnswer::unknown_key);
}

TEST(KeySet, passes_over_keys_that_are_not_for_us)
{
    auto const rsa = TestSigner{TestSigner::Kind::rs256, "a"}.public_key();
    auto const curve = TestSigner{TestSigner::Kind::es256, "a"}.public_key();
    auto const with = [](boost::json::object key, char const* name, boost::json::value value) {
        key[name] = std::move(value);
        return key;
    };
    EXPECT_EQ(keys_read(rsa), 1U);
    EXPECT_EQ(keys_read(with(rsa, "key_ops", boost::json::array{"verify"})), 1U);
    for (auto const& bad :
         {with(rsa, "use", "enc"), with(rsa, "alg", "RSA-OAEP"), with(rsa, "alg", "HS256"), with(rsa, "kty", "oct"),
          with(rsa, "key_ops", boost::json::array{"sign"}), with(rsa, "key_ops", "verify"), with(rsa, "n", "AQAB"),
          with(rsa, "n", 1), with(rsa, "e", "Aw"), with(rsa, "e", "AQAA"), with(rsa, "e", ""), with(rsa, "e", "AQAB="),
          with(rsa, "n", std::string(2'000, 'A').c_str()), with(curve, "crv", "P-384"), with(curve, "x", "AQ"),
          with(curve, "y", curve.at("x")), with(curve, "kty", "OKP"),
          TestSigner{TestSigner::Kind::rs256, "a", 1'024}.public_key()})
        EXPECT_EQ(keys_read(bad), 0U) << boost::json::serialize(bad).substr(0, 100);
}

TEST(KeySet, of_another_shape_is_none)
{
    for (auto const& bad : {std::string{}, std::string{"[]"}, std::string{"{}"}, std::string{R"({"keys":{}})"},
                            std::string{R"({"keys":[1]})"}, std::string(300'000, ' ')})
        EXPECT_FALSE(parse_key_set(bad)) << bad.substr(0, 30);
    boost::json::array many(65, boost::json::object{});
    EXPECT_FALSE(parse_key_set(boost::json::serialize(boost::json::object{{"keys", many}})));
    EXPECT_EQ(parse_key_set(R"({"keys":[]})")->size(), 0U);
}

}

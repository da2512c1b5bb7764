#pragma once

#include "signin/encoding.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>

namespace noddfa::signin {

/// A provider's key as tests have it, which signs whatever it is told to.
class TestSigner {
public:
    enum class Kind { rs256, ps256, es256 };
    TestSigner(Kind kind, std::string id, int bits = 2'048)
        : kind_(kind), id_(std::move(id)),
          key_(kind == Kind::es256 ? EVP_EC_gen("P-256") : EVP_RSA_gen(static_cast<unsigned>(bits)), EVP_PKEY_free)
    {
    }

    std::string algorithm() const { return kind_ == Kind::rs256 ? "RS256" : kind_ == Kind::ps256 ? "PS256" : "ES256"; }

    boost::json::object public_key() const
    {
        boost::json::object key{{"kid", id_}, {"use", "sig"}, {"alg", algorithm()}};
        if (kind_ == Kind::es256) {
            key["kty"] = "EC";
            key["crv"] = "P-256";
            key["x"] = number(OSSL_PKEY_PARAM_EC_PUB_X, 32);
            key["y"] = number(OSSL_PKEY_PARAM_EC_PUB_Y, 32);
        } else {
            key["kty"] = "RSA";
            key["n"] = number(OSSL_PKEY_PARAM_RSA_N, EVP_PKEY_get_size(key_.get()));
            key["e"] = number(OSSL_PKEY_PARAM_RSA_E, 3);
        }
        return key;
    }

    boost::json::object header() const { return {{"alg", algorithm()}, {"kid", id_}, {"typ", "JWT"}}; }

    std::string token(boost::json::object const& claims) const { return token(header(), claims); }
    /// Signed as this key signs, whatever the header says.
    std::string token(boost::json::object const& header, boost::json::object const& claims) const
    {
        auto const text = parts(header, claims);
        return text + '.' + to_base64url(signature(text));
    }

    static std::string parts(boost::json::object const& header, boost::json::object const& claims)
    {
        return to_base64url(bytes_of(boost::json::serialize(header))) + '.'
               + to_base64url(bytes_of(boost::json::serialize(claims)));
    }

    /// The public key's own bytes, which an attack takes for a shared secret.
    Bytes public_bytes() const
    {
        unsigned char* der = nullptr;
        auto const size = i2d_PUBKEY(key_.get(), &der);
        Bytes bytes{der, der + size};
        OPENSSL_free(der);
        return bytes;
    }

    Bytes signature(std::string_view text) const
    {
        std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> const context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
        EVP_PKEY_CTX* settings = nullptr;
        EVP_DigestSignInit(context.get(), &settings, EVP_sha256(), nullptr, key_.get());
        if (kind_ == Kind::ps256) {
            EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING);
            EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST);
        }
        auto const bytes = bytes_of(text);
        std::size_t size = 0;
        EVP_DigestSign(context.get(), nullptr, &size, bytes.data(), bytes.size());
        Bytes made(size);
        EVP_DigestSign(context.get(), made.data(), &size, bytes.data(), bytes.size());
        made.resize(size);
        return kind_ == Kind::es256 ? side_by_side(made) : made;
    }

private:
    static Bytes side_by_side(Bytes const& der)
    {
        auto const* at = der.data();
        std::unique_ptr<ECDSA_SIG, void (*)(ECDSA_SIG*)> const pair{
            d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), ECDSA_SIG_free};
        Bytes bytes(64);
        BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), bytes.data(), 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), bytes.data() + 32, 32);
        return bytes;
    }

    std::string number(char const* name, int size) const
    {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(key_.get(), name, &value);
        Bytes bytes(static_cast<std::size_t>(size));
        BN_bn2binpad(value, bytes.data(), size);
        BN_free(value);
        return to_base64url(bytes);
    }

    Kind kind_;
    std::string id_;
    std::shared_ptr<EVP_PKEY> key_;
};

}

#pragma once

#include "signin/passkey.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <memory>

/// A passkey's device as tests have it: real keys of OpenSSL, and whatever the test wants said wrong.
namespace noddfa::signin {

inline void append(Bytes& to, ByteView bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }

inline Bytes cbor_string(std::uint8_t major, ByteView content)
{
    Bytes item{static_cast<std::uint8_t>(major << 5 | 25), static_cast<std::uint8_t>(content.size() >> 8),
               static_cast<std::uint8_t>(content.size())};
    append(item, content);
    return item;
}

class TestAuthenticator {
public:
    explicit TestAuthenticator(PasskeyAlgorithm algorithm) : algorithm_(algorithm)
    {
        EVP_PKEY* key = algorithm == PasskeyAlgorithm::es256   ? EVP_EC_gen("P-256")
                        : algorithm == PasskeyAlgorithm::rs256 ? EVP_RSA_gen(2048)
                                                               : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
        key_.reset(key);
    }

    std::string site = "cynhadledd.example.invalid";
    std::uint8_t flags = 0x05; ///< present and verified
    std::uint32_t counter = 1;
    Bytes id{'c', 'r', 'e', 'd', '-', '1'};
    Bytes extensions; ///< CBOR; the flag is the test's to set

    Bytes head() const
    {
        Bytes data;
        append(data, audit::sha256(bytes_of(site)));
        data.push_back(flags);
        for (auto shift = 24; shift >= 0; shift -= 8)
            data.push_back(static_cast<std::uint8_t>(counter >> shift));
        return data;
    }

    Bytes data_with_credential() const
    {
        auto data = head();
        data[32] = static_cast<std::uint8_t>(data[32] | 0x40);
        data.resize(data.size() + 16); // the model: none
        data.push_back(static_cast<std::uint8_t>(id.size() >> 8));
        data.push_back(static_cast<std::uint8_t>(id.size()));
        append(data, id);
        append(data, cose_key());
        append(data, extensions);
        return data;
    }

    static Bytes client_data(std::string const& type, ByteView challenge, std::string const& origin,
                             std::string const& more = R"("crossOrigin":false)")
    {
        auto const text = R"({"type":")" + type + R"(","challenge":")" + to_base64url(challenge) + R"(","origin":")"
                          + origin + "\"," + more + "}";
        auto const bytes = bytes_of(text);
        return {bytes.begin(), bytes.end()};
    }

    static Bytes attestation(std::string_view format, ByteView statement, ByteView data)
    {
        Bytes object{0xa3};
        append(object, cbor_string(3, bytes_of("fmt")));
        append(object, cbor_string(3, bytes_of(format)));
        append(object, cbor_string(3, bytes_of("attStmt")));
        append(object, statement);
        append(object, cbor_string(3, bytes_of("authData")));
        append(object, cbor_string(2, data));
        return object;
    }
    static Bytes no_statement() { return {0xa0}; }

    /// `packed`, signed by the key itself.
    Bytes own_statement(ByteView data, ByteView client_data) const
    {
        Bytes statement{0xa2};
        append(statement, cbor_string(3, bytes_of("alg")));
        append(statement, cose_number(static_cast<int>(algorithm_)));
        append(statement, cbor_string(3, bytes_of("sig")));
        append(statement, cbor_string(2, sign(data, client_data)));
        return statement;
    }

    /// Over the authenticator data and the hash of the client data.
    Bytes sign(ByteView data, ByteView client_data) const
    {
        Bytes message{data.begin(), data.end()};
        append(message, audit::sha256(client_data));
        std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> const context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
        auto const* const digest = algorithm_ == PasskeyAlgorithm::eddsa ? nullptr : EVP_sha256();
        std::size_t size = 0;
        EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key_.get());
        EVP_DigestSign(context.get(), nullptr, &size, message.data(), message.size());
        Bytes signature(size);
        EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size());
        signature.resize(size);
        return signature;
    }

    Bytes cose_key() const
    {
        Bytes map;
        switch (algorithm_) {
        case PasskeyAlgorithm::es256:
            map = {0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21};
            append(map, cbor_string(2, number(OSSL_PKEY_PARAM_EC_PUB_X, 32)));
            map.push_back(0x22);
            append(map, cbor_string(2, number(OSSL_PKEY_PARAM_EC_PUB_Y, 32)));
            break;
        case PasskeyAlgorithm::eddsa: {
            Bytes key(32);
            auto size = key.size();
            EVP_PKEY_get_raw_public_key(key_.get(), key.data(), &size);
            map = {0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21};
            append(map, cbor_string(2, key));
            break;
        }
        case PasskeyAlgorithm::rs256:
            map = {0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20};
            append(map, cbor_string(2, number(OSSL_PKEY_PARAM_RSA_N, 256)));
            map.push_back(0x21);
            append(map, cbor_string(2, number(OSSL_PKEY_PARAM_RSA_E, 3)));
            break;
        }
        return map;
    }

private:
    static Bytes cose_number(int value) // negative
    {
        auto const rest = static_cast<unsigned>(-1 - value);
        if (rest < 24)
            return {static_cast<std::uint8_t>(0x20 | rest)};
        return {0x39, static_cast<std::uint8_t>(rest >> 8), static_cast<std::uint8_t>(rest)};
    }

    Bytes number(char const* name, int size) const
    {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(key_.get(), name, &value);
        Bytes bytes(static_cast<std::size_t>(size));
        BN_bn2binpad(value, bytes.data(), size);
        BN_free(value);
        return bytes;
    }

    struct FreeKey {
        void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    };
    PasskeyAlgorithm algorithm_;
    std::unique_ptr<EVP_PKEY, FreeKey> key_;
};

}

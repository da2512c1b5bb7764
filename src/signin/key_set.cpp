#include "signin/key_set.h"

#include "base/bug.h"
#include "signin/json.h"

#include <boost/json/array.hpp>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <algorithm>

namespace noddfa::signin {

namespace {

struct FreeOpenssl {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(OSSL_PARAM_BLD* builder) const { OSSL_PARAM_BLD_free(builder); }
    void operator()(OSSL_PARAM* parameters) const { OSSL_PARAM_free(parameters); }
    void operator()(BIGNUM* number) const { BN_free(number); }
    void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
};
template<class Kind> using Openssl = std::unique_ptr<Kind, FreeOpenssl>;

Openssl<BIGNUM> big_number(ByteView bytes)
{
    return Openssl<BIGNUM>{BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr)};
}

std::optional<Bytes> bytes_field(boost::json::object const& key, std::string_view name)
{
    auto const text = text_field(key, name);
    return text ? from_base64url(*text) : std::nullopt;
}

std::shared_ptr<EVP_PKEY> key_from(char const* type, OSSL_PARAM_BLD* builder)
{
    Openssl<OSSL_PARAM> const parameters{OSSL_PARAM_BLD_to_param(builder)};
    Openssl<EVP_PKEY_CTX> const context{EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr)};
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    std::shared_ptr<EVP_PKEY> owned{key, FreeOpenssl{}};
    Openssl<EVP_PKEY_CTX> const checking{EVP_PKEY_CTX_new(key, nullptr)};
    return checking && EVP_PKEY_public_check_quick(checking.get()) == 1 ? owned : nullptr;
}

std::shared_ptr<EVP_PKEY> rsa_key(boost::json::object const& key)
{
    constexpr auto least_bits = 2'048;
    constexpr auto most_bits = 8'192;
    constexpr BN_ULONG least_exponent = 65'537;
    constexpr std::size_t longest_exponent = 4;
    auto const modulus = bytes_field(key, "n");
    auto const exponent = bytes_field(key, "e");
    if (!modulus || !exponent || exponent->size() > longest_exponent || modulus->size() > most_bits / 8)
        return nullptr;
    auto const n = big_number(*modulus);
    auto const e = big_number(*exponent);
    Openssl<OSSL_PARAM_BLD> const builder{OSSL_PARAM_BLD_new()};
    if (!n || !e || !builder || BN_num_bits(n.get()) < least_bits || BN_is_odd(n.get()) == 0 || BN_is_odd(e.get()) == 0
        || BN_get_word(e.get()) < least_exponent
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return nullptr;
    return key_from("RSA", builder.get());
}

std::shared_ptr<EVP_PKEY> curve_key(boost::json::object const& key)
{
    constexpr std::size_t coordinate = 32;
    auto const x = bytes_field(key, "x");
    auto const y = bytes_field(key, "y");
    if (text_field(key, "crv") != "P-256" || !x || !y || x->size() != coordinate || y->size() != coordinate)
        return nullptr;
    Bytes point{4}; // uncompressed
    point.insert(point.end(), x->begin(), x->end());
    point.insert(point.end(), y->begin(), y->end());
    Openssl<OSSL_PARAM_BLD> const builder{OSSL_PARAM_BLD_new()};
    if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1
        || OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
        return nullptr;
    return key_from("EC", builder.get());
}

bool is_for_signatures(boost::json::object const& key)
{
    if (key.contains("use") && text_field(key, "use") != "sig")
        return false;
    auto const* const operations = key.if_contains("key_ops");
    return operations == nullptr
           || (operations->is_array()
               && std::ranges::find(operations->get_array(), "verify") != operations->get_array().end());
}

// Nothing for a key that is not for us.
std::optional<ProviderKey> read_key(boost::json::object const& key)
{
    auto const type = text_field(key, "kty");
    if (!is_for_signatures(key) || (type != "RSA" && type != "EC"))
        return std::nullopt;
    ProviderKey read{std::string{text_field(key, "kid").value_or("")}, type == "EC", std::nullopt, nullptr};
    if (auto const algorithm = text_field(key, "alg")) {
        read.only_for = signature_kind(*algorithm);
        if (!read.only_for)
            return std::nullopt;
    }
    read.key = read.curve ? curve_key(key) : rsa_key(key);
    return read.key ? std::optional{std::move(read)} : std::nullopt;
}

bool fits(ProviderKey const& key, Jws const& jws)
{
    return key.curve == (jws.kind == SignatureKind::es256) && (!key.only_for || key.only_for == jws.kind)
           && (jws.key_id.empty() || key.id == jws.key_id);
}

// RFC 7518 3.4: the two numbers side by side; OpenSSL wants them in DER.
std::optional<Bytes> der_of(ByteView signature)
{
    constexpr std::size_t number = 32;
    if (signature.size() != 2 * number)
        return std::nullopt;
    Openssl<ECDSA_SIG> const pair{ECDSA_SIG_new()};
    auto r = big_number(signature.first(number));
    auto s = big_number(signature.last(number));
    if (!pair || !r || !s)
        throw Bug{"signin: no memory for a signature"};
    ECDSA_SIG_set0(pair.get(), r.release(), s.release()); // refuses null pointers only
    unsigned char* der = nullptr;
    auto const size = i2d_ECDSA_SIG(pair.get(), &der);
    Bytes bytes{der, der + std::max(size, 0)};
    OPENSSL_free(der);
    return bytes;
}

bool is_good(Jws const& jws, ProviderKey const& key)
{
    auto const der = jws.kind == SignatureKind::es256 ? der_of(jws.signature) : std::optional{jws.signature};
    Openssl<EVP_MD_CTX> const context{EVP_MD_CTX_new()};
    EVP_PKEY_CTX* settings = nullptr; // the context's own
    if (!der || !context || EVP_DigestVerifyInit(context.get(), &settings, EVP_sha256(), nullptr, key.key.get()) != 1)
        return false;
    if (jws.kind == SignatureKind::ps256
        && (EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) != 1
            || EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST) != 1))
        return false;
    auto const text = bytes_of(jws.signed_text);
    return EVP_DigestVerify(context.get(), der->data(), der->size(), text.data(), text.size()) == 1;
}

}

std::optional<KeySet> parse_key_set(std::string_view document)
{
    constexpr std::size_t longest = 256 * 1024;
    constexpr std::size_t most_keys = 64;
    auto const object = parse_object(document, longest);
    auto const* const keys = object ? object->if_contains("keys") : nullptr;
    if (keys == nullptr || !keys->is_array() || keys->get_array().size() > most_keys)
        return std::nullopt;
    KeySet read;
    for (auto const& key : keys->get_array()) {
        if (!key.is_object())
            return std::nullopt;
        if (auto one = read_key(key.get_object()))
            read.push_back(std::move(*one));
    }
    return read;
}

SignatureAnswer check_signature(Jws const& jws, KeySet const& keys)
{
    auto const is_fit = [&jws](ProviderKey const& key) { return fits(key, jws); };
    auto const found = std::ranges::find_if(keys, is_fit);
    // Two that fit are no better than none: a token says which key signed it, or there is no question.
    if (found == keys.end() || std::find_if(found + 1, keys.end(), is_fit) != keys.end())
        return SignatureAnswer::unknown_key;
    return is_good(jws, *found) ? SignatureAnswer::good : SignatureAnswer::wrong;
}

}

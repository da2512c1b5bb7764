#include "audit/hash.h"

#include "base/bug.h"

#include <openssl/evp.h>

#include <memory>

namespace noddfa::audit {

namespace {

struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// One context a thread, and the algorithm fetched once: both cost more than hashing a leaf.
EVP_MD_CTX* digest_context()
{
    thread_local std::unique_ptr<EVP_MD_CTX, FreeDigest> const context{EVP_MD_CTX_new()};
    return context.get();
}

EVP_MD const* digest_algorithm()
{
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return algorithm;
}

constexpr std::uint8_t leaf_prefix = 0;
constexpr std::uint8_t node_prefix = 1;
constexpr std::uint8_t payload_prefix = 2;

}

Hash sha256(std::initializer_list<ByteView> parts)
{
    Hash hash;
    auto* const context = digest_context();
    auto good = EVP_DigestInit_ex2(context, digest_algorithm(), nullptr) == 1;
    for (auto const part : parts)
        good = good && EVP_DigestUpdate(context, part.data(), part.size()) == 1;
    if (!good || EVP_DigestFinal_ex(context, hash.data(), nullptr) != 1)
        throw Bug{"audit: SHA-256 is not there"};
    return hash;
}

Hash sha256(ByteView bytes) { return sha256({bytes}); }

Hash leaf_hash(ByteView leaf) { return sha256({ByteView{&leaf_prefix, 1}, leaf}); }

Hash node_hash(Hash const& left, Hash const& right) { return sha256({ByteView{&node_prefix, 1}, left, right}); }

Hash commitment(ByteView salt, ByteView payload) { return sha256({ByteView{&payload_prefix, 1}, salt, payload}); }

std::string to_hex(ByteView bytes)
{
    static constexpr char const* digits = "0123456789abcdef";
    std::string text;
    for (auto const byte : bytes)
        text += {digits[byte >> 4], digits[byte & 15]};
    return text;
}

}

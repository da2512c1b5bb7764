#pragma once

#include "audit/note.h"

#include <sodium.h>

#include <algorithm>

/// What tests of the log share: bytes written as text, and a signer whose key is no secret.
namespace noddfa::audit {

inline Bytes from_hex(std::string_view text)
{
    auto const digit = [](char character) {
        return static_cast<unsigned>(character <= '9' ? character - '0' : character - 'a' + 10);
    };
    Bytes bytes;
    for (std::size_t at = 0; at + 1 < text.size(); at += 2)
        bytes.push_back(static_cast<std::uint8_t>(digit(text[at]) << 4 | digit(text[at + 1])));
    return bytes;
}

inline Hash hash_of_hex(std::string_view text)
{
    Hash hash{};
    auto const bytes = from_hex(text);
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
    return hash;
}

inline ByteView view(std::string_view text)
{
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

class SeededSigner final : public Signer {
public:
    SeededSigner(std::string name, std::array<std::uint8_t, 32> const& seed)
    {
        key_.name = std::move(name);
        crypto_sign_seed_keypair(key_.key.data(), secret_.data(), seed.data());
    }
    VerifierKey const& verifier_key() const override { return key_; }
    Signature sign(ByteView message) const override
    {
        Signature signature{};
        crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_.data());
        return signature;
    }

private:
    VerifierKey key_;
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret_{};
};

}

#pragma once

#include "store/bytes.h"
#include "store/ports.h"

#include <optional>

namespace noddfa::store {

/// A secret key of 32 bytes, overwritten when it goes.
class Key {
public:
    static constexpr std::size_t size = 32;

    Key() = default;
    explicit Key(ByteView bytes);
    Key(Key const&) = default;
    Key& operator=(Key const&) = default;
    ~Key();

    static Key random(Random& random);
    /// A key for one purpose, derived from this one; `purpose` is 8 characters.
    Key derived(std::uint64_t number, char const (&purpose)[9]) const;
    std::uint8_t const* data() const { return bytes_.data(); }
    ByteView view() const { return bytes_; }

private:
    std::array<std::uint8_t, size> bytes_{};
};

/// How bytes are sealed. One implementation is in the product; tests that look for what sealing hides bring another.
class Cipher {
public:
    virtual ~Cipher() = default;
    /// Sealed bytes: opened only with the same key and the same `bound`, which is not kept.
    virtual Bytes seal(Key const& key, ByteView bound, ByteView plain, Random& random) const = 0;
    virtual std::optional<Bytes> open(Key const& key, ByteView bound, ByteView sealed) const = 0;
};

/// XChaCha20-Poly1305 (libsodium): random nonce of 24 bytes, ciphertext, tag of 16.
Cipher const& xchacha20_poly1305();

}

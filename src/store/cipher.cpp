#include "store/cipher.h"

#include "base/bug.h"

#include <sodium.h>

namespace noddfa::store {

namespace {

class XChaCha20Poly1305 final : public Cipher {
public:
    Bytes seal(Key const& key, ByteView bound, ByteView plain, Random& random) const override
    {
        Bytes sealed(nonce_size + plain.size() + tag_size);
        random.fill({sealed.data(), nonce_size});
        crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_size, nullptr, plain.data(), plain.size(),
                                                   bound.data(), bound.size(), nullptr, sealed.data(), key.data());
        return sealed;
    }
    std::optional<Bytes> open(Key const& key, ByteView bound, ByteView sealed) const override
    {
        if (sealed.size() < nonce_size + tag_size)
            return std::nullopt;
        Bytes plain(sealed.size() - nonce_size - tag_size);
        auto const result = crypto_aead_xchacha20poly1305_ietf_decrypt(
            plain.data(), nullptr, nullptr, sealed.data() + nonce_size, sealed.size() - nonce_size, bound.data(),
            bound.size(), sealed.data(), key.data());
        if (result != 0)
            return std::nullopt;
        return plain;
    }

private:
    static constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    static constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
};

}

Key::Key(ByteView bytes)
{
    if (bytes.size() != size)
        throw Bug{"store: a key has 32 bytes"};
    std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

Key::~Key() { sodium_memzero(bytes_.data(), bytes_.size()); }

Key Key::random(Random& random)
{
    Key key;
    random.fill(key.bytes_);
    return key;
}

Key Key::derived(std::uint64_t number, char const (&purpose)[9]) const
{
    Key key;
    crypto_kdf_derive_from_key(key.bytes_.data(), size, number, purpose, bytes_.data());
    return key;
}

Cipher const& xchacha20_poly1305()
{
    static XChaCha20Poly1305 const cipher;
    return cipher;
}

}

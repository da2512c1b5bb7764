#include "store/site_key.h"

#include "store/fault.h"
#include "store/private_file.h"

#include <sodium.h>

namespace noddfa::store {

namespace {

constexpr std::string_view site_key_heading = "noddfa-site-key-1 ";

Key parse_site_key(std::string_view text)
{
    while (text.ends_with('\n') || text.ends_with('\r'))
        text.remove_suffix(1);
    std::array<std::uint8_t, Key::size> bytes{};
    std::size_t size = 0;
    if (!text.starts_with(site_key_heading))
        throw Fault{FaultCode::malformed_key};
    text.remove_prefix(site_key_heading.size());
    if (text.size() != 2 * Key::size
        || sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr) != 0
        || size != bytes.size())
        throw Fault{FaultCode::malformed_key};
    Key key{bytes};
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

class SiteSigner final : public audit::Signer {
public:
    SiteSigner(std::string origin, Key const& seed)
    {
        key_.name = std::move(origin);
        crypto_sign_seed_keypair(key_.key.data(), secret_.data(), seed.data());
    }
    SiteSigner(SiteSigner const&) = delete;
    SiteSigner& operator=(SiteSigner const&) = delete;
    ~SiteSigner() override { sodium_memzero(secret_.data(), secret_.size()); }

    audit::VerifierKey const& verifier_key() const override { return key_; }
    audit::Signature sign(ByteView message) const override
    {
        audit::Signature signature{};
        crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_.data());
        return signature;
    }

private:
    audit::VerifierKey key_;
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret_{};
};

}

SiteKey SiteKey::read(std::filesystem::path const& file)
{
    auto text = read_private_file(file);
    if (!text)
        throw Fault{FaultCode::missing_key};
    SiteKey key{parse_site_key(*text)};
    sodium_memzero(text->data(), text->size());
    return key;
}

SiteKey SiteKey::read_or_make(std::filesystem::path const& file, Random& random)
{
    if (!std::filesystem::exists(file)) {
        auto const key = Key::random(random);
        auto text = std::string{site_key_heading} + audit::to_hex(key.view()) + '\n';
        write_private_file(file, text);
        sodium_memzero(text.data(), text.size());
    }
    return read(file);
}

std::unique_ptr<audit::Signer> SiteKey::signer(std::string const& origin) const
{
    return std::make_unique<SiteSigner>(origin, key_.derived(2, "signing "));
}

}

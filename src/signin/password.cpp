#include "signin/password.h"

#include "base/bug.h"

#include <sodium.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <array>
#include <vector>

namespace noddfa::signin {

namespace {

constexpr std::size_t longest_typed = 512; // bytes: 128 characters of four

// UTF-16 and what becomes of it, overwritten at the end.
struct Units {
    std::vector<UChar> units;

    explicit Units(std::size_t size) : units(size) {}
    Units(Units const&) = delete;
    Units& operator=(Units const&) = delete;
    ~Units() { sodium_memzero(units.data(), units.size() * sizeof(UChar)); }
    std::int32_t room() const { return static_cast<std::int32_t>(units.size()); }
};

// In form NFC; an empty text for what is not UTF-8 or too long. Three times the length is the most that NFC makes of
// it.
Secret composed(std::string_view text)
{
    auto status = U_ZERO_ERROR;
    if (text.size() > longest_typed)
        return {};
    Units given{text.size() + 1};
    std::int32_t size = 0;
    u_strFromUTF8(given.units.data(), given.room(), &size, text.data(), static_cast<std::int32_t>(text.size()),
                  &status);
    Units normal{3 * text.size() + 1};
    size = unorm2_normalize(unorm2_getNFCInstance(&status), given.units.data(), size, normal.units.data(),
                            normal.room(), &status);
    std::vector<char> bytes(9 * text.size() + 1);
    std::int32_t length = 0;
    u_strToUTF8(bytes.data(), static_cast<std::int32_t>(bytes.size()), &length, normal.units.data(), size, &status);
    Secret secret{U_FAILURE(status) ? std::string_view{}
                                    : std::string_view{bytes.data(), static_cast<std::size_t>(length)}};
    sodium_memzero(bytes.data(), bytes.size());
    return secret;
}

}

Passwords::Passwords(PasswordCost cost) : cost_(cost)
{
    if (sodium_init() < 0)
        throw Bug{"signin: libsodium does not start"};
    std::array<std::uint8_t, 32> nobodys{};
    randombytes_buf(nobodys.data(), nobodys.size());
    std::array<char, 2 * sizeof nobodys + 1> text{};
    sodium_bin2hex(text.data(), text.size(), nobodys.data(), nobodys.size());
    decoy_ = hash(text.data());
}

std::string Passwords::hash(std::string_view password) const
{
    auto const secret = composed(password);
    if (secret.view().empty())
        throw Bug{"signin: hashing what the rules for passwords refuse"};
    std::array<char, crypto_pwhash_STRBYTES> kept{};
    if (crypto_pwhash_str_alg(kept.data(), secret.view().data(), secret.view().size(), cost_.passes, cost_.memory,
                              crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        throw Bug{"signin: no memory to hash a password"};
    return kept.data();
}

PasswordAnswer Passwords::check(std::optional<std::string> const& kept, std::string_view typed) const
{
    auto const secret = composed(typed);
    auto const known = kept && kept->starts_with("$argon2id$") && kept->size() < crypto_pwhash_STRBYTES;
    auto const& against = known ? *kept : decoy_;
    // The library takes no null pointer, not even for nothing typed.
    auto const text = secret.view().empty() ? std::string_view{""} : secret.view();
    auto const fits = crypto_pwhash_str_verify(against.c_str(), text.data(), text.size()) == 0;
    PasswordAnswer answer;
    answer.right = fits && known && !secret.view().empty();
    answer.hash_again =
        answer.right && crypto_pwhash_str_needs_rehash(against.c_str(), cost_.passes, cost_.memory) != 0;
    return answer;
}

}

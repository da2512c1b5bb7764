#include "signin/totp.h"

#include "base/bug.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

namespace noddfa::signin {

namespace {

constexpr std::size_t totp_digits = 6;

// The figures somebody typed; empty where there is something else than figures and spaces, or more or fewer of them.
std::string figures_of(std::string_view typed)
{
    std::string figures;
    for (auto const character : typed.substr(0, 2 * totp_digits)) {
        if (character >= '0' && character <= '9')
            figures += character;
        else if (character != ' ')
            return {};
    }
    return typed.size() <= 2 * totp_digits && figures.size() == totp_digits ? figures : std::string{};
}

}

Totp new_totp(application::Random& random)
{
    Totp totp;
    totp.secret.resize(20);
    random.fill(totp.secret);
    return totp;
}

std::string totp_code(ByteView secret, std::uint64_t step)
{
    std::array<std::uint8_t, 8> counter{};
    for (std::size_t at = 0; at < counter.size(); ++at)
        counter[at] = static_cast<std::uint8_t>(step >> (8 * (counter.size() - 1 - at)));
    std::array<std::uint8_t, 20> mac{};
    if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(),
             nullptr)
        == nullptr)
        throw Bug{"signin: HMAC-SHA-1 is not there"};
    // RFC 4226 5.3: the last four bits say where the four bytes stand, and their first bit is dropped.
    auto const at = mac.back() & 15U;
    auto const number = (mac[at] & 0x7fU) << 24 | mac[at + 1] << 16 | mac[at + 2] << 8 | mac[at + 3];
    auto const figures = std::to_string(number % 1'000'000);
    return std::string(totp_digits - figures.size(), '0') + figures;
}

std::optional<Totp> take_code(Totp const& totp, std::string_view typed, Time now)
{
    auto const figures = figures_of(typed);
    if (figures.empty() || now < 0)
        return std::nullopt;
    auto const step = static_cast<std::uint64_t>(now / second) / totp_period;
    std::optional<Totp> taken;
    // All three are computed, whichever fits.
    for (auto const candidate : {step == 0 ? 0 : step - 1, step, step + 1})
        if (equal_in_constant_time(totp_code(totp.secret, candidate), figures) && candidate > totp.last_step)
            taken = Totp{totp.secret, candidate};
    return taken;
}

std::string provisioning_uri(Totp const& totp, std::string_view issuer, std::string_view account)
{
    auto const name = percent_encoded(issuer);
    return "otpauth://totp/" + name + ":" + percent_encoded(account) + "?secret=" + to_base32(totp.secret) + "&issuer="
           + name + "&algorithm=SHA1&digits=" + std::to_string(totp_digits) + "&period=" + std::to_string(totp_period);
}

}

#include "accounts/kept.h"

#include "store/fault.h"

#include <algorithm>

namespace noddfa::accounts {

namespace {

template<class Fixed> Fixed fixed_of_text(std::string_view text)
{
    auto const bytes = bytes_of_text(text);
    Fixed fixed{};
    if (bytes.size() != fixed.size())
        throw store::Fault{store::FaultCode::damaged_record};
    std::ranges::copy(bytes, fixed.begin());
    return fixed;
}

}

bool can_sign_in(KeptAccount const& account)
{
    return !account.passkeys.empty() || account.subject || (account.password && account.totp);
}

std::string text_of_bytes(signin::ByteView bytes) { return signin::to_base64url(bytes); }

std::string random_word(store::Random& random)
{
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    return text_of_bytes(bytes);
}

signin::Bytes bytes_of_text(std::string_view text)
{
    auto bytes = signin::from_base64url(text);
    if (!bytes)
        throw store::Fault{store::FaultCode::damaged_record};
    return std::move(*bytes);
}

signin::Totp totp_of(KeptTotp const& kept)
{
    return {bytes_of_text(kept.secret), static_cast<std::uint64_t>(kept.last_step)};
}

KeptTotp kept_of(signin::Totp const& totp)
{
    return {text_of_bytes(totp.secret), static_cast<std::int64_t>(totp.last_step)};
}

signin::RecoveryCodes codes_of(KeptCodes const& kept)
{
    signin::RecoveryCodes codes;
    codes.salt = fixed_of_text<decltype(codes.salt)>(kept.salt);
    for (auto const& code : kept.left)
        codes.left.push_back(fixed_of_text<signin::Hash>(code));
    return codes;
}

KeptCodes kept_of(signin::RecoveryCodes const& codes)
{
    KeptCodes kept{text_of_bytes(codes.salt), {}};
    for (auto const& code : codes.left)
        kept.left.push_back(text_of_bytes(code));
    return kept;
}

signin::Passkey passkey_of(KeptPasskey const& kept, PersonId const& person)
{
    return {bytes_of_text(kept.id),
            signin::AccountId{person.value},
            static_cast<signin::PasskeyAlgorithm>(kept.algorithm),
            bytes_of_text(kept.key),
            static_cast<std::uint32_t>(kept.counter),
            kept.may_be_copied};
}

KeptPasskey kept_of(signin::Passkey const& passkey)
{
    return {text_of_bytes(passkey.id),
            static_cast<int>(passkey.algorithm),
            text_of_bytes(passkey.public_key),
            passkey.counter,
            passkey.may_be_copied,
            {},
            0};
}

signin::Link link_of(KeptLink const& kept, PersonId const& person)
{
    return {fixed_of_text<signin::Hash>(kept.token), static_cast<signin::LinkPurpose>(kept.purpose),
            signin::AccountId{person.value}, kept.expires, kept.used};
}

KeptLink kept_of(signin::Link const& link)
{
    return {text_of_bytes(link.token), static_cast<KeptPurpose>(link.purpose), link.expires, link.used};
}

signin::Session session_of(KeptSession const& kept, PersonId const& person, signin::Hash const& token)
{
    return {token,
            signin::AccountId{person.value},
            static_cast<std::uint64_t>(kept.epoch),
            static_cast<signin::DeviceKind>(kept.device),
            static_cast<signin::Assurance>(kept.assurance),
            kept.network,
            kept.began,
            kept.last_seen,
            kept.proved,
            kept.stage};
}

KeptSession kept_of(signin::Session const& session)
{
    return {{},
            static_cast<std::int64_t>(session.epoch),
            static_cast<int>(session.device),
            static_cast<int>(session.assurance),
            session.network,
            session.began,
            session.last_seen,
            session.proved,
            session.stage,
            {}};
}

}

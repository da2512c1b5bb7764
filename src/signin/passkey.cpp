#include "signin/passkey.h"

#include "base/bug.h"
#include "signin/attestation.h"
#include "signin/cbor.h"
#include "signin/client_data.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace noddfa::signin {

namespace {

struct FreeFido {
    void operator()(fido_cred_t* credential) const { fido_cred_free(&credential); }
    void operator()(fido_assert_t* assertion) const { fido_assert_free(&assertion); }
    void operator()(es256_pk_t* key) const { es256_pk_free(&key); }
    void operator()(eddsa_pk_t* key) const { eddsa_pk_free(&key); }
    void operator()(rs256_pk_t* key) const { rs256_pk_free(&key); }
};
template<class Kind> using Fido = std::unique_ptr<Kind, FreeFido>;

constexpr std::array passkey_algorithms{PasskeyAlgorithm::es256, PasskeyAlgorithm::eddsa, PasskeyAlgorithm::rs256};

template<class Kind> Fido<Kind> owned(Kind* made)
{
    if (made == nullptr)
        throw Bug{"signin: no memory for a passkey"};
    return Fido<Kind>{made};
}

// Whether what follows the fixed head is what its flags say, each CBOR item whole and nothing after them: libfido2
// hands these bytes to a library that believes lengths.
bool is_sound(ByteView data)
{
    constexpr std::size_t head_size = 37;
    constexpr std::size_t model_size = 16;
    constexpr auto extensions = 0x80U;
    auto const head = parse_authenticator_head(data);
    if (!head)
        return false;
    auto rest = data.subspan(head_size);
    if (head->has_credential) {
        if (rest.size() < model_size + 2)
            return false;
        auto const id = static_cast<std::size_t>(rest[model_size] << 8 | rest[model_size + 1]);
        if (rest.size() - model_size - 2 < id)
            return false;
        rest = rest.subspan(model_size + 2 + id);
        auto const key = cbor_item_size(rest);
        if (!key)
            return false;
        rest = rest.subspan(*key);
    }
    if ((data[head_size - 5] & extensions) != 0) {
        auto const size = cbor_item_size(rest);
        if (!size)
            return false;
        rest = rest.subspan(*size);
    }
    return rest.empty();
}

Fido<fido_cred_t> credential_in(ByteView data, PasskeyAlgorithm algorithm)
{
    auto credential = owned(fido_cred_new());
    if (fido_cred_set_type(credential.get(), static_cast<int>(algorithm)) != FIDO_OK
        || fido_cred_set_authdata_raw(credential.get(), data.data(), data.size()) != FIDO_OK
        || fido_cred_pubkey_ptr(credential.get()) == nullptr || fido_cred_id_len(credential.get()) == 0)
        return nullptr;
    return credential;
}

// Of the ceremony's own words: WebAuthn 7.1 steps 7 to 10, 7.2 steps 11 to 14.
PasskeyFault client_fault(PasskeySite const& site, PasskeyChallenge const& open, ByteView client_data)
{
    auto const data = parse_client_data(client_data);
    if (!data)
        return PasskeyFault::malformed;
    if (data->type != (open.ceremony == Ceremony::making ? "webauthn.create" : "webauthn.get"))
        return PasskeyFault::wrong_type;
    if (!std::ranges::equal(data->challenge, open.bytes))
        return PasskeyFault::wrong_challenge;
    if (std::ranges::find(site.origins, data->origin) == site.origins.end())
        return PasskeyFault::wrong_origin;
    return data->cross_origin ? PasskeyFault::framed : PasskeyFault::none;
}

// Of the authenticator's: 7.1 steps 13 to 17, 7.2 steps 15 to 19.
PasskeyFault head_fault(PasskeySite const& site, ByteView authenticator_data)
{
    auto const head = parse_authenticator_head(authenticator_data);
    if (!head || !is_sound(authenticator_data) || (head->copied && !head->may_be_copied))
        return PasskeyFault::malformed;
    if (head->site != audit::sha256(bytes_of(site.id)))
        return PasskeyFault::wrong_site;
    if (!head->present)
        return PasskeyFault::not_present;
    return head->verified ? PasskeyFault::none : PasskeyFault::not_verified;
}

// Takes what was asked, so that nothing is answered twice.
std::optional<PasskeyChallenge> taken(std::optional<PasskeyChallenge>& open, Ceremony ceremony, Time now)
{
    auto challenge = std::exchange(open, std::nullopt);
    if (!challenge || challenge->ceremony != ceremony || now >= challenge->expires)
        return std::nullopt;
    return challenge;
}

// 7.1 steps 19 to 22.
PasskeyFault attestation_fault(PasskeySite const& site, AttestationObject const& object, PasskeyAlgorithm algorithm,
                               Hash const& client_hash)
{
    constexpr std::uint8_t empty_map = 0xa0;
    if (object.format == "none")
        return object.statement.size() == 1 && object.statement[0] == empty_map ? PasskeyFault::none
                                                                                : PasskeyFault::refused_attestation;
    if (object.format != "packed")
        return PasskeyFault::refused_attestation;
    auto const credential = credential_in(object.authenticator_data, algorithm);
    if (fido_cred_set_rp(credential.get(), site.id.c_str(), nullptr) != FIDO_OK
        || fido_cred_set_clientdata_hash(credential.get(), client_hash.data(), client_hash.size()) != FIDO_OK
        || fido_cred_set_uv(credential.get(), FIDO_OPT_TRUE) != FIDO_OK
        || fido_cred_set_fmt(credential.get(), "packed") != FIDO_OK
        || fido_cred_set_attstmt(credential.get(), object.statement.data(), object.statement.size()) != FIDO_OK
        || fido_cred_x5c_ptr(credential.get()) != nullptr)
        return PasskeyFault::refused_attestation;
    return fido_cred_verify_self(credential.get()) == FIDO_OK ? PasskeyFault::none : PasskeyFault::bad_signature;
}

int verify_with(fido_assert_t const* assertion, Passkey const& passkey)
{
    auto const verify = [&](auto const& key, auto from_ptr) {
        if (from_ptr(key.get(), passkey.public_key.data(), passkey.public_key.size()) != FIDO_OK)
            throw Bug{"signin: a passkey was not kept as it was made"};
        return fido_assert_verify(assertion, 0, static_cast<int>(passkey.algorithm), key.get());
    };
    switch (passkey.algorithm) {
    case PasskeyAlgorithm::es256: return verify(owned(es256_pk_new()), es256_pk_from_ptr);
    case PasskeyAlgorithm::eddsa: return verify(owned(eddsa_pk_new()), eddsa_pk_from_ptr);
    case PasskeyAlgorithm::rs256: return verify(owned(rs256_pk_new()), rs256_pk_from_ptr);
    }
    throw Bug{"signin: a passkey of an algorithm that we do not take"};
}

bool is_signed(PasskeySite const& site, Passkey const& kept, ShownPasskey const& shown, Hash const& client_hash)
{
    auto const assertion = owned(fido_assert_new());
    auto* const raw = assertion.get();
    return fido_assert_set_count(raw, 1) == FIDO_OK && fido_assert_set_rp(raw, site.id.c_str()) == FIDO_OK
           && fido_assert_set_clientdata_hash(raw, client_hash.data(), client_hash.size()) == FIDO_OK
           && fido_assert_set_up(raw, FIDO_OPT_TRUE) == FIDO_OK && fido_assert_set_uv(raw, FIDO_OPT_TRUE) == FIDO_OK
           && fido_assert_set_authdata_raw(raw, 0, shown.authenticator_data.data(), shown.authenticator_data.size())
                  == FIDO_OK
           && fido_assert_set_sig(raw, 0, shown.signature.data(), shown.signature.size()) == FIDO_OK
           && verify_with(raw, kept) == FIDO_OK;
}

}

PasskeyChallenge ask_for_passkey(Ceremony ceremony, AccountId account, Time now, application::Random& random)
{
    PasskeyChallenge challenge{{}, ceremony, std::move(account), now + passkey_patience};
    random.fill(challenge.bytes);
    return challenge;
}

std::optional<Passkey> read_credential(ByteView authenticator_data)
{
    if (!is_sound(authenticator_data) || !parse_authenticator_head(authenticator_data)->has_credential)
        return std::nullopt;
    for (auto const algorithm : passkey_algorithms) {
        auto const credential = credential_in(authenticator_data, algorithm);
        if (!credential)
            continue;
        auto const* const id = fido_cred_id_ptr(credential.get());
        auto const* const key = fido_cred_pubkey_ptr(credential.get());
        auto const head = parse_authenticator_head(authenticator_data);
        return Passkey{{id, id + fido_cred_id_len(credential.get())},
                       {},
                       algorithm,
                       {key, key + fido_cred_pubkey_len(credential.get())},
                       head->counter,
                       head->may_be_copied};
    }
    return std::nullopt;
}

PasskeyAnswer make_passkey(PasskeySite const& site, std::optional<PasskeyChallenge>& open, MadePasskey const& made,
                           Time now)
{
    auto const challenge = taken(open, Ceremony::making, now);
    if (!challenge || challenge->account.empty())
        return {PasskeyFault::no_challenge, {}};
    if (auto const fault = client_fault(site, *challenge, made.client_data); fault != PasskeyFault::none)
        return {fault, {}};
    auto const object = parse_attestation(made.attestation);
    if (!object)
        return {PasskeyFault::malformed, {}};
    if (auto const fault = head_fault(site, object->authenticator_data); fault != PasskeyFault::none)
        return {fault, {}};
    auto passkey = read_credential(object->authenticator_data);
    if (!passkey)
        return {PasskeyFault::refused_algorithm, {}};
    auto const fault = attestation_fault(site, *object, passkey->algorithm, audit::sha256(ByteView{made.client_data}));
    if (fault != PasskeyFault::none)
        return {fault, {}};
    passkey->account = challenge->account;
    return {PasskeyFault::none, std::move(*passkey)};
}

PasskeyAnswer check_passkey(PasskeySite const& site, std::optional<PasskeyChallenge>& open, Passkey const& kept,
                            ShownPasskey const& shown, Time now)
{
    auto const challenge = taken(open, Ceremony::signing_in, now);
    if (!challenge || (!challenge->account.empty() && challenge->account != kept.account))
        return {PasskeyFault::no_challenge, {}};
    if (shown.id != kept.id)
        return {PasskeyFault::another_passkey, {}};
    if (auto const fault = client_fault(site, *challenge, shown.client_data); fault != PasskeyFault::none)
        return {fault, {}};
    if (auto const fault = head_fault(site, shown.authenticator_data); fault != PasskeyFault::none)
        return {fault, {}};
    if (!is_signed(site, kept, shown, audit::sha256(ByteView{shown.client_data})))
        return {PasskeyFault::bad_signature, {}};
    auto const head = parse_authenticator_head(shown.authenticator_data).value();
    // 7.2 step 22: a counter that does not rise means that two devices hold the key. Many passkeys count nothing: 0.
    auto const counts = head.counter != 0 || kept.counter != 0;
    if ((counts && head.counter <= kept.counter) || head.may_be_copied != kept.may_be_copied)
        return {PasskeyFault::copied, {}};
    auto after = kept;
    after.counter = head.counter;
    return {PasskeyFault::none, std::move(after)};
}

}

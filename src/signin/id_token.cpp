#include "signin/id_token.h"

#include "signin/json.h"

#include <boost/json/array.hpp>

#include <algorithm>

namespace noddfa::signin {

namespace {

using Claims = boost::json::object;

// One text, or a list of one: ours.
bool is_for_us_alone(Claims const& claims, std::string_view client)
{
    if (auto const one = text_field(claims, "aud"))
        return *one == client;
    auto const* const list = claims.if_contains("aud");
    return list != nullptr && list->is_array() && list->get_array().size() == 1 && list->get_array()[0].is_string()
           && std::string_view{list->get_array()[0].get_string()} == client;
}

bool is_subject(std::optional<std::string_view> text)
{
    constexpr std::size_t longest = 255;
    auto const plain = [](char character) { return character > 0x1f && character < 0x7f; };
    return text && !text->empty() && text->size() <= longest && std::ranges::all_of(*text, plain);
}

std::optional<Time> moment(Claims const& claims, std::string_view name)
{
    constexpr std::int64_t latest = 1LL << 40; // seconds; beyond, the sum of two would not fit
    auto const seconds = number_field(claims, name);
    return seconds && *seconds < latest ? std::optional{*seconds * second} : std::nullopt;
}

TokenFault time_fault(Claims const& claims, IssuerSettings const& settings, Time now)
{
    auto const expires = moment(claims, "exp");
    auto const issued = moment(claims, "iat");
    auto const begins = moment(claims, "nbf");
    if (!expires || !issued || (claims.contains("nbf") && !begins))
        return TokenFault::malformed;
    if (now >= *expires + settings.clock_difference)
        return TokenFault::expired;
    if (*issued > now + settings.clock_difference || (begins && *begins > now + settings.clock_difference))
        return TokenFault::from_the_future;
    return now - *issued > settings.longest_wait + settings.clock_difference ? TokenFault::too_old : TokenFault::none;
}

// Core 3.1.3.6: the left half of the hash; all our signatures are over SHA-256.
bool is_hash_of(std::string_view claim, std::string_view access_token)
{
    auto const hash = audit::sha256(bytes_of(access_token));
    return !access_token.empty() && equal_in_constant_time(claim, to_base64url(ByteView{hash}.first(hash.size() / 2)));
}

TokenFault binding_fault(Claims const& claims, IssuerSettings const& settings, Expected const& expected, Time now)
{
    auto const nonce = text_field(claims, "nonce");
    if (!nonce || expected.nonce.empty() || !equal_in_constant_time(*nonce, expected.nonce))
        return TokenFault::wrong_nonce;
    if (auto const* const hash = claims.if_contains("at_hash"))
        if (!hash->is_string() || !is_hash_of(hash->get_string(), expected.access_token))
            return TokenFault::wrong_access_token;
    if (!expected.since_sign_in)
        return TokenFault::none;
    auto const signed_in = moment(claims, "auth_time");
    return !signed_in || *signed_in > now + settings.clock_difference
                   || now - *signed_in > *expected.since_sign_in + settings.clock_difference
               ? TokenFault::stale_sign_in
               : TokenFault::none;
}

TokenFault claims_fault(Claims const& claims, IssuerSettings const& settings, Expected const& expected, Time now)
{
    if (text_field(claims, "iss") != settings.issuer)
        return TokenFault::wrong_issuer;
    if (!is_for_us_alone(claims, settings.client_id))
        return TokenFault::wrong_audience;
    if (claims.contains("azp") && text_field(claims, "azp") != settings.client_id)
        return TokenFault::wrong_party;
    if (!is_subject(text_field(claims, "sub")))
        return TokenFault::no_subject;
    if (auto const fault = time_fault(claims, settings, now); fault != TokenFault::none)
        return fault;
    return binding_fault(claims, settings, expected, now);
}

TokenFault fault_of(JwsFault fault)
{
    switch (fault) {
    case JwsFault::none: return TokenFault::none;
    case JwsFault::refused_algorithm: return TokenFault::refused_algorithm;
    case JwsFault::refused_header: return TokenFault::refused_header;
    case JwsFault::malformed: break;
    }
    return TokenFault::malformed;
}

IdToken token_of(Claims const& claims)
{
    IdToken token;
    token.subject = {std::string{*text_field(claims, "iss")}, std::string{*text_field(claims, "sub")}};
    token.level = text_field(claims, "acr").value_or("");
    token.signed_in = moment(claims, "auth_time").value_or(0);
    if (auto const* const methods = claims.if_contains("amr"); methods != nullptr && methods->is_array())
        for (auto const& method : methods->get_array())
            if (method.is_string())
                token.methods.emplace_back(method.get_string());
    return token;
}

}

IdTokenAnswer check_id_token(std::string_view text, IssuerSettings const& settings, KeySet const& keys,
                             Expected const& expected, Time now)
{
    Jws jws;
    if (auto const fault = fault_of(parse_jws(text, jws)); fault != TokenFault::none)
        return {fault, {}};
    switch (check_signature(jws, keys)) {
    case SignatureAnswer::unknown_key: return {TokenFault::unknown_key, {}};
    case SignatureAnswer::wrong: return {TokenFault::bad_signature, {}};
    case SignatureAnswer::good: break;
    }
    if (auto const fault = claims_fault(jws.payload, settings, expected, now); fault != TokenFault::none)
        return {fault, {}};
    return {TokenFault::none, token_of(jws.payload)};
}

}

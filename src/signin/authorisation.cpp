#include "signin/authorisation.h"

#include "base/small_letters.h"
#include "signin/json.h"

#include <algorithm>
#include <array>
#include <utility>

namespace noddfa::signin {

namespace {

std::string random_word(application::Random& random)
{
    std::array<std::uint8_t, 32> bytes{};
    random.fill(bytes);
    return to_base64url(bytes);
}

// One more `name=value` of a query or form.
void add_pair(std::string& to, std::string_view name, std::string_view value)
{
    if (!to.empty() && to.back() != '?' && to.back() != '&')
        to += '&';
    to.append(name).append("=").append(percent_encoded(value));
}

// An endpoint may have a query of its own.
std::string with_query(std::string endpoint)
{
    endpoint += endpoint.find('?') == std::string::npos ? '?' : '&';
    return endpoint;
}

std::string basic(IssuerSettings const& settings)
{
    auto const pair = percent_encoded(settings.client_id) + ':' + percent_encoded(settings.client_secret.view());
    return "Basic " + to_base64(bytes_of(pair));
}

bool is_bearer(std::string_view type) { return std::ranges::equal(type, std::string_view{"bearer"}, {}, small_letter); }

}

BegunAuthorisation begin_authorisation(IssuerSettings const& settings, Discovery const& discovery,
                                       std::optional<Time> since_sign_in, Time now, application::Random& random)
{
    PendingAuthorisation pending{random_word(random), random_word(random), random_word(random), since_sign_in,
                                 now + settings.longest_wait};
    auto address = with_query(discovery.authorisation_endpoint);
    add_pair(address, "response_type", "code");
    add_pair(address, "client_id", settings.client_id);
    add_pair(address, "redirect_uri", settings.return_address);
    add_pair(address, "scope", settings.scope);
    add_pair(address, "state", pending.state);
    add_pair(address, "nonce", pending.nonce);
    add_pair(address, "code_challenge", to_base64url(audit::sha256(bytes_of(pending.verifier))));
    add_pair(address, "code_challenge_method", "S256");
    if (since_sign_in)
        add_pair(address, "max_age", std::to_string(*since_sign_in / second));
    return {std::move(address), std::move(pending)};
}

CallbackFault take_callback(IssuerSettings const& settings, Discovery const& discovery,
                            std::optional<PendingAuthorisation>& pending, Callback const& callback, Time now,
                            PendingAuthorisation& taken)
{
    auto const waiting = std::exchange(pending, std::nullopt);
    if (!waiting || now >= waiting->expires)
        return CallbackFault::nothing_pending;
    if (!equal_in_constant_time(callback.state, waiting->state))
        return CallbackFault::wrong_state;
    if (callback.issuer.empty() ? discovery.names_itself : callback.issuer != settings.issuer)
        return CallbackFault::wrong_issuer;
    if (!callback.error.empty())
        return CallbackFault::refused_there;
    if (callback.code.empty())
        return CallbackFault::no_code;
    taken = *waiting;
    return CallbackFault::none;
}

FetchRequest token_request(IssuerSettings const& settings, Discovery const& discovery,
                           PendingAuthorisation const& taken, std::string_view code)
{
    FetchRequest request{discovery.token_endpoint, {}, {}};
    add_pair(request.form, "grant_type", "authorization_code");
    add_pair(request.form, "code", code);
    add_pair(request.form, "redirect_uri", settings.return_address);
    add_pair(request.form, "code_verifier", taken.verifier);
    if (settings.client_secret.view().empty())
        add_pair(request.form, "client_id", settings.client_id);
    else
        request.authorisation = basic(settings);
    return request;
}

std::optional<TokenResponse> parse_token_response(FetchReply const& reply)
{
    constexpr auto ok = 200;
    constexpr std::size_t longest = 256 * 1024;
    auto const object = reply.status == ok ? parse_object(reply.body, longest) : std::nullopt;
    if (!object)
        return std::nullopt;
    auto const type = text_field(*object, "token_type");
    auto const id_token = text_field(*object, "id_token");
    auto const access_token = text_field(*object, "access_token");
    if (!type || !is_bearer(*type) || !id_token || !access_token)
        return std::nullopt;
    return TokenResponse{std::string{*id_token}, std::string{*access_token}};
}

std::optional<std::string> sign_out_address(IssuerSettings const& settings, Discovery const& discovery,
                                            std::string_view id_token, std::string_view state)
{
    if (discovery.sign_out_endpoint.empty())
        return std::nullopt;
    auto address = with_query(discovery.sign_out_endpoint);
    add_pair(address, "id_token_hint", id_token);
    add_pair(address, "client_id", settings.client_id);
    add_pair(address, "post_logout_redirect_uri", settings.farewell_address);
    add_pair(address, "state", state);
    return address;
}

}

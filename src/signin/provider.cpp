#include "signin/provider.h"

namespace noddfa::signin {

namespace {

constexpr auto http_ok = 200;

void fetch_keys(ProviderState& state, Fetch& fetch, Time now)
{
    state.last_tried = now;
    auto const reply = fetch.fetch({state.discovery->keys_address, {}, {}});
    auto keys = reply && reply->status == http_ok ? parse_key_set(reply->body) : std::nullopt;
    if (!keys)
        return; // those we have go on being good until they are too old
    state.keys = std::move(*keys);
    state.keys_fetched = now;
}

bool may_refresh(ProviderState const& state, IssuerSettings const& settings, Time now)
{
    return !state.last_tried || now - *state.last_tried >= settings.least_between_refreshes;
}

// Keys that a provider withdrew stop being good here a day later at the latest.
void drop_old_keys(ProviderState& state, IssuerSettings const& settings, Time now)
{
    if (now - state.keys_fetched >= settings.keys_last)
        state.keys.clear();
}

}

bool know_provider(ProviderState& state, IssuerSettings const& settings, Fetch& fetch)
{
    if (state.discovery)
        return true;
    auto const reply = fetch.fetch(discovery_request(settings));
    if (reply && reply->status == http_ok)
        state.discovery = parse_discovery(reply->body, settings);
    return state.discovery.has_value();
}

Arrival arrive(ProviderState& state, IssuerSettings const& settings, std::optional<PendingAuthorisation>& pending,
               Callback const& callback, Fetch& fetch, Time now)
{
    Arrival arrival;
    if (!know_provider(state, settings, fetch)) {
        arrival.fault = ArrivalFault::not_reached;
        return arrival;
    }
    PendingAuthorisation taken;
    arrival.callback = take_callback(settings, *state.discovery, pending, callback, now, taken);
    if (arrival.callback != CallbackFault::none) {
        arrival.fault = ArrivalFault::callback;
        return arrival;
    }
    auto const reply = fetch.fetch(token_request(settings, *state.discovery, taken, callback.code));
    auto const tokens = reply ? parse_token_response(*reply) : std::nullopt;
    if (!tokens) {
        arrival.fault = ArrivalFault::not_reached;
        return arrival;
    }
    drop_old_keys(state, settings, now);
    Expected const expected{taken.nonce, tokens->access_token, taken.since_sign_in};
    auto answer = check_id_token(tokens->id_token, settings, state.keys, expected, now);
    if (answer.fault == TokenFault::unknown_key && may_refresh(state, settings, now)) {
        fetch_keys(state, fetch, now);
        answer = check_id_token(tokens->id_token, settings, state.keys, expected, now);
    }
    arrival.token = answer.fault;
    arrival.fault = answer.fault == TokenFault::none ? ArrivalFault::none : ArrivalFault::token;
    arrival.person = std::move(answer.token);
    arrival.id_token = arrival.fault == ArrivalFault::none ? tokens->id_token : std::string{};
    return arrival;
}

}

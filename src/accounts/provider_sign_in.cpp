#include "accounts/accounts.h"

#include "accounts/refusals.h"

#include <algorithm>

namespace noddfa::accounts {

namespace {

/// Whether the provider says that two kinds of factor were proved: what is known, what is held, what one is. Codes by
/// telephone or text message are not counted.  Source: RFC 8176, 2.
bool proves_two_factors(std::vector<std::string> const& methods)
{
    auto const any = [&](std::initializer_list<std::string_view> kind) {
        return std::ranges::any_of(
            kind, [&](std::string_view one) { return std::ranges::find(methods, one) != methods.end(); });
    };
    auto const kinds = any({"pwd", "pin", "kba"}) + any({"otp", "hwk", "swk", "sc", "pop"})
                       + any({"face", "fpt", "iris", "retina", "vbm"});
    return kinds >= 2 || any({"mfa"});
}

}

signin::ProviderState Accounts::provider()
{
    std::lock_guard const lock{mutex_};
    return provider_;
}

void Accounts::remember(signin::ProviderState const& state)
{
    std::lock_guard const lock{mutex_};
    if (state.keys_fetched >= provider_.keys_fetched)
        provider_ = state;
}

AtProvider Accounts::send_away(Passage passage, std::optional<Time> since)
{
    AtProvider away;
    auto state = provider();
    if (!options_.provider || fetch_ == nullptr || !signin::know_provider(state, *options_.provider, *fetch_)) {
        away.trouble = Trouble::unreachable;
        return away;
    }
    remember(state);
    auto begun = signin::begin_authorisation(*options_.provider, *state.discovery, since, now(), random_);
    passage.state = begun.pending.state;
    passage.nonce = begun.pending.nonce;
    passage.verifier = begun.pending.verifier;
    passage.since_sign_in = begun.pending.since_sign_in;
    away.address = std::move(begun.address);
    away.passage = seal(passage);
    return away;
}

AtProvider Accounts::go_to_provider(std::string place)
{
    auto passage = begin_passage(PassageKind::provider, options_.provider ? options_.provider->longest_wait : 0);
    passage.place = std::move(place);
    return send_away(std::move(passage), std::nullopt);
}

std::string Accounts::place_behind_provider(std::string_view passage)
{
    auto const opened = open(passage, {PassageKind::provider, PassageKind::setting_up});
    return opened ? opened->place : std::string{};
}

AtProvider Accounts::go_to_provider_for_step_up(std::string_view cookie, std::string place)
{
    auto const found = log_.read([&](store::Reader& reader) { return live(reader, cookie); });
    if (!found || !options_.provider)
        return {Trouble::stale, {}, {}};
    auto passage = begin_passage(PassageKind::provider, options_.provider->longest_wait);
    passage.person = found->first.who();
    passage.session = text_of_bytes(found->second.token);
    passage.place = std::move(place);
    return send_away(std::move(passage), 0);
}

AtProvider Accounts::go_to_provider_to_bind(std::string_view passage, std::string place)
{
    auto opened = open(passage, {PassageKind::setting_up});
    if (!opened || !opened->may_factor || !opened->may_password)
        return {Trouble::stale, {}, {}};
    opened->place = std::move(place);
    return send_away(std::move(*opened), std::nullopt);
}

BackFromProvider Accounts::come_back(std::string_view passage, signin::Callback const& callback, Visitor const& visitor)
{
    BackFromProvider back;
    auto const opened = open(passage, {PassageKind::provider, PassageKind::setting_up});
    if (!opened || opened->state.empty() || !options_.provider || fetch_ == nullptr) {
        back.trouble = Trouble::stale;
        return back;
    }
    // T26: an answer is taken once. Only one that carries the browser's own state costs the site a write.
    if (!signin::equal_in_constant_time(callback.state, opened->state)) {
        back.trouble = Trouble::wrong;
        return back;
    }
    if (!write([&](store::Writer& writer) { return use_up(writer, "state " + opened->state, opened->expires); })) {
        back.trouble = Trouble::stale;
        return back;
    }
    std::optional<signin::PendingAuthorisation> pending{
        {opened->state, opened->nonce, opened->verifier, opened->since_sign_in, opened->expires}};
    auto state = provider();
    auto const arrival = signin::arrive(state, *options_.provider, pending, callback, *fetch_, now());
    remember(state);
    if (arrival.fault != signin::ArrivalFault::none) {
        back.trouble = arrival.fault == signin::ArrivalFault::not_reached ? Trouble::unreachable : Trouble::wrong;
        return back;
    }
    return arrived(*opened, arrival, visitor);
}

BackFromProvider Accounts::arrived(Passage const& passage, signin::Arrival const& arrival, Visitor const& visitor)
{
    BackFromProvider back;
    KeptSubject const subject{arrival.person.subject.issuer, arrival.person.subject.subject};
    if (passage.kind == PassageKind::setting_up) {
        back.step = change(seal(passage).view(), [&](store::Writer& writer, Account& account, Passage& opened) {
            account.kept.subject = subject;
            opened.state.clear();
            opened.nonce.clear();
            opened.verifier.clear();
            opened.needs_password = opened.needs_factor = false;
            leave(writer, {account.who(), Deed::factor_added, Means::provider, {}, {}});
            return Trouble::none;
        });
        back.trouble = back.step->trouble;
        return back;
    }
    auto const two = options_.provider_proves_two || proves_two_factors(arrival.person.methods);
    auto done = write([&](store::Writer& writer) -> std::pair<Opened, std::optional<Account>> {
        auto account = account_found(writer, Found::subject, subject_key(subject));
        if (!account || !account->state.active)
            return {not_opened(Trouble::wrong), std::nullopt};
        if (!two)
            return {not_opened(Trouble::one_factor), std::move(account)};
        if (passage.session.empty())
            return {open_session(writer, *account, visitor, signin::Assurance::two_factors, Means::provider,
                                 arrival.id_token),
                    std::nullopt};
        auto const token = bytes_of_text(passage.session);
        auto const session = live_by_hash(writer, store::fixed_bytes<signin::Hash>(token));
        if (!session || session->first.who() != account->who())
            return {not_opened(Trouble::stale), std::nullopt};
        return {
            raise_session(writer, *account, session->second, visitor, signin::Assurance::two_factors, Means::provider),
            std::nullopt};
    });
    // One factor proved there, the other here.
    if (done.first.trouble == Trouble::one_factor && done.second->kept.totp && passage.session.empty()) {
        auto next = begin_passage(PassageKind::second_factor, options_.patience);
        next.person = done.second->who();
        next.epoch = store::as_column(done.second->state.epoch);
        back.step.emplace();
        back.step->passage = seal(next);
        back.step->offers = offers_of(*done.second, false);
        return back;
    }
    back.trouble = done.first.trouble;
    if (back.trouble == Trouble::none)
        back.opened = std::move(done.first);
    return back;
}

}

#include "accounts/accounts.h"

#include <algorithm>

/// Sessions: opened, raised, found again at each request, ended.
namespace noddfa::accounts {

namespace {

constexpr std::size_t most_devices = 10; ///< of one person, that are known again

Time until(signin::Session const& session, signin::SessionPolicy const& policy)
{
    return session.began + policy.of(session.device).absolute;
}

}

Opened Accounts::open_session(store::Writer& writer, Account account, Visitor const& visitor,
                              signin::Assurance assurance, Means means, std::string id_token)
{
    auto const time = now();
    Opened opened;
    auto device = visitor.shared ? signin::DeviceKind::shared : signin::DeviceKind::unknown;
    auto& devices = account.kept.devices;
    if (!visitor.shared) {
        auto const ours = is_our_mark(visitor.mark);
        if (!ours)
            opened.mark = new_mark();
        auto const mark = signin::hash_for(
            "noddfa browser 1", signin::bytes_of(ours ? std::string_view{visitor.mark} : opened.mark.view()));
        auto const text = text_of_bytes(mark);
        if (std::erase(devices, text) > 0)
            device = signin::DeviceKind::known;
        devices.push_back(text);
        if (devices.size() > most_devices)
            devices.erase(devices.begin());
        keep_as_found(writer, account);
    }
    // T22: no token outlives a sign-in.
    if (auto const before = signin::hash_of_token(signin::TokenKind::session, visitor.session))
        drop_session(writer, *before);
    auto begun = signin::begin_session(signin::AccountId{account.who().value}, account.state, device, assurance,
                                       visitor.network, time, random_);
    StoredSession stored{begun.session.token, kept_of(begun.session)};
    stored.kept.id = random_word(random_);
    stored.kept.id_token = std::move(id_token);
    keep_session(writer, account.who(), stored, until(begun.session, options_.sessions));
    // T12: the sessions longest unused end when there are too many.
    std::vector<signin::Session> all;
    for (auto const& one : sessions_of(writer, account.who()))
        all.push_back(accounts::session_of(one.kept, account.who(), one.token));
    for (auto const& token : signin::beyond_the_most(all, options_.sessions))
        drop_session(writer, token);
    tidy(writer, time - options_.remembered);
    leave(writer, {account.who(), Deed::signed_in, means, stored.kept.id, {}});
    opened.cookie = std::move(begun.cookie);
    opened.who = account.who();
    return opened;
}

/// After a fresh proof: the same session under a new token.
Opened Accounts::raise_session(store::Writer& writer, Account const& account, StoredSession const& session,
                               Visitor const& visitor, signin::Assurance assurance, Means means)
{
    auto raised = signin::step_up(accounts::session_of(session.kept, account.who(), session.token), assurance,
                                  visitor.network, now(), random_);
    StoredSession after{raised.session.token, kept_of(raised.session)};
    after.kept.id = session.kept.id;
    after.kept.id_token = session.kept.id_token;
    drop_session(writer, session.token);
    keep_session(writer, account.who(), after, until(raised.session, options_.sessions));
    leave(writer, {account.who(), Deed::stepped_up, means, session.kept.id, {}});
    Opened opened;
    opened.cookie = std::move(raised.cookie);
    opened.who = account.who();
    return opened;
}

std::optional<std::pair<Account, StoredSession>> Accounts::live_by_hash(store::Reader& reader,
                                                                        signin::Hash const& token)
{
    auto found = session_found(reader, token);
    if (!found)
        return std::nullopt;
    auto const session = accounts::session_of(found->second.kept, found->first.who(), token);
    if (signin::standing(session, found->first.state, now(), options_.sessions) != signin::Standing::live)
        return std::nullopt;
    return found;
}

std::optional<std::pair<Account, StoredSession>> Accounts::live(store::Reader& reader, std::string_view cookie)
{
    auto const token = signin::hash_of_token(signin::TokenKind::session, cookie);
    return token ? live_by_hash(reader, *token) : std::nullopt;
}

std::optional<SignedIn> Accounts::session_of(std::string_view cookie, std::string_view network, bool by_person)
{
    auto found = log_.read([&](store::Reader& reader) { return live(reader, cookie); });
    if (!found)
        return std::nullopt;
    auto const& [account, stored] = *found;
    auto const time = now();
    auto session = accounts::session_of(stored.kept, account.who(), stored.token);
    if (by_person && time - session.last_seen >= options_.least_between_sightings) {
        // Nobody waits for it: should it be lost, the session ends a little early.
        later([who = account.who(), token = stored.token, time,
               lasts = until(session, options_.sessions)](store::Writer& writer) {
            auto again = session_found(writer, token);
            if (!again || again->second.kept.last_seen >= time)
                return;
            again->second.kept.last_seen = time;
            keep_session(writer, who, again->second, lasts);
        });
        session = signin::seen(session, time);
    }
    SignedIn in;
    in.who = account.who();
    in.assurance = session.assurance;
    in.proved = session.proved;
    in.fresh = signin::is_fresh(session, network, time, options_.sessions);
    in.elsewhere = session.network != network;
    in.stage = session.stage;
    in.device = session.device;
    in.ends_at = signin::ends_at(session, options_.sessions);
    in.longest = until(session, options_.sessions);
    in.id = stored.kept.id;
    in.csrf = csrf_of(cookie);
    return in;
}

std::optional<PersonId> Accounts::whose_ended(std::string_view cookie)
{
    auto const token = signin::hash_of_token(signin::TokenKind::session, cookie);
    auto const found =
        token ? log_.read([&](store::Reader& reader) { return session_found(reader, *token); }) : std::nullopt;
    if (!found)
        return std::nullopt;
    auto const session = accounts::session_of(found->second.kept, found->first.who(), *token);
    auto const standing = signin::standing(session, found->first.state, now(), options_.sessions);
    bool const by_itself = standing == signin::Standing::idle_too_long || standing == signin::Standing::past_its_time;
    return by_itself ? std::optional{found->first.who()} : std::nullopt;
}

bool Accounts::let_through(std::string_view cookie, signin::MarkedAction const& action, Visitor const& visitor)
{
    auto const let = [&](store::Reader& reader) -> std::optional<std::pair<StoredSession, Account>> {
        auto found = live(reader, cookie);
        if (!found)
            return std::nullopt;
        auto after =
            signin::let_through(accounts::session_of(found->second.kept, found->first.who(), found->second.token),
                                action, visitor.network, now(), options_.sessions);
        if (!after)
            return std::nullopt;
        found->second.kept.stage = after->stage;
        return std::pair{std::move(found->second), std::move(found->first)};
    };
    auto const covered = log_.read([&](store::Reader& reader) {
        auto const found = live(reader, cookie);
        auto const after = let(reader);
        return std::pair{after.has_value(), after && found && found->second.kept.stage == after->first.kept.stage};
    });
    if (!covered.first || covered.second)
        return covered.first;
    // The stage that this proof covers from now on.
    return write([&](store::Writer& writer) {
        auto const after = let(writer);
        if (!after)
            return false;
        auto const session = accounts::session_of(after->first.kept, after->second.who(), after->first.token);
        keep_session(writer, after->second.who(), after->first, until(session, options_.sessions));
        return true;
    });
}

std::string Accounts::sign_out(std::string_view cookie)
{
    auto const token = signin::hash_of_token(signin::TokenKind::session, cookie);
    if (!token)
        return {};
    auto const id_token = write([&](store::Writer& writer) {
        auto const found = session_found(writer, *token);
        if (!found)
            return std::string{};
        drop_session(writer, *token);
        leave(writer, {found->first.who(), Deed::signed_out, Means::none, found->second.kept.id, {}});
        return found->second.kept.id_token;
    });
    auto const state = provider();
    if (id_token.empty() || !options_.provider || !state.discovery)
        return {};
    return signin::sign_out_address(*options_.provider, *state.discovery, id_token, random_word(random_)).value_or("");
}

std::int64_t Accounts::sessions()
{
    return log_.read([&](store::Reader& reader) { return sessions_until(reader, now()); });
}

void Accounts::sign_out_everywhere(std::string_view cookie)
{
    auto const who = write([&](store::Writer& writer) {
        auto found = live(writer, cookie);
        if (!found)
            return PersonId{};
        auto& [account, session] = *found;
        account.state = signin::signed_out_everywhere(account.state);
        account.kept.devices.clear();
        keep_as_found(writer, account);
        drop_sessions(writer, account.who());
        leave(writer, {account.who(), Deed::signed_out_everywhere, Means::none, session.kept.id, {}});
        return account.who();
    });
    std::lock_guard const lock{mutex_};
    throttle_.forget_sources(signin::AccountId{who.value});
}

void Accounts::end_all(PersonId const& by)
{
    write([&](store::Writer& writer) {
        for (auto& account : all_accounts(writer)) {
            if (account.kept.links.empty() && sessions_of(writer, account.who()).empty())
                continue;
            account.state = signin::signed_out_everywhere(account.state);
            account.kept.links.clear();
            keep_as_found(writer, account);
            drop_sessions(writer, account.who());
            leave(writer, {account.who(), Deed::signed_out_everywhere, Means::none, {}, by});
        }
    });
}

bool Accounts::end_session(std::string_view cookie, std::string_view id)
{
    return write([&](store::Writer& writer) {
        auto const found = live(writer, cookie);
        if (!found)
            return false;
        for (auto const& one : sessions_of(writer, found->first.who()))
            if (one.kept.id == id) {
                drop_session(writer, one.token);
                leave(writer, {found->first.who(), Deed::session_ended, Means::none, one.kept.id, {}});
                return true;
            }
        return false;
    });
}

std::optional<Own> Accounts::own(std::string_view cookie)
{
    return log_.read([&](store::Reader& reader) -> std::optional<Own> {
        auto const found = live(reader, cookie);
        if (!found)
            return std::nullopt;
        auto const& [account, here] = *found;
        Own own;
        own.what = told(account, {});
        for (auto const& passkey : account.kept.passkeys)
            own.passkeys.push_back({passkey.id, passkey.name, passkey.added});
        for (auto const& one : sessions_of(reader, account.who())) {
            auto const session = accounts::session_of(one.kept, account.who(), one.token);
            if (signin::standing(session, account.state, now(), options_.sessions) == signin::Standing::live)
                own.sessions.push_back(
                    {one.kept.id, session.device, session.began, session.last_seen, one.token == here.token});
        }
        return own;
    });
}

}

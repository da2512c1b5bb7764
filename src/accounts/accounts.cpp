#include "accounts/accounts.h"

#include "base/bug.h"
#include "signin/web_address.h"

#include <openssl/hmac.h>

#include <algorithm>

namespace noddfa::accounts {

namespace {

constexpr std::size_t most_devices = 10; ///< of one person, that are known again

std::optional<signin::PasskeySite> passkey_site(std::string const& public_address)
{
    // Browsers know passkeys on this machine's own name, and on no address in figures.
    constexpr std::string_view local = "http://localhost";
    auto figures = public_address;
    if (figures.starts_with(local))
        figures.replace(0, local.size(), "http://127.0.0.1");
    auto const address = signin::parse_web_address(figures);
    if (!address || !address->rest.empty())
        return std::nullopt;
    return signin::PasskeySite{figures == public_address ? address->host : "localhost", {public_address}};
}

signin::PasskeySite known_site(std::string const& public_address)
{
    auto site = passkey_site(public_address);
    if (!site)
        throw Bug{"accounts: the public address is none"};
    return std::move(*site);
}

std::string keyed(std::string_view key, std::string_view text)
{
    std::array<std::uint8_t, 32> mac{};
    unsigned size = mac.size();
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), signin::bytes_of(text).data(), text.size(), mac.data(),
         &size);
    return text_of_bytes(mac);
}

std::string random_word(store::Random& random)
{
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    return text_of_bytes(bytes);
}

Time until(signin::Session const& session, signin::SessionPolicy const& policy)
{
    return session.began + policy.of(session.device).absolute;
}

}

bool is_public_address(std::string_view text) { return passkey_site(std::string{text}).has_value(); }

Accounts::Accounts(store::Log& log, store::Clock& clock, store::Random& random, Options options, Post& post,
                   signin::Fetch* fetch)
    : log_(log), clock_(clock), random_(random), options_(std::move(options)), post_(post), fetch_(fetch),
      site_(known_site(options_.public_address)), passwords_(options_.cost), hashing_(options_.most_hashing),
      throttle_(options_.throttle)
{
    secret_ = log_.submit([this](store::Writer& writer) {
                      make_tables(writer);
                      tidy(writer, clock_.now() - options_.remembered);
                      sweep(writer);
                      return site_secret(writer, random_);
                  })
                  .get();
}

Accounts::~Accounts()
{
    try {
        log_.submit([](store::Writer&) {}).get();
    } catch (store::Fault const&) {
        return; // the log carries out nothing more
    }
}

std::string Accounts::csrf_of(std::string_view token) { return keyed(token, "noddfa form 1"); }

Passage Accounts::begin_passage(PassageKind kind, Time lasts)
{
    Passage passage;
    passage.kind = kind;
    passage.id = random_word(random_);
    passage.expires = now() + lasts;
    return passage;
}

Secret Accounts::seal(Passage const& passage) { return sealed(passage, secret_, random_); }

std::optional<Passage> Accounts::open(std::string_view passage, std::initializer_list<PassageKind> kinds)
{
    auto opened = opened_passage(passage, secret_, now());
    if (!opened || std::ranges::find(kinds, opened->kind) == kinds.end())
        return std::nullopt;
    return opened;
}

/// The account of a passage, as long as the passage is good: not used up, the person may sign in, and nobody ended
/// everything since.
std::optional<Account> Accounts::of_passage(store::Reader& reader, Passage const& passage)
{
    auto account = account_of(reader, passage.person);
    if (!account || !account->state.active || account->state.epoch != store::from_column(passage.epoch)
        || used_up(reader, passage.id))
        return std::nullopt;
    return account;
}

// Marks are ours alone: nobody makes themselves many sources by inventing them.
bool Accounts::is_our_mark(std::string_view mark)
{
    auto const dot = mark.find('.');
    if (dot == std::string_view::npos || mark.size() > 128)
        return false;
    return signin::equal_in_constant_time(
        mark.substr(dot + 1), keyed(signin::text_of(secret_.view()), "mark " + std::string{mark.substr(0, dot)}));
}

Secret Accounts::new_mark()
{
    auto const word = random_word(random_);
    return Secret{word + "." + keyed(signin::text_of(secret_.view()), "mark " + word)};
}

std::string Accounts::source_of(Visitor const& visitor)
{
    return is_our_mark(visitor.mark) ? visitor.network + " " + visitor.mark : visitor.network;
}

signin::AccountId Accounts::stand_in(std::string_view login)
{
    return signin::AccountId{"none:" + text_of_bytes(log_.pseudonym("account-none", login))};
}

Time Accounts::begin_attempt(signin::Guess guess, signin::AccountId const& account, std::string const& source)
{
    std::lock_guard const lock{mutex_};
    return throttle_.begin(guess, account, source, now());
}

void Accounts::right(signin::Guess guess, signin::AccountId const& account, std::string const& source, bool known)
{
    std::lock_guard const lock{mutex_};
    throttle_.succeeded(guess, account, source, known, now());
}

signin::PasswordAnswer Accounts::check_password(std::optional<std::string> const& kept, std::string_view typed)
{
    hashing_.acquire();
    auto const answer = passwords_.check(kept, typed);
    hashing_.release();
    return answer;
}

std::string Accounts::hashed(std::string_view password)
{
    hashing_.acquire();
    try {
        auto made = passwords_.hash(password);
        hashing_.release();
        return made;
    } catch (...) {
        hashing_.release();
        throw;
    }
}

/// T20: nobody waits for the leaf, so that a name that exists is answered as fast as one that does not.
void Accounts::failed(PersonId const& who, Means means)
{
    later([who, means](store::Writer& writer) { leave(writer, {who, Deed::failed, means, {}, {}}); });
}

Offers Accounts::offers_of(Account const& account, bool with_password)
{
    return {with_password && account.kept.password, account.kept.totp.has_value(),
            account.kept.codes && !account.kept.codes->left.empty(), !account.kept.passkeys.empty()};
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

SettingUp Accounts::told(Account const& account, Passage const& passage)
{
    SettingUp what;
    what.who = account.who();
    what.language = account.kept.language;
    what.login = account.kept.login;
    what.changing = passage.kind == PassageKind::changing;
    what.proves_address = passage.proves_address;
    what.may_password = passage.may_password;
    what.may_factor = passage.may_factor;
    what.needs_password = passage.needs_password;
    what.needs_factor = passage.needs_factor;
    what.has_password = account.kept.password.has_value();
    what.has_totp = account.kept.totp.has_value();
    what.bound = account.kept.subject.has_value();
    what.passkeys = account.kept.passkeys.size();
    what.codes_left = account.kept.codes ? account.kept.codes->left.size() : 0;
    return what;
}

AccountStanding Accounts::standing_of(PersonId const& person)
{
    return log_.read([&](store::Reader& reader) {
        auto const account = account_of(reader, person);
        if (!account)
            return AccountStanding::none;
        if (!account->state.active)
            return AccountStanding::disabled;
        return can_sign_in(account->kept) ? AccountStanding::in_use : AccountStanding::invited;
    });
}

bool Accounts::disable(PersonId const& person, PersonId const& by)
{
    return write([&](store::Writer& writer) {
        auto account = account_of(writer, person);
        if (!account || !account->state.active)
            return false;
        // T33: nothing that they had opens anything again.
        account->state = signin::disabled(account->state);
        account->kept.links.clear();
        account->kept.devices.clear();
        keep_as_found(writer, *account);
        drop_sessions(writer, person);
        leave(writer, {person, Deed::disabled, Means::none, {}, by});
        return true;
    });
}

bool Accounts::enable(PersonId const& person, PersonId const& by)
{
    return write([&](store::Writer& writer) {
        auto account = account_of(writer, person);
        if (!account || account->state.active)
            return false;
        account->state.active = true;
        keep_as_found(writer, *account);
        leave(writer, {person, Deed::enabled, Means::none, {}, by});
        return true;
    });
}

bool Accounts::move_login(PersonId const& person, std::string const& address, PersonId const&)
{
    return write([&](store::Writer& writer) {
        auto account = account_of(writer, person);
        if (!account)
            return false;
        account->kept.login = login_form(address);
        return keep(writer, *account);
    });
}

void Accounts::speaks(PersonId const& person, Language language)
{
    write([&](store::Writer& writer) {
        auto account = account_of(writer, person);
        if (account && account->kept.language != language) {
            account->kept.language = language;
            keep_as_found(writer, *account);
        }
    });
}

Opened Accounts::sign_in_for_demonstration(PersonId const& person, Visitor const& visitor)
{
    if (!options_.demonstration)
        throw Bug{"accounts: only a demonstration knows people without proof"};
    return write([&](store::Writer& writer) {
        auto account = account_of(writer, person).value_or(Account{});
        account.kept.person = person;
        keep_as_found(writer, account);
        return open_session(writer, account, visitor, signin::Assurance::phishing_resistant, Means::none);
    });
}

}

#include "accounts/accounts.h"

#include "base/bug.h"
#include "signin/web_address.h"

#include <openssl/hmac.h>

#include <algorithm>

namespace noddfa::accounts {

namespace {

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

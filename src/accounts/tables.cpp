#include "accounts/tables.h"

#include "base/bug.h"
#include "base/small_letters.h"
#include "codec/read.h"
#include "codec/write.h"
#include "store/fault.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace noddfa::accounts {

namespace {

constexpr std::int64_t tables_version = 1;
constexpr std::string_view tables_name = "accounts";
constexpr std::string_view purpose_of_account = "account";
constexpr std::string_view purpose_of_reference = "account-reference";
constexpr std::string_view purpose_of_secret = "account-secret";
// Whose account a row is: under no person's key, so that a row of an erased person is known for what it is.
constexpr std::string_view site_scope = "site:accounts";

constexpr std::string_view definition = R"(
CREATE TABLE accounts (
    account BYTES PRIMARY KEY NOT NULL,
    reference BYTES NOT NULL,
    active INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    sealed BYTES NOT NULL
) TABLE_OPTIONS;
CREATE TABLE account_finds (
    found_by INTEGER NOT NULL,
    what BYTES NOT NULL,
    account BYTES NOT NULL,
    PRIMARY KEY (found_by, what)
) TABLE_OPTIONS;
CREATE INDEX account_finds_of ON account_finds (account);
CREATE TABLE account_sessions (
    token BYTES PRIMARY KEY NOT NULL,
    account BYTES NOT NULL,
    until INTEGER NOT NULL,
    sealed BYTES NOT NULL
) TABLE_OPTIONS;
CREATE INDEX account_sessions_of ON account_sessions (account);
CREATE INDEX account_sessions_until ON account_sessions (until);
CREATE TABLE account_used (
    what BYTES PRIMARY KEY NOT NULL,
    until INTEGER NOT NULL
) TABLE_OPTIONS;
CREATE INDEX account_used_until ON account_used (until);
CREATE TABLE account_secret (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    sealed BYTES NOT NULL
) TABLE_OPTIONS;
)";

store::Id row_of(store::Reader const& reader, PersonId const& person)
{
    return reader.pseudonym("account", person.value);
}

store::Id found_key(store::Reader const& reader, Found by, std::string_view what)
{
    return reader.pseudonym("account-found-" + std::to_string(static_cast<int>(by)), what);
}

template<class Described> store::Bytes json_bytes(Described const& item)
{
    auto const text = boost::json::serialize(codec::write(item));
    return store::copy_of(store::view_of(text));
}

template<class Described> Described read_json(store::Bytes const& bytes)
{
    Described item;
    boost::json::error_code error;
    auto const json = boost::json::parse(signin::text_of(bytes), error);
    codec::ReadingOwnWriting const own;
    if (error || codec::read(json, item))
        throw store::Fault{store::FaultCode::damaged_record};
    return item;
}

// A row cannot be passed off as that of another token.
std::string purpose_of_session(signin::Hash const& token) { return "account-session " + text_of_bytes(token); }

/// Columns reference, active, epoch, sealed.
std::optional<Account> account_in(store::Reader& reader, db::Row const& row)
{
    auto const person = reader.unseal(site_scope, purpose_of_reference, row.bytes(0));
    if (!person)
        return std::nullopt;
    auto const text =
        reader.unseal(scope_of(PersonId{std::string{signin::text_of(*person)}}), purpose_of_account, row.bytes(3));
    if (!text)
        return std::nullopt;
    return Account{{row.integer(1) != 0, store::from_column(row.integer(2))}, read_json<KeptAccount>(*text)};
}

std::optional<Account> account_of_row(store::Reader& reader, store::ByteView account)
{
    auto found = reader.sql().prepare("SELECT reference, active, epoch, sealed FROM accounts WHERE account = $1");
    found.bind(account);
    return found.next() ? account_in(reader, found.row()) : std::nullopt;
}

/// Everything an account is found by, as it is now.
std::vector<std::pair<Found, std::string>> finds_of(KeptAccount const& account)
{
    std::vector<std::pair<Found, std::string>> all;
    if (!account.login.empty())
        all.emplace_back(Found::login, account.login);
    for (auto const& passkey : account.passkeys)
        all.emplace_back(Found::passkey, passkey.id);
    if (account.subject)
        all.emplace_back(Found::subject, subject_key(*account.subject));
    for (auto const& link : account.links)
        if (!link.used)
            all.emplace_back(Found::link, link.token);
    return all;
}

bool is_anothers(store::Writer& writer, store::Id const& key, Found by, store::Id const& account)
{
    auto found = writer.sql().prepare("SELECT account FROM account_finds WHERE found_by = $1 AND what = $2");
    found.bind(static_cast<std::int64_t>(by), store::ByteView{key});
    if (!found.next())
        return false;
    auto const other = store::fixed_bytes<store::Id>(found.row().bytes(0));
    // What pointed at somebody whose data were erased is free.
    return other != account && account_of_row(writer, other);
}

}

std::string scope_of(PersonId const& person) { return "person:" + person.value; }

std::string login_form(std::string_view typed)
{
    auto const blank = [](char character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    };
    while (!typed.empty() && blank(typed.front()))
        typed.remove_prefix(1);
    while (!typed.empty() && blank(typed.back()))
        typed.remove_suffix(1);
    return small_letters(typed);
}

std::string subject_key(KeptSubject const& subject)
{
    // T27: the issuer's end is marked, so that no two pairs run together.
    return subject.issuer + '\n' + subject.subject;
}

void make_tables(store::Writer& writer)
{
    if (writer.projection(tables_name, tables_version))
        return;
    auto& sql = writer.sql();
    sql.run(db::spell(definition, sql.dialect()));
    writer.set_projection(tables_name, tables_version, writer.next_sequence());
}

std::optional<Account> account_of(store::Reader& reader, PersonId const& person)
{
    auto const row = row_of(reader, person);
    return account_of_row(reader, row);
}

std::optional<Account> account_found(store::Reader& reader, Found by, std::string_view what)
{
    if (what.empty())
        return std::nullopt;
    auto const key = found_key(reader, by, what);
    auto found = reader.sql().prepare("SELECT account FROM account_finds WHERE found_by = $1 AND what = $2");
    found.bind(static_cast<std::int64_t>(by), store::ByteView{key});
    return found.next() ? account_of_row(reader, found.row().bytes(0)) : std::nullopt;
}

bool keep(store::Writer& writer, Account const& account)
{
    auto const row = row_of(writer, account.who());
    auto const finds = finds_of(account.kept);
    for (auto const& [by, what] : finds)
        if (is_anothers(writer, found_key(writer, by, what), by, row))
            return false;
    auto const key_scope = scope_of(account.who());
    auto const reference = writer.seal(site_scope, purpose_of_reference, store::view_of(account.who().value));
    auto const sealed = writer.seal(key_scope, purpose_of_account, json_bytes(account.kept));
    writer.sql().execute("INSERT INTO accounts (account, reference, active, epoch, sealed) "
                         "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account) DO UPDATE "
                         "SET reference = $2, active = $3, epoch = $4, sealed = $5",
                         store::ByteView{row}, store::ByteView{reference}, std::int64_t{account.state.active},
                         store::as_column(account.state.epoch), store::ByteView{sealed});
    writer.sql().execute("DELETE FROM account_finds WHERE account = $1", store::ByteView{row});
    for (auto const& [by, what] : finds) {
        auto const key = found_key(writer, by, what);
        writer.sql().execute("INSERT INTO account_finds (found_by, what, account) VALUES ($1, $2, $3) "
                             "ON CONFLICT (found_by, what) DO UPDATE SET account = $3",
                             static_cast<std::int64_t>(by), store::ByteView{key}, store::ByteView{row});
    }
    return true;
}

void keep_as_found(store::Writer& writer, Account const& account)
{
    if (!keep(writer, account))
        throw Bug{"accounts: what an account was found by became another's"};
}

bool has_accounts(store::Reader& reader) { return reader.sql().prepare("SELECT account FROM accounts LIMIT 1").next(); }

std::optional<std::pair<Account, StoredSession>> session_found(store::Reader& reader, signin::Hash const& token)
{
    auto found = reader.sql().prepare("SELECT account, sealed FROM account_sessions WHERE token = $1");
    found.bind(store::ByteView{token});
    if (!found.next())
        return std::nullopt;
    auto account = account_of_row(reader, found.row().bytes(0));
    if (!account)
        return std::nullopt;
    auto const text = reader.unseal(scope_of(account->who()), purpose_of_session(token), found.row().bytes(1));
    if (!text)
        return std::nullopt;
    return std::pair{std::move(*account), StoredSession{token, read_json<KeptSession>(*text)}};
}

std::vector<StoredSession> sessions_of(store::Reader& reader, PersonId const& person)
{
    auto const row = row_of(reader, person);
    auto found = reader.sql().prepare("SELECT token, sealed FROM account_sessions WHERE account = $1");
    found.bind(store::ByteView{row});
    std::vector<StoredSession> all;
    while (found.next()) {
        auto const token = store::fixed_bytes<signin::Hash>(found.row().bytes(0));
        if (auto const text = reader.unseal(scope_of(person), purpose_of_session(token), found.row().bytes(1)))
            all.push_back({token, read_json<KeptSession>(*text)});
    }
    std::ranges::sort(all, std::ranges::greater{}, [](StoredSession const& session) { return session.kept.last_seen; });
    return all;
}

void keep_session(store::Writer& writer, PersonId const& person, StoredSession const& session, Time until)
{
    auto const row = row_of(writer, person);
    auto const sealed = writer.seal(scope_of(person), purpose_of_session(session.token), json_bytes(session.kept));
    writer.sql().execute("INSERT INTO account_sessions (token, account, until, sealed) VALUES ($1, $2, $3, $4) "
                         "ON CONFLICT (token) DO UPDATE SET until = $3, sealed = $4",
                         store::ByteView{session.token}, store::ByteView{row}, until, store::ByteView{sealed});
}

void drop_session(store::Writer& writer, signin::Hash const& token)
{
    writer.sql().execute("DELETE FROM account_sessions WHERE token = $1", store::ByteView{token});
}

void drop_sessions(store::Writer& writer, PersonId const& person, signin::Hash const* but)
{
    auto const row = row_of(writer, person);
    auto const spared = but == nullptr ? signin::Hash{} : *but;
    writer.sql().execute("DELETE FROM account_sessions WHERE account = $1 AND token <> $2", store::ByteView{row},
                         store::ByteView{spared});
}

bool use_up(store::Writer& writer, std::string_view what, Time until)
{
    auto const key = writer.pseudonym("account-used", what);
    return writer.sql().execute("INSERT INTO account_used (what, until) VALUES ($1, $2) ON CONFLICT (what) DO NOTHING",
                                store::ByteView{key}, until)
           == 1;
}

bool used_up(store::Reader& reader, std::string_view what)
{
    auto const key = reader.pseudonym("account-used", what);
    auto found = reader.sql().prepare("SELECT until FROM account_used WHERE what = $1");
    return found.bind(store::ByteView{key}).next();
}

store::Key site_secret(store::Writer& writer, store::Random& random)
{
    auto found = writer.sql().prepare("SELECT sealed FROM account_secret");
    if (found.next()) {
        auto const plain = writer.unseal(site_scope, purpose_of_secret, found.row().bytes(0));
        if (!plain || plain->size() != store::Key::size)
            throw store::Fault{store::FaultCode::damaged_record};
        return store::Key{*plain};
    }
    auto key = store::Key::random(random);
    auto const sealed = writer.seal(site_scope, purpose_of_secret, key.view());
    writer.sql().execute("INSERT INTO account_secret (id, sealed) VALUES (1, $1)", store::ByteView{sealed});
    return key;
}

std::int64_t sessions_until(store::Reader& reader, Time at)
{
    auto found = reader.sql().prepare("SELECT COUNT(*) FROM account_sessions WHERE until > $1");
    found.bind(at);
    found.next();
    return found.row().integer(0);
}

void tidy(store::Writer& writer, Time now)
{
    writer.sql().execute("DELETE FROM account_sessions WHERE until <= $1", now);
    writer.sql().execute("DELETE FROM account_used WHERE until <= $1", now);
}

std::vector<Account> all_accounts(store::Reader& reader)
{
    std::vector<Account> found;
    auto all = reader.sql().prepare("SELECT reference, active, epoch, sealed FROM accounts");
    while (all.next())
        if (auto account = account_in(reader, all.row()))
            found.push_back(*std::move(account));
    return found;
}

void sweep(store::Writer& writer)
{
    std::vector<store::Id> unreadable;
    auto all = writer.sql().prepare("SELECT reference, active, epoch, sealed, account FROM accounts");
    while (all.next())
        if (!account_in(writer, all.row()))
            unreadable.push_back(store::fixed_bytes<store::Id>(all.row().bytes(4)));
    for (auto const& account : unreadable)
        for (auto const* const sql :
             {"DELETE FROM account_finds WHERE account = $1", "DELETE FROM account_sessions WHERE account = $1",
              "DELETE FROM accounts WHERE account = $1"})
            writer.sql().execute(sql, store::ByteView{account});
}

}

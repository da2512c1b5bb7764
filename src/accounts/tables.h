#pragma once

#include "accounts/kept.h"
#include "store/writer.h"

#include <optional>

/// Accounts and sessions in the store's database. In the clear stand pseudonyms, hashes, whether somebody may sign in,
/// and when what is no longer needed may go. They are no projection: a rebuild leaves them alone.
namespace noddfa::accounts {

/// By what an account is found.
enum class Found { login = 1, passkey = 2, subject = 3, link = 4 };

/// An account and what each of its sessions is checked against.
struct Account {
    signin::AccountState state;
    KeptAccount kept;

    PersonId const& who() const { return kept.person; }
};

/// One session as it is found again.
struct StoredSession {
    signin::Hash token{};
    KeptSession kept;
};

/// The key under which a person's things are sealed.
std::string scope_of(PersonId const& person);
/// A name as it is looked up: without spaces around it, in small letters.
std::string login_form(std::string_view typed);

void make_tables(store::Writer& writer);

/// Nothing for who has no account, or whose data were erased.
std::optional<Account> account_of(store::Reader& reader, PersonId const& person);
/// The account that something points at: a login name, a passkey's id, a provider's subject, a link's hash.
std::optional<Account> account_found(store::Reader& reader, Found by, std::string_view what);
std::string subject_key(KeptSubject const& subject);

/// Keeps an account and what it is found by. False, and nothing kept, where a login name, a passkey or a subject is
/// another's.
[[nodiscard]] bool keep(store::Writer& writer, Account const& account);
/// The same of an account that is found by nothing new. `Bug` where it is not.
void keep_as_found(store::Writer& writer, Account const& account);
std::vector<Account> all_accounts(store::Reader& reader);
/// Whether there is any account.
bool has_accounts(store::Reader& reader);

/// The session of a token with its account.
std::optional<std::pair<Account, StoredSession>> session_found(store::Reader& reader, signin::Hash const& token);
std::vector<StoredSession> sessions_of(store::Reader& reader, PersonId const& person);
/// How many may be open at a time.
std::int64_t sessions_until(store::Reader& reader, Time at);
/// `until`: from then on it may be taken away.
void keep_session(store::Writer& writer, PersonId const& person, StoredSession const& session, Time until);
void drop_session(store::Writer& writer, signin::Hash const& token);
/// Ends a person's sessions but one.
void drop_sessions(store::Writer& writer, PersonId const& person, signin::Hash const* but = nullptr);

/// Notes that something was used up; false when it was already.
[[nodiscard]] bool use_up(store::Writer& writer, std::string_view what, Time until);
bool used_up(store::Reader& reader, std::string_view what);

/// A secret of the site, made at the first call: passages and marks are sealed with it.
store::Key site_secret(store::Writer& writer, store::Random& random);

/// Takes away sessions and notes whose time is past.
void tidy(store::Writer& writer, Time now);
/// Takes away what nobody can read any more, because the person's data were erased.
void sweep(store::Writer& writer);

}

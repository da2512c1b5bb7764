#include "store/vault.h"

#include "base/bug.h"
#include "db/dialect.h"
#include "store/fault.h"

#include <sodium.h>

#include <cstring>

namespace noddfa::store {

namespace {

constexpr std::int64_t key_store_version = 1;
constexpr std::size_t most_known_keys = 200'000;
constexpr std::size_t most_names = 20'000;
constexpr std::size_t salt_size = 32;

// The key of pseudonyms is kept under the scope that nothing else can have.
constexpr Id pseudonym_scope{};

constexpr std::string_view key_store_tables = R"(
CREATE TABLE format (version INTEGER NOT NULL, begun INTEGER NOT NULL) TABLE_OPTIONS;
CREATE TABLE keys (scope BYTES PRIMARY KEY NOT NULL, wrapped BYTES NOT NULL) TABLE_OPTIONS;
CREATE TABLE tombstones (scope BYTES PRIMARY KEY NOT NULL) TABLE_OPTIONS;
INSERT INTO format VALUES (1, 0);
)";

// A wrapped key opens only for the scope it was made for.
Bytes bound_to_scope(Id const& scope)
{
    constexpr std::string_view purpose = "noddfa data key";
    Bytes bound(purpose.size() + scope.size());
    std::copy(scope.begin(), scope.end(), std::copy(purpose.begin(), purpose.end(), bound.begin()));
    return bound;
}

bool has_tables(db::Connection& connection)
{
    try {
        auto version = connection.prepare("SELECT version FROM format");
        if (!version.next())
            return false;
        if (version.row().integer(0) > key_store_version)
            throw Fault{FaultCode::newer_schema};
        return true;
    } catch (db::Failure const& failure) {
        if (failure.code() == db::Code::other) // no such table
            return false;
        throw;
    }
}

}

std::size_t HashOfId::operator()(Id const& id) const
{
    std::size_t hash = 0;
    std::memcpy(&hash, id.data(), sizeof hash);
    return hash;
}

Vault::Vault(Parts parts, bool read_only)
    : keys_(std::move(parts.keys)), wrapping_(parts.site_key.wrapping()), erasures_(parts.erasures),
      random_(*parts.random), cipher_(*parts.cipher)
{
    if (!has_tables(*keys_)) {
        if (!parts.may_make || read_only)
            throw Fault{FaultCode::missing_key_store};
        make_tables();
    }
    read_pseudonym_key();
    read_tombstones();
    erased_.insert(erasures_.scopes().begin(), erasures_.scopes().end());
    if (!read_only)
        destroy_all({erased_.begin(), erased_.end()});
}

void Vault::make_tables()
{
    keys_->begin_write();
    keys_->run(db::spell(key_store_tables, keys_->dialect()));
    insert_key(pseudonym_scope, Key::random(random_));
    keys_->commit();
}

void Vault::read_pseudonym_key()
{
    auto const key = find_key(pseudonym_scope);
    if (!key)
        throw Fault{FaultCode::missing_key_store};
    pseudonyms_ = *key;
}

void Vault::read_tombstones()
{
    auto statement = keys_->prepare("SELECT scope FROM tombstones");
    while (statement.next())
        entombed_.insert(fixed_bytes<Id>(statement.row().bytes(0)));
    erased_ = entombed_;
}

Id Vault::pseudonym(std::string_view kind, std::string_view text) const
{
    Id id{};
    if (text.empty())
        return id;
    // The kind's end is marked, so that no two pairs run together.
    std::string both;
    both.reserve(kind.size() + 1 + text.size());
    both.append(kind).append(1, '\0').append(text);
    // The same few are asked for again and again, and remembering is far cheaper than hashing.
    {
        std::lock_guard const lock{names_mutex_};
        if (auto const known = names_.find(both); known != names_.end())
            return known->second;
    }
    crypto_generichash(id.data(), id.size(), view_of(both).data(), both.size(), pseudonyms_.data(), Key::size);
    std::lock_guard const lock{names_mutex_};
    if (names_.size() >= most_names)
        names_.clear();
    names_.emplace(std::move(both), id);
    return id;
}

std::optional<Key> Vault::find_key(Id const& scope)
{
    if (auto const found = new_.find(scope); found != new_.end())
        return found->second;
    if (auto const found = known_.find(scope); found != known_.end())
        return found->second;
    auto statement = keys_->prepare("SELECT wrapped FROM keys WHERE scope = $1");
    if (!statement.bind(ByteView{scope}).next())
        return std::nullopt;
    // Wrapping is never switched: whatever cipher seals payloads, keys lie wrapped.
    auto const unwrapped = xchacha20_poly1305().open(wrapping_, bound_to_scope(scope), statement.row().bytes(0));
    if (!unwrapped || unwrapped->size() != Key::size)
        throw Fault{scope == pseudonym_scope ? FaultCode::wrong_key : FaultCode::missing_data_key};
    Key key{*unwrapped};
    remember(scope, key);
    return key;
}

void Vault::remember(Id const& scope, Key const& key)
{
    if (known_.size() >= most_known_keys)
        known_.clear();
    known_.insert_or_assign(scope, key);
}

void Vault::insert_key(Id const& scope, Key const& key)
{
    auto const wrapped = xchacha20_poly1305().seal(wrapping_, bound_to_scope(scope), key.view(), random_);
    keys_->execute("INSERT INTO keys (scope, wrapped) VALUES ($1, $2)", ByteView{scope}, ByteView{wrapped});
}

Bytes Vault::seal(Id const& scope, ByteView bound, ByteView plain)
{
    std::lock_guard const lock{mutex_};
    if (erased_.contains(scope))
        throw Fault{FaultCode::erased};
    auto key = find_key(scope);
    if (!key) {
        key = Key::random(random_);
        new_.insert_or_assign(scope, *key);
    }
    return cipher_.seal(*key, bound, plain, random_);
}

audit::Opened Vault::unseal(Id const& scope, ByteView bound, ByteView sealed, Bytes& plain)
{
    std::optional<Key> key;
    {
        std::lock_guard const lock{mutex_};
        if (erased_.contains(scope))
            return audit::Opened::erased;
        try {
            key = find_key(scope);
        } catch (Fault const&) {
            return audit::Opened::unknown;
        } catch (db::Failure const&) {
            return audit::Opened::unknown;
        }
    }
    if (!key)
        return audit::Opened::unknown;
    auto opened = cipher_.open(*key, bound, sealed);
    if (!opened)
        return audit::Opened::damaged;
    plain = std::move(*opened);
    return audit::Opened::whole;
}

audit::Opened Vault::open(audit::SealedRecord const& record, Bytes& salt, Bytes& payload)
{
    Bytes plain;
    auto const opened = unseal(record.scope, record.leaf, record.sealed, plain);
    if (opened != audit::Opened::whole)
        return opened;
    if (plain.size() < salt_size)
        return audit::Opened::damaged;
    salt.assign(plain.begin(), plain.begin() + salt_size);
    payload.assign(plain.begin() + salt_size, plain.end());
    return opened;
}

bool Vault::log_has_begun() const
{
    std::lock_guard const lock{mutex_};
    auto statement = keys_->prepare("SELECT begun FROM format");
    return statement.next() && statement.row().integer(0) != 0;
}

void Vault::note_log_has_begun()
{
    if (log_has_begun())
        return;
    std::lock_guard const lock{mutex_};
    keys_->execute("UPDATE format SET begun = 1");
}

bool Vault::has_new_keys() const
{
    std::lock_guard const lock{mutex_};
    return !new_.empty();
}

void Vault::keep_new_keys()
{
    std::lock_guard const lock{mutex_};
    if (new_.empty())
        return;
    try {
        keys_->begin_write();
        for (auto const& [scope, key] : new_)
            insert_key(scope, key);
        keys_->commit();
    } catch (...) {
        keys_->roll_back();
        throw;
    }
    for (auto const& [scope, key] : new_)
        remember(scope, key);
    new_.clear();
}

bool Vault::erased(Id const& scope) const
{
    std::lock_guard const lock{mutex_};
    return erased_.contains(scope);
}

void Vault::destroy(Id const& scope)
{
    if (scope == pseudonym_scope)
        throw Bug{"store: the key of pseudonyms is nobody's to erase"};
    {
        std::lock_guard const lock{names_mutex_};
        names_.clear();
    }
    std::lock_guard const lock{mutex_};
    erased_.insert(scope);
    known_.erase(scope);
    new_.erase(scope);
    erasures_.add(scope);
    if (entombed_.contains(scope))
        return;
    try {
        keys_->begin_write();
        keys_->execute("INSERT INTO tombstones (scope) VALUES ($1) ON CONFLICT (scope) DO NOTHING", ByteView{scope});
        keys_->execute("DELETE FROM keys WHERE scope = $1", ByteView{scope});
        keys_->commit();
    } catch (...) {
        keys_->roll_back();
        throw;
    }
    entombed_.insert(scope);
}

void Vault::treat_as_erased(std::set<Id> const& scopes)
{
    std::lock_guard const lock{mutex_};
    erased_.insert(scopes.begin(), scopes.end());
}

void Vault::destroy_all(std::set<Id> const& scopes)
{
    for (auto const& scope : scopes)
        destroy(scope);
}

}

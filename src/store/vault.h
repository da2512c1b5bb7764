#pragma once

#include "audit/verifier.h"
#include "db/connection.h"
#include "store/cipher.h"
#include "store/erasures.h"
#include "store/site_key.h"

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace noddfa::store {

struct HashOfId {
    std::size_t operator()(Id const& id) const;
};

/// Seals and opens bytes under a data key per key scope (`family:…`, `child:…`, `person:…`). Data keys are random,
/// wrapped by the site key, in a file of their own; destroying one is erasure, and its tombstone stays. Usable from
/// every thread.
///
/// A new key is only in memory until `keep_new_keys`: the log calls it before it commits what was sealed.
class Vault final : public audit::PayloadOpener {
public:
    struct Parts {
        std::unique_ptr<db::Connection> keys; ///< keys.db
        SiteKey site_key;
        std::filesystem::path erasures; ///< the list outside the data folder
        Random* random = nullptr;
        Cipher const* cipher = nullptr;
        bool may_make = false; ///< make the tables where there are none: a first start
    };
    /// Opens the key store and applies the erasures that it does not know yet, unless it can only be read.
    /// `Fault`: `wrong_key`, `missing_key_store`, `newer_schema`, `damaged_erasures`.
    explicit Vault(Parts parts, bool read_only = false);

    /// A name nobody outside can reverse or guess: a keyed hash, the same for the same kind and text. Zeros for no
    /// text.
    Id pseudonym(std::string_view kind, std::string_view text) const;
    Id scope_id(std::string_view scope) const { return pseudonym("scope", scope); }

    /// Seals under the scope's key, made when there is none. `Fault` with `erased` when the scope was.
    Bytes seal(Id const& scope, ByteView bound, ByteView plain);
    /// Opens into `plain`; says why not otherwise.
    audit::Opened unseal(Id const& scope, ByteView bound, ByteView sealed, Bytes& plain);
    /// A record's salt and payload.
    audit::Opened open(audit::SealedRecord const& record, Bytes& salt, Bytes& payload) override;

    /// Whether the log that these keys belong to held records when it was last opened: then an empty one is not it.
    bool log_has_begun() const;
    void note_log_has_begun();

    bool has_new_keys() const;
    /// Makes new keys last. Throws `db::Failure`.
    void keep_new_keys();

    bool erased(Id const& scope) const;
    /// From now on nothing of this scope is served; then the tombstone is written, first outside, then in the key store
    /// with the key overwritten. Carried out again it changes nothing. Throws `Fault` and `db::Failure`.
    void destroy(Id const& scope);
    /// Serves nothing of these scopes, without a trace on the disk: for who only looks.
    void treat_as_erased(std::set<Id> const& scopes);
    /// `destroy` for each that is not.
    void destroy_all(std::set<Id> const& scopes);

private:
    void make_tables();
    void read_pseudonym_key();
    void read_tombstones();
    std::optional<Key> find_key(Id const& scope);
    void insert_key(Id const& scope, Key const& key);
    void remember(Id const& scope, Key const& key);

    std::unique_ptr<db::Connection> keys_;
    Key wrapping_;
    Erasures erasures_;
    Random& random_;
    Cipher const& cipher_;
    Key pseudonyms_;
    mutable std::mutex names_mutex_;
    mutable std::unordered_map<std::string, Id> names_; ///< pseudonyms by kind and text, those asked for last
    mutable std::mutex mutex_;
    std::unordered_map<Id, Key, HashOfId> known_;
    std::unordered_map<Id, Key, HashOfId> new_;
    std::unordered_set<Id, HashOfId> erased_;
    std::unordered_set<Id, HashOfId> entombed_; ///< those whose tombstone is in the key store
};

}

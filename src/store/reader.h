#pragma once

#include "audit/tree.h"
#include "db/connection.h"
#include "store/fault.h"
#include "store/record.h"
#include "store/vault.h"
#include "store/versions.h"

#include <functional>
#include <optional>
#include <variant>

namespace noddfa::store {

/// A record that cannot be served, and why.
struct DamagedRecord {
    std::uint64_t sequence = 0;
    FaultCode why = FaultCode::damaged_record;
};

/// What there is under a key scope.
struct Extent {
    std::int64_t records = 0;
    std::int64_t streams = 0; ///< that these records are of
    bool erased = false;      ///< nothing of it can be read any more

    bool operator==(Extent const&) const = default;
};

/// Reads one snapshot. Every record is checked before it is given: its leaf against the stored hash, its number, its
/// stream and version, its payload against the leaf's commitment. What fails is a `Fault` with `damaged_record` and its
/// sequence; the others can still be read. Calls may also throw `db::Failure`.
class Reader {
public:
    /// `versions`: what other readers of the log have found, where it is shared.
    Reader(db::Connection& connection, Vault& vault, Versions* versions = nullptr)
        : connection_(connection), vault_(vault), versions_(versions)
    {
    }

    virtual ~Reader() = default;
    virtual Head head();
    /// A stream's records in order, checked to be all there and chained; none for an unknown stream. `after`: those
    /// behind a version; a `Fault` where the stream has not come so far.
    std::vector<Record> stream(StreamName const& name, std::uint64_t after = 0);
    /// The version of a stream's last record; 0 for an unknown stream.
    virtual std::uint64_t version(StreamName const& name);
    /// The record of this number. `Bug` unless it is below the head's size.
    Record record(std::uint64_t sequence);
    /// Every record from one number to before another, in order, damaged ones too.
    void scan(std::uint64_t from, std::uint64_t to,
              std::function<void(std::variant<Record, DamagedRecord>)> const& take);
    /// The streams of a kind, in the order of their keys; erased ones are left out. `Fault` with `damaged_stream` when
    /// the list is not whole.
    std::vector<StreamName> streams(std::string_view kind);
    /// Looks through the whole log.
    Extent extent(std::string_view key_scope);
    /// What a command led to; nothing for one that was not seen.
    std::optional<KeptOutcome> outcome(std::string_view command);

    /// How far a projection has read: the next sequence it wants; nothing for an unknown one or another version of it.
    std::optional<std::uint64_t> projection(std::string_view name, std::int64_t version);
    /// The last signed checkpoint, as a note; nothing before the first.
    std::optional<std::string> checkpoint();
    audit::Proof inclusion(std::uint64_t sequence, std::uint64_t size);
    audit::Proof consistency(std::uint64_t from, std::uint64_t size);

    /// Opens what `Writer::seal` sealed for the same scope and purpose; nothing when the scope was erased. `Fault` with
    /// `damaged_record` otherwise.
    std::optional<Bytes> unseal(std::string_view key_scope, std::string_view purpose, ByteView sealed);
    Id pseudonym(std::string_view kind, std::string_view text) const { return vault_.pseudonym(kind, text); }
    /// For projections: their own tables.
    db::Connection& sql() { return connection_; }

protected:
    struct StreamHead {
        std::uint64_t version = 0;
        Hash hash{};
    };
    Id stream_id(StreamName const& name) const { return vault_.pseudonym("stream:" + name.kind, name.key); }
    StreamHead stream_head(Id const& stream);
    std::optional<std::variant<Record, DamagedRecord>> next_in_scan(db::Statement& statement, std::uint64_t sequence);

    db::Connection& connection_;
    Vault& vault_;
    Versions* versions_ = nullptr;

private:
    std::optional<std::uint64_t> size_; ///< of a snapshot, where it was asked for
};

/// What a kept outcome is bound to.
Bytes bound_to_command(Id const& command);
/// What a stream's sealed key is bound to.
Bytes bound_to_stream(Id const& stream, std::string_view kind);
/// What a projection's sealed column is bound to.
Bytes bound_to_purpose(std::string_view purpose);

}

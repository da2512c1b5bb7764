#pragma once

#include "store/ports.h"
#include "store/reader.h"
#include "store/tiles.h"

#include <span>
#include <unordered_map>
#include <utility>

namespace noddfa::store {

/// Where the log ends, as the writer knows it.
struct Tail {
    std::uint64_t streams = 0;
    std::int64_t committed_at = 0;
    TileEdge tree;
};

/// What a job does its work with, inside the writer's transaction: it reads its own writes and those of the jobs before
/// it in the group, none of which anybody else sees before all are on the disk.
class Writer final : public Reader {
public:
    struct Site {
        Id tenant{};
        Hash build{};
        std::uint64_t epoch = 0;
        Clock* clock = nullptr;
        Random* random = nullptr;
    };
    /// `versions`: what readers share, who are told of each record in it.
    Writer(db::Connection& connection, Vault& vault, Site site, Tail tail, Versions* versions = nullptr)
        : Reader(connection, vault, versions), site_(site), tail_(std::move(tail))
    {
    }

    Head head() override;
    std::uint64_t version(StreamName const& name) override;
    /// The number the next record will have.
    std::uint64_t next_sequence() const { return tail_.tree.size(); }
    /// Appends records to a stream whose last version is `expected` (0: none yet); the first one's sequence. Nothing,
    /// and nothing appended, when the stream has moved on. `Fault`: `erased`, `too_large`. `Bug` for no records, a
    /// record without a key scope, or a stream without a key.
    [[nodiscard]] std::optional<std::uint64_t> append(StreamName const& stream, std::uint64_t expected,
                                                      std::span<NewRecord const> records);
    /// Keeps a command's outcome, sealed. `Bug` when there is one: look first.
    void remember(std::string_view command, std::string_view key_scope, ByteView outcome);
    void set_projection(std::string_view name, std::int64_t version, std::uint64_t position);
    /// For a projection's personal columns: opened by `unseal` with the same scope and purpose.
    Bytes seal(std::string_view key_scope, std::string_view purpose, ByteView plain);
    /// Takes back everything this job wrote; what it answers stands.
    void undo() { undone_ = true; }
    /// How often something of this job or an earlier one was taken back: what was remembered of the tables may be
    /// wrong.
    std::uint64_t gone_back() const { return gone_back_; }
    /// The group this job is in is not answered before a checkpoint over it is signed and kept.
    void sign_checkpoint() { wants_checkpoint_ = true; }

    // What follows is for the log.

    /// Appends the tombstone of a scope and its records' last trace.
    std::uint64_t append_disposal(StreamName const& stream, NewRecord const& about, Id const& scope);
    Tail const& tail() const { return tail_; }
    void go_back(Tail tail)
    {
        tail_ = std::move(tail);
        heads_.clear();
        ++gone_back_;
    }
    bool take_undone() { return std::exchange(undone_, false); }
    bool take_wants_checkpoint() { return std::exchange(wants_checkpoint_, false); }
    std::size_t take_bytes() { return std::exchange(bytes_, 0); } ///< of payload, sealed since last asked

private:
    StreamHead& head_of(Id const& stream);
    void must_end_so(Id const& stream, StreamHead const& head);
    void append_one(StreamName const& name, Id const& stream, StreamHead& head, NewRecord const& record,
                    Id const& object);
    void insert(audit::Leaf const& leaf, audit::LeafBytes const& bytes, Hash const& hash, Id const& scope,
                ByteView payload, ByteView salt);
    void keep_head(StreamName const& name, Id const& stream, StreamHead const& head, Id const& scope);

    Site site_;
    Tail tail_;
    /// Of streams appended to lately, as this process wrote them.
    std::unordered_map<Id, StreamHead, HashOfId> heads_;
    std::uint64_t gone_back_ = 0;
    bool undone_ = false;
    bool wants_checkpoint_ = false;
    std::size_t bytes_ = 0;
};

}

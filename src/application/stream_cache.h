#pragma once

#include "application/record.h"

#include <list>
#include <map>
#include <memory>
#include <mutex>

namespace noddfa::application {

/// Streams as they were decoded and folded last, shared by readers of one log and bounded: what was used longest ago
/// goes first. What it gives for a stream and a version is what a reading of the log would give. Usable from every
/// thread.
class StreamCache {
public:
    using Records = std::vector<EventRecord>;

    explicit StreamCache(std::size_t most_streams) : most_(most_streams) {}

    /// Null when it has none of this version.
    std::shared_ptr<AnyState const> state(StreamId const& stream, int version);
    std::shared_ptr<Records const> records(StreamId const& stream, int version);
    /// Keeps what was read after `since` was the generation; nothing if somebody cleared it meanwhile.
    void keep(StreamId const& stream, int version, std::shared_ptr<AnyState const> state, std::uint64_t since);
    void keep(StreamId const& stream, int version, std::shared_ptr<Records const> records, std::uint64_t since);
    std::uint64_t generation() const;
    /// After an erasure: what was erased is in nobody's hands any more.
    void clear();
    std::size_t size() const;

private:
    struct Entry {
        int version = 0;
        std::shared_ptr<AnyState const> state;
        std::shared_ptr<Records const> records;
        std::list<StreamId>::iterator place;
    };
    Entry* found(StreamId const& stream, int version);
    Entry* made(StreamId const& stream, int version, std::uint64_t since);

    std::size_t most_;
    mutable std::mutex mutex_;
    std::uint64_t generation_ = 0;
    std::list<StreamId> order_; ///< used last stands first
    std::map<StreamId, Entry> entries_;
};

}

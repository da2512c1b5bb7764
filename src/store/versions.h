#pragma once

#include "store/vault.h"

#include <array>
#include <atomic>
#include <mutex>
#include <unordered_map>

namespace noddfa::store {

/// Versions of streams as snapshots had them, shared by all readers of a log. What it gives for a snapshot is what the
/// database would give for it, or nothing. Usable from every thread.
///
/// The writer notes each record before it is committed. A version that one snapshot had is that of another if no record
/// of the stream lies between the two. Streams share their places, so that a version may be unknown where it need not
/// be; none is ever given that is not right.
class Versions {
public:
    /// By the writer alone: a record of this number was appended, and may yet be taken back.
    void appended(Id const& stream, std::uint64_t sequence);
    /// `size`: how many records the snapshot has.
    std::optional<std::uint64_t> find(Id const& stream, std::uint64_t size) const;
    void keep(Id const& stream, std::uint64_t size, std::uint64_t version);

private:
    struct Known {
        std::uint64_t size = 0;
        std::uint64_t version = 0;
    };
    static constexpr std::size_t places = 16384;
    static constexpr std::size_t most_known = 200'000;

    std::atomic<std::uint64_t>& last_of(Id const& stream) { return last_[HashOfId{}(stream) % places]; }
    std::atomic<std::uint64_t> const& last_of(Id const& stream) const { return last_[HashOfId{}(stream) % places]; }

    std::array<std::atomic<std::uint64_t>, places> last_{}; ///< behind the last record of any stream of a place
    mutable std::mutex mutex_;
    std::unordered_map<Id, Known, HashOfId> known_;
};

}

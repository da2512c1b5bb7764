#pragma once

#include "application/event_log.h"
#include "application/rows.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <set>

namespace noddfa::ledger {

/// Parts of a site: what a reader has looked at, or what a command has changed.
struct Parts {
    std::set<application::StreamId> streams; ///< their records, or their own rows
    std::set<application::RowKind> lists;    ///< across streams
    std::set<ChildId> children;              ///< which conferences are about them
    bool looks = false; ///< the record of looking
    bool everything = false;
};

/// All there is.
inline Parts everything() { return {{}, {}, {}, false, true}; }

/// When what last changed, since the site was opened: in memory, of a fixed size, read without a lock. Parts share
/// their places, so that a change may be taken for one of another part, but none is ever missed.
///
/// A change is noted when it is on the disk and before anybody is told so; who takes the moment before a snapshot and
/// finds nothing changed since has still the newest that anybody was told of.
class Changes {
public:
    using Moment = std::uint64_t;

    Moment now() const { return now_.load(); }
    void note(Parts const& changed);
    /// Whether anything of what was looked at changed after the moment.
    bool since(Moment moment, Parts const& looked) const;

private:
    static constexpr std::size_t places = 16384;

    std::atomic<Moment> now_{0};
    std::atomic<Moment> everything_{0};
    std::array<std::atomic<Moment>, places> parts_{};

    template<class See> static bool any_place(Parts const& parts, See see);
};

}

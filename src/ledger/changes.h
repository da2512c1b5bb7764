#pragma once

#include "application/event_log.h"
#include "application/rows.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <set>
#include <vector>

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
    /// Where it is noted that something of the parts changed: what is asked about again and again.
    class Places {
    public:
        std::size_t size() const { return at_.size(); }

    private:
        friend Changes;
        std::vector<std::uint16_t> at_; ///< each once
        bool everything_ = false;
    };
    static Places places_of(Parts const& looked);
    /// Whether anything of what was looked at changed after the moment.
    bool since(Moment moment, Places const& looked) const;
    bool since(Moment moment, Parts const& looked) const { return since(moment, places_of(looked)); }

private:
    static constexpr std::size_t places = 16384;

    std::atomic<Moment> now_{0};
    std::atomic<Moment> everything_{0};
    std::array<std::atomic<Moment>, places> parts_{};
};

}

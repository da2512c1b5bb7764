#pragma once

#include "application/diary.h"
#include "ledger/tables.h"

#include <map>

namespace noddfa::ledger {

/// Rows of the streams that the writer came by last, and how their dates moved, so that not every command reads and
/// opens them again. For the writer's thread, bound to each of its jobs in turn. Right while nothing was taken back and
/// rows change through it alone; whoever changes them otherwise makes it forget.
class RowsMemory {
public:
    void bind(store::Writer& writer);
    void forget()
    {
        streams_.clear();
        disputes_.clear();
    }

    std::vector<KeptRow> const& rows(application::StreamId const& stream) { return known(stream).rows; }
    std::vector<application::DatesMoved> const& moves(application::StreamId const& stream)
    {
        return known(stream).moves;
    }
    /// Dates of a stream have moved, as was recorded.
    void moved(application::StreamId const& stream, application::DatesMoved const& together);
    void change(application::StreamId const& stream, RowChanges const& changes);
    /// The disputes about a child, and one more.
    std::vector<DisputeId> const& disputes(ChildId const& child);
    void note(ChildId const& child, DisputeId const& dispute);

private:
    struct Known {
        std::vector<KeptRow> rows;
        std::vector<application::DatesMoved> moves;
    };
    Known& known(application::StreamId const& stream);

    static constexpr std::size_t most_streams = 1000;
    static constexpr std::size_t most_children = 10'000;

    store::Writer* writer_ = nullptr;
    std::uint64_t gone_back_ = 0;
    std::map<application::StreamId, Known> streams_;
    std::map<ChildId, std::vector<DisputeId>> disputes_;
};

}

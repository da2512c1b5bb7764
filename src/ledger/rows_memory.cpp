#include "ledger/rows_memory.h"

#include "base/contains.h"
#include "ledger/board_records.h"

#include <algorithm>

namespace noddfa::ledger {

using application::DatesMoved;
using application::StreamId;

void RowsMemory::bind(store::Writer& writer)
{
    if (writer.gone_back() != gone_back_)
        forget();
    writer_ = &writer;
    gone_back_ = writer.gone_back();
}

RowsMemory::Known& RowsMemory::known(StreamId const& stream)
{
    if (auto const found = streams_.find(stream); found != streams_.end())
        return found->second;
    if (streams_.size() == most_streams)
        streams_.clear();
    return streams_.emplace(stream, Known{kept_rows(*writer_, stream), moves_of(*writer_, stream)}).first->second;
}

void RowsMemory::moved(StreamId const& stream, DatesMoved const& together) { known(stream).moves.push_back(together); }

void RowsMemory::change(StreamId const& stream, RowChanges const& changes)
{
    auto& rows = known(stream).rows;
    auto came = write_changes(*writer_, stream, changes, rows);
    std::erase_if(rows, [&](KeptRow const& row) {
        return std::ranges::any_of(
            changes.gone, [&](KeptRow const& gone) { return gone.kind == row.kind && gone.number == row.number; });
    });
    std::ranges::move(came, std::back_inserter(rows));
}

std::vector<DisputeId> const& RowsMemory::disputes(ChildId const& child)
{
    if (auto const found = disputes_.find(child); found != disputes_.end())
        return found->second;
    if (disputes_.size() == most_children)
        disputes_.clear();
    return disputes_.emplace(child, disputes_of(*writer_, child)).first->second;
}

void RowsMemory::note(ChildId const& child, DisputeId const& dispute)
{
    if (contains(disputes(child), dispute))
        return;
    note_dispute(*writer_, child, dispute);
    disputes_.erase(child);
}

}

#include "store/tiles.h"

#include "store/bytes.h"
#include "store/fault.h"

namespace noddfa::store {

namespace {

// The nodes [first, first + count) of a stored level (0: leaf hashes).
std::vector<Hash> stored_level(db::Connection& connection, unsigned tile_level, std::uint64_t first,
                               std::uint64_t count)
{
    auto const* sql = "SELECT position, hash FROM tiles WHERE position >= $1 AND position < $2 AND level = $3 "
                      "ORDER BY position";
    if (tile_level == 0)
        sql = "SELECT sequence, leaf_hash FROM records WHERE sequence >= $1 AND sequence < $2 AND $3 = 0 "
              "ORDER BY sequence";
    auto statement = connection.prepare(sql);
    statement.bind(as_column(first), as_column(first + count), std::int64_t{tile_level});
    std::vector<Hash> nodes;
    while (statement.next()) {
        if (from_column(statement.row().integer(0)) != first + nodes.size())
            throw Fault{FaultCode::damaged_head};
        nodes.push_back(fixed_bytes<Hash>(statement.row().bytes(1)));
    }
    if (nodes.size() != count)
        throw Fault{FaultCode::damaged_head};
    return nodes;
}

}

void TileEdge::append(audit::Hash const& leaf, Keep const& keep)
{
    ++size_;
    add(0, leaf, keep);
}

void TileEdge::add(unsigned level, audit::Hash const& node, Keep const& keep)
{
    if (levels_.size() <= level)
        levels_.resize(level + 1);
    levels_[level].append(node);
    if (levels_[level].size() < tile_width)
        return;
    auto const tile = levels_[level].root();
    levels_[level] = {};
    keep(level + 1, (size_ >> (tile_height * (level + 1))) - 1, tile);
    add(level + 1, tile, keep);
}

TileEdge TileEdge::read(db::Connection& connection, std::uint64_t size)
{
    TileEdge edge;
    edge.size_ = size;
    unsigned level = 0;
    for (auto count = size; count > 0; count >>= tile_height, ++level) {
        auto& frontier = edge.levels_.emplace_back();
        auto const over = count % tile_width;
        for (auto const& node : stored_level(connection, level, count - over, over))
            frontier.append(node);
    }
    return edge;
}

audit::Hash TileEdge::root() const
{
    // The peaks of the whole tree, largest first: those of the highest tiles come first.
    std::vector<Hash> peaks;
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level)
        peaks.insert(peaks.end(), level->peaks().begin(), level->peaks().end());
    return audit::Frontier{size_, std::move(peaks)}.root();
}

audit::Hash StoredNodes::node(unsigned level, std::uint64_t index) const
{
    auto const above = level % tile_height;
    auto const nodes = stored_level(connection_, level / tile_height, index << above, std::uint64_t{1} << above);
    return audit::LeafHashes{nodes}.node(above, 0);
}

}

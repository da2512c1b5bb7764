#pragma once

#include "audit/tree.h"
#include "db/connection.h"

#include <functional>

namespace noddfa::store {

constexpr unsigned tile_height = 8; ///< levels of the tree between stored nodes
constexpr std::uint64_t tile_width = std::uint64_t{1} << tile_height;

/// The tree's growing edge, in tiles: every 256 nodes of a stored level make one node of the next. Copying it is cheap.
class TileEdge {
public:
    /// Called with each finished tile: level from 1, position, and its hash.
    using Keep = std::function<void(unsigned level, std::uint64_t position, audit::Hash const& hash)>;

    void append(audit::Hash const& leaf, Keep const& keep);
    /// Takes up the edge of a log of `size` leaves.
    static TileEdge read(db::Connection& connection, std::uint64_t size);
    std::uint64_t size() const { return size_; }
    audit::Hash root() const;

private:
    void add(unsigned level, audit::Hash const& node, Keep const& keep);

    std::uint64_t size_ = 0;
    std::vector<audit::Frontier> levels_;
};

/// The tree's nodes from what is stored: leaf hashes and tiles. A node that is not there is a `Fault` with
/// `damaged_head`.
class StoredNodes final : public audit::Nodes {
public:
    explicit StoredNodes(db::Connection& connection) : connection_(connection) {}
    audit::Hash node(unsigned level, std::uint64_t index) const override;

private:
    db::Connection& connection_;
};

}

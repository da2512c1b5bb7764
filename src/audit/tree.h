#pragma once

#include "audit/hash.h"

#include <optional>

/// The Merkle tree of RFC 9162, part 2.1. Leaves are numbered from 0; a proof is its list of nodes in the RFC's order.
namespace noddfa::audit {

using Proof = std::vector<Hash>;

/// What grows: the roots of the perfect subtrees of a tree, at most 64, to which leaves are added one by one.
class Frontier {
public:
    Frontier() = default;
    /// The frontier of a tree of `size` leaves; `peaks` from the largest subtree to the smallest.
    Frontier(std::uint64_t size, std::vector<Hash> peaks);

    void append(Hash const& leaf);
    std::uint64_t size() const { return size_; }
    /// The tree's root; of the empty tree, SHA-256 of nothing.
    Hash root() const;
    std::vector<Hash> const& peaks() const { return peaks_; }

private:
    std::uint64_t size_ = 0;
    std::vector<Hash> peaks_;
};

/// Gives roots of perfect subtrees: level 0 are leaf hashes, `node(level, index)` covers the leaves
/// [index·2^level, (index+1)·2^level).
class Nodes {
public:
    virtual ~Nodes() = default;
    virtual Hash node(unsigned level, std::uint64_t index) const = 0;
};

/// Nodes computed from leaf hashes in memory.
class LeafHashes final : public Nodes {
public:
    explicit LeafHashes(std::span<Hash const> leaves) : leaves_(leaves) {}
    Hash node(unsigned level, std::uint64_t index) const override;

private:
    std::span<Hash const> leaves_;
};

/// The frontier of the first `size` leaves.
Frontier frontier_of(Nodes const& nodes, std::uint64_t size);
Hash root_of(Nodes const& nodes, std::uint64_t size);

/// That leaf `index` stands in the tree of `size` leaves (2.1.3.1). `Bug` unless index < size.
Proof inclusion_proof(Nodes const& nodes, std::uint64_t index, std::uint64_t size);
/// That the tree of `size` leaves continues the tree of `from` (2.1.4.1); empty for from = 0 or from = size. `Bug`
/// unless from <= size.
Proof consistency_proof(Nodes const& nodes, std::uint64_t from, std::uint64_t size);

/// 2.1.3.2
bool verify_inclusion(Hash const& leaf, std::uint64_t index, std::uint64_t size, Proof const& proof, Hash const& root);
/// 2.1.4.2; a tree of no leaves is continued by every tree, with an empty proof.
bool verify_consistency(std::uint64_t from, std::uint64_t size, Proof const& proof, Hash const& root_from,
                        Hash const& root_of_size);

}

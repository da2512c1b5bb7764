#include "audit/tree.h"

#include "base/bug.h"

#include <algorithm>
#include <bit>

namespace noddfa::audit {

namespace {

// The largest power of two smaller than count (count > 1).
std::uint64_t split_of(std::uint64_t count) { return std::bit_floor(count - 1); }

Hash fold_peaks(std::vector<Hash> const& peaks)
{
    if (peaks.empty())
        return sha256(ByteView{});
    auto root = peaks.back();
    for (auto peak = peaks.rbegin() + 1; peak != peaks.rend(); ++peak)
        root = node_hash(*peak, root);
    return root;
}

// The root over [start, start + count). Every range the RFC's recursion meets starts at a multiple of its subtree.
Hash range_root(Nodes const& nodes, std::uint64_t start, std::uint64_t count)
{
    std::vector<Hash> peaks;
    while (count > 0) {
        auto const width = std::bit_floor(count);
        auto const level = static_cast<unsigned>(std::countr_zero(width));
        peaks.push_back(nodes.node(level, start >> level));
        start += width;
        count -= width;
    }
    return fold_peaks(peaks);
}

}

Frontier::Frontier(std::uint64_t size, std::vector<Hash> peaks) : size_(size), peaks_(std::move(peaks))
{
    if (static_cast<int>(peaks_.size()) != std::popcount(size_))
        throw Bug{"audit: a frontier has a peak for each bit of its size"};
}

void Frontier::append(Hash const& leaf)
{
    auto node = leaf;
    for (auto rest = size_; rest & 1; rest >>= 1) {
        node = node_hash(peaks_.back(), node);
        peaks_.pop_back();
    }
    peaks_.push_back(node);
    ++size_;
}

Hash Frontier::root() const { return fold_peaks(peaks_); }

Hash LeafHashes::node(unsigned level, std::uint64_t index) const
{
    auto const start = index << level;
    auto const count = std::uint64_t{1} << level;
    if (start + count > leaves_.size())
        throw Bug{"audit: no such subtree"};
    Frontier subtree;
    for (auto const& leaf : leaves_.subspan(start, count))
        subtree.append(leaf);
    return subtree.root();
}

Frontier frontier_of(Nodes const& nodes, std::uint64_t size)
{
    std::vector<Hash> peaks;
    for (std::uint64_t start = 0; start < size;) {
        auto const width = std::bit_floor(size - start);
        auto const level = static_cast<unsigned>(std::countr_zero(width));
        peaks.push_back(nodes.node(level, start >> level));
        start += width;
    }
    return {size, std::move(peaks)};
}

Hash root_of(Nodes const& nodes, std::uint64_t size) { return range_root(nodes, 0, size); }

// PATH(m, D_n), walked from the root down; the RFC lists it from the leaf up.
Proof inclusion_proof(Nodes const& nodes, std::uint64_t index, std::uint64_t size)
{
    if (index >= size)
        throw Bug{"audit: no such leaf"};
    Proof proof;
    std::uint64_t start = 0;
    while (size > 1) {
        auto const split = split_of(size);
        if (index < split) {
            proof.push_back(range_root(nodes, start + split, size - split));
            size = split;
        } else {
            proof.push_back(range_root(nodes, start, split));
            start += split;
            index -= split;
            size -= split;
        }
    }
    std::reverse(proof.begin(), proof.end());
    return proof;
}

// PROOF(m, D_n) by SUBPROOF, walked from the root down.
Proof consistency_proof(Nodes const& nodes, std::uint64_t from, std::uint64_t size)
{
    if (from > size)
        throw Bug{"audit: a log does not shrink"};
    Proof proof;
    if (from == 0 || from == size)
        return proof;
    std::uint64_t start = 0;
    auto known = true; // the subtree in hand is the whole old tree, whose root the verifier has
    while (from != size) {
        auto const split = split_of(size);
        if (from <= split) {
            proof.push_back(range_root(nodes, start + split, size - split));
            size = split;
        } else {
            proof.push_back(range_root(nodes, start, split));
            start += split;
            from -= split;
            size -= split;
            known = false;
        }
    }
    if (!known)
        proof.push_back(range_root(nodes, start, size));
    std::reverse(proof.begin(), proof.end());
    return proof;
}

bool verify_inclusion(Hash const& leaf, std::uint64_t index, std::uint64_t size, Proof const& proof, Hash const& root)
{
    if (index >= size)
        return false;
    auto fn = index;
    auto sn = size - 1;
    auto computed = leaf;
    for (auto const& node : proof) {
        if (sn == 0)
            return false;
        if ((fn & 1) || fn == sn) {
            computed = node_hash(node, computed);
            while (fn != 0 && !(fn & 1)) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            computed = node_hash(computed, node);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && computed == root;
}

bool verify_consistency(std::uint64_t from, std::uint64_t size, Proof const& proof, Hash const& root_from,
                        Hash const& root_of_size)
{
    if (from > size)
        return false;
    if (from == size)
        return proof.empty() && root_from == root_of_size;
    if (from == 0)
        return proof.empty() && root_from == sha256(ByteView{});
    auto node = proof.begin();
    auto fn = from - 1;
    auto sn = size - 1;
    while (fn & 1) {
        fn >>= 1;
        sn >>= 1;
    }
    auto fr = root_from;
    // A power of two: the old root is itself the first node, and is not sent.
    if (!std::has_single_bit(from)) {
        if (node == proof.end())
            return false;
        fr = *node++;
    }
    auto sr = fr;
    for (; node != proof.end(); ++node) {
        if (sn == 0)
            return false;
        if ((fn & 1) || fn == sn) {
            fr = node_hash(*node, fr);
            sr = node_hash(*node, sr);
            while (fn != 0 && !(fn & 1)) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            sr = node_hash(sr, *node);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && fr == root_from && sr == root_of_size;
}

}

#include "audit/test_hex.h"
#include "audit/tree.h"

#include <gtest/gtest.h>

namespace noddfa::audit {

namespace {

// The leaves and roots of the Certificate Transparency reference tests.
std::vector<Hash> reference_leaves()
{
    std::vector<Hash> leaves;
    for (auto const* text :
         {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"})
        leaves.push_back(leaf_hash(from_hex(text)));
    return leaves;
}

constexpr std::array reference_roots{
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

constexpr std::uint64_t largest = 64;

std::vector<Hash> numbered_leaves()
{
    std::vector<Hash> leaves;
    for (std::uint8_t number = 0; number < largest; ++number)
        leaves.push_back(leaf_hash(ByteView{&number, 1}));
    return leaves;
}

// MTH as 2.1.1 defines it, in another shape than the code's own.
Hash root_by_definition(std::span<Hash const> leaves)
{
    if (leaves.empty())
        return sha256(ByteView{});
    if (leaves.size() == 1)
        return leaves.front();
    std::size_t split = 1;
    while (split * 2 < leaves.size())
        split *= 2;
    return node_hash(root_by_definition(leaves.first(split)), root_by_definition(leaves.subspan(split)));
}

// Calls with the proof damaged in each bit (in larger trees, for the time it takes, one bit in nine), one node short,
// and one node long.
template<class Call> void with_each_damage(Proof const& proof, std::uint64_t size, Call const& call)
{
    std::size_t const step = size <= 16 ? 1 : 9;
    for (std::size_t node = 0; node < proof.size(); ++node)
        for (std::size_t bit = node % step; bit < 256; bit += step) {
            auto damaged = proof;
            damaged[node][bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
            call(damaged);
        }
    auto longer = proof;
    longer.push_back(Hash{});
    call(longer);
    if (!proof.empty())
        call(Proof{proof.begin(), proof.end() - 1});
}

TEST(Tree, hashes_as_the_reference_vectors_say)
{
    auto const leaves = reference_leaves();
    EXPECT_EQ(to_hex(Frontier{}.root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    Frontier tree;
    for (std::size_t count = 1; count <= leaves.size(); ++count) {
        tree.append(leaves[count - 1]);
        EXPECT_EQ(to_hex(tree.root()), reference_roots[count - 1]);
        EXPECT_EQ(root_of(LeafHashes{leaves}, count), tree.root());
    }
}

TEST(Tree, proves_as_the_reference_vectors_say)
{
    auto const leaves = reference_leaves();
    LeafHashes const nodes{leaves};
    auto const hex = [](Proof const& proof) {
        std::vector<std::string> texts;
        for (auto const& node : proof)
            texts.push_back(to_hex(node));
        return texts;
    };
    EXPECT_EQ(hex(consistency_proof(nodes, 6, 8)),
              (std::vector<std::string>{"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
    EXPECT_EQ(hex(consistency_proof(nodes, 2, 5)),
              (std::vector<std::string>{"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
    EXPECT_EQ(hex(inclusion_proof(nodes, 2, 3)), std::vector<std::string>{reference_roots[1]});
}

TEST(Tree, every_small_tree_proves_each_leaf_and_no_damaged_proof_stands)
{
    auto const leaves = numbered_leaves();
    for (std::uint64_t size = 1; size <= largest; ++size) {
        std::span<Hash const> const these{leaves.data(), size};
        LeafHashes const nodes{these};
        auto const root = root_by_definition(these);
        ASSERT_EQ(root_of(nodes, size), root);
        for (std::uint64_t index = 0; index < size; ++index) {
            auto const proof = inclusion_proof(nodes, index, size);
            ASSERT_TRUE(verify_inclusion(leaves[index], index, size, proof, root)) << index << " of " << size;
            ASSERT_FALSE(verify_inclusion(leaves[index], index + 1, size, proof, root));
            ASSERT_FALSE(verify_inclusion(leaves[(index + 1) % largest], index, size, proof, root));
            with_each_damage(proof, size, [&](Proof const& damaged) {
                ASSERT_FALSE(verify_inclusion(leaves[index], index, size, damaged, root)) << index << " of " << size;
            });
        }
    }
}

TEST(Tree, every_small_tree_continues_each_smaller_one_and_no_damaged_proof_stands)
{
    auto const leaves = numbered_leaves();
    LeafHashes const nodes{leaves};
    for (std::uint64_t size = 0; size <= largest; ++size) {
        auto const root = root_by_definition({leaves.data(), size});
        for (std::uint64_t from = 0; from <= size; ++from) {
            auto const old = root_by_definition({leaves.data(), from});
            auto const proof = consistency_proof(nodes, from, size);
            ASSERT_TRUE(verify_consistency(from, size, proof, old, root)) << from << " to " << size;
            auto other = old;
            other[0] ^= 1;
            ASSERT_FALSE(verify_consistency(from, size, proof, other, root)) << from << " to " << size;
            with_each_damage(proof, size, [&](Proof const& damaged) {
                ASSERT_FALSE(verify_consistency(from, size, damaged, old, root)) << from << " to " << size;
            });
        }
        ASSERT_FALSE(verify_consistency(size + 1, size, {}, root, root));
    }
}

TEST(Tree, a_frontier_goes_on_from_where_it_was_kept)
{
    auto const leaves = numbered_leaves();
    LeafHashes const nodes{leaves};
    for (std::uint64_t size = 0; size < largest; ++size) {
        auto tree = frontier_of(nodes, size);
        for (auto next = size; next < largest; ++next)
            tree.append(leaves[next]);
        ASSERT_EQ(tree.root(), root_by_definition(leaves));
    }
}

}

}

#include "audit/leaf.h"
#include "audit/test_hex.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noddfa::audit {

namespace {

template<std::size_t size> std::array<std::uint8_t, size> filled(std::uint8_t with)
{
    std::array<std::uint8_t, size> bytes{};
    bytes.fill(with);
    return bytes;
}

// Each field holds its own number, so that a field in the wrong place shows.
Leaf sample_leaf()
{
    Leaf leaf;
    leaf.kind = LeafClass::dispatch;
    leaf.sequence = 0x0102030405060708;
    leaf.committed_at = 0x1112131415161718;
    leaf.epoch = 0x2122232425262728;
    leaf.tenant = filled<16>(0x30);
    leaf.stream = filled<16>(0x31);
    leaf.stream_version = 0x4142434445464748;
    leaf.previous = filled<32>(0x50);
    leaf.command = filled<16>(0x51);
    leaf.actor = filled<16>(0x52);
    leaf.on_behalf_of = filled<16>(0x53);
    leaf.role = 0x6162;
    leaf.action = 0x6364;
    leaf.object_type = 0x6566;
    leaf.object = filled<16>(0x54);
    leaf.permit = filled<32>(0x55);
    leaf.session = filled<16>(0x56);
    leaf.schema = 0x71727374;
    leaf.payload_commitment = filled<32>(0x57);
    leaf.second_person = filled<16>(0x58);
    leaf.second_person_saw = filled<32>(0x59);
    leaf.build = filled<32>(0x5a);
    return leaf;
}

TEST(Leaf, stands_in_its_fixed_layout)
{
    auto const hex = to_hex(encode(sample_leaf()));
    ASSERT_EQ(hex.size(), 672U);
    EXPECT_EQ(hex.substr(0, 60), "4350524c0105010203040506070811121314151617182122232425262728");
    EXPECT_EQ(hex.substr(60, 4), "3030");
    EXPECT_EQ(hex.substr(90, 4), "3031");
    EXPECT_EQ(hex.substr(124, 16), "4142434445464748");
    EXPECT_EQ(hex.substr(300, 12), "616263646566");
    EXPECT_EQ(hex.substr(440, 8), "71727374");
    EXPECT_EQ(hex.substr(670), "5a");
}

TEST(Leaf, is_read_as_it_was_written)
{
    auto const leaf = sample_leaf();
    EXPECT_EQ(decode(encode(leaf)), leaf);
}

TEST(Leaf, another_magic_version_class_or_length_is_no_leaf)
{
    auto const good = encode(sample_leaf());
    ASSERT_TRUE(decode(good));
    for (std::size_t at = 0; at < 5; ++at) {
        auto bad = good;
        bad[at] ^= 1;
        EXPECT_FALSE(decode(bad)) << at;
    }
    for (auto const kind : {0, 9, 255}) {
        auto bad = good;
        bad[5] = static_cast<std::uint8_t>(kind);
        EXPECT_FALSE(decode(bad)) << kind;
    }
    EXPECT_FALSE(decode(ByteView{good}.first(335)));
    Bytes longer{good.begin(), good.end()};
    longer.push_back(0);
    EXPECT_FALSE(decode(longer));
    EXPECT_FALSE(decode({}));
}

TEST(Leaf, a_version_of_nought_or_a_time_before_1970_is_out_of_range)
{
    auto leaf = sample_leaf();
    leaf.stream_version = 0;
    EXPECT_FALSE(decode(encode(leaf)));
    leaf = sample_leaf();
    leaf.committed_at = -1;
    EXPECT_FALSE(decode(encode(leaf)));
}

RC_GTEST_PROP(LeafBytes, that_are_a_leaf_are_the_only_spelling_of_it, ())
{
    LeafBytes bytes;
    for (auto& byte : bytes)
        byte = *rc::gen::arbitrary<std::uint8_t>();
    auto const good = encode(sample_leaf());
    std::copy_n(good.begin(), 6, bytes.begin());
    if (auto const leaf = decode(bytes))
        RC_ASSERT(encode(*leaf) == bytes);
}

}

}

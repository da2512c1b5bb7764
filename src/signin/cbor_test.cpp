#include "signin/cbor.h"

#include <gtest/gtest.h>

namespace noddfa::signin {

TEST(CborItem, takes_what_it_holds)
{
    for (auto const& [item, size] : {std::pair{Bytes{0x00}, 1},
                                     {Bytes{0x17}, 1},
                                     {Bytes{0x18, 0xff}, 2},
                                     {Bytes{0x39, 0x01, 0x00}, 3},
                                     {Bytes{0x43, 1, 2, 3}, 4},
                                     {Bytes{0x63, 'a', 'b', 'c'}, 4},
                                     {Bytes{0xa0}, 1},
                                     {Bytes{0xa1, 0x01, 0x82, 0x02, 0x41, 0x00}, 6},
                                     {Bytes{0xc1, 0x1a, 1, 2, 3, 4}, 6},
                                     {Bytes{0xf5}, 1},
                                     {Bytes{0xf9, 0, 0}, 3}}) {
        auto longer = item;
        longer.push_back(0);
        EXPECT_EQ(cbor_item_size(longer), size);
        for (auto cut = 0; cut < size; ++cut)
            EXPECT_FALSE(cbor_item_size(ByteView{item}.first(static_cast<std::size_t>(cut)))) << cut;
    }
}

TEST(CborItem, that_promises_more_than_there_is_is_none)
{
    for (auto const& bad :
         {Bytes{0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0}, Bytes{0xbb, 0x80, 0, 0, 0, 0, 0, 0, 0, 0},
          Bytes{0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}, Bytes{0x9f, 0xff}, Bytes{0x5f, 0xff},
          Bytes{0x1c}, Bytes{0xff}})
        EXPECT_FALSE(cbor_item_size(bad));
    EXPECT_FALSE(cbor_item_size(Bytes(100'000, 0x81))); // one within another, without end
}

}

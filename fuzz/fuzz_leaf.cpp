#include "audit/leaf.h"
#include "base/bug.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace noddfa::audit {

namespace {

// Bytes that are a leaf are its only spelling.
void read_leaf(ByteView bytes)
{
    if (auto const leaf = decode(bytes); leaf && !std::ranges::equal(encode(*leaf), bytes))
        throw Bug{"a leaf has two spellings"};
}

}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t count)
{
    noddfa::audit::read_leaf({bytes, count});
    return 0;
}

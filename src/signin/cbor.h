#pragma once

#include "signin/encoding.h"

namespace noddfa::signin {

/// How many bytes the first CBOR item takes, with all that is in it (RFC 8949); nothing where it is cut off, of no
/// stated length, or says that it holds more than the bytes could. What passes is safe to hand to a library that
/// believes lengths.
std::optional<std::size_t> cbor_item_size(ByteView bytes);

/// A CBOR item's beginning.
struct CborHead {
    std::uint8_t major = 0;
    std::uint64_t value = 0; ///< number, length or count
    std::size_t size = 0;    ///< of the head itself, bytes
};
std::optional<CborHead> cbor_head(ByteView bytes);

}

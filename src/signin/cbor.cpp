#include "signin/cbor.h"

namespace noddfa::signin {

std::optional<CborHead> cbor_head(ByteView bytes)
{
    if (bytes.empty())
        return std::nullopt;
    CborHead head{static_cast<std::uint8_t>(bytes[0] >> 5), static_cast<std::uint64_t>(bytes[0] & 31U), 1};
    if (head.value < 24)
        return head;
    // 28 to 30 mean nothing; 31 is an item of no stated length, which no authenticator writes (CTAP2 8).
    if (head.value > 27)
        return std::nullopt;
    auto const more = std::size_t{1} << (head.value - 24);
    if (bytes.size() <= more)
        return std::nullopt;
    head.value = 0;
    for (auto const byte : bytes.subspan(1, more))
        head.value = head.value << 8 | byte;
    head.size += more;
    return head;
}

std::optional<std::size_t> cbor_item_size(ByteView bytes)
{
    constexpr std::uint8_t byte_string = 2;
    constexpr std::uint8_t text_string = 3;
    constexpr std::uint8_t array = 4;
    constexpr std::uint8_t map = 5;
    constexpr std::uint8_t tag = 6;
    std::size_t at = 0;
    // How many items are still to come, instead of one call within another.
    for (std::uint64_t wanted = 1; wanted > 0; --wanted) {
        auto const head = cbor_head(bytes.subspan(at));
        if (!head)
            return std::nullopt;
        at += head->size;
        auto const left = bytes.size() - at;
        if (head->major < byte_string || head->major > tag)
            continue;
        if (head->major != tag && head->value > left)
            return std::nullopt;
        if (head->major == byte_string || head->major == text_string)
            at += static_cast<std::size_t>(head->value);
        else
            wanted += head->major == array ? head->value : head->major == map ? 2 * head->value : 1;
        if (wanted - 1 > bytes.size() - at)
            return std::nullopt;
    }
    return at;
}

}

#include "signin/attestation.h"

#include "signin/cbor.h"

#include <algorithm>

namespace noddfa::signin {

namespace {

constexpr std::uint8_t cbor_bytes = 2;
constexpr std::uint8_t cbor_text = 3;
constexpr std::uint8_t cbor_map = 5;

// The next item of a map's inside, whole; empty when there is none.
ByteView take_item(ByteView& inside)
{
    auto const size = cbor_item_size(inside).value_or(0);
    auto const item = inside.first(size);
    inside = inside.subspan(size);
    return item;
}

// What a text or byte string holds; nothing where it is something else.
std::optional<ByteView> content_of(ByteView item, std::uint8_t major)
{
    auto const head = cbor_head(item);
    if (!head || head->major != major)
        return std::nullopt;
    return item.subspan(head->size);
}

bool put_field(AttestationObject& object, std::string_view key, ByteView value)
{
    if (key == "fmt" && object.format.empty()) {
        object.format = text_of(content_of(value, cbor_text).value_or(ByteView{}));
        return !object.format.empty();
    }
    if (key == "attStmt" && object.statement.empty() && content_of(value, cbor_map)) {
        object.statement = value;
        return true;
    }
    if (key == "authData" && object.authenticator_data.empty()) {
        object.authenticator_data = content_of(value, cbor_bytes).value_or(ByteView{});
        return !object.authenticator_data.empty();
    }
    return false;
}

}

std::optional<AttestationObject> parse_attestation(ByteView cbor)
{
    constexpr std::size_t longest = 16 * 1024;
    constexpr std::size_t fields = 3;
    if (cbor.size() > longest || cbor_item_size(cbor) != cbor.size())
        return std::nullopt;
    auto const head = cbor_head(cbor);
    if (!head || head->major != cbor_map || head->value != fields)
        return std::nullopt;
    AttestationObject object;
    auto inside = cbor.subspan(head->size);
    for (std::size_t count = 0; count < fields; ++count) {
        auto const key = content_of(take_item(inside), cbor_text);
        auto const value = take_item(inside);
        if (!key || !put_field(object, text_of(*key), value))
            return std::nullopt;
    }
    return object;
}

std::optional<AuthenticatorHead> parse_authenticator_head(ByteView authenticator_data)
{
    constexpr std::size_t head_size = 37;
    if (authenticator_data.size() < head_size)
        return std::nullopt;
    AuthenticatorHead head;
    std::copy_n(authenticator_data.begin(), head.site.size(), head.site.begin());
    auto const flags = authenticator_data[32];
    head.present = (flags & 0x01U) != 0;
    head.verified = (flags & 0x04U) != 0;
    head.may_be_copied = (flags & 0x08U) != 0;
    head.copied = (flags & 0x10U) != 0;
    head.has_credential = (flags & 0x40U) != 0;
    for (auto const byte : authenticator_data.subspan(33, 4))
        head.counter = head.counter << 8 | byte;
    return head;
}

}

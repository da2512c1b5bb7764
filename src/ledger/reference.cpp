#include "ledger/reference.h"

#include "ledger/stored_log.h"

namespace noddfa::ledger {

namespace {

constexpr std::string_view index_scope = "site:index";
constexpr std::string_view purpose = "row-reference";

}

store::Bytes sealed_index_text(store::Writer& writer, std::string const& text)
{
    return writer.seal(index_scope, purpose, store::view_of(text));
}

std::optional<std::string> opened_index_text(store::Reader& reader, store::ByteView sealed)
{
    auto const text = reader.unseal(index_scope, purpose, sealed);
    return text ? std::optional{text_of(*text)} : std::nullopt;
}

// `conference C1 family:F1`; no key has a space in its room or key scope before the last one.
store::Bytes sealed_reference(store::Writer& writer, Reference const& reference)
{
    return sealed_index_text(writer, std::string{name_of(reference.stream.room)} + " " + reference.stream.key + " "
                                         + reference.key_scope);
}

std::optional<Reference> opened_reference(store::Reader& reader, store::ByteView sealed)
{
    auto const text = opened_index_text(reader, sealed);
    if (!text)
        return std::nullopt;
    auto const first = text->find(' ');
    auto const second = text->find(' ', first + 1);
    if (first == std::string::npos || second == std::string::npos)
        return std::nullopt;
    auto const stream = stream_named({text->substr(0, first), text->substr(first + 1, second - first - 1)});
    return stream ? std::optional{Reference{*stream, text->substr(second + 1)}} : std::nullopt;
}

}

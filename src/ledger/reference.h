#pragma once

#include "application/rooms.h"
#include "store/writer.h"

#include <optional>
#include <string>

/// What says where a row of a table belongs: sealed under a scope that is no person's, so that it stays readable when a
/// person's data are erased.
namespace noddfa::ledger {

struct Reference {
    application::StreamId stream;
    std::string key_scope;
};

store::Bytes sealed_reference(store::Writer& writer, Reference const& reference);
/// Nothing for what is no reference to one of the application's streams.
std::optional<Reference> opened_reference(store::Reader& reader, store::ByteView sealed);

/// The same for a text alone.
store::Bytes sealed_index_text(store::Writer& writer, std::string const& text);
std::optional<std::string> opened_index_text(store::Reader& reader, store::ByteView sealed);

inline std::string text_of(store::Bytes const& bytes) { return {bytes.begin(), bytes.end()}; }

}

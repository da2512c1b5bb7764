#pragma once

#include "store/writer.h"

#include <optional>
#include <string>
#include <string_view>

/// Documents that people bring, as records of the log: each in a stream of its own, in pieces, sealed under the key of
/// the family they are about. So they are on the disk with the event that names them, or not at all, and everything
/// that holds of the log holds of them: a copy has them, `verify` checks them, an erasure takes them away.
namespace noddfa::ledger {

inline constexpr std::size_t piece_of_a_file = 1024 * 1024; ///< bytes

/// Lower-case hexadecimal digits.
std::string sha256_of(std::string_view content);

/// Keeps what is in a document. `Bug` where there is one under this name.
void keep_file(store::Writer& writer, std::string const& document, std::string const& key_scope,
               std::string const& actor, std::string_view content);
/// Nothing for one that was never kept or was erased.
std::optional<std::string> file(store::Reader& reader, std::string const& document);

}

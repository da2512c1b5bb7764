#pragma once

#include "audit/verifier.h"
#include "db/statement.h"
#include "store/reader.h"

namespace noddfa::store {

/// The columns that `row_of` reads, in its order.
inline constexpr std::string_view row_columns = "sequence, stream, version, class, scope, leaf, leaf_hash, sealed";

/// A row of `records` as it lies there; views live as long as the row.
struct StoredRow {
    std::uint64_t sequence = 0;
    ByteView stream;
    std::uint64_t version = 0;
    std::int64_t kind = 0;
    Id scope{};
    ByteView leaf;
    ByteView leaf_hash;
    ByteView sealed;
};

StoredRow row_of(db::Row const& row);
/// The leaf, when it is what the row's other columns and its hash say; `hash` becomes its leaf hash.
std::optional<audit::Leaf> sound_leaf(StoredRow const& row, Hash& hash);
/// The record, opened and checked against its leaf.
std::variant<Record, DamagedRecord> opened(StoredRow const& row, Vault& vault);

}

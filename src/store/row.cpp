#include "store/row.h"

#include <algorithm>

namespace noddfa::store {

StoredRow row_of(db::Row const& row)
{
    StoredRow stored;
    stored.sequence = from_column(row.integer(0));
    stored.stream = row.bytes(1);
    stored.version = from_column(row.integer(2));
    stored.kind = row.integer(3);
    stored.scope = fixed_bytes<Id>(row.bytes(4));
    stored.leaf = row.bytes(5);
    stored.leaf_hash = row.bytes(6);
    stored.sealed = row.bytes(7);
    return stored;
}

std::optional<audit::Leaf> sound_leaf(StoredRow const& row, Hash& hash)
{
    auto leaf = audit::decode(row.leaf);
    hash = audit::leaf_hash(row.leaf);
    auto const sound = leaf && std::ranges::equal(row.leaf_hash, hash) && leaf->sequence == row.sequence
                       && std::ranges::equal(row.stream, leaf->stream) && leaf->stream_version == row.version
                       && static_cast<std::int64_t>(leaf->kind) == row.kind;
    return sound ? leaf : std::nullopt;
}

std::variant<Record, DamagedRecord> opened(StoredRow const& row, Vault& vault)
{
    Hash hash{};
    auto const leaf = sound_leaf(row, hash);
    if (!leaf)
        return DamagedRecord{row.sequence};
    Record record;
    record.leaf = *leaf;
    Bytes salt;
    switch (vault.open({row.leaf, row.scope, row.sealed}, salt, record.payload)) {
    case audit::Opened::erased: record.erased = true; return record;
    case audit::Opened::unknown: return DamagedRecord{row.sequence, FaultCode::missing_data_key};
    case audit::Opened::damaged: return DamagedRecord{row.sequence};
    case audit::Opened::whole: break;
    }
    if (audit::commitment(salt, record.payload) != leaf->payload_commitment)
        return DamagedRecord{row.sequence};
    return record;
}

}

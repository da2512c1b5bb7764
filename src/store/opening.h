#pragma once

#include "audit/note.h"
#include "store/vault.h"
#include "store/writer.h"

namespace noddfa::store {

/// Whether the log's tables are there and hold a record.
bool has_records(db::Connection& connection);
/// The row that sums the log up, made where the tables are new.
void make_head(db::Connection& connection);
/// The end of the log, checked: as many records and streams as the head says, the tree's root, the last records' own
/// hashes, and the last checkpoint. `Fault`: `damaged_head`, `wrong_origin`.
Tail checked_tail(db::Connection& connection, audit::VerifierKey const& key);
/// The scopes of the log's tombstones.
std::set<Id> tombstones(db::Connection& connection);
/// One more than the epoch before, kept.
std::uint64_t raise_epoch(db::Connection& connection);

}

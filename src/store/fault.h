#pragma once

#include "db/failure.h"

#include <cstdint>
#include <optional>
#include <stdexcept>

namespace noddfa::store {

/// What is wrong with the store, as an operator can act on it. The names are stable.
enum class FaultCode {
    // Opening.
    second_process,     ///< another process holds the data folder
    folder_unusable,    ///< cannot be made, read or written, or the site key lies inside it
    newer_schema,       ///< written by a later version of the program
    missing_site,       ///< the data folder holds no site
    missing_key,        ///< there is data, but no site key
    exposed_key,        ///< others than the owner may read the site key
    malformed_key,      ///< the site key file holds no key
    wrong_key,          ///< the site key is another site's
    missing_key_store,  ///< keys.db is gone while the log has records
    missing_log,        ///< log.db is gone while keys.db is there
    wrong_origin,       ///< the log was begun under another name
    restore_unfinished, ///< a restore was interrupted: begin it again
    damaged_head,       ///< the log's own summary contradicts its records
    damaged_erasures,   ///< the list of erasures cannot be read
    // Working.
    damaged_file,    ///< a page of a database cannot be read; which record it held is not known
    damaged_record,  ///< `sequence` says which; it is not served, the others are
    damaged_stream,  ///< a stream's head contradicts its records, or a list of streams is not whole
    damaged_outcome, ///< of a command
    missing_data_key,///< the key of a record is gone and no tombstone says so
    erased,          ///< the key scope was erased: nothing can be added to it
    disk_full,       ///< nothing was written; goes on by itself when there is space
    read_only,
    busy,
    storage,         ///< the database failed in another way: `cause`
    overloaded,      ///< too many wait already
    stopping,        ///< the log is being closed
    too_large,       ///< a payload above `largest_payload`
    // Copies.
    target_not_empty,
    not_a_backup,
    not_verified, ///< the copy was made and does not verify
    malformed_export,
};

/// `second-process`, …: for messages and logs; the words for people belong to the catalogue of messages.
char const* name(FaultCode code);

/// Whether the same may go well in a while.
bool passes(FaultCode code);

/// A fault of ours: never holds text of a payload, a name or a driver.
class Fault final : public std::runtime_error {
public:
    explicit Fault(FaultCode code, std::optional<std::uint64_t> sequence = {}, std::optional<db::Code> cause = {});

    FaultCode code() const { return code_; }
    std::optional<std::uint64_t> sequence() const { return sequence_; } ///< of the record, where one is meant
    std::optional<db::Code> cause() const { return cause_; }

private:
    FaultCode code_;
    std::optional<std::uint64_t> sequence_;
    std::optional<db::Code> cause_;
};

/// The fault that a failure of the database amounts to.
Fault fault_of(db::Failure const& failure);

}

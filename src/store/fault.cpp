#include "store/fault.h"

#include <string>

namespace noddfa::store {

char const* name(FaultCode code)
{
    switch (code) {
    case FaultCode::second_process: return "second-process";
    case FaultCode::folder_unusable: return "folder-unusable";
    case FaultCode::newer_schema: return "newer-schema";
    case FaultCode::missing_site: return "missing-site";
    case FaultCode::missing_key: return "missing-key";
    case FaultCode::exposed_key: return "exposed-key";
    case FaultCode::malformed_key: return "malformed-key";
    case FaultCode::wrong_key: return "wrong-key";
    case FaultCode::missing_key_store: return "missing-key-store";
    case FaultCode::missing_log: return "missing-log";
    case FaultCode::wrong_origin: return "wrong-origin";
    case FaultCode::restore_unfinished: return "restore-unfinished";
    case FaultCode::damaged_head: return "damaged-head";
    case FaultCode::damaged_erasures: return "damaged-erasures";
    case FaultCode::damaged_file: return "damaged-file";
    case FaultCode::damaged_record: return "damaged-record";
    case FaultCode::damaged_stream: return "damaged-stream";
    case FaultCode::damaged_outcome: return "damaged-outcome";
    case FaultCode::missing_data_key: return "missing-data-key";
    case FaultCode::erased: return "erased";
    case FaultCode::disk_full: return "disk-full";
    case FaultCode::read_only: return "read-only";
    case FaultCode::busy: return "busy";
    case FaultCode::storage: return "storage";
    case FaultCode::overloaded: return "overloaded";
    case FaultCode::stopping: return "stopping";
    case FaultCode::too_large: return "too-large";
    case FaultCode::target_not_empty: return "target-not-empty";
    case FaultCode::not_a_backup: return "not-a-backup";
    case FaultCode::not_verified: return "not-verified";
    case FaultCode::malformed_export: break;
    }
    return "malformed-export";
}

bool passes(FaultCode code)
{
    using enum FaultCode;
    return code == disk_full || code == read_only || code == busy || code == storage || code == overloaded
           || code == stopping;
}

Fault::Fault(FaultCode code, std::optional<std::uint64_t> sequence, std::optional<db::Code> cause)
    : std::runtime_error(std::string{"store: "} + name(code)), code_(code), sequence_(sequence), cause_(cause)
{
}

Fault fault_of(db::Failure const& failure)
{
    switch (failure.code()) {
    case db::Code::full: return Fault{FaultCode::disk_full, {}, failure.code()};
    case db::Code::read_only: return Fault{FaultCode::read_only, {}, failure.code()};
    case db::Code::busy: return Fault{FaultCode::busy, {}, failure.code()};
    case db::Code::corrupt:
    case db::Code::not_a_database: return Fault{FaultCode::damaged_file, {}, failure.code()};
    default: return Fault{FaultCode::storage, {}, failure.code()};
    }
}

}

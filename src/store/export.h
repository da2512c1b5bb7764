#pragma once

#include "store/verify.h"

#include <span>

/// The log as one file that can be checked without database or server.
///
/// Layout: 8 bytes `CPRLEXP` 0x01, then frames of one byte kind, four bytes length (big-endian), and so many bytes:
///
/// | kind | body |
/// |---|---|
/// | `K` | once, first: the verifier key of the log as text (`name+id+key`), which must be the one the checker brings |
/// | `R` | a record: leaf (336) ‖ key scope (16) ‖ sealed salt and payload; in order from sequence 0 |
/// | `C` | a signed checkpoint, directly after the record that completes its size |
/// | `E` | once, last: number of records (8, big-endian) ‖ root of the tree (32) |
namespace noddfa::store {

/// Bytes one after another.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Fills `into` as far as there are bytes; how many. `Fault` with `folder_unusable` when reading fails.
    virtual std::size_t read(std::span<std::uint8_t> into) = 0;
};

struct ExportReport {
    audit::Report audit;
    bool whole = false; ///< every frame well formed, in order, and the end there and true
    std::uint64_t broken_at = 0; ///< bytes before the frame that is not
    bool green() const { return whole && audit.green(); }
};

/// Checks an export; with an opener (a `Vault`) also what is sealed. Never throws for what the bytes say.
ExportReport verify_export(ByteSource& source, VerifyOptions const& options, audit::PayloadOpener* opener);
/// The same for a file. `Fault` with `folder_unusable` when it cannot be read.
ExportReport verify_export(std::filesystem::path const& file, VerifyOptions const& options,
                           audit::PayloadOpener* opener);

/// Writes a log's records and checkpoints, as one snapshot, into a new file (mode 0600), whole or not at all. `Fault`:
/// `target_not_empty`, `disk_full`, `folder_unusable`, `damaged_record`.
void export_folder(std::filesystem::path const& folder, audit::VerifierKey const& key,
                   std::filesystem::path const& file);

}

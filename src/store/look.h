#pragma once

#include "db/sqlite.h"
#include "store/reader.h"

#include <filesystem>

/// Looking at a log without holding or changing it: while another process writes it, or where nobody can write.
namespace noddfa::store {

/// A connection to look at a database without changing it, also in a folder that cannot be written.
std::unique_ptr<db::SqliteConnection> open_to_look(std::filesystem::path const& file);
/// The keys of a folder, only to read.
std::unique_ptr<Vault> open_vault_to_look(std::filesystem::path const& folder, std::filesystem::path const& site_key);

/// A log to read only: one snapshot, for one thread. A copy that was put back by hand and never opened since may not
/// know of erasures that only its log holds: they are looked up first.
class LogToRead {
public:
    /// `Fault`: `missing_site`, `missing_log`, `missing_key_store`, `newer_schema`, a code of keys, `damaged_file`.
    LogToRead(std::filesystem::path const& folder, std::filesystem::path const& site_key);
    Reader& reader() { return *reader_; }

private:
    std::unique_ptr<db::Connection> connection_;
    std::unique_ptr<Vault> vault_;
    std::unique_ptr<Reader> reader_;
};

}

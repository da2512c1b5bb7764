#pragma once

#include <filesystem>
#include <optional>
#include <string>

/// Small files that only their owner may read, written so that a crash leaves the old or the new one. A sync that fails
/// is a `Fault` whose cause is `sync`: nobody knows what the disk holds.
namespace noddfa::store {

/// The whole file; nothing when there is none. Throws `Fault` with `folder_unusable` when it cannot be read, and
/// `exposed_key` when others than the owner may.
std::optional<std::string> read_private_file(std::filesystem::path const& file);

/// Writes a new file with mode 0600, synced, under its name only when it is whole. `folder_unusable` when it cannot.
void write_private_file(std::filesystem::path const& file, std::string const& text);

/// Appends to a file of lines and syncs; an unfinished last line is cut off first.
void append_line(std::filesystem::path const& file, std::string const& line);

/// Makes what was created or renamed in a folder last.
void sync_folder(std::filesystem::path const& folder);
/// Makes a file's content last.
void sync_file(std::filesystem::path const& file);

}

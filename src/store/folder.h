#pragma once

#include <filesystem>

namespace noddfa::store {

/// Where things lie in a data folder.
struct FolderPaths {
    std::filesystem::path folder;

    std::filesystem::path log() const { return folder / "log.db"; }
    std::filesystem::path keys() const { return folder / "keys.db"; }
    std::filesystem::path lock() const { return folder / "lock"; }
    std::filesystem::path restoring() const { return folder / "restoring"; } ///< there while a restore is under way
};

/// Whether there is a file that holds anything.
bool holds_data(std::filesystem::path const& file);

/// `Fault` with `missing_site` where there is neither a log nor keys: a folder mistyped is no empty site.
void must_hold_a_site(std::filesystem::path const& folder);

/// The data folder in the hands of one process, until destroyed. The lock goes with the process, however it ends.
class HeldFolder {
public:
    /// Makes the folder (mode 0700) when it is missing. `Fault`: `folder_unusable`, `second_process`.
    explicit HeldFolder(std::filesystem::path const& folder);
    HeldFolder(HeldFolder const&) = delete;
    HeldFolder& operator=(HeldFolder const&) = delete;
    ~HeldFolder();

    FolderPaths const& paths() const { return paths_; }

private:
    FolderPaths paths_;
    int lock_ = -1;
};

/// `Fault` with `folder_unusable` when a file lies in a folder or below it: a site key beside the data would be in its
/// backups.
void must_lie_outside(std::filesystem::path const& file, std::filesystem::path const& folder);

}

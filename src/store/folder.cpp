#include "store/folder.h"

#include "store/fault.h"
#include "store/private_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace noddfa::store {

namespace {

void make_folder(std::filesystem::path const& folder)
{
    std::error_code unusable;
    if (folder.has_parent_path())
        std::filesystem::create_directories(folder.parent_path(), unusable);
    if (::mkdir(folder.c_str(), 0700) == 0 && folder.has_parent_path())
        sync_folder(folder.parent_path());
    if (!std::filesystem::is_directory(folder, unusable))
        throw Fault{FaultCode::folder_unusable};
}

}

bool holds_data(std::filesystem::path const& file)
{
    std::error_code missing;
    auto const size = std::filesystem::file_size(file, missing);
    return !missing && size > 0;
}

void must_hold_a_site(std::filesystem::path const& folder)
{
    FolderPaths const paths{folder};
    if (!holds_data(paths.log()) && !holds_data(paths.keys()))
        throw Fault{FaultCode::missing_site};
}

HeldFolder::HeldFolder(std::filesystem::path const& folder) : paths_{folder}
{
    make_folder(folder);
    lock_ = ::open(paths_.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lock_ < 0)
        throw Fault{errno == EROFS || errno == EACCES ? FaultCode::read_only : FaultCode::folder_unusable};
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        auto const held = errno == EWOULDBLOCK;
        ::close(lock_);
        throw Fault{held ? FaultCode::second_process : FaultCode::folder_unusable};
    }
}

HeldFolder::~HeldFolder() { ::close(lock_); }

void must_lie_outside(std::filesystem::path const& file, std::filesystem::path const& folder)
{
    auto const inner = std::filesystem::weakly_canonical(file);
    auto const outer = std::filesystem::weakly_canonical(folder);
    auto const [end, ignored] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    if (end == outer.end())
        throw Fault{FaultCode::folder_unusable};
}

}

#pragma once

#include "application/files.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace noddfa {

/// Whether nobody but its owner may read, write or run a file that is there.
inline bool is_private(std::filesystem::path const& file)
{
    using std::filesystem::perms;
    std::error_code error;
    auto const status = std::filesystem::status(file, error);
    return !error && (status.permissions() & (perms::group_all | perms::others_all)) == perms::none;
}

/// The files of this machine, below a folder.
class SystemFiles final : public application::Files {
public:
    explicit SystemFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

    std::optional<std::string> read(std::string const& name) const override
    {
        std::ifstream stream{folder_ / name, std::ios::binary};
        if (!stream)
            return std::nullopt;
        std::ostringstream text;
        text << stream.rdbuf();
        return std::move(text).str();
    }

private:
    std::filesystem::path folder_;
};

}

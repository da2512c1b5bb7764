#pragma once

#include "application/files.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace noddfa {

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

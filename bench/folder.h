#pragma once

#include "store/log.h"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <unistd.h>

namespace noddfa {

/// A folder on the disk that is measured, gone at the end.
class Folder {
public:
    Folder()
    {
        auto name = (std::filesystem::current_path() / "build" / "bench-XXXXXX").string();
        if (!::mkdtemp(name.data()))
            throw std::runtime_error{"a bench runs in a folder that holds build/"};
        path_ = name;
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline store::LogOptions options_in(std::filesystem::path const& folder)
{
    store::LogOptions options;
    options.folder = folder / "data";
    options.site_key = folder / "key";
    options.origin = "noddfa.example/bench";
    return options;
}

}

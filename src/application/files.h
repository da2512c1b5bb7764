#pragma once

#include <optional>
#include <string>

namespace noddfa::application {

/// Files that people name: what they import, holidays, stylesheets. A test has its own in memory.
class Files {
public:
    virtual ~Files() = default;
    /// The bytes of a file; nothing if it cannot be read.
    virtual std::optional<std::string> read(std::string const& name) const = 0;
};

}

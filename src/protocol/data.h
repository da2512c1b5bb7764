#pragma once

#include <string_view>
#include <vector>

namespace noddfa {

/// A file of `protocol/` as it was when the program was built. `name` is its path below `protocol/`.
struct DataFile {
    std::string_view name;
    std::string_view text;
};

/// Every data file built into the program, sorted by name.
std::vector<DataFile> const& protocol_data();

/// The text of one of them; empty if the program was built without it.
std::string_view protocol_data(std::string_view name);

}

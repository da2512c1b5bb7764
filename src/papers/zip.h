#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The list of what is in an archive, without unpacking any of it.
namespace noddfa::papers {

struct ZipEntry {
    std::string name;
    bool encrypted = false;
    bool stored = false; ///< not packed
    bool begins_with_markup = false;
};

struct Zip {
    std::vector<ZipEntry> entries;
};

inline constexpr std::size_t most_entries = 10'000;

/// Nothing where it is no archive, or its list leads outside of it or is longer than any document's.
std::optional<Zip> read_zip(std::string_view content);

}

#pragma once

#include "protocol/data_fault.h"

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace noddfa::generate {

/// A data file that the build cannot use: file, line, field and reason in one sentence.
struct WrongFile : std::runtime_error {
    explicit WrongFile(DataFault const& fault) : std::runtime_error(sentence(fault)) {}
};

/// The whole text of a file; throws `WrongFile` if it cannot be read.
std::string read_text(std::filesystem::path const& file);

/// Every `.toml` directly in a folder, sorted by name.
std::vector<std::filesystem::path> toml_files(std::filesystem::path const& folder);

/// Clause identifiers in the order of the catalogue's files. Throws `WrongFile` on a file that is wrong in any field
/// and on an identifier given twice.
std::vector<std::string> clause_ids(std::vector<std::filesystem::path> const& clause_files);

}

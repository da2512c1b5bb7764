#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace noddfa::generate {

/// `protocol/clause.h`: one constant for each clause.
std::string clause_header(std::vector<std::string> const& ids);
/// `protocol/clause.cpp`: from constant to identifier and back.
std::string clause_source(std::vector<std::string> const& ids);
/// `protocol/data.cpp`: the data files themselves, as (name, text), sorted by name.
std::string data_source(std::vector<std::pair<std::string, std::string>> const& files);

/// Writes a file only if its text changes, so that what depends on it is not built again.
void write_if_changed(std::filesystem::path const& file, std::string const& text);

}

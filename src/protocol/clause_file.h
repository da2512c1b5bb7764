#pragma once

#include "protocol/clause_row.h"
#include "protocol/data_fault.h"

#include <optional>
#include <string_view>
#include <vector>

namespace noddfa {

/// One file of `protocol/clauses/`: a heading and its clauses.
struct ClauseFile {
    Heading heading;
    std::vector<ClauseRow> clauses;
};

/// Reads a catalogue file (TOML). Refuses an unknown field, a missing or wrong value, an identifier twice, a clause
/// that blocks without saying who may pass it. The build reads every file with it.
std::optional<DataFault> read_clause_file(std::string_view file, std::string_view toml, ClauseFile& into);

}

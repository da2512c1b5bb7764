#pragma once

#include "protocol/clause.h"
#include "protocol/clause_row.h"
#include "protocol/data_fault.h"

#include <optional>
#include <string_view>
#include <vector>

namespace noddfa {

/// Every clause, in the order of the catalogue's files.
struct Catalogue {
    std::vector<Heading> headings;
    std::vector<ClauseRow> clauses;

    ClauseRow const& operator[](Clause clause) const { return clauses[static_cast<std::size_t>(clause)]; }
};

/// Adds the clauses of one catalogue file (TOML). Refuses an unknown field, a missing or wrong value, an identifier
/// twice (also across files).
std::optional<DataFault> read_clauses(std::string_view file, std::string_view toml, Catalogue& into);

/// The catalogue built into the program. Checked at build time: never empty, in the order of `Clause`.
Catalogue const& catalogue();

}

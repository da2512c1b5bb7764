#pragma once

#include "base/date.h"
#include "protocol/clause.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa {

enum class ClauseForce { must, must_workflow, should, should_not, may, definition };
enum class ClauseClass { rule, record, judgement, definition, not_yet, outside };
/// Who may pass a gate that a clause closes.
enum class Override { none, chair_reason };

/// One clause of the protocol as this project carries it.
struct ClauseRow {
    std::string id;
    std::string source;
    ClauseForce force{};
    ClauseClass clause_class{};
    std::optional<Override> override_; ///< only for a clause that blocks
    std::vector<std::string> verbs;
    std::string evidence;
    std::vector<std::string> marks;
    std::vector<std::string> rulings;
    std::string exception; ///< why a row that could be a rule is none
    std::string note;
    std::string english;
    std::string welsh; ///< empty: waits for a translator
    std::string heading;
};

struct Heading {
    std::string id;
    std::string english;
    std::string welsh;
};

/// Every clause, in the order of the catalogue's files.
struct Catalogue {
    std::vector<Heading> headings;
    std::vector<ClauseRow> clauses;

    ClauseRow const& operator[](Clause clause) const { return clauses[static_cast<std::size_t>(clause)]; }
};

/// What is wrong with a data file, and where.
struct DataFault {
    std::string file;
    int line = 0; ///< 1-based; 0: the file as a whole
    std::string field;
    std::string message;
};

/// Adds the clauses of one catalogue file (TOML). Refuses an unknown key, a missing or wrong value, an id twice.
std::optional<DataFault> read_clauses(std::string_view file, std::string_view toml, Catalogue& into);

/// The catalogue built into the program. Checked at build time: never empty, in the order of `Clause`.
Catalogue const& catalogue();

}

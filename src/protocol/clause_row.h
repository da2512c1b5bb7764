#pragma once

#include <optional>
#include <string>
#include <vector>

namespace noddfa {

/// `must_workflow` is the catalogue's `must*`: an expectation that the source words without "must".
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
    std::optional<Override>
        override_; ///< only for a clause that blocks; none of those that an open alert passes (R-17)
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

}

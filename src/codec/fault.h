#pragma once

#include <string>

namespace noddfa::codec {

/// Why a value could not be read. The name is the message's key in the catalogues (`input.unknown_field`).
enum class Problem {
    unknown_field,
    missing_field,
    wrong_type,     ///< `expected`: `whole_number`, `true_or_false`, `text`, `list`, `object`
    not_one_of,     ///< `expected` lists the values
    not_a_date,     ///< also 30 February
    not_a_time,
    no_such_time,   ///< skipped on the night the clocks go forward
    not_an_identifier,
    too_long,       ///< `expected` is the limit in bytes
    control_character,
    out_of_range,   ///< `expected` is the range
    unknown_clause,
    too_many,       ///< `expected` is the limit in items
};

/// What is wrong with a value, and where in it.
struct Fault {
    std::string field; ///< `actions[2].by_when`; empty: the value itself
    Problem problem{};
    std::string expected; ///< never the input
};

/// The message key of a problem: `unknown_field`.
char const* name_of(Problem problem);

}

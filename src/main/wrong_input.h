#pragma once

#include "language/catalogue.h"
#include "replay/player.h"

namespace noddfa {

/// What is wrong with something put in, and in brackets what would do: `this must be of another kind (whole number)`.
/// `problem` is a message's key after `input.`, `expected` a kind, a list of words, a range or a limit.
inline std::string wrong_input(language::Catalogue const& words, std::string const& problem,
                               std::string const& expected)
{
    auto text = words.text("input." + problem);
    if (expected.empty())
        return text;
    auto const kind = "kind." + expected;
    return text + " (" + (words.has(kind) ? words.text(kind) : expected) + ")";
}

/// A line of a replay file that cannot be read: `file:line: field: what is wrong`.
inline std::string wrong_line(language::Catalogue const& words, replay::InputFault const& fault)
{
    auto const field = fault.field.empty() ? std::string{} : fault.field + ": ";
    return fault.file + ":" + std::to_string(fault.line) + ": " + field
           + wrong_input(words, fault.problem, fault.expected);
}

}

#pragma once

#include "protocol/act.h"

#include <optional>

namespace noddfa::conference {

/// The paragraph itself, or the reason given for its clause, which says the same; nothing where both lack words.
inline std::optional<Paragraph> in_words(std::optional<Paragraph> const& paragraph, Act const& act, Clause clause)
{
    if (paragraph && !paragraph->empty())
        return paragraph;
    return act.has_reason(clause) ? std::optional{act.reasons.at(clause)} : std::nullopt;
}

}

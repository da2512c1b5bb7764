#pragma once

#include "protocol/clause.h"
#include "protocol/code.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace noddfa {

/// Identifiers, dates and numbers that a message about a clause names: `{"child": "A", "due": "2026-03-02"}`.
/// Never free text, never a name.
using Details = std::map<std::string, std::string>;

/// A departure from a clause that does not refuse: an unmet should, a duty missed, something to look at.
struct Finding {
    Code code;
    Clause clause{};
    Details details;
    bool operator==(Finding const&) const = default;
};

/// An unmet must, a wrong stage, somebody who may not. Nothing happened.
struct Refusal {
    Code code;
    std::vector<Clause> clauses; ///< the first is the one that refuses
    Details details;
    std::vector<Finding> limbs; ///< everything unmet within the rule, or every clause that asks for a reason
};

/// What a decider answers: events, with findings beside them, or a refusal and no event.
template<class Event>
struct Decision {
    std::vector<Event> events;
    std::vector<Finding> findings;
    std::optional<Refusal> refusal;

    bool accepted() const { return !refusal; }
};

}

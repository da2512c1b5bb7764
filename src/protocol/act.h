#pragma once

#include "base/moment.h"
#include "people/paragraph.h"
#include "protocol/clause.h"

#include <map>
#include <optional>

namespace noddfa {

using Reasons = std::map<Clause, Paragraph>;

/// Who acts, when, and with which reasons: what every command carries beside its own fields.
struct Act {
    CommandId id; ///< a repeat of it returns the first outcome
    PersonId by;
    std::optional<PersonId> on_behalf_of;
    Moment held_on;     ///< when it happened (R-03); deadlines count from here
    Moment recorded_at; ///< when it was typed; proves nothing else
    Reasons reasons;    ///< for each clause departed from, why (R-01)

    /// Whether a reason with words in it was given for the clause.
    bool has_reason(Clause clause) const
    {
        auto const found = reasons.find(clause);
        return found != reasons.end() && !found->second.empty();
    }
};

}

#pragma once

#include "access/relations.h"
#include "access/settings.h"
#include "base/moment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace noddfa::access {

/// A relation between two ends, from a moment on. It comes from an event that says who granted it and why.
struct Fact {
    Relation relation{};
    Subject from;
    Subject to;
    std::string part; ///< which kind, capacity, team or part of a meeting: a word of the relation's row
    Moment since;
    std::optional<Moment> until; ///< the first minute at which it no longer holds
    PersonId granted_by;
    ParagraphId reason;
};

/// That something happened which ends relations to its subject: a conference was closed.
struct Happening {
    Ending what{};
    Subject to;
    Date on;
};

/// What is known of who is what to whom. A permit names the version it was decided on.
struct Facts {
    std::uint64_t version = 0;
    std::vector<Fact> facts;
    std::vector<Happening> happened;
};

/// Whether a fact counts at a moment: from its first minute, until its end, until the last day that an event left to
/// it (days in Europe/London, the number of them from the settings), and no longer than its limit.
bool holds(Fact const& fact, Moment const& at, Facts const& facts, Settings const& settings);

/// Whether a fact's ends and part are such as its relation has; what is not is never to be recorded.
bool is_well_formed(Fact const& fact);

/// Whether a relation from one end to the other holds at a moment.
bool related(Relation relation, Subject const& from, Subject const& to, Moment const& at, Facts const& facts,
             Settings const& settings);

}

#pragma once

#include "base/moment.h"
#include "protocol/decision.h"
#include "protocol/terms.h"

#include <vector>

/// What a conference still lacks before it opens (A.1 to A.9). "Ready" is never a gate.
namespace noddfa::conference {

struct State;

/// Something that a clause wants before the conference and that is not there.
struct Gap {
    Finding finding;
    bool wants_reason = false; ///< the clause is a WARN+R: opening in spite of it asks the chair for a reason
};

/// Every gap, clause by clause in the order of the headings: convening, invitations, child, family, reports, sharing.
/// `now` is the moment of opening, or any moment before it when somebody asks how far the preparation is.
std::vector<Gap> readiness_gaps(State const& state, Moment now, Terms const& terms);

/// The clauses that a conference is asked about before it opens, in the order of the headings: those that can have a
/// gap, as it is made up.
std::vector<Clause> readiness_clauses(State const& state);

/// The same as findings, for showing.
std::vector<Finding> readiness(State const& state, Moment now, Terms const& terms);

}

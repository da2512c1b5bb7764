#pragma once

#include "conference/events.h"
#include "protocol/terms.h"

#include <vector>

/// Correcting a recorded fact: what may be corrected, and what a correction does to decisions taken.
namespace noddfa::conference {

/// Whether an event records a fact, so that it may be corrected. A view, a vote, a ruling, a judgement, a decision and
/// what somebody said are none: they stand as given.
bool is_correctable(Event const& event);

/// A `DecisionShaken` for each child for whom the conference, as now known, was less quorate at the moment of the
/// decision than it was taken to be. `before` and `after` are the states without and with the correction. The decision
/// itself never changes.
std::vector<Event> shaken(State const& before, State const& after, Terms const& terms);

}

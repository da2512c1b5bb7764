#pragma once

#include "conference/state.h"
#include "protocol/duty.h"
#include "protocol/terms.h"

#include <vector>

/// What the clauses make due around one conference.
namespace noddfa::conference {

/// Every duty of the conference as it stands at the end of `today`, met or open, in the order of the headings; tasks
/// and alerts that wait for somebody last. Clocks keep the settings of the day they started on; the conference's
/// own date, its reports and their sharing keep those under which it was convened.
std::vector<Duty> duties(State const& state, Date today, Terms const& terms);

/// The same with those that are no duty yet or none any more by the passing of time alone (`stands_on`), under the
/// settings of a day.
std::vector<Duty> duties_at_any_time(State const& state, Date as_of, Terms const& terms);

}

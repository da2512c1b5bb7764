#pragma once

#include "directory/events.h"
#include "directory/state.h"

/// What of a stream may be corrected.
namespace noddfa::directory {

/// Whether an event records a fact, so that it may be corrected. A decision, a judgement and what another stream
/// handed on are none: they stand as given.
bool is_correctable(Event const& event);

/// The field of a correction that leaves an agency or a membership without a day, or somebody a member of one agency
/// twice at once; nothing where all is in order.
std::optional<std::string> impossible_field(State const& state);

}

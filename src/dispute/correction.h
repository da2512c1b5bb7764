#pragma once

#include "dispute/events.h"

/// What of a stream may be corrected.
namespace noddfa::dispute {

/// Whether an event records a fact, so that it may be corrected. A decision, a judgement and what another stream
/// handed on are none: they stand as given.
bool is_correctable(Event const& event);

}

#pragma once

#include "grants/events.h"
#include "grants/state.h"

/// What of a stream may be corrected.
namespace noddfa::grants {

/// Whether an event records a fact, so that it may be corrected. What somebody claimed, stated, agreed to or judged
/// stands as given.
bool is_correctable(Event const& event);

/// The field of a correction that leaves an order without a day; nothing where all is in order.
std::optional<std::string> impossible_field(State const& state);

}

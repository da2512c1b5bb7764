#pragma once

#include "grants/events.h"
#include "protocol/act.h"
#include "protocol/gate.h"

namespace noddfa::grants {

using Gate = GateOf<Event>;

constexpr int minutes_of_an_hour = 60;

/// Whether somebody does it, or it is done in their name.
inline bool acts(Act const& act, PersonId const& person) { return act.by == person || act.on_behalf_of == person; }

}

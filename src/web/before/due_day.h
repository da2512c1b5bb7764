#pragma once

#include "web/before/step.h"

namespace noddfa::web {

/// When the conference is due, from which day on it counts, and what it counted from before (CONV-02, CONV-08).
Html due_and_anchors(Reader const& reader, ledger::Snapshot const& at, std::string const& conference);

}

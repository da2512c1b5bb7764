#pragma once

#include "web/before/step.h"

namespace noddfa::web {

/// When the conference is due, as it stands; nothing where no clause says so.
std::optional<Deadline> due_date_of(Reader const& reader, ledger::Snapshot const& at, std::string const& conference);
/// When the conference is due, from which day on it counts, and what it counted from before (CONV-02, CONV-08).
Html due_and_anchors(Reader const& reader, ledger::Snapshot const& at, std::string const& conference);

}

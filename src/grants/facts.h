#pragma once

#include "access/facts.h"
#include "grants/state.h"

namespace noddfa::grants {

/// What a stream says to `access`, each fact with its beginning and end. That an agency's right to claim is narrowed
/// is none of them: it begins by the passing of working days (`is_narrowed`).
std::vector<access::Fact> facts_of(State const& state);

}

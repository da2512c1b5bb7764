#pragma once

#include "access/roles.h"

#include <optional>
#include <string>
#include <vector>

namespace noddfa::access::questions {

/// The ends that a leg's relation must lead to for an object and a label; none for `anywhere`.
std::vector<Subject> ends_of(Leg const& leg, Object const& object, Label const* label);

/// The part that a leg's relation must have; nothing where any will do.
std::optional<std::string> part_of(Leg const& leg, Object const& object, Label const* label);

}

#pragma once

#include "access/actions.h"
#include "access/roles.h"

#include <span>

/// What the same person may not hold or do together (3.4, separation of duties).
namespace noddfa::access {

struct Against {
    Relation relation{};
    End end = End::nothing; ///< `nothing`: unused; of children and people any one is enough
};

/// Bites where who asks does something of this kind, or in this role, and stands in one of these relations too.
struct Separation {
    std::string_view name;
    std::optional<Trait> doing = std::nullopt; ///< none: whatever is done
    Role playing = Role::none;  ///< none: in whatever role
    Against against[10] = {};
    bool as_second = false;     ///< only for the second of two people
};

std::span<Separation const> separations();

/// Whether any separation of duties forbids it: the table's, being the author or the recipient where it must be
/// somebody else, or being the first person too or beholden to them.
bool is_separated(Action action, Asking const& asking);

}

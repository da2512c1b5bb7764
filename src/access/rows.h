#pragma once

#include "access/actions.h"
#include "access/obligations.h"
#include "access/roles.h"

#include <span>

/// Who may do what (3.4), one row each; what no row permits is denied.
namespace noddfa::access {

/// Whether the object must be the asker's own: written by them, or made for them.
NODDFA_ACCESS_ENUM(Own, no, author, recipient)

struct Row {
    Role role{};
    Action action{};
    SetOf<Circumstance> needs = {};
    SetOf<Circumstance> unless = {};
    Obligations must = {}; ///< beside the leaf that every look at case data and every act leaves
    Own own = Own::no;
};

/// In the order in which they are tried: the first that permits counts.
std::span<Row const> rows();

/// The place of the rows of an action in `rows()`, in order.
std::span<std::size_t const> rows_of(Action action);

/// Who may be the second person for an action that takes two.
struct Pair {
    Action action{};
    Role second{};
};

std::span<Pair const> pairs();

}

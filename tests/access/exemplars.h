#pragma once

#include "worlds.h"

#include "access/audiences.h"
#include "access/rows.h"
#include "access/separation.h"

namespace noddfa::access::questions {

/// The least world in which a row permits: its one question is permitted by that row.
World exemplar(Row const& row);

/// The least world in which somebody may be the second person of a pair.
World exemplar(Pair const& pair);

/// Puts the facts of a role into a world for its question.
void let_play(Role role, World& world, Question& question, Label const* label = nullptr);

/// A fact that holds at the world's question.
Fact fact(Relation relation, Subject const& from, Subject const& to, std::string_view part = "");

/// What the one question of a world is answered.
Decision answer(World const& world);

}

#pragma once

#include "application/rooms.h"

#include <span>
#include <string_view>

namespace noddfa::application {

/// How far an event reaches into the rows that pages list.
enum class Reach {
    no_row,  ///< no row of any stream can be another after it
    own,     ///< rows of its own stream alone
    related, ///< those of conferences and disputes about the same children too; of the register, of plan and access
};

/// What is not known to reach less far is taken to be related. Scenarios and the simulation check that no row changes
/// beyond what this says.
Reach reach_of(AnyEvent const& event);
/// The events of a conference that reach no row, by their stored names.
std::span<std::string_view const> events_without_rows();

}

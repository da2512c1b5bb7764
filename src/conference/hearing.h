#pragma once

#include "conference/state.h"

/// Who of those at the conference has been heard: child, family, everyone in the room (A.10, CHAIR-04).
namespace noddfa::conference {

/// Whether the person is of the family, in a capacity that makes them so (B-09).
bool is_of_family(State const& state, PersonId const& person);
/// Parents and carers of a child whose views are neither recorded nor marked absent or excluded (PAR-14, RUN-07).
std::vector<PersonId> parents_unheard(State const& state, ChildId const& child);
/// Whether the voice of the child came to the conference by any channel, or was marked as not to be had. A child in the
/// womb has none.
bool child_is_heard(State const& state, SubjectChild const& child);
/// Those present who have neither spoken, presented a report nor given the family's view. Chair, record taker and those
/// who only listen or interpret are not waited for.
std::vector<PersonId> silent_people(State const& state, Moment now);

}

#pragma once

#include "directory/gate.h"
#include "directory/state.h"

namespace noddfa::directory {

/// That the stream is the one of a practitioner who is known.
inline void need_practitioner(Gate& gate, State const& state, PersonId const& person)
{
    gate.need(!person.empty(), "missing-field"_code, "person");
    gate.need(state.practitioner && state.practitioner->said.person == person, "unknown-practitioner"_code, "person");
}

}

#pragma once

#include "base/contains.h"
#include "conference/meeting.h"
#include "conference/state.h"
#include "protocol/weighing.h"

#include <optional>

/// What the commands from the categories on have in common.
namespace noddfa::conference {

/// Which child a finding is about.
inline Details about(ChildId const& child) { return {{"child", child.value}}; }

/// Asks that the conference is about the child.
inline void weigh_known_child(Weighing& weigh, State const& state, ChildId const& child, Clause clause)
{
    weigh.sound(state.child(child), clause, "unknown-child"_code, "child", {{"child", child.value}});
}

/// Asks that the chair gives the command; `clause` is the one that leaves it to the chair.
inline void weigh_from_chair(Weighing& weigh, State const& state, Act const& act, Clause clause)
{
    weigh.must(state.is_chair(act.by), clause, "not-the-chair"_code);
}

/// Asks that a practitioner is there and heard what the others heard; of anybody else nothing.
inline void weigh_heard(Weighing& weigh, State const& state, PersonId const& person, Moment now, Clause clause)
{
    if (capacity_of(state, person) != Capacity::practitioner)
        return;
    Details const who{{"person", person.value}};
    weigh.must(state.present(person, now), clause, "not-present"_code, who);
    weigh.must(contains(eligible_practitioners(state, now), person), clause, "not-briefed"_code, who);
}

/// Asks that the conference was opened, whether or not it is over by now.
inline void weigh_opened(Weighing& weigh, State const& state, Clause clause)
{
    weigh.sound(state.meeting.opened.has_value(), clause, "not-open"_code, "held_on");
}

}

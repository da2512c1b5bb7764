#pragma once

#include "application/record.h"

#include <functional>

namespace noddfa::application {

/// What one event makes happen in another stream: something its decider weighs and no person gives, or an event handed
/// on as it is.
struct Reaction {
    StreamId stream;
    std::variant<AnyCommand, AnyEvent> what;
};

/// The streams of conferences about a child that are still to close.
using OpenConferences = std::function<std::vector<StreamId>(ChildId const& child)>;

/// What follows elsewhere from an event, in the same transaction: a decision to register becomes a register entry, a
/// closed conference its plans, a birth reaches the conferences about the child. `state` is the stream after the
/// event.
std::vector<Reaction> reactions(EventRecord const& record, AnyState const& state, OpenConferences const& open);

/// What became of a child's arrangements after a conference: as the register has them now, and the conferences that
/// decided on the child later.
struct ArrangedSince {
    cpr::Arrangements in_force;
    std::vector<conference::State const*> later;
};
using Since = std::function<ArrangedSince(ChildId const& child)>;

/// What a corrected fact of a conference changes in the register and the plans: co-ordinator and dates, as far as they
/// are still those that this conference set.
std::vector<Reaction> reactions_to_correction(conference::State const& before, conference::State const& after,
                                              Since const& since);

}

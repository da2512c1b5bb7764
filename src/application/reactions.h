#pragma once

#include "application/record.h"

#include <map>

namespace noddfa::application {

/// What one event makes happen in another stream: something its decider weighs and no person gives, or an event handed
/// on as it is.
struct Reaction {
    StreamId stream;
    std::variant<AnyCommand, AnyEvent> what;
};

/// What follows elsewhere from an event, in the same transaction: a decision to register becomes a register entry, a
/// closed conference its plans, a birth reaches the conferences about the child. `state` is the stream after the
/// event; `conferences` are the streams of conferences not yet closed, with the children each is about.
std::vector<Reaction> reactions(EventRecord const& record, AnyState const& state,
                                std::map<StreamId, std::vector<ChildId>> const& conferences);

}

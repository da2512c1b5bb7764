#pragma once

#include "dispute/state.h"
#include "people/one_of.h"

/// Every event of a dispute. The names are the stored format.
// clang-format off
#define NODDFA_DISPUTE_EVENTS(X) \
    /* set-aside */ \
    X(DecisionSetAside) \
    X(ReconveneRequired) \
    X(ReconveneAnswered) \
    /* appeal */ \
    X(AppealLodged) \
    X(PanelFormed) \
    X(AppealDecided) \
    X(ReconveneWishRecorded) \
    /* complaint */ \
    X(ComplaintMade) \
    X(ComplaintClassed) \
    X(ComplaintAcknowledged) \
    X(DiscussionExtended) \
    X(DiscussionRecorded) \
    X(TermsSent) \
    X(InvestigationRequested) \
    X(InvestigationAnswered) \
    /* difference */ \
    X(DifferenceRaised) \
    X(SafetyActionRecorded) \
    X(MovedUp) \
    X(DifferenceResolved) \
    /* notices */ \
    X(AlertRaised) \
    X(TaskSet)
// clang-format on

namespace noddfa::dispute {

using AlertRaised = Named<"AlertRaised", Alert>;
using TaskSet = Named<"TaskSet", Task>;

struct EventFamily;
#define NODDFA_BELONGS(Type) void belongs(EventFamily const*, Type const*);
NODDFA_DISPUTE_EVENTS(NODDFA_BELONGS)
#undef NODDFA_BELONGS

/// Any event of this room.
using Event = OneOf<EventFamily>;

}

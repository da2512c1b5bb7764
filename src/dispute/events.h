#pragma once

#include "dispute/state.h"
#include "people/one_of.h"
#include "protocol/correction.h"

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
    /* notices and corrections */ \
    X(AlertRaised) \
    X(AlertAcknowledged) \
    X(TaskSet) \
    X(TaskCompleted) \
    X(FactCorrected)
// clang-format on

namespace noddfa::dispute {

using noddfa::AlertAcknowledged;
using noddfa::AlertRaised;
using noddfa::FactCorrected;
using noddfa::TaskCompleted;
using noddfa::TaskSet;

struct EventFamily;
#define NODDFA_BELONGS(Type) void belongs(EventFamily const*, Type const*);
NODDFA_DISPUTE_EVENTS(NODDFA_BELONGS)
#undef NODDFA_BELONGS

/// Any event of this room.
using Event = OneOf<EventFamily>;

}

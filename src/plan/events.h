#pragma once

#include "people/one_of.h"
#include "plan/state.h"
#include "protocol/correction.h"

/// Every event of a plan. The names are the stored format.
// clang-format off
#define NODDFA_PLAN_EVENTS(X) \
    /* detail */ \
    X(PlanStarted) \
    X(OutlineAmended) \
    X(ReviewNoted) \
    X(DatesNoted) \
    X(RegistrationEnded) \
    X(RegistrationRestored) \
    X(SummarySent) \
    X(CoordinatorNoted) \
    X(BirthNoted) \
    X(PlanDetailed) \
    X(ActionCompleted) \
    X(CannotDeliverReported) \
    X(EscalationWasConsidered) \
    X(PlanReviewed) \
    X(PlanReceiptConfirmed) \
    /* core group */ \
    X(CoreGroupChanged) \
    X(CoreGroupHeld) \
    X(PlanChallenged) \
    X(EarlyReviewRequested) \
    X(EarlyReviewAnswered) \
    /* visits */ \
    X(VisitRecorded) \
    X(AccessDenied) \
    /* notices and corrections */ \
    X(AlertRaised) \
    X(AlertAcknowledged) \
    X(TaskSet) \
    X(TaskCompleted) \
    X(FactCorrected)
// clang-format on

namespace noddfa::plan {

using noddfa::AlertAcknowledged;
using noddfa::AlertRaised;
using noddfa::FactCorrected;
using noddfa::TaskCompleted;
using noddfa::TaskSet;

struct EventFamily;
#define NODDFA_BELONGS(Type) void belongs(EventFamily const*, Type const*);
NODDFA_PLAN_EVENTS(NODDFA_BELONGS)
#undef NODDFA_BELONGS

/// Any event of this room.
using Event = OneOf<EventFamily>;

}

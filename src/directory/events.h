#pragma once

#include "directory/state.h"
#include "people/one_of.h"
#include "protocol/correction.h"

/// Every event of the directory. The names are the stored format.
// clang-format off
#define NODDFA_DIRECTORY_EVENTS(X) \
    /* agencies */ \
    X(AgencyRecorded) \
    X(AgencyChanged) \
    X(AgencyClosed) \
    /* practitioners */ \
    X(PractitionerRecorded) \
    X(PractitionerChanged) \
    X(ContactVerified) \
    X(TrainingRecorded) \
    /* memberships */ \
    X(AgencyJoined) \
    X(AgencyLeft) \
    X(PractitionerLeft) \
    X(MembershipAttested) \
    /* posts */ \
    X(PostProposed) \
    X(PostGranted) \
    X(PostEnded) \
    X(PostWithdrawn) \
    /* corrections */ \
    X(FactCorrected)
// clang-format on

namespace noddfa::directory {

using noddfa::FactCorrected;

struct EventFamily;
#define NODDFA_BELONGS(Type) void belongs(EventFamily const*, Type const*);
NODDFA_DIRECTORY_EVENTS(NODDFA_BELONGS)
#undef NODDFA_BELONGS

/// Any event of this room.
using Event = OneOf<EventFamily>;

}

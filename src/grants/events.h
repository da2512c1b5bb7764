#pragma once

#include "grants/state.h"
#include "people/one_of.h"
#include "protocol/correction.h"

/// Every event of this room. The names are the stored format.
// clang-format off
#define NODDFA_GRANTS_EVENTS(X) \
    /* claims */ \
    X(AccessClaimed) \
    X(ClaimReviewed) \
    X(ClaimNoted) \
    X(ClaimReviewNoted) \
    /* needs */ \
    X(NeedStated) \
    /* bars */ \
    X(ConflictDeclared) \
    X(ConflictEnded) \
    X(OrderRecorded) \
    X(OrderEnded) \
    /* readers */ \
    X(AddressWithheld) \
    X(AddressReaderProposed) \
    X(AddressReaderWithdrawn) \
    X(AddressOpened) \
    X(AddressClosed) \
    X(ReaderListed) \
    X(ReaderUnlisted) \
    /* notices and corrections */ \
    X(AlertRaised) \
    X(AlertAcknowledged) \
    X(FactCorrected)
// clang-format on

namespace noddfa::grants {

using noddfa::AlertAcknowledged;
using noddfa::AlertRaised;
using noddfa::FactCorrected;

struct EventFamily;
#define NODDFA_BELONGS(Type) void belongs(EventFamily const*, Type const*);
NODDFA_GRANTS_EVENTS(NODDFA_BELONGS)
#undef NODDFA_BELONGS

/// Any event of this room.
using Event = OneOf<EventFamily>;

}

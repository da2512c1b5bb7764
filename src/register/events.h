#pragma once

#include "people/one_of.h"
#include "protocol/correction.h"
#include "register/state.h"

/// Every event of the register. The names are the stored format.
// clang-format off
#define NODDFA_REGISTER_EVENTS(X) \
    /* entry */ \
    X(Entered) \
    X(RegistrationConfirmed) \
    X(Transferred) \
    X(ArrangementsNoted) \
    X(EnteredTemporarily) \
    X(TemporaryEnded) \
    X(OpeningEntryLoaded) \
    X(OpeningLoadSignedOff) \
    /* changes */ \
    X(CategoriesChanged) \
    X(RegistrationContinued) \
    X(BirthRecorded) \
    X(TwinEntered) \
    X(EntryCorrected) \
    X(CoordinatorChanged) \
    X(CoordinatorChangeConfirmed) \
    X(ChangeReported) \
    /* removal */ \
    X(Removed) \
    X(RemovedAdministratively) \
    X(DeathRecorded) \
    X(RemovalNoticeConfirmed) \
    X(RemovalClosed) \
    X(EntryFlagged) \
    X(EntryRestored) \
    X(FlagLifted) \
    /* moves */ \
    X(MoveRecorded) \
    X(MoveAcknowledged) \
    X(TransferInformationSent) \
    X(TransferRequested) \
    X(MoveAgreedPermanent) \
    X(TransferAccepted) \
    X(TransferDeclined) \
    X(TransferCompleted) \
    X(WhereaboutsUnknown) \
    X(ChildFound) \
    /* enquiries */ \
    X(EnquiryAnswered) \
    X(EnquiryGivenUp) \
    X(AccessLogRequested) \
    X(AccessAnswerExtended) \
    X(AccessLogAnswered) \
    /* notices and corrections */ \
    X(AlertRaised) \
    X(AlertAcknowledged) \
    X(TaskSet) \
    X(TaskCompleted) \
    X(FactCorrected)
// clang-format on

namespace noddfa::cpr {

using noddfa::AlertAcknowledged;
using noddfa::AlertRaised;
using noddfa::FactCorrected;
using noddfa::TaskCompleted;
using noddfa::TaskSet;

struct EventFamily;
#define NODDFA_BELONGS(Type) void belongs(EventFamily const*, Type const*);
NODDFA_REGISTER_EVENTS(NODDFA_BELONGS)
#undef NODDFA_BELONGS

/// Any event of this room.
using Event = OneOf<EventFamily>;

}

#pragma once

#include "people/one_of.h"
#include "protocol/correction.h"
#include "register/state.h"

/// Every command of the register, in the order of its headings.
// clang-format off
#define NODDFA_REGISTER_COMMANDS(X) \
    /* entry */ \
    X(EnterTemporary) \
    X(EndTemporary) \
    X(LoadOpeningEntry) \
    X(SignOffOpeningLoad) \
    /* changes */ \
    X(RecordBirth) \
    X(CorrectEntry) \
    X(ChangeCoordinator) \
    X(ConfirmCoordinatorChange) \
    X(ReportChange) \
    /* removal */ \
    X(RemoveAdministratively) \
    X(RecordDeath) \
    X(ConfirmRemovalNotice) \
    X(CloseRemoval) \
    /* moves */ \
    X(RecordMove) \
    X(AcknowledgeMove) \
    X(SendTransferInformation) \
    X(RequestTransfer) \
    X(AgreePermanent) \
    X(AcceptTransfer) \
    X(CompleteTransfer) \
    X(MarkWhereaboutsUnknown) \
    X(MarkFound) \
    /* enquiries */ \
    X(RecordEnquiry) \
    X(GiveUpEnquiry) \
    X(RequestAccessLog) \
    X(ExtendAccessAnswer) \
    X(AnswerAccessRequest) \
    /* notices and corrections */ \
    X(AcknowledgeAlert) \
    X(CompleteTask) \
    X(CorrectFact)

/// What the register does because a conference or a dispute decided (R-17..R-20): handed on by the application, never
/// given by a person.
#define NODDFA_REGISTER_REACTIONS(X) \
    X(EnterRegister) \
    X(NoteArrangements) \
    X(ChangeCategories) \
    X(ContinueRegistration) \
    X(EnterTwin) \
    X(RemoveByReview) \
    X(FlagEntry) \
    X(RestoreEntry) \
    X(LiftFlag) \
    X(DeclineTransfer)
// clang-format on

namespace noddfa::cpr {

struct CommandFamily;
#define NODDFA_BELONGS(Type) void belongs(CommandFamily const*, Type const*);
NODDFA_REGISTER_COMMANDS(NODDFA_BELONGS)
NODDFA_REGISTER_REACTIONS(NODDFA_BELONGS)
#undef NODDFA_BELONGS

/// Any command of this room.
using Command = OneOf<CommandFamily>;

}

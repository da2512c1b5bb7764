#pragma once

#include "dispute/state.h"
#include "people/one_of.h"
#include "protocol/correction.h"

/// Every command of a dispute, in the order of its headings.
// clang-format off
#define NODDFA_DISPUTE_COMMANDS(X) \
    /* set-aside */ \
    X(SetAside) \
    X(AnswerReconvene) \
    /* appeal */ \
    X(LodgeAppeal) \
    X(FormPanel) \
    X(DecideAppeal) \
    X(RecordReconveneWish) \
    /* complaint */ \
    X(MakeComplaint) \
    X(ClassComplaint) \
    X(AcknowledgeComplaint) \
    X(ExtendDiscussion) \
    X(RecordDiscussion) \
    X(SendTerms) \
    X(RequestInvestigation) \
    X(RespondToInvestigation) \
    /* difference */ \
    X(RaiseDifference) \
    X(RecordSafetyAction) \
    X(MoveUp) \
    X(ResolveDifference) \
    /* notices and corrections */ \
    X(AcknowledgeAlert) \
    X(CompleteTask) \
    X(CorrectFact)
// clang-format on

namespace noddfa::dispute {

struct CommandFamily;
#define NODDFA_BELONGS(Type) void belongs(CommandFamily const*, Type const*);
NODDFA_DISPUTE_COMMANDS(NODDFA_BELONGS)
#undef NODDFA_BELONGS

/// Any command of this room.
using Command = OneOf<CommandFamily>;

}

#pragma once

#include "people/one_of.h"
#include "plan/state.h"
#include "protocol/correction.h"

/// Every command of a plan, in the order of its headings.
// clang-format off
#define NODDFA_PLAN_COMMANDS(X) \
    /* detail */ \
    X(DetailPlan) \
    X(CompleteAction) \
    X(ReportCannotDeliver) \
    X(ConsiderEscalation) \
    X(ReviewPlan) \
    X(ConfirmPlanReceipt) \
    /* core group */ \
    X(ChangeCoreGroup) \
    X(HoldCoreGroup) \
    X(ChallengePlan) \
    X(RequestEarlyReview) \
    X(AnswerEarlyReview) \
    /* visits */ \
    X(RecordVisit) \
    X(RecordAccessDenied) \
    /* notices and corrections */ \
    X(AcknowledgeAlert) \
    X(CompleteTask) \
    X(CorrectFact)

/// What a plan does because a conference or the register says so: handed on by the application, never given by a
/// person.
#define NODDFA_PLAN_REACTIONS(X) \
    X(StartPlan) \
    X(NoteReview) \
    X(NoteDates) \
    X(NoteRegistrationEnd) \
    X(NoteRegistrationRestored) \
    X(NoteSummarySent) \
    X(NoteCoordinator) \
    X(NoteBirth)
// clang-format on

namespace noddfa::plan {

struct CommandFamily;
#define NODDFA_BELONGS(Type) void belongs(CommandFamily const*, Type const*);
NODDFA_PLAN_COMMANDS(NODDFA_BELONGS)
NODDFA_PLAN_REACTIONS(NODDFA_BELONGS)
#undef NODDFA_BELONGS

/// Any command of this room.
using Command = OneOf<CommandFamily>;

}

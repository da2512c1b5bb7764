#pragma once

#include "plan/state.h"

#include <variant>

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
    X(RecordAccessDenied)

/// What a plan does because a conference or the register says so: handed on by the application, never given by a
/// person.
#define NODDFA_PLAN_REACTIONS(X) \
    X(StartPlan) \
    X(NoteReview) \
    X(NoteRegistrationEnd) \
    X(NoteRegistrationRestored) \
    X(NoteSummarySent) \
    X(NoteCoordinator) \
    X(NoteBirth)
// clang-format on

namespace noddfa::plan {

#define NODDFA_ALTERNATIVE(Type) , Type
/// Commands first, then reactions.
using Command = std::variant<
    std::monostate NODDFA_PLAN_COMMANDS(NODDFA_ALTERNATIVE) NODDFA_PLAN_REACTIONS(NODDFA_ALTERNATIVE)>;
#undef NODDFA_ALTERNATIVE

}

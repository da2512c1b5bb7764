#pragma once

#include "directory/state.h"
#include "people/one_of.h"
#include "protocol/correction.h"

/// Every command of the directory, in the order of its headings.
// clang-format off
#define NODDFA_DIRECTORY_COMMANDS(X) \
    /* agencies */ \
    X(RecordAgency) \
    X(ChangeAgency) \
    X(CloseAgency) \
    /* practitioners */ \
    X(RecordPractitioner) \
    X(ChangePractitioner) \
    X(VerifyContact) \
    X(RecordTraining) \
    /* memberships */ \
    X(JoinAgency) \
    X(LeaveAgency) \
    X(MoveAgency) \
    X(RecordLeaving) \
    X(AttestMembership) \
    /* posts */ \
    X(ProposePost) \
    X(AgreePost) \
    X(WithdrawPost) \
    /* corrections */ \
    X(CorrectFact)
// clang-format on

namespace noddfa::directory {

struct CommandFamily;
#define NODDFA_BELONGS(Type) void belongs(CommandFamily const*, Type const*);
NODDFA_DIRECTORY_COMMANDS(NODDFA_BELONGS)
#undef NODDFA_BELONGS

/// Any command of this room.
using Command = OneOf<CommandFamily>;

}

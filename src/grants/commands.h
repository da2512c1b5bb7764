#pragma once

#include "grants/state.h"
#include "people/one_of.h"
#include "protocol/correction.h"

/// Every command of this room, in the order of its headings.
// clang-format off
#define NODDFA_GRANTS_COMMANDS(X) \
    /* claims */ \
    X(ClaimAccess) \
    X(ReviewClaim) \
    /* needs */ \
    X(StateNeed) \
    /* bars */ \
    X(DeclareConflict) \
    X(EndConflict) \
    X(RecordOrder) \
    X(EndOrder) \
    /* readers */ \
    X(WithholdAddress) \
    X(ProposeAddressReader) \
    X(AgreeAddressReader) \
    X(WithdrawAddressReader) \
    X(CloseAddress) \
    X(ListReader) \
    X(UnlistReader) \
    /* notices and corrections */ \
    X(AcknowledgeAlert) \
    X(CorrectFact)
// clang-format on

namespace noddfa::grants {

struct CommandFamily;
#define NODDFA_BELONGS(Type) void belongs(CommandFamily const*, Type const*);
NODDFA_GRANTS_COMMANDS(NODDFA_BELONGS)
#undef NODDFA_BELONGS

/// Any command of this room.
using Command = OneOf<CommandFamily>;

}

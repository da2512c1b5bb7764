#pragma once

#include "access/subject.h"

/// What somebody can be to a conference, a child, an agency, a board: facts with a beginning and mostly an end (3.1).
namespace noddfa::access {

NODDFA_ACCESS_ENUM(Relation, account, tenant, joint, member, agency_lead, board_admin, director, operator_of, auditor,
                   analyst, data_protection, coordinator, lead_manager, custodian, out_of_hours, chair, chaired,
                   record_taker, invitee, attended, listed, core_group, plan_coordinator, case_manager, panel, family,
                   advocate_of, address_access, claim, reasoned_need, handles, conflict, order, excluded, beholden,
                   narrowed)

/// Whether a fact opens or shuts doors. A grant can only lead to a permit, a bar only to a deny. An office does both:
/// it opens its own work and shuts what the same person may not hold beside it (`separation.cpp`, and D4 for a family).
NODDFA_ACCESS_ENUM(Sense, grant, office, bar)

/// What ends a relation a number of days later, beside its own end.
NODDFA_ACCESS_ENUM(Ending, never, conference_closed, record_agreed, deregistered, appeal_closed)

/// How long a relation lasts at the most, whatever its end says.
NODDFA_ACCESS_ENUM(Limit, none, claim, reasoned_need)

struct RelationRow {
    Relation relation;
    SubjectKind from;
    SubjectKind to; ///< `none`: any kind
    Sense sense;
    Ending ends_after = Ending::never;
    Limit limit = Limit::none;
    std::string_view parts = {}; ///< the words its part may be; `*` any word, empty none
};

RelationRow const& row_of(Relation relation);

}

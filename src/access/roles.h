#pragma once

#include "access/question.h"

#include <span>

/// What a relation makes somebody with regard to the object asked about (3.4, first column).
namespace noddfa::access {

// In the order of the table of 3.4, which is also the order in which rows are tried.
NODDFA_ACCESS_ENUM(Role, none, board_admin, director, coordinator, team_coordinator, chair, past_chair, former_chair,
                   record_taker, practitioner, own_practitioner, report_author, absent_invitee, observer, interpreter,
                   legal_adviser, agency_lead, lead_manager, deputy_manager, manager_with_need, manager_handling,
                   manager_in_core_group, custodian, out_of_hours, board_member, core_group, plan_coordinator,
                   case_manager, social_services, panel, family, advocate, auditor, data_protection, analyst,
                   operator_of, claimant, address_reader, subject_of_label, advocate_of_subject, coordinator_of_subject,
                   attender, police, named_reader)

/// Which end of the object a relation must lead to. For several children it must lead to every one of them, so that
/// nobody reads of a sibling they have nothing to do with.
NODDFA_ACCESS_ENUM(End, nothing, board, authority, conference, agency, appeal, recipient, every_child, the_only_child,
                   subject_of_label, anywhere)

/// What the relation's part must be: anything, a given word, the object's team, or the label's part or text.
NODDFA_ACCESS_ENUM(PartIs, any, word, team, part_of_label, text_of_label)

struct Leg {
    Relation relation{};
    End end = End::nothing; ///< `nothing`: no such leg
    PartIs part_is = PartIs::any;
    std::string_view word = {};
};

/// A role is held where both legs hold.
struct RoleRow {
    Role role;
    Leg first = {};
    Leg second = {};
};

std::span<RoleRow const> role_table();

/// Whether who asks holds a role for the object (and, where the role speaks of one, the label).
bool plays(Role role, Asking const& asking, Label const* label = nullptr);

}

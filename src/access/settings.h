#pragma once

#include "access/names.h"
#include "access/set_of.h"

namespace noddfa::access {

/// What takes two people (3.4, the dual-control list); each a setting of the board.
NODDFA_ACCESS_ENUM(Pairing, none, rules, organisations, grants_of_power, outside_release, widened_release,
                   lowered_label, address_unsealed, administrative_removal, entry_corrected, register_list,
                   appeal_outcome, set_aside, identities, bulk_export, disposal, hold_lifted, system_change)

/// The board's numbers for access, in force when the question is asked. The values here are those of the access model;
/// the caller brings the board's own.
struct Settings {
    int step_up_minutes = 5;             ///< ★: the sign-in is at most so old
    int step_up_lite_minutes = 30;       ///< for a view
    bool step_up_needs_aal3 = false;     ///< ★ must be phishing-resistant too
    int days_after_close = 28;           ///< calendar days that chair and invited may still read
    int days_after_record = 28;          ///< after the record was agreed, for the record taker
    int days_after_deregistration = 28;  ///< for core group and plan coordinator
    int days_after_appeal = 28;          ///< for the panel
    int claim_minutes = 60;              ///< break-glass
    int claim_reason_characters = 20;    ///< what a claim's reason has at least
    int need_minutes = 24 * 60;          ///< a reasoned need to read
    int proposal_minutes = 24 * 60;      ///< that a second person has to agree
    int claim_review_working_days = 2;   ///< until somebody else has looked at a claim
    int claim_narrowed_working_days = 5; ///< until a claim without a review narrows the right to claim
    /// Where two people are needed. R-20: for a set-aside only if the board says so.
    SetOf<Pairing> two_people{
        Pairing::rules,           Pairing::organisations, Pairing::grants_of_power,  Pairing::outside_release,
        Pairing::widened_release, Pairing::lowered_label, Pairing::address_unsealed, Pairing::administrative_removal,
        Pairing::entry_corrected, Pairing::register_list, Pairing::appeal_outcome,   Pairing::identities,
        Pairing::bulk_export,     Pairing::disposal,      Pairing::hold_lifted,      Pairing::system_change};
};

}

#pragma once

#include "access/question.h"

#include <span>

/// What can be done, with what holds of it whoever does it.
namespace noddfa::access {

NODDFA_ACCESS_ENUM(Action, change_rules, create_organisation, grant_office, grant_high_office, appoint_agency_lead,
                   attest_member, create_conference, arrange_conference, assign_office, replace_office, end_invitation,
                   read_header, read_invitation, read_circulation, read_report, read_record, read_views,
                   propose_circulation, open_meeting, adjourn_meeting, close_meeting, record_quoracy, exclude_person,
                   readmit_person, open_closed_session, decide_outcome, decide_tie, agree_record, raise_label,
                   lower_label, confirm_circulation, widen_circulation, write_record, write_attendance, enter_view,
                   write_report, withdraw_report, add_addendum, add_legal_advice, give_view, challenge_record,
                   reply_invitation, approve_report, replace_invitee, read_claim, review_claim, release_to_protect,
                   execute_decision, remove_entry, correct_entry, read_entry, answer_enquiry, export_register,
                   check_register, read_alerts, read_plan, write_progress, recommend_appeal, set_aside, read_own_copy,
                   read_own_invitation, submit_words, read_log, run_verifier, read_sample, work_request,
                   read_access_history, read_statistics, run_system, change_system, open_database, claim_access,
                   read_address, unseal_address, merge_identity, export_bulk, dispose, lift_hold, prepare_conference,
                   conduct_meeting, take_part, answer_task, read_dispute, handle_dispute, note_change, keep_people,
                   state_need, declare_conflict, keep_bars)

/// How fresh the sign-in must be: ★ for what cannot be undone, half an hour for a view.
NODDFA_ACCESS_ENUM(StepUp, none, lite, star)

NODDFA_ACCESS_ENUM(Trait, case_data, look, shows, leaves_file, disposes, as_chair, as_record_taker, as_manager, own,
                   grants, by_another, by_partner)

/// case_data: shows or changes what can identify a child. look: reads only. shows: an act that also lets
/// somebody look. leaves_file: bytes leave the screen.
/// as_*: done in that office, with what may not be held beside it. own: a family member's own copy and words.
/// grants: the recipient is somebody else. by_another: the author is somebody else. by_partner: open to a partner
/// agency's system for the person signed in there.
struct ActionRow {
    Action action;
    ObjectKind object;
    StepUp step_up = StepUp::none;
    Pairing pairing = Pairing::none;
    SetOf<Trait> traits = {};
    SetOf<Purpose> purposes = {}; ///< none: any
};

ActionRow const& row_of(Action action);

/// Whether the board wants two people for this action on this object.
bool takes_two(Action action, Object const& object, Context const& context, Settings const& settings);

}

#include "access/rows.h"

#include <array>
#include <vector>

namespace noddfa::access {

namespace {

using enum Circumstance;
using O = Obligation;
using R = Role;
using A = Action;
constexpr SetOf<Circumstance> always{};
constexpr SetOf<Circumstance> never_barred{};
constexpr Obligations nothing_more{};

constexpr Row who_may_what[] = {
    // The board's administrators make the frame and see no case.
    {R::board_admin, A::change_rules, always, never_barred, {O::notify_lead_manager}},
    {R::board_admin, A::create_organisation, always, never_barred, {O::notify_lead_manager}},
    {R::board_admin, A::grant_office},
    {R::board_admin, A::read_log},
    {R::board_admin, A::keep_people},
    {R::director, A::grant_high_office},

    {R::coordinator, A::create_conference, {linked}, {late}},
    {R::coordinator, A::create_conference, {linked, late}, never_barred, {O::reason}},
    {R::coordinator, A::arrange_conference},
    {R::coordinator, A::assign_office},
    {R::coordinator, A::replace_office, always, never_barred, {O::reason, O::notify_both_offices, O::handover}},
    {R::coordinator, A::end_invitation, always, never_barred, {O::reason, O::notify_both_offices}},
    {R::coordinator, A::read_header},
    {R::coordinator, A::read_invitation},
    {R::coordinator, A::read_circulation},
    {R::coordinator, A::propose_circulation, {agreed}, never_barred, {O::chair_confirms}},
    {R::coordinator, A::prepare_conference},
    {R::coordinator, A::answer_task},
    {R::coordinator, A::keep_bars},
    {R::team_coordinator, A::read_report},
    {R::team_coordinator, A::read_record},

    {R::chair, A::read_header},
    {R::chair, A::read_invitation},
    {R::chair, A::read_circulation},
    {R::chair, A::read_report},
    {R::chair, A::read_record},
    {R::chair, A::read_views},
    {R::chair, A::open_meeting},
    {R::chair, A::adjourn_meeting, {meeting_open}},
    {R::chair, A::close_meeting, {meeting_open}},
    {R::chair, A::record_quoracy, {meeting_open}, {at_discretion}},
    {R::chair, A::record_quoracy, {meeting_open, at_discretion}, never_barred, {O::reason}},
    {R::chair, A::exclude_person, always, never_barred, {O::reason}},
    {R::chair, A::readmit_person},
    {R::chair, A::open_closed_session, {meeting_open}},
    {R::chair,
     A::decide_outcome,
     {quorate, views_complete},
     never_barred,
     {O::reason, O::notify_custodian, O::notify_plan_coordinator}},
    // only an even vote, or none at all, leaves it to the chair.
    {R::chair, A::decide_tie, {tie}, never_barred, {O::reason}},
    {R::chair, A::agree_record, {submitted}},
    {R::chair, A::raise_label},
    {R::chair, A::lower_label, always, never_barred, {O::reason}},
    {R::chair, A::confirm_circulation, {agreed}},
    {R::chair, A::widen_circulation, {agreed}, never_barred, {O::reason}},
    // read aloud and confirmed by a practitioner present without a device.
    {R::chair, A::enter_view, {views_open, present, has_capacity, no_device, read_aloud}, never_barred, {O::name_both}},
    // BEYOND: the stage of the meeting is the protocol's to judge, and its decider's.
    {R::chair, A::prepare_conference},
    {R::chair, A::conduct_meeting},
    {R::chair, A::answer_task},
    // The record is agreed and goes out, however late.
    {R::past_chair, A::agree_record, {submitted}},
    {R::past_chair, A::confirm_circulation, {agreed}},
    {R::past_chair, A::state_need},
    {R::former_chair, A::read_report, always, never_barred, {O::reason}},
    {R::former_chair, A::read_record, always, never_barred, {O::reason}},
    {R::former_chair, A::read_views, always, never_barred, {O::reason}},

    {R::record_taker, A::read_header},
    {R::record_taker, A::read_report, {pack_issued}},
    {R::record_taker, A::read_record},
    {R::record_taker, A::raise_label, {draft}, never_barred, nothing_more, Own::author},
    {R::record_taker, A::write_record, {draft}, never_barred, {O::keep_version}},
    {R::record_taker, A::write_attendance, {draft}, never_barred, {O::keep_version}},
    {R::record_taker,
     A::enter_view,
     {views_open, present, has_capacity, no_device, read_aloud},
     never_barred,
     {O::name_both}},

    {R::practitioner, A::read_header},
    {R::practitioner, A::read_report, {pack_issued}},
    {R::practitioner, A::read_record, {pack_issued}},
    {R::practitioner, A::raise_label, always, never_barred, nothing_more, Own::author},
    {R::practitioner, A::give_view, {views_open, present, has_capacity}, never_barred, {O::receipt}},
    {R::practitioner, A::challenge_record, {received, challenge_open}, never_barred, {O::store_with_record}},
    {R::practitioner, A::reply_invitation},
    {R::practitioner, A::take_part},
    {R::own_practitioner, A::read_report},
    {R::own_practitioner, A::write_report, always, {pack_issued}},
    {R::own_practitioner, A::withdraw_report, always, {pack_issued}},
    {R::own_practitioner, A::add_addendum, {pack_issued}},
    {R::report_author, A::read_report, always, never_barred, nothing_more, Own::author},
    {R::report_author, A::raise_label, always, never_barred, nothing_more, Own::author},
    {R::report_author, A::write_report, always, {pack_issued}, nothing_more, Own::author},
    {R::report_author, A::add_addendum, {pack_issued}, never_barred, nothing_more, Own::author},
    {R::report_author, A::take_part},
    // READING 3.4: who has sent apologies may think better of it until the conference begins.
    {R::absent_invitee, A::read_header, always, {begun}},
    {R::absent_invitee, A::reply_invitation},
    {R::observer, A::read_record, {pack_issued}},
    {R::interpreter, A::read_record, {pack_issued}},
    {R::legal_adviser, A::read_header},
    {R::legal_adviser, A::read_report, {pack_issued}},
    {R::legal_adviser, A::read_record, {pack_issued}},
    {R::legal_adviser, A::raise_label, always, never_barred, nothing_more, Own::author},
    {R::legal_adviser, A::add_legal_advice},
    {R::legal_adviser, A::reply_invitation},
    {R::legal_adviser, A::take_part},

    {R::agency_lead, A::attest_member},
    {R::agency_lead, A::read_invitation},
    {R::agency_lead, A::read_report, {draft}},
    {R::agency_lead, A::approve_report, {draft, approval_required}},
    {R::agency_lead, A::replace_invitee},
    {R::agency_lead, A::read_claim},
    // disclosure needed to protect any child, at once, with its purpose.
    {R::agency_lead, A::release_to_protect, {protects_a_child}, never_barred, {O::reason, O::notify_chair}},
    {R::agency_lead, A::answer_task},
    {R::agency_lead, A::keep_people},

    {R::lead_manager, A::appoint_agency_lead},
    {R::lead_manager, A::read_claim},
    {R::lead_manager, A::review_claim},
    {R::lead_manager, A::release_to_protect, {protects_a_child}, never_barred, {O::reason, O::notify_chair}},
    // the manager alone, or the deputy where the manager chaired.
    {R::lead_manager, A::set_aside, {trigger}, never_barred, {O::reason, O::notify_recipients}},
    {R::lead_manager, A::read_access_history, always, never_barred, {O::reason}},
    {R::lead_manager, A::answer_task},
    {R::lead_manager, A::read_dispute},
    {R::lead_manager, A::handle_dispute},
    {R::lead_manager, A::state_need},
    {R::lead_manager, A::keep_bars},
    {R::deputy_manager, A::set_aside, {trigger, manager_chaired}, never_barred, {O::reason, O::notify_recipients}},
    {R::deputy_manager, A::answer_task},
    {R::deputy_manager, A::read_dispute, {manager_chaired}},
    {R::deputy_manager, A::handle_dispute, {manager_chaired}},
    {R::deputy_manager, A::state_need},
    {R::manager_with_need, A::read_report, always, never_barred, {O::reason, O::notify_chair}},
    {R::manager_with_need, A::read_record, always, never_barred, {O::reason, O::notify_chair}},
    {R::manager_with_need, A::read_views, always, never_barred, {O::reason, O::notify_chair}},
    {R::manager_handling, A::read_report, always, never_barred, {O::notify_chair}},
    {R::manager_handling, A::read_record, always, never_barred, {O::notify_chair}},
    {R::manager_handling, A::read_views, always, never_barred, {O::notify_chair}},
    {R::manager_in_core_group, A::read_report, always, never_barred, {O::notify_chair}},
    {R::manager_in_core_group, A::read_record, always, never_barred, {O::notify_chair}},
    {R::manager_in_core_group, A::read_views, always, never_barred, {O::notify_chair}},

    {R::custodian, A::execute_decision, {decision_event}},
    {R::custodian, A::remove_entry, {evidence}, never_barred, {O::reason, O::notify_plan_coordinator}},
    {R::custodian, A::correct_entry, always, never_barred, {O::reason, O::keep_old_value}},
    {R::custodian, A::read_entry},
    {R::custodian, A::answer_enquiry, {confirmed_caller}, never_barred, {O::reason}},
    {R::custodian, A::export_register, always, never_barred, {O::notify_lead_manager, O::watermark}},
    {R::custodian, A::merge_identity, {evidence}, never_barred, {O::reason}},
    {R::custodian, A::export_bulk, always, never_barred, {O::reason, O::notify_lead_manager, O::watermark}},
    {R::custodian, A::dispose, always, never_barred, {O::reason, O::notify_lead_manager}},
    {R::custodian, A::answer_task},
    {R::custodian, A::note_change},
    {R::out_of_hours, A::answer_enquiry, {confirmed_caller}, never_barred, {O::reason}},
    // a name and one further identifier, a reason, and no more than so many in an hour.
    {R::board_member,
     A::check_register,
     {identified, within_rate},
     never_barred,
     {O::reason, O::notify_custodian, O::notify_plan_coordinator}},
    {R::board_member,
     A::read_alerts,
     {found, immediate_safety},
     never_barred,
     {O::reason, O::notify_plan_coordinator, O::review, O::view_only}},
    {R::board_member,
     A::claim_access,
     {reasoned, one_child, audit_writable},
     never_barred,
     {O::reason, O::notify_custodian, O::notify_plan_coordinator, O::notify_agency_lead, O::review}},
    {R::board_member, A::declare_conflict},
    // BEYOND R-02, CHAIR-08: whoever an alert tells says that they have seen it, whatever post they hold.
    {R::board_member, A::answer_task, always, never_barred, nothing_more, Own::recipient},

    {R::core_group, A::read_entry},
    {R::core_group, A::read_alerts},
    {R::core_group, A::read_plan},
    {R::core_group, A::read_record, {agreed}, {superseded}},
    {R::core_group, A::write_progress},
    {R::plan_coordinator, A::read_entry},
    {R::plan_coordinator, A::read_alerts},
    {R::plan_coordinator, A::read_plan},
    {R::plan_coordinator, A::read_record, {agreed}, {superseded}},
    {R::plan_coordinator, A::write_progress},
    {R::plan_coordinator, A::answer_task},
    {R::plan_coordinator, A::note_change},
    {R::case_manager, A::unseal_address, always, never_barred, {O::reason}},
    {R::case_manager, A::prepare_conference},
    {R::case_manager, A::answer_task},
    {R::case_manager, A::note_change},
    {R::case_manager, A::read_header},
    // BEYOND: who enquires asks for the conference (CONV-01), and the reviewing service takes it on.
    {R::social_services, A::create_conference, {linked}, {late}},
    {R::social_services, A::create_conference, {linked, late}, never_barred, {O::reason}},

    {R::panel, A::read_report},
    {R::panel, A::read_record},
    {R::panel, A::read_views},
    {R::panel, A::recommend_appeal, {panel_quorate}, never_barred, {O::reason}},
    {R::panel, A::read_dispute},

    {R::family, A::read_own_copy, {identity_proved, released}, {excluded}, nothing_more, Own::recipient},
    {R::family, A::read_own_invitation, {identity_proved, place_allowed}, {excluded}, nothing_more, Own::recipient},
    {R::family, A::submit_words, {identity_proved}, never_barred, {O::label_person}, Own::author},
    {R::advocate, A::read_own_copy, {identity_proved, released}, {excluded}},
    {R::advocate, A::read_own_invitation, {identity_proved, place_allowed}, {excluded}},
    {R::advocate, A::submit_words, {identity_proved}, never_barred, {O::label_person}},

    {R::auditor, A::read_log},
    {R::auditor, A::run_verifier},
    {R::auditor, A::read_sample, {in_sample}, never_barred, {O::reason, O::notify_lead_manager}},
    {R::auditor, A::read_statistics},
    {R::data_protection, A::work_request, {request_open}, never_barred, {O::reason}},
    {R::data_protection, A::read_access_history, {request_open}, never_barred, {O::reason}},
    {R::data_protection, A::lift_hold, always, never_barred, {O::reason, O::notify_lead_manager}},
    {R::analyst, A::read_statistics},
    {R::operator_of, A::run_system},
    {R::operator_of, A::change_system},
    {R::operator_of, A::open_database, always, never_barred, {O::notify_board, O::session_recorded}},

    // 3.5: status, coordinator and contact; then, unless a claim went without a review, the plan and the alerts.
    {R::claimant, A::read_entry, always, never_barred, {O::review, O::view_only}},
    {R::claimant, A::read_alerts, always, {narrowed}, {O::review, O::view_only}},
    {R::claimant, A::read_plan, always, {narrowed}, {O::review, O::view_only}},
    {R::address_reader, A::read_address, always, never_barred, {O::view_only}},
};

constexpr Pair second_people[] = {
    {A::change_rules, R::board_admin},        {A::create_organisation, R::board_admin},
    {A::grant_office, R::board_admin},        {A::grant_office, R::lead_manager},
    {A::grant_high_office, R::director},      {A::appoint_agency_lead, R::board_admin},
    {A::lower_label, R::coordinator},         {A::lower_label, R::lead_manager},
    {A::confirm_circulation, R::coordinator}, {A::confirm_circulation, R::lead_manager},
    {A::widen_circulation, R::lead_manager},  {A::remove_entry, R::lead_manager},
    {A::correct_entry, R::custodian},         {A::correct_entry, R::lead_manager},
    {A::export_register, R::lead_manager},    {A::recommend_appeal, R::panel},
    {A::set_aside, R::lead_manager},          {A::set_aside, R::deputy_manager},
    {A::change_system, R::operator_of},       {A::change_system, R::director},
    {A::open_database, R::operator_of},       {A::open_database, R::director},
    {A::unseal_address, R::lead_manager},     {A::merge_identity, R::lead_manager},
    {A::export_bulk, R::lead_manager},        {A::dispose, R::lead_manager},
    {A::lift_hold, R::lead_manager},
};

using ByAction = std::array<std::vector<std::size_t>, std::size(names_of_Action)>;

ByAction by_action()
{
    ByAction found;
    for (std::size_t at = 0; at < std::size(who_may_what); ++at)
        found[static_cast<std::size_t>(who_may_what[at].action)].push_back(at);
    return found;
}

}

std::span<Row const> rows() { return who_may_what; }

std::span<std::size_t const> rows_of(Action action)
{
    static ByAction const index = by_action();
    return index[static_cast<std::size_t>(action)];
}

std::span<Pair const> pairs() { return second_people; }

}

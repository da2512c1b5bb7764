#include "access/actions.h"

#include <algorithm>

namespace noddfa::access {

namespace {

using enum Trait;
using enum ObjectKind;
constexpr auto plain = StepUp::none;
constexpr auto lite = StepUp::lite;
constexpr auto star = StepUp::star;
constexpr auto alone = Pairing::none;
constexpr SetOf<Trait> look_at_case{case_data, look};
constexpr SetOf<Trait> chairs{case_data, as_chair};

constexpr ActionRow action_rows[] = {
    {Action::change_rules, rules, star, Pairing::rules, {}},
    {Action::create_organisation, organisation, star, Pairing::organisations, {}},
    {Action::grant_office, grant, star, Pairing::grants_of_power, {grants}},
    {Action::grant_high_office, grant, star, Pairing::grants_of_power, {grants}},
    {Action::appoint_agency_lead, grant, star, Pairing::grants_of_power, {grants}},
    {Action::attest_member, staff_list, plain, alone, {grants}},
    {Action::create_conference, conference, plain, alone, {case_data}},
    {Action::arrange_conference, conference, plain, alone, {case_data}},
    {Action::assign_office, conference, plain, alone, {case_data, grants}},
    {Action::replace_office, conference, plain, alone, {case_data, grants}},
    {Action::end_invitation, invitation, plain, alone, {case_data}},
    {Action::read_header, conference, plain, alone, look_at_case},
    {Action::read_invitation, invitation, plain, alone, look_at_case},
    {Action::read_circulation, circulation, plain, alone, look_at_case},
    {Action::read_report, report, plain, alone, look_at_case},
    {Action::read_record, record, plain, alone, look_at_case},
    {Action::read_views, view, plain, alone, look_at_case},
    {Action::propose_circulation, circulation, plain, alone, {case_data}},
    {Action::open_meeting, conference, star, alone, chairs},
    {Action::adjourn_meeting, conference, plain, alone, chairs},
    {Action::close_meeting, conference, star, alone, chairs},
    {Action::record_quoracy, conference, plain, alone, chairs},
    {Action::exclude_person, conference, plain, alone, chairs},
    {Action::readmit_person, conference, plain, alone, chairs},
    {Action::open_closed_session, conference, plain, alone, chairs},
    {Action::decide_outcome, decision, star, alone, chairs},
    {Action::decide_tie, decision, star, alone, chairs},
    {Action::agree_record, record, star, alone, chairs},
    {Action::raise_label, paragraph, plain, alone, {case_data}},
    {Action::lower_label, paragraph, star, Pairing::lowered_label, chairs},
    {Action::confirm_circulation, circulation, star, Pairing::outside_release, {case_data, as_chair, by_another}},
    {Action::widen_circulation, circulation, star, Pairing::widened_release, {case_data, as_chair, by_another}},
    {Action::write_record, record, plain, alone, {case_data, as_record_taker}},
    {Action::write_attendance, record, plain, alone, {case_data, as_record_taker, by_partner}},
    {Action::enter_view, view, plain, alone, {case_data}},
    {Action::write_report, report, plain, alone, {case_data, by_partner}},
    {Action::withdraw_report, report, plain, alone, {case_data}},
    {Action::add_addendum, report, plain, alone, {case_data}},
    {Action::add_legal_advice, paragraph, plain, alone, {case_data}},
    {Action::give_view, view, lite, alone, {case_data}},
    {Action::challenge_record, record, plain, alone, {case_data}},
    {Action::reply_invitation, invitation, plain, alone, {case_data}},
    {Action::approve_report, report, plain, alone, {case_data}},
    {Action::replace_invitee, invitation, plain, alone, {case_data}},
    {Action::read_claim, claim, plain, alone, look_at_case},
    {Action::review_claim, claim, plain, alone, {case_data, by_another}},
    {Action::release_to_protect, record, plain, alone, {case_data}},
    {Action::execute_decision, register_entry, plain, alone, {case_data, by_another}},
    {Action::remove_entry, register_entry, star, Pairing::administrative_removal, {case_data}},
    {Action::correct_entry, register_entry, plain, Pairing::entry_corrected, {case_data}},
    {Action::read_entry, register_entry, plain, alone, look_at_case},
    {Action::answer_enquiry, register_search, plain, alone, {case_data, shows}},
    {Action::export_register, register_list, star, Pairing::register_list, {case_data, look, leaves_file}},
    {Action::check_register, register_search, plain, alone, {case_data, look, by_partner}, {Purpose::register_enquiry}},
    {Action::read_alerts, alerts, plain, alone, look_at_case},
    {Action::read_plan, plan, plain, alone, look_at_case},
    {Action::write_progress, plan, plain, alone, {case_data}},
    {Action::recommend_appeal, appeal, star, Pairing::appeal_outcome, {case_data}},
    {Action::set_aside, decision, star, Pairing::set_aside, {case_data, as_manager}},
    {Action::read_own_copy, own_copy, plain, alone, {case_data, look, own}},
    {Action::read_own_invitation, invitation, plain, alone, {case_data, look, own}},
    {Action::submit_words, own_words, plain, alone, {case_data, own}},
    {Action::read_log, audit_log, plain, alone, {look}},
    {Action::run_verifier, audit_log, plain, alone, {look}},
    {Action::read_sample, sample, plain, alone, look_at_case, {Purpose::audit}},
    {Action::work_request, subject_request, plain, alone, {case_data, shows}, {Purpose::access_request}},
    {Action::read_access_history, access_history, plain, alone, look_at_case},
    {Action::read_statistics, statistics, plain, alone, {look}},
    {Action::run_system, system, plain, alone, {}},
    {Action::change_system, system, plain, Pairing::system_change, {}},
    {Action::open_database, system, plain, Pairing::system_change, {}},
    {Action::claim_access, claim, plain, alone, {case_data}},
    {Action::read_address, address, plain, alone, look_at_case},
    {Action::unseal_address, address_list, star, Pairing::address_unsealed, {case_data, grants}},
    {Action::merge_identity, identity, star, Pairing::identities, {case_data}},
    {Action::export_bulk, holding, star, Pairing::bulk_export, {case_data, look, leaves_file}},
    {Action::dispose, holding, star, Pairing::disposal, {case_data, disposes}},
    {Action::lift_hold, holding, star, Pairing::hold_lifted, {case_data}},
    // BEYOND 3.4: what the protocol has people do that its table names no action for (decision 0004).
    {Action::prepare_conference, conference, plain, alone, {case_data}},
    {Action::conduct_meeting, conference, plain, alone, chairs},
    {Action::take_part, conference, plain, alone, {case_data}},
    {Action::answer_task, alerts, plain, alone, {case_data}},
    {Action::read_dispute, appeal, plain, alone, look_at_case},
    {Action::handle_dispute, appeal, plain, alone, {case_data, as_manager}},
    {Action::note_change, register_entry, plain, alone, {case_data}},
    {Action::keep_people, staff_list, plain, alone, {grants}},
    {Action::state_need, conference, plain, alone, {case_data}},
    {Action::declare_conflict, bar, plain, alone, {}},
    {Action::keep_bars, bar, plain, alone, {case_data}},
};

constexpr bool actions_in_order()
{
    for (std::size_t at = 0; at < std::size(action_rows); ++at)
        if (static_cast<std::size_t>(action_rows[at].action) != at)
            return false;
    return std::size(action_rows) == std::size(names_of_Action);
}
static_assert(actions_in_order());

// 3.3: what protects a source, an originator, one adult or an address is lowered by two.
constexpr bool takes_two_to_lower(LabelKind kind)
{
    return kind == LabelKind::SOURCE || kind == LabelKind::ORIG || kind == LabelKind::PERSON
           || kind == LabelKind::VAULT;
}

}

ActionRow const& row_of(Action action) { return action_rows[static_cast<std::size_t>(action)]; }

bool takes_two(Action action, Object const& object, Context const& context, Settings const& settings)
{
    auto const pairing = row_of(action).pairing;
    if (pairing == Pairing::none || !settings.two_people.has(pairing))
        return false;
    // 3.4: of circulations only what the family or somebody outside gets.
    if (pairing == Pairing::outside_release)
        return context.circumstances.has(Circumstance::to_family_or_outside);
    if (pairing == Pairing::lowered_label)
        return std::any_of(object.removed.begin(), object.removed.end(),
                           [](Label const& label) { return takes_two_to_lower(label.kind); });
    return true;
}

}

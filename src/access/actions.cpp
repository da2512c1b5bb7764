#include "access/actions.h"

#include <algorithm>

namespace noddfa::access {

namespace {

using enum Trait;
using enum ObjectKind;
constexpr auto plain = StepUp::none;
constexpr auto lite = StepUp::lite;
constexpr auto star = StepUp::star;
constexpr SetOf<Trait> look_at_case{case_data, look};
constexpr SetOf<Trait> chairs{case_data, as_chair};

constexpr ActionRow action_rows[] = {
    {Action::change_rules, rules, star, {}, Pairing::rules},
    {Action::create_organisation, organisation, star, {}, Pairing::organisations},
    {Action::grant_office, grant, star, {grants}, Pairing::grants_of_power},
    {Action::grant_high_office, grant, star, {grants}, Pairing::grants_of_power},
    {Action::appoint_agency_lead, grant, star, {grants}, Pairing::grants_of_power},
    {Action::attest_member, staff_list, plain, {grants}},
    {Action::create_conference, conference, plain, {case_data}},
    {Action::arrange_conference, conference, plain, {case_data}},
    {Action::assign_office, conference, plain, {case_data, grants}},
    {Action::replace_office, conference, plain, {case_data, grants}},
    {Action::end_invitation, invitation, plain, {case_data}},
    {Action::read_header, conference, plain, look_at_case},
    {Action::read_invitation, invitation, plain, look_at_case},
    {Action::read_circulation, circulation, plain, look_at_case},
    {Action::read_report, report, plain, look_at_case},
    {Action::read_record, record, plain, look_at_case},
    {Action::read_views, view, plain, look_at_case},
    {Action::propose_circulation, circulation, plain, {case_data}},
    {Action::open_meeting, conference, star, chairs},
    {Action::adjourn_meeting, conference, plain, chairs},
    {Action::close_meeting, conference, star, chairs},
    {Action::record_quoracy, conference, plain, chairs},
    {Action::exclude_person, conference, plain, chairs},
    {Action::readmit_person, conference, plain, chairs},
    {Action::open_closed_session, conference, plain, chairs},
    {Action::decide_outcome, decision, star, chairs},
    {Action::decide_tie, decision, star, chairs},
    {Action::agree_record, record, star, chairs},
    {Action::raise_label, paragraph, plain, {case_data}},
    {Action::lower_label, paragraph, star, chairs, Pairing::lowered_label},
    {Action::confirm_circulation, circulation, star, {case_data, as_chair, by_another}, Pairing::outside_release},
    {Action::widen_circulation, circulation, star, {case_data, as_chair, by_another}, Pairing::widened_release},
    {Action::write_record, record, plain, {case_data, as_record_taker}},
    {Action::write_attendance, record, plain, {case_data, as_record_taker, by_partner}},
    {Action::enter_view, view, plain, {case_data}},
    {Action::write_report, report, plain, {case_data, by_partner}},
    {Action::withdraw_report, report, plain, {case_data}},
    {Action::add_addendum, report, plain, {case_data}},
    {Action::add_legal_advice, paragraph, plain, {case_data}},
    {Action::give_view, view, lite, {case_data}},
    {Action::challenge_record, record, plain, {case_data}},
    {Action::reply_invitation, invitation, plain, {case_data}},
    {Action::approve_report, report, plain, {case_data}},
    {Action::replace_invitee, invitation, plain, {case_data}},
    {Action::read_claim, claim, plain, look_at_case},
    {Action::review_claim, claim, plain, {case_data, by_another}},
    {Action::release_to_protect, record, plain, {case_data}},
    {Action::execute_decision, register_entry, plain, {case_data, by_another}},
    {Action::remove_entry, register_entry, star, {case_data}, Pairing::administrative_removal},
    {Action::correct_entry, register_entry, plain, {case_data}, Pairing::entry_corrected},
    {Action::read_entry, register_entry, plain, look_at_case},
    {Action::answer_enquiry, register_search, plain, {case_data}},
    {Action::export_register, register_list, star, {case_data, look, leaves_file}, Pairing::register_list},
    {Action::check_register,
     register_search,
     plain,
     {case_data, look, by_partner},
     Pairing::none,
     {Purpose::register_enquiry}},
    {Action::read_alerts, alerts, plain, look_at_case},
    {Action::read_plan, plan, plain, look_at_case},
    {Action::write_progress, plan, plain, {case_data}},
    {Action::recommend_appeal, appeal, star, {case_data}, Pairing::appeal_outcome},
    {Action::set_aside, decision, star, {case_data, as_manager}, Pairing::set_aside},
    {Action::read_own_copy, own_copy, plain, {case_data, look, own}},
    {Action::read_own_invitation, invitation, plain, {case_data, look, own}},
    {Action::submit_words, own_words, plain, {case_data, own}},
    {Action::read_log, audit_log, plain, {look}},
    {Action::run_verifier, audit_log, plain, {look}},
    {Action::read_sample, sample, plain, look_at_case, Pairing::none, {Purpose::audit}},
    {Action::work_request, subject_request, plain, {case_data}, Pairing::none, {Purpose::access_request}},
    {Action::read_access_history, access_history, plain, look_at_case},
    {Action::read_statistics, statistics, plain, {look}},
    {Action::run_system, system, plain, {}},
    {Action::change_system, system, plain, {}, Pairing::system_change},
    {Action::open_database, system, plain, {}, Pairing::system_change},
    {Action::claim_access, claim, plain, {case_data}},
    {Action::read_address, address, plain, look_at_case},
    {Action::unseal_address, address_list, star, {case_data, grants}, Pairing::address_unsealed},
    {Action::merge_identity, identity, star, {case_data}, Pairing::identities},
    {Action::export_bulk, holding, star, {case_data, look, leaves_file}, Pairing::bulk_export},
    {Action::dispose, holding, star, {case_data, disposes}, Pairing::disposal},
    {Action::lift_hold, holding, star, {case_data}, Pairing::hold_lifted},
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

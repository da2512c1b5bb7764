#include "access/roles.h"

#include <algorithm>

namespace noddfa::access {

namespace {

using enum PartIs;
constexpr Leg no_leg{};

constexpr Leg invited_as(std::string_view capacity) { return {Relation::invitee, End::conference, word, capacity}; }
constexpr Leg in_the_agency{Relation::member, End::agency};
constexpr Leg manages{Relation::lead_manager, End::authority};

constexpr RoleRow role_rows[] = {
    {Role::none, no_leg, no_leg},
    {Role::board_admin, {Relation::board_admin, End::board}, no_leg},
    {Role::director, {Relation::director, End::board}, no_leg},
    {Role::coordinator, {Relation::coordinator, End::authority}, no_leg},
    {Role::team_coordinator, {Relation::coordinator, End::authority, team}, no_leg},
    {Role::chair, {Relation::chair, End::conference}, no_leg},
    {Role::past_chair, {Relation::chaired, End::conference}, no_leg},
    {Role::former_chair, {Relation::chaired, End::conference}, {Relation::reasoned_need, End::conference}},
    {Role::record_taker, {Relation::record_taker, End::conference}, no_leg},
    {Role::practitioner, invited_as("practitioner"), no_leg},
    {Role::own_practitioner, invited_as("practitioner"), in_the_agency},
    {Role::report_author, invited_as("report_author"), in_the_agency},
    {Role::absent_invitee, invited_as("report_author"), no_leg},
    {Role::observer, invited_as("observer"), {Relation::listed, End::conference, word, "OPEN"}},
    {Role::interpreter, invited_as("interpreter"), {Relation::listed, End::conference, word, "OPEN"}},
    {Role::legal_adviser, invited_as("legal_adviser"), no_leg},
    {Role::agency_lead, {Relation::agency_lead, End::agency}, no_leg},
    {Role::lead_manager, {Relation::lead_manager, End::authority, word, "manager"}, no_leg},
    {Role::deputy_manager, {Relation::lead_manager, End::authority, word, "deputy"}, no_leg},
    {Role::manager_with_need, manages, {Relation::reasoned_need, End::conference}},
    {Role::manager_handling, manages, {Relation::handles, End::conference}},
    {Role::manager_in_core_group, manages, {Relation::core_group, End::every_child}},
    {Role::custodian, {Relation::custodian, End::authority}, no_leg},
    {Role::out_of_hours, {Relation::out_of_hours, End::authority}, no_leg},
    {Role::board_member, {Relation::member, End::anywhere}, no_leg},
    {Role::core_group, {Relation::core_group, End::every_child}, no_leg},
    {Role::plan_coordinator, {Relation::plan_coordinator, End::every_child}, no_leg},
    {Role::case_manager, {Relation::case_manager, End::every_child}, no_leg},
    {Role::social_services, {Relation::member, End::anywhere, word, "social_services"}, no_leg},
    {Role::panel, {Relation::panel, End::appeal}, no_leg},
    {Role::family, {Relation::family, End::every_child}, no_leg},
    {Role::advocate, {Relation::advocate_of, End::recipient}, no_leg},
    {Role::auditor, {Relation::auditor, End::authority}, no_leg},
    {Role::data_protection, {Relation::data_protection, End::authority}, no_leg},
    {Role::analyst, {Relation::analyst, End::board}, no_leg},
    {Role::operator_of, {Relation::operator_of, End::board}, no_leg},
    {Role::claimant, {Relation::claim, End::the_only_child}, {Relation::member, End::anywhere}},
    {Role::address_reader, {Relation::address_access, End::recipient}, no_leg},
    {Role::subject_of_label, no_leg, no_leg},
    {Role::advocate_of_subject, {Relation::advocate_of, End::subject_of_label}, no_leg},
    {Role::coordinator_of_subject, {Relation::plan_coordinator, End::subject_of_label}, no_leg},
    {Role::attender, {Relation::attended, End::conference, part_of_label}, no_leg},
    {Role::police, invited_as("practitioner"), {Relation::member, End::anywhere, word, "police"}},
    {Role::named_reader, {Relation::listed, End::conference, text_of_label}, no_leg},
};
static_assert(std::size(role_rows) == std::size(names_of_Role));

bool is_the_part(Leg const& leg, std::string const& part, Object const& object, Label const* label)
{
    switch (leg.part_is) {
    case any: return true;
    case word: return part == leg.word;
    case team: return !object.team.empty() && part == object.team;
    case part_of_label: return label && !label->part.empty() && part == label->part;
    case text_of_label: return label && part == text_of(*label);
    }
    return false;
}

bool leads_to(Leg const& leg, Subject const& to, Asking const& asking, Label const* label)
{
    auto const& all = asking.facts.facts;
    return std::any_of(all.begin(), all.end(), [&](Fact const& fact) {
        return fact.relation == leg.relation && fact.from == asking.who && (leg.end == End::anywhere || fact.to == to)
               && is_the_part(leg, fact.part, asking.object, label)
               && holds(fact, asking.context.now, asking.facts, asking.settings);
    });
}

Subject const& end_of(End end, Object const& object, Label const* label)
{
    static Subject const nobody;
    switch (end) {
    case End::board: return object.board;
    case End::authority: return object.authority;
    case End::conference: return object.conference;
    case End::agency: return object.agency;
    case End::appeal: return object.appeal;
    case End::recipient: return object.recipient;
    case End::subject_of_label: return label ? label->of : nobody;
    case End::nothing:
    case End::every_child:
    case End::the_only_child:
    case End::anywhere: break;
    }
    return nobody;
}

bool stands(Leg const& leg, Asking const& asking, Label const* label)
{
    auto const& children = asking.object.children;
    if (leg.end == End::every_child || leg.end == End::the_only_child)
        return !children.empty() && (leg.end == End::every_child || children.size() == 1)
               && std::all_of(children.begin(), children.end(),
                              [&](Subject const& child) { return leads_to(leg, child, asking, label); });
    auto const& to = end_of(leg.end, asking.object, label);
    return (leg.end == End::anywhere || !to.empty()) && leads_to(leg, to, asking, label);
}

}

std::span<RoleRow const> role_table() { return role_rows; }

bool plays(Role role, Asking const& asking, Label const* label)
{
    // The adult of whom a label speaks is who asks; every other role is a relation.
    if (role == Role::subject_of_label)
        return label && label->of == asking.who;
    auto const& row = role_rows[static_cast<std::size_t>(role)];
    return row.first.end != End::nothing && stands(row.first, asking, label)
           && (row.second.end == End::nothing || stands(row.second, asking, label));
}

}

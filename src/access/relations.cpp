#include "access/relations.h"

namespace noddfa::access {

namespace {

constexpr RelationRow relation_rows[] = {
    {Relation::account, SubjectKind::person, SubjectKind::board, Sense::grant, Ending::never, Limit::none,
     "staff board operator family"},
    {Relation::tenant, SubjectKind::person, SubjectKind::authority, Sense::grant},
    {Relation::joint, SubjectKind::authority, SubjectKind::none, Sense::grant},
    {Relation::member, SubjectKind::person, SubjectKind::agency, Sense::grant, Ending::never, Limit::none,
     "police health education social_services probation voluntary court"},
    {Relation::agency_lead, SubjectKind::person, SubjectKind::agency, Sense::grant},
    {Relation::board_admin, SubjectKind::person, SubjectKind::board, Sense::office},
    {Relation::director, SubjectKind::person, SubjectKind::board, Sense::grant},
    {Relation::operator_of, SubjectKind::person, SubjectKind::board, Sense::office},
    {Relation::auditor, SubjectKind::person, SubjectKind::authority, Sense::office},
    {Relation::analyst, SubjectKind::person, SubjectKind::board, Sense::grant},
    {Relation::data_protection, SubjectKind::person, SubjectKind::authority, Sense::grant},
    {Relation::coordinator, SubjectKind::person, SubjectKind::authority, Sense::grant, Ending::never, Limit::none, "*"},
    {Relation::lead_manager, SubjectKind::person, SubjectKind::authority, Sense::grant, Ending::never, Limit::none,
     "manager deputy"},
    {Relation::custodian, SubjectKind::person, SubjectKind::authority, Sense::grant},
    {Relation::out_of_hours, SubjectKind::person, SubjectKind::authority, Sense::grant},
    {Relation::chair, SubjectKind::person, SubjectKind::conference, Sense::office, Ending::conference_closed},
    {Relation::chaired, SubjectKind::person, SubjectKind::conference, Sense::office},
    {Relation::record_taker, SubjectKind::person, SubjectKind::conference, Sense::office, Ending::record_agreed},
    {Relation::invitee, SubjectKind::person, SubjectKind::conference, Sense::office, Ending::conference_closed,
     Limit::none, "practitioner report_author observer interpreter legal_adviser advocate supporter family_member"},
    {Relation::attended, SubjectKind::person, SubjectKind::conference, Sense::office, Ending::never, Limit::none, "*"},
    {Relation::listed, SubjectKind::person, SubjectKind::conference, Sense::grant, Ending::never, Limit::none, "*"},
    {Relation::core_group, SubjectKind::person, SubjectKind::child, Sense::office, Ending::deregistered},
    {Relation::plan_coordinator, SubjectKind::person, SubjectKind::child, Sense::office, Ending::deregistered},
    {Relation::case_manager, SubjectKind::person, SubjectKind::child, Sense::office},
    {Relation::panel, SubjectKind::person, SubjectKind::appeal, Sense::office, Ending::appeal_closed},
    {Relation::family, SubjectKind::person, SubjectKind::child, Sense::office},
    {Relation::advocate_of, SubjectKind::person, SubjectKind::none, Sense::grant},
    {Relation::address_access, SubjectKind::person, SubjectKind::person, Sense::grant},
    {Relation::claim, SubjectKind::person, SubjectKind::child, Sense::grant, Ending::never, Limit::claim},
    {Relation::reasoned_need, SubjectKind::person, SubjectKind::conference, Sense::grant, Ending::never,
     Limit::reasoned_need},
    {Relation::handles, SubjectKind::person, SubjectKind::conference, Sense::grant},
    {Relation::conflict, SubjectKind::person, SubjectKind::none, Sense::bar, Ending::never, Limit::none,
     "self family household friendship line_management"},
    {Relation::order, SubjectKind::person, SubjectKind::none, Sense::bar, Ending::never, Limit::none,
     "non_contact non_molestation occupation adoption sealed_address"},
    {Relation::excluded, SubjectKind::person, SubjectKind::conference, Sense::bar, Ending::never, Limit::none, "*"},
    {Relation::beholden, SubjectKind::person, SubjectKind::person, Sense::bar},
    {Relation::narrowed, SubjectKind::person, SubjectKind::board, Sense::bar},
};

constexpr bool in_the_order_of_the_enum()
{
    for (std::size_t at = 0; at < std::size(relation_rows); ++at)
        if (static_cast<std::size_t>(relation_rows[at].relation) != at)
            return false;
    return std::size(relation_rows) == std::size(names_of_Relation);
}
static_assert(in_the_order_of_the_enum());

}

RelationRow const& row_of(Relation relation) { return relation_rows[static_cast<std::size_t>(relation)]; }

}

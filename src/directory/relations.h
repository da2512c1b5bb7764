#pragma once

#include "directory/state.h"
#include "protocol/background.h"

#include <boost/describe/enum.hpp>

/// What somebody is to an authority, an agency or the site, as plain dated values (access model 3.1).
namespace noddfa::directory {

enum class Relation {
    tenant,
    member,
    agency_lead,
    coordinator,
    lead_manager,
    custodian,
    out_of_hours,
    auditor,
    data_protection,
    analyst,
    operator_of,
    board_admin,
    director,
};
BOOST_DESCRIBE_ENUM(Relation, tenant, member, agency_lead, coordinator, lead_manager, custodian, out_of_hours, auditor,
                    data_protection, analyst, operator_of, board_admin, director)

struct DatedRelation {
    Relation relation{};
    PersonId person;
    std::string to;   ///< authority or agency; empty: the site
    std::string part; ///< of a member the agency's sector; `manager` or `deputy` of a lead manager; else empty
    Date from;
    std::optional<Date> until; ///< the first day on which it no longer holds
    PersonId granted_by;
    std::optional<PersonId> second; ///< who agreed, where two were needed

    bool holds_on(Date day) const { return from <= day && (!until || day < *until); }
};

/// Everything that follows from memberships and posts, each no longer than what it rests on: a membership no longer
/// than its agency is open, a post of a practitioner no longer than a membership.
std::vector<DatedRelation> relations(Practitioner const& practitioner, std::map<AgencyId, AgencyKnown> const& agencies);

}

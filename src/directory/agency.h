#pragma once

#include "people/named.h"
#include "people/paragraph.h"
#include "people/post.h"
#include "protocol/services.h"
#include "protocol/settings.h"

#include <set>

/// Agencies of a site (B-10).
namespace noddfa::directory {

struct AgencyDetails {
    AgencyId agency;
    std::string name;       ///< in English
    std::string welsh_name; ///< empty: the same
    Sector sector{};
    std::vector<ServiceId> services;
    std::vector<AuthorityId> authorities; ///< whom it serves
    std::optional<Date> since;            ///< left out: the day of the act
    std::optional<bool> lead_approves_reports{}; ///< whether its lead is asked to look at its reports; left out: no
};
BOOST_DESCRIBE_STRUCT(AgencyDetails, (),
                      (agency, name, welsh_name, sector, services, authorities, since, lead_approves_reports))
using RecordAgency = Named<"RecordAgency", AgencyDetails, Usual::coordinator>;
using AgencyRecorded = Named<"AgencyRecorded", AgencyDetails>;

/// What is empty stays as it is.
struct AgencyChange {
    AgencyId agency;
    std::string name;
    std::string welsh_name;
    std::vector<ServiceId> services;
    std::vector<AuthorityId> authorities;
    std::optional<bool> lead_approves_reports{};
};
BOOST_DESCRIBE_STRUCT(AgencyChange, (), (agency, name, welsh_name, services, authorities, lead_approves_reports))
using ChangeAgency = Named<"ChangeAgency", AgencyChange, Usual::coordinator>;
using AgencyChanged = Named<"AgencyChanged", AgencyChange>;

struct AgencyEnd {
    AgencyId agency;
    std::optional<Date> on; ///< the first day without it; left out: the day of the act
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(AgencyEnd, (), (agency, on, reason))
using CloseAgency = Named<"CloseAgency", AgencyEnd, Usual::coordinator>;
using AgencyClosed = Named<"AgencyClosed", AgencyEnd>;

struct Agency {
    AgencyDetails said;
    Date from;
    std::optional<Date> until; ///< the first day without it
};

/// The groupings that an agency's services belong to, and the agencies that quoracy counts them as (B-10).
std::set<GroupingId> groupings_of(std::vector<ServiceId> const& of, Services const& services);
std::set<QuorumAgencyId> quorum_agencies_of(std::vector<ServiceId> const& of, Services const& services);

}

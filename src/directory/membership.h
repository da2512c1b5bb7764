#pragma once

#include "people/named.h"
#include "people/paragraph.h"

/// Who is a practitioner of which agency, from when and until when. `until`, here and everywhere in this room: the
/// first day on which it no longer holds.
namespace noddfa::directory {

struct Membership {
    PersonId person;
    AgencyId agency;
    std::optional<ServiceId> service; ///< left out: the agency's only one
    std::optional<Date> since;        ///< left out: the day of the act
};
BOOST_DESCRIBE_STRUCT(Membership, (), (person, agency, service, since))
using JoinAgency = Named<"JoinAgency", Membership, Usual::coordinator>;
using AgencyJoined = Named<"AgencyJoined", Membership>;

struct MembershipEnd {
    PersonId person;
    AgencyId agency;
    std::optional<Date> on; ///< the first day without it; left out: the day of the act
};
BOOST_DESCRIBE_STRUCT(MembershipEnd, (), (person, agency, on))
using LeaveAgency = Named<"LeaveAgency", MembershipEnd, Usual::coordinator>;
using AgencyLeft = Named<"AgencyLeft", MembershipEnd>;

/// From one agency to another, with no day between and none in both.
struct AgencyMove {
    PersonId person;
    AgencyId from_agency;
    AgencyId to_agency;
    std::optional<ServiceId> service;
    std::optional<Date> on;
};
BOOST_DESCRIBE_STRUCT(AgencyMove, (), (person, from_agency, to_agency, service, on))
using MoveAgency = Named<"MoveAgency", AgencyMove, Usual::coordinator>;

/// Somebody leaves: whatever they hold ends.
struct Leaving {
    PersonId person;
    std::optional<Date> on; ///< the first day without them; left out: the day of the act
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(Leaving, (), (person, on, reason))
using RecordLeaving = Named<"RecordLeaving", Leaving, Usual::coordinator>;
using PractitionerLeft = Named<"PractitionerLeft", Leaving>;

/// The agency's safeguarding lead says that somebody still works there.
struct Attestation {
    PersonId person;
    AgencyId agency;
};
BOOST_DESCRIBE_STRUCT(Attestation, (), (person, agency))
using AttestMembership = Named<"AttestMembership", Attestation, Usual::coordinator>;
using MembershipAttested = Named<"MembershipAttested", Attestation>;

struct HeldMembership {
    AgencyId agency;
    std::optional<ServiceId> service;
    Date from;
    std::optional<Date> until;
    std::optional<Date> attested_on; ///< last
    PersonId recorded_by;

    bool holds_on(Date day) const { return from <= day && (!until || day < *until); }
};

}

#pragma once

#include "conference/views.h"

/// Professional groupings: allocation, leads, the chair's rulings (A.13, B-12, B-16, B-17, B-41, B-42).
namespace noddfa::conference {

/// A member of a multi-agency team, or anybody, is counted in a grouping (VOTE-08). Frozen with the first view.
struct Allocation {
    PersonId person;
    GroupingId grouping;
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(Allocation, (), (person, grouping, reason))
using AllocateToGrouping = Named<"AllocateToGrouping", Allocation>;
using AllocatedToGrouping = Named<"AllocatedToGrouping", Allocation>;

/// The chair rules that somebody attends as a practitioner, or as none (OTH-04, B-12).
struct CapacityRuling {
    PersonId person;
    Capacity capacity{};
    std::optional<ServiceId> service;
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(CapacityRuling, (), (person, capacity, service, reason))
using RuleOnCapacity = Named<"RuleOnCapacity", CapacityRuling>;
using CapacityRuled = Named<"CapacityRuled", CapacityRuling>;

/// Any other agency recognised as a grouping of its own (GRP-11).
struct Recognition {
    GroupingId grouping;
    std::string name;
    std::vector<PersonId> members;
    std::optional<QuorumAgencyId> quorum_agency; ///< default: its own
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(Recognition, (), (grouping, name, members, quorum_agency, reason))
using RecogniseGrouping = Named<"RecogniseGrouping", Recognition>;
using GroupingRecognised = Named<"GroupingRecognised", Recognition>;

/// The groupings as the chair identifies them before a vote (GRP-12); empty: those present at that moment.
struct GroupingList {
    std::vector<GroupingId> groupings;
    std::optional<Paragraph> ruling; ///< the chair's final ruling and why, where there was one (GRP-14)
};
BOOST_DESCRIBE_STRUCT(GroupingList, (), (groupings, ruling))
using ConfirmGroupings = Named<"ConfirmGroupings", GroupingList>;
using GroupingsConfirmed = Named<"GroupingsConfirmed", GroupingList>;

/// The nominated or lead person of a grouping (VOTE-04); for one child where named.
struct Lead {
    GroupingId grouping;
    PersonId person;
    std::optional<ChildId> child;
    std::optional<Paragraph> reason; ///< where the chair names one because the grouping cannot agree (B-21)
};
BOOST_DESCRIBE_STRUCT(Lead, (), (grouping, person, child, reason))
using NameLead = Named<"NameLead", Lead>;
using LeadNamed = Named<"LeadNamed", Lead>;

/// Another education service that knows the child becomes Education's elector.
struct EducationElector {
    ChildId child;
    PersonId person;
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(EducationElector, (), (child, person, reason))
using NameEducationElector = Named<"NameEducationElector", EducationElector>;
using EducationElectorNamed = Named<"EducationElectorNamed", EducationElector>;

struct Groupings {
    std::map<GroupingId, Recognition> recognised;
    std::optional<std::vector<GroupingId>> confirmed;
    std::map<GroupingId, Lead> leads;
    std::map<std::pair<GroupingId, ChildId>, Lead> leads_for_child;
    std::map<ChildId, EducationElector> education;
    std::vector<Paragraph> rulings;
    bool ruling_without_reason = false;
};

/// A participant as the chair's rulings leave them; nothing for family and strangers.
Participant const* participant(State const& state, PersonId const& person);
/// Practitioners present at `now` who may give a view: party, not chair or record taker, and, if they came after the
/// accuracy check, briefed.
std::vector<PersonId> eligible_practitioners(State const& state, Moment now);
/// The groupings of those, each with its members.
std::map<GroupingId, std::vector<PersonId>> groupings_present(State const& state, Moment now);
/// The quorum agency a participant counts for (B-10); empty: none.
QuorumAgencyId quorum_agency(State const& state, Participant const& person, Terms const& terms);
/// Who speaks for a grouping on a child: the named lead, or its only member.
std::optional<PersonId> lead_of(State const& state, GroupingId const& grouping, ChildId const& child, Moment now);

}

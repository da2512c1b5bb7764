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

/// The chair rules that somebody attends as a practitioner, or as none (OTH-03, OTH-04, B-12).
struct CapacityRuling {
    PersonId person;
    Capacity capacity{};
    std::optional<ServiceId> service; ///< practitioners: what they come from; default: what they were invited for
    std::optional<Paragraph> reason;
    std::optional<AgencyId> agency;     ///< the employer; default: the service's own name
    std::optional<GroupingId> grouping; ///< filled in by the rule, from the service
    bool parent_service = false;        ///< likewise
};
BOOST_DESCRIBE_STRUCT(CapacityRuling, (), (person, capacity, service, reason, agency, grouping, parent_service))
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
    std::vector<Paragraph> rulings; ///< the chair's, each with its reason, as the record shows them (GRP-14)
};

/// A participant as the chair's rulings leave them; nothing for family and strangers.
Participant const* participant(State const& state, PersonId const& person);
/// Interpreters, advocates and supporters, known from what was arranged for the family; nothing for anybody else.
std::optional<Capacity> helper_capacity(State const& state, PersonId const& person);
/// In what capacity somebody takes part as things stand, family and their helpers included; nothing for strangers.
std::optional<Capacity> capacity_of(State const& state, PersonId const& person);
/// Practitioners present at `now` who may give a view: party, not chair or record taker, and, if they came after the
/// accuracy check, briefed.
std::vector<PersonId> eligible_practitioners(State const& state, Moment now);
/// The groupings of those, each with its members; who is allocated to none is in none.
std::map<GroupingId, std::vector<PersonId>> groupings_present(State const& state, Moment now);
/// Of the groupings present, those of an agency that has one beyond the board's list beside another (GRP-13).
std::map<AgencyId, std::vector<GroupingId>> agencies_with_several(State const& state, Moment now);
/// Whether allocations may no longer change but by the chair's ruling (VOTE-08, B-17).
bool allocations_frozen(State const& state, Settings const& settings);
/// The quorum agency a participant counts for (B-10); empty: none.
QuorumAgencyId quorum_agency(State const& state, Participant const& person, Terms const& terms);
/// Who leads a grouping on a child: the person named, while present and a member, or its only member present.
std::optional<PersonId> lead_of(State const& state, GroupingId const& grouping, ChildId const& child, Moment now);

}

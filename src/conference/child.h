#pragma once

#include "base/date.h"
#include "people/capacity.h"
#include "people/paragraph.h"

#include <optional>
#include <string>
#include <vector>

namespace noddfa::conference {

/// A child the conference is about, born or unborn.
struct SubjectChild {
    ChildId id;
    std::string name;                       ///< empty before birth or where only the identifier is known
    std::optional<Date> born;               ///< absent: unborn
    std::optional<Date> expected;           ///< expected date of birth
    std::optional<AgencyId> school;         ///< school or nursery the child is enrolled in
    std::vector<AgencyId> registered_with;  ///< health practices; empty: taken as registered with those invited
    std::optional<PersonId> mother;
    bool looked_after = false;

    bool is_unborn() const { return !born; }
};
BOOST_DESCRIBE_STRUCT(SubjectChild, (), (id, name, born, expected, school, registered_with, mother, looked_after))

/// Somebody invited or present, family included.
struct Participant {
    PersonId id;
    std::string name;
    Capacity capacity = Capacity::practitioner;
    ServiceId service;   ///< practitioners: what they come from
    AgencyId agency;     ///< practitioners: who employs them; the service's own name where not given
    GroupingId grouping; ///< practitioners: where their view and vote are counted (VOTE-08)
    bool parent_service = false; ///< the service by default works only with a parent (B-11, B-25)
    std::optional<std::vector<ChildId>> contact; ///< children in direct contact, where said at invitation
};
BOOST_DESCRIBE_STRUCT(Participant, (), (id, name, capacity, service, agency, grouping, parent_service, contact))

}

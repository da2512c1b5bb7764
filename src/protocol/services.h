#pragma once

#include "base/date.h"
#include "people/capacity.h"
#include "people/identifiers.h"
#include "protocol/clause.h"
#include "protocol/data_fault.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa {

/// The default of ruling R-08 for direct contact with a child.
enum class ContactDefault { always, if_enrolled, if_in_enquiry, if_registered_with, never };

/// A professional grouping of CTM §8.
struct Grouping {
    GroupingId id;
    Clause clause{};
    std::string english;
    std::string welsh;
    QuorumAgencyId quorum_agency; ///< B-10
};

/// A service that practitioners come from.
struct Service {
    ServiceId id;
    GroupingId grouping;
    std::string english;
    std::string welsh;
    bool parent_service = false; ///< works only with a parent unless the chair says otherwise (B-11, B-25)
    ContactDefault direct_contact{};
    bool midwifery = false;
};

/// A capacity that is not party to the decision (OTH-01, R-10), and what it may say in the views round (B-09).
struct NonParty {
    Capacity capacity{};
    std::string english;
    std::string welsh;
    bool view_recorded = false; ///< on, but never counted; otherwise off
};

/// Groupings, services and non-party capacities as data (`protocol/groupings.toml`).
struct Services {
    std::string version;
    std::string source;
    Date valid_from;
    std::vector<Grouping> groupings;
    std::vector<Service> services;
    std::vector<NonParty> non_parties;

    Grouping const* grouping(GroupingId const& id) const;
    Service const* service(ServiceId const& id) const;
    NonParty const* non_party(Capacity capacity) const;
};

/// Reads `groupings.toml`. Refuses a wrong field, an identifier twice, a service of no grouping, a clause that does not
/// exist, and a non-party capacity that is missing or not one.
std::optional<DataFault> read_services(std::string_view file, std::string_view toml, Services& into);

/// The board's services as built into the program.
Services const& services();

}

#pragma once

#include "grants/bars.h"
#include "grants/claims.h"
#include "grants/needs.h"
#include "grants/readers.h"
#include "people/identifiers.h"
#include "protocol/notices.h"

#include <string>
#include <vector>

namespace noddfa::grants {

/// What one child, one person or one agency has to do with access.
struct State {
    // Defined in one place: copying so much is not compiled again wherever a state is kept.
    State();
    State(State const&);
    State(State&&) noexcept;
    State& operator=(State const&);
    State& operator=(State&&) noexcept;
    ~State();

    // of a child
    std::vector<Claim> claims;
    std::vector<Need> needs;
    // of a person
    std::vector<Conflict> conflicts;
    std::vector<Order> orders;
    std::optional<WithheldAddress> withheld; ///< their own address, as it is known now
    std::vector<AddressProposal> proposals; ///< of one address one at the most
    std::vector<AddressReader> addresses;
    std::vector<Listing> listed;
    // of an agency
    std::vector<OpenClaim> open; ///< without a review so far, the oldest first

    std::vector<Alert> alerts;

    /// Null where there is none.
    Claim const* claim(ClaimId const& id) const;
};

/// The keys of their streams.
inline std::string key_of(ChildId const& child) { return "child:" + child.value; }
inline std::string key_of(PersonId const& person) { return "person:" + person.value; }
inline std::string key_of(AgencyId const& agency) { return "agency:" + agency.value; }
/// Whose stream a key is, where it is one of a child, of an agency.
std::optional<ChildId> child_of(std::string_view key);
std::optional<AgencyId> agency_of(std::string_view key);

}

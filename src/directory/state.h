#pragma once

#include "directory/agency.h"
#include "directory/membership.h"
#include "directory/posts.h"
#include "directory/practitioner.h"
#include "people/identifiers.h"

#include <string>
#include <vector>

namespace noddfa::directory {

struct Practitioner {
    PractitionerDetails said;
    std::optional<Date> verified_on; ///< the address at work, as it is now
    std::vector<Training> trainings; ///< in the order of recording
    std::vector<HeldMembership> memberships;
    std::vector<HeldPost> posts;
    std::vector<Proposal> proposals; ///< not yet agreed to; of one post one at the most
    std::optional<Date> left_on;     ///< last; they may have come back since

    /// The membership of an agency on a day; null where there is none.
    HeldMembership const* member_of(AgencyId const& agency, Date day) const;
    /// Whether they lead an agency's safeguarding on a day.
    bool leads(AgencyId const& agency, Date day) const;
    /// Whether they left, or stopped working at the last agency they worked at, and nothing keeps them on the board on
    /// the day or after it (T33). Who never had a place has none to leave.
    bool is_gone_by(Date day) const;
};

/// One agency, or one practitioner.
struct State {
    // Defined in one place: copying so much is not compiled again wherever a state is kept.
    State();
    State(State const&);
    State(State&&) noexcept;
    State& operator=(State const&);
    State& operator=(State&&) noexcept;
    ~State();

    std::optional<Agency> agency;
    std::optional<Practitioner> practitioner;
};

/// The keys of their streams.
inline std::string key_of(PersonId const& person) { return "person:" + person.value; }
inline std::string key_of(AgencyId const& agency) { return "agency:" + agency.value; }
/// Whose stream a key is, where it is one of a practitioner or of an agency.
std::optional<PersonId> person_of(std::string_view key);
std::optional<AgencyId> agency_of(std::string_view key);

}

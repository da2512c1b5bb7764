#pragma once

#include "application/site.h"

namespace noddfa::application {

/// Who has to do what is due: a person, or whoever holds a post. Beside whom a duty is about, which the duty itself
/// says.
struct Owner {
    std::optional<PersonId> person;
    std::string post; ///< where nobody in particular is: as `post_key` and `agency_key` write it

    bool operator==(Owner const&) const = default;
};

/// `@coordinator W06000016`; nobody is called so.
std::string post_key(Post post, AuthorityId const& authority);
/// `@agency health-board`: all that an agency's own people owe, for whoever leads its safeguarding.
std::string agency_key(AgencyId const& agency);

/// `@approval health-board`: reports of its people that its lead has not answered.
std::string approval_key(AgencyId const& agency);

inline bool is_post_key(std::string_view owner) { return owner.starts_with('@'); }

/// Who sees to what a stream owes and names nobody for: of a plan without a co-ordinator, those of conferences; of
/// access to a child, the custodians; of an agency's, its lead (CPR-17); of a dispute, the lead managers.
Owner keeper_of(Site const& site, StreamId const& stream);
/// The authority whose register has a child, or had it last.
std::optional<AuthorityId> authority_keeping(cpr::State const& state);

/// Who owes a duty of a stream: its report's author, the agency's own invited practitioner, the chair of what is set at
/// the meeting, the child's co-ordinator; else the co-ordinators of conferences, or the custodians, of its authority.
Owner owner_of(AnyState const& state, Duty const& duty);
/// The agency that owes a duty beside its owner (REP-01).
std::optional<AgencyId> agency_owing(Duty const& duty);

}

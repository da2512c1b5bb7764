#pragma once

#include "web/house/reader.h"

#include <set>

namespace noddfa::web {

/// What somebody may do at the desk, once they have proved themselves anew where that is asked. It opens pages; what is
/// done there is asked again.
struct Standing {
    bool administers = false; ///< people, agencies, offices and what the board sets
    bool grants_high = false; ///< the offices that a director grants
    std::set<AgencyId> leads; ///< whose people they keep
    std::set<AuthorityId> manages; ///< for whose agencies they appoint the lead

    bool any() const { return administers || grants_high || !leads.empty() || !manages.empty(); }
    bool grants() const { return administers || grants_high || !manages.empty(); }
    bool keeps(directory::Practitioner const& person, Date today) const;
    /// Whether they see somebody's page; of a practitioner who is their own to keep, or to be granted something.
    bool sees(directory::Practitioner const& person, Date today) const;
};

/// None for whoever is not signed in.
Standing standing_of(Reader const& reader, ledger::Snapshot const& at);
Standing standing_of(Reader const& reader);

/// Gives `show(Reader const&, Snapshot const&)` one snapshot for all that it does: whatever it calls reads from that
/// one too.
template<class Show> auto at_once(Reader const& reader, Show show)
{
    return reader.read([&](ledger::Snapshot const& at) {
        auto inside = reader;
        inside.snapshot = &at;
        return show(inside, at);
    });
}

/// Whether what cannot be undone asks for a fresh proof now.
bool needs_proof(Reader const& reader);

}

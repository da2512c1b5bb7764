#pragma once

#include "web/house/reader.h"

namespace noddfa::web {

/// What leads to the pages of this folder, for whom.
struct LookingMenu {
    bool claims = false;  ///< may ask for access in an emergency
    bool watches = false; ///< sees how an authority's people look
    bool reviews = false; ///< sees the claims of an authority or of an agency
    bool answers = false; ///< answers those who ask who has seen a child (CPR-18)

    bool any() const { return watches || reviews || answers; }
    /// Where all of it begins, as a segment of an address.
    char const* start() const { return watches || answers ? "looking" : "claims"; }
};

/// Of whoever reads; nothing for whoever is not signed in. It opens pages; each asks for itself.
LookingMenu looking_menu(Reader const& reader, ledger::Snapshot const& snapshot);

/// The way to who has seen a child, for whom that is open; nothing for everybody else.
Html link_to_looks(Reader const& reader, ledger::Snapshot const& snapshot, ChildId const& child);

/// Whether the reader is somebody who may claim, of a child where there is one, once they have said why: of an agency,
/// and no administrator or operator (3.5).
bool may_claim(Reader const& reader, ledger::Snapshot const& snapshot, std::optional<ChildId> child);

}

#pragma once

#include "conference/afterwards.h"
#include "conference/convening.h"
#include "conference/family.h"
#include "conference/invitations.h"
#include "conference/meeting.h"
#include "conference/quoracy.h"
#include "conference/sharing.h"

namespace noddfa::conference {

/// One conference as its events leave it, a part for each heading of the protocol.
struct State {
    // Defined in one place: copying so many maps is not compiled again wherever a state is kept.
    State();
    State(State const&);
    State(State&&) noexcept;
    State& operator=(State const&);
    State& operator=(State&&) noexcept;
    ~State();

    Convening convening;
    Family family;
    Invitations invitations;
    Reports reports;
    Sharing sharing;
    Meeting meeting;
    QuoracyNotes quoracy;
    Views views;
    Groupings groupings;
    Voting voting;
    Categories categories;
    Outcomes outcomes;
    Afterwards afterwards;

    SubjectChild const* child(ChildId const& id) const;
    bool is_open() const { return meeting.opened && !meeting.closed && !meeting.adjourned; }
    bool is_chair(PersonId const& person) const { return convening.booking && convening.booking->chair == person; }
    bool is_record_taker(PersonId const& person) const
    {
        return convening.booking && convening.booking->record_taker == person;
    }
    /// Everyone of the family who is a parent or carer of the child.
    std::vector<PersonId> parents_of(ChildId const& child) const;
    /// Whether somebody was present, in person or by link, at a moment.
    bool present(PersonId const& person, Moment at) const;
};

}

#pragma once

#include "register/changes.h"
#include "register/consulted.h"
#include "register/moves.h"
#include "register/removal.h"

namespace noddfa::cpr {

/// One child on the register: the entry that lives, those that ended, moves and enquiries.
struct State {
    // Defined in one place: copying so many maps is not compiled again wherever a state is kept.
    State();
    State(State const&);
    State(State&&) noexcept;
    State& operator=(State const&);
    State& operator=(State&&) noexcept;
    ~State();

    Identity identity;
    std::optional<Entry> live; ///< the one owner (MOV-11, I11)
    std::optional<Stay> stay;  ///< temporary, beside a live entry here or elsewhere
    std::vector<Entry> ended;
    std::vector<Stay> ended_stays;
    std::optional<OpeningLoad> opening_load;
    std::optional<Flag> challenge; ///< a decision set aside, until a reconvened conference decides
    std::map<Particular, std::vector<DatedDetail>> details;
    std::vector<CoordinatorTerm> coordinators;
    std::vector<EntryCorrection> corrections;
    std::optional<Move> move;
    std::vector<Move> former_moves;
    bool whereabouts_unknown = false;
    std::optional<Date> died_on;
    bool held_from_disposal = false; ///< DER-10
    std::map<PersonId, std::optional<Date>> removal_notices; ///< who is to be told, and when they were
    bool removal_closed = false;
    std::vector<ChangeReport> change_reports;
    std::vector<PastEnquiry> enquiries; ///< also those given up
    std::vector<PastAccessRequest> access_requests;
    std::vector<Alert> alerts;
    std::vector<Task> tasks;

    bool is_registered() const { return live.has_value(); }
};

/// What a conference or a dispute needs to know of the child.
Standing standing(State const& state);

/// Whether the child was on this register, for good or temporarily, on some day of the period.
bool registered_between(State const& state, Date from, Date to);

/// The day on which the child turns eighteen and comes off the register (CPR-20); nothing without a date of birth.
std::optional<Date> turns_eighteen(State const& state);

/// What an entry still lacks of what must accompany it (CPR-24): `plan`, `coordinator`, `first-core-group`, `review`.
std::vector<std::string> missing_arrangements(State const& state);

/// What is not recorded of the child (CPR-09).
std::vector<Particular> gaps(State const& state);

/// What is handed on to a twin's stream when the unborn child of `state` is born: the entry with its date and reviews.
/// Plan, coordinator and dates are settled for each child.
EnterTwin twin_entry(State const& state, Twin const& twin);

/// What an enquirer would be told now.
RegisterAnswer answer_for(State const& state, Enquiry const& enquiry);

}

#pragma once

#include "dispute/appeal.h"
#include "dispute/complaint.h"
#include "dispute/difference.h"

namespace noddfa::dispute {

/// One dispute: a set-aside, an appeal, a complaint or a difference between practitioners.
struct State {
    // Defined in one place: copying so many maps is not compiled again wherever a state is kept.
    State();
    State(State const&);
    State(State&&) noexcept;
    State& operator=(State const&);
    State& operator=(State&&) noexcept;
    ~State();

    std::optional<DecisionAside> set_aside;
    std::optional<Date> set_aside_on;
    std::optional<AppealState> appeal;
    std::optional<ComplaintState> complaint;
    std::optional<DifferenceState> difference;
    std::optional<Reconvening> reconvening;
    std::optional<Date> reconvening_required_on;
    std::optional<ReconveneAnswer> reconvened;
    std::vector<Alert> alerts;
    std::vector<Task> tasks;

    bool is_new() const { return !set_aside && !appeal && !complaint && !difference; }
};

/// The conference that the dispute is about.
std::optional<ConferenceId> conference_disputed(State const& state);

/// Whether the decision that the dispute is about stands meanwhile: not once it is set aside; through an appeal or a
/// complaint always, unless the board has set that an appeal suspends it (B-34, CMP-07).
bool decision_stands(State const& state, Settings const& settings);

}

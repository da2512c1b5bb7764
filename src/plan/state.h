#pragma once

#include "plan/core_group.h"
#include "plan/visits.h"

namespace noddfa::plan {

/// The plan of one child, from registration until it is closed.
struct State {
    // Defined in one place: copying so many maps is not compiled again wherever a state is kept.
    State();
    State(State const&);
    State(State&&) noexcept;
    State& operator=(State const&);
    State& operator=(State&&) noexcept;
    ~State();

    ChildId child;
    std::optional<ConferenceId> conference;
    std::optional<Date> conference_on; ///< absent: no plan
    bool registered = false;
    bool unborn = false;
    std::optional<Date> born;
    bool looked_after = false;
    OutlinePlan outline;
    std::optional<DetailedPlan> detail;
    std::vector<DetailedPlan> former_details;
    std::vector<ActionState> actions; ///< of the plan in force
    std::optional<PersonId> coordinator;
    std::vector<Membership> members;
    std::vector<MeetingHeld> meetings;
    std::optional<Date> next_meeting;
    std::optional<Date> summary_sent;
    std::map<PersonId, Date> receipts;
    std::optional<Date> review_date;
    std::vector<Date> reviews;
    ConferenceId last_review_by;
    std::optional<Date> carried_over; ///< the last review before this record began; none: it began with the plan
    std::vector<ReviewResult> plan_reviews;
    std::vector<VisitMade> visits;
    std::vector<AccessDenial> denials;
    std::vector<NonDelivery> non_deliveries;
    int escalations_considered = 0;
    std::vector<Challenge> challenges;
    std::vector<EarlyReviewAsked> early_reviews;
    std::optional<Date> registration_ended_on;
    std::optional<Date> closed_on;
    std::vector<Alert> alerts;
    std::vector<Task> tasks;

    bool is_open() const { return conference_on && !closed_on; }
    /// CG-01: a plan that was carried over after a review is past its first core group.
    bool had_first_core_group() const { return carried_over || !meetings.empty(); }
    /// The day the next core group counts from; only after the first.
    Date last_core_group() const { return meetings.empty() ? *carried_over : meetings.back().held_on; }
    bool is_member(PersonId const& person) const;
    std::vector<PersonId> present_members() const;
};

/// Which of the five mandatory parts a plan lacks (PLN-01): `needs`, `outcomes`, `actions`, `monitoring`, `review`.
std::vector<std::string> missing_parts(DetailedPlan const& plan);

/// Which heads an outline plan lacks (PLN-04): `risks`, `protection`, `outcomes`, `support`, `actions`, `monitoring`,
/// `family-views`.
std::vector<std::string> missing_heads(OutlinePlan const& outline);

/// Numbers, from 1, of actions without owner or date.
std::vector<int> loose_actions(std::vector<PlannedAction> const& actions);

/// The day each clock of seeing the child runs from: the last visit that counts, else registration, or birth for a
/// child registered before it. Nothing while the child is unborn.
struct Seen {
    std::optional<Date> alone;
    std::optional<Date> at_home;
    std::optional<Date> visited; ///< VIS-03
};
Seen last_seen(State const& state);

}

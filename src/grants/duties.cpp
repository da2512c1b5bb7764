#include "grants/duties.h"

#include "protocol/notice_answers.h"

#include <algorithm>

namespace noddfa::grants {

namespace {

/// So many working days after a claim, by the settings of its day.
Deadline working_days_after(Date claimed_on, int days, char const* setting, Terms const& terms)
{
    auto const& closures = terms.history.on(claimed_on).local_closure_days;
    auto const calendar = terms.calendar.with_closures({closures.begin(), closures.end()});
    Deadline deadline;
    deadline.clause = Clause::CPR_17;
    deadline.start_event = "claim";
    deadline.from = claimed_on;
    deadline.due = calendar.working_days_after(claimed_on, days);
    deadline.amount = days;
    deadline.unit = "working_days";
    deadline.setting = setting;
    deadline.calendar = calendar.version();
    deadline.provisional = calendar.is_provisional(deadline.from) || calendar.is_provisional(deadline.due);
    return deadline;
}

Deadline narrowing_due(Date claimed_on, Terms const& terms)
{
    return working_days_after(claimed_on, terms.history.on(claimed_on).claim_narrowed_days, "CLAIM_NARROWED_DAYS",
                              terms);
}

void add_claim(std::vector<Duty>& all, Claim const& claim, Date today, Terms const& terms)
{
    auto const& child = claim.said.child;
    auto const day = claim.since.day;
    auto const add = [&](Clause clause, char const* what, Deadline const& due) -> Duty& {
        all.push_back(duty_of(clause, what, child, due, claim.reviewed_on, today));
        all.back().about = claim.said.claim.value;
        return all.back();
    };
    // 3.5: somebody else looks at it within two working days.
    auto const review = review_due(day, terms);
    add(Clause::CPR_17, "review-claim", review);
    if (claim.reviewed_on && *claim.reviewed_on <= review.due)
        return;
    // 3.5: afterwards it is the Lead Safeguarding Manager's, before the agency's right to claim narrows.
    auto& escalated = add(Clause::CPR_17, "answer-for-claim", narrowing_due(day, terms));
    escalated.begins = review.due.plus_days(1);
    if (auto const manager = terms.settings.holder("lead_safeguarding_manager");
        !manager.empty() && manager != claim.by)
        escalated.who = manager;
}

}

Deadline review_due(Date claimed_on, Terms const& terms)
{
    return working_days_after(claimed_on, terms.history.on(claimed_on).claim_review_days, "CLAIM_REVIEW_DAYS", terms);
}

Date narrows_on(Date claimed_on, Terms const& terms) { return narrowing_due(claimed_on, terms).due.plus_days(1); }

bool is_narrowed(State const& agency, Date day, Terms const& terms)
{
    return std::ranges::any_of(agency.open, [&](OpenClaim const& one) { return narrows_on(one.on, terms) <= day; });
}

std::vector<Duty> duties(State const& state, Date today, Terms const& terms)
{
    std::vector<Duty> all;
    for (auto const& claim : state.claims)
        add_claim(all, claim, today, terms);
    add_notices(all, state.alerts, {}, today);
    return all;
}

}

#pragma once

#include "grants/state.h"
#include "protocol/duty.h"
#include "protocol/terms.h"

namespace noddfa::grants {

/// What is due in a stream as of a day: reviews of claims, and what somebody has not yet said that they saw.
std::vector<Duty> duties(State const& state, Date today, Terms const& terms);

/// The last day on which a claim of a day is reviewed in time.
Deadline review_due(Date claimed_on, Terms const& terms);
/// The first day on which a claim of a day without a review narrows its agency's right to claim.
Date narrows_on(Date claimed_on, Terms const& terms);
/// Whether, on a day, an agency may only claim the register's answer (3.5), from its own stream.
bool is_narrowed(State const& agency, Date day, Terms const& terms);

}

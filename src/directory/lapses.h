#pragma once

#include "directory/state.h"
#include "protocol/decision.h"

namespace noddfa::directory {

/// When a membership has to be attested again: so many calendar days after it was last, or began.
Date attestation_due(HeldMembership const& membership, Settings const& settings);

/// The last day on which any training of theirs counts; nothing where there is none, or one that does not lapse.
std::optional<Date> trained_until(Practitioner const& practitioner);
/// Whether any training of theirs does not lapse.
bool is_trained_for_good(Practitioner const& practitioner);
/// The last day by which every membership that holds on a day has been attested; nothing where none holds.
std::optional<Date> attested_until(Practitioner const& practitioner, Date day, Settings const& settings);

/// What has lapsed by a day: attestations of memberships, and the training that lasted longest. R-27: a warning beside
/// one's own invitation, report, reply and view, never a denial.
std::vector<Finding> lapses(Practitioner const& practitioner, Date today, Settings const& settings);

}

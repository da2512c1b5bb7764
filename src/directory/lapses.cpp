#include "directory/lapses.h"

#include "protocol/clause.h"

#include <algorithm>

namespace noddfa::directory {

std::optional<Date> trained_until(Practitioner const& practitioner)
{
    std::optional<Date> last;
    if (!is_trained_for_good(practitioner))
        for (auto const& training : practitioner.trainings)
            last = std::max(last.value_or(*training.until), *training.until);
    return last;
}

bool is_trained_for_good(Practitioner const& practitioner)
{
    return std::ranges::any_of(practitioner.trainings, [](Training const& training) { return !training.until; });
}

std::optional<Date> attested_until(Practitioner const& practitioner, Date day, Settings const& settings)
{
    std::optional<Date> first;
    for (auto const& membership : practitioner.memberships)
        if (membership.holds_on(day)) {
            auto const due = attestation_due(membership, settings);
            first = std::min(first.value_or(due), due);
        }
    return first;
}

Date attestation_due(HeldMembership const& membership, Settings const& settings)
{
    return std::max(membership.from, membership.attested_on.value_or(membership.from))
        .plus_days(settings.attestation_days);
}

std::vector<Finding> lapses(Practitioner const& practitioner, Date today, Settings const& settings)
{
    std::vector<Finding> found;
    for (auto const& membership : practitioner.memberships) {
        auto const due = attestation_due(membership, settings);
        if (membership.holds_on(today) && due < today)
            found.push_back({"attestation-lapsed"_code,
                             Clause::INV_01,
                             {{"person", practitioner.said.person.value},
                              {"employer", membership.agency.value},
                              {"due", due.iso()}}});
    }
    if (auto const until = trained_until(practitioner); until && *until < today)
        found.push_back({"practitioner-training-lapsed"_code,
                         Clause::INV_01,
                         {{"person", practitioner.said.person.value}, {"due", until->iso()}}});
    return found;
}

}

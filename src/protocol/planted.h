#pragma once

#include <string_view>
#include <utility>
#include <vector>

/// Mistakes in the rules that a test build can switch on, so that the simulation shows that it would notice them.
/// Every other build has none of this: `planted` is then a constant.
namespace noddfa {

enum class Bug {
    tie_registers,            ///< equal votes put the child on the register
    absent_counted,           ///< somebody who has left still votes
    higher_count,             ///< of the two counts of agencies the higher holds
    revealed_view_changes,    ///< a view comes into a round already revealed
    parent_service_counts,    ///< services that know only a parent count for a child
    everybody_on_siblings,    ///< all groupings vote on a disputed sibling
    set_aside_removes,        ///< setting a registration aside takes the child off
    transfer_lets_go_early,   ///< the entry ends with the request for a transfer
    removal_at_initial,       ///< a child comes off without a review
    first_day_counts,         ///< a count of working days begins with the day of the event
    twins_are_one,            ///< children born on one day are taken for one child
};

#ifdef NODDFA_PLANTED_BUGS

bool planted(Bug bug);
void plant(Bug bug, bool on);
/// Each bug with its name.
std::vector<std::pair<Bug, std::string_view>> const& planted_bugs();

#else

constexpr bool planted(Bug) { return false; }

#endif

}

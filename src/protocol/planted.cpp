#include "protocol/planted.h"

#ifdef NODDFA_PLANTED_BUGS

#include <set>

namespace noddfa {

namespace {

std::set<Bug>& switched_on()
{
    static std::set<Bug> bugs;
    return bugs;
}

}

bool planted(Bug bug) { return switched_on().contains(bug); }

void plant(Bug bug, bool on)
{
    if (on)
        switched_on().insert(bug);
    else
        switched_on().erase(bug);
}

std::vector<std::pair<Bug, std::string_view>> const& planted_bugs()
{
    static std::vector<std::pair<Bug, std::string_view>> const all{
        {Bug::tie_registers, "a tie registers"},
        {Bug::absent_counted, "somebody absent votes"},
        {Bug::higher_count, "the higher count holds"},
        {Bug::revealed_view_changes, "a revealed round changes"},
        {Bug::parent_service_counts, "a parent's service counts"},
        {Bug::everybody_on_siblings, "everybody votes on a sibling"},
        {Bug::set_aside_removes, "a set-aside removes"},
        {Bug::transfer_lets_go_early, "a transfer lets go early"},
        {Bug::removal_at_initial, "removal without a review"},
        {Bug::first_day_counts, "the first day counts"},
        {Bug::twins_are_one, "twins are taken for one"},
    };
    return all;
}

}

#endif

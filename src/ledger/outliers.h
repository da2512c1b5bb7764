#pragma once

#include "directory/state.h"
#include "ledger/looks.h"

/// Whose looking is not like that of those who do the same work (T01): for the safeguarding lead, weekly.
namespace noddfa::ledger {

/// Somebody beside their peers: those of the same agency and posts.
struct Outlier {
    Looker looker;
    std::string group; ///< `agency post post`; empty for who is with no agency
    int peers = 0;     ///< in the group, themselves among them
    int median = 0;    ///< of the different children that each of the group looked at
    bool stands_out = false;
};

/// The agency and the posts of a practitioner on a day.
std::string group_of(directory::State const& state, Date day);
/// Everybody who looked, each with their group: those who stand out first, then those without work, then those who
/// looked at most children. Somebody stands out who looked without work, or at more than `times` as many different
/// children as the middle one of their group.
std::vector<Outlier> outliers(std::vector<std::pair<std::string, Looker>> const& lookers, int times);

}

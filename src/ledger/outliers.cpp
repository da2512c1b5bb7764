#include "ledger/outliers.h"

#include <boost/describe/enum_to_string.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace noddfa::ledger {

std::string group_of(directory::State const& state, Date day)
{
    if (!state.practitioner)
        return {};
    std::set<std::string> agencies;
    for (auto const& membership : state.practitioner->memberships)
        if (membership.holds_on(day))
            agencies.insert(membership.agency.value);
    std::set<std::string> posts;
    for (auto const& post : state.practitioner->posts)
        if (post.holds_on(day))
            posts.insert(boost::describe::enum_to_string(post.of.post, ""));
    std::string group;
    for (auto const* words : {&agencies, &posts})
        for (auto const& word : *words)
            group += (group.empty() ? "" : " ") + word;
    return group;
}

std::vector<Outlier> outliers(std::vector<std::pair<std::string, Looker>> const& lookers, int times)
{
    std::map<std::string, std::vector<int>> children;
    for (auto const& [group, looker] : lookers)
        children[group].push_back(looker.children);
    std::vector<Outlier> all;
    for (auto const& [group, looker] : lookers) {
        auto& of_group = children[group];
        // Of an even number the lower of the two in the middle: it shows rather more people than fewer.
        auto const middle = of_group.begin() + static_cast<std::ptrdiff_t>((of_group.size() - 1) / 2);
        std::ranges::nth_element(of_group, middle);
        Outlier one{looker, group, static_cast<int>(of_group.size()), *middle, false};
        one.stands_out = looker.without_work > 0 || looker.children > times * std::max(one.median, 1);
        all.push_back(std::move(one));
    }
    std::ranges::stable_sort(all, std::greater{}, [](Outlier const& one) {
        return std::tuple{one.stands_out, one.looker.without_work, one.looker.children};
    });
    return all;
}

}

#include "ledger/changes.h"

#include <algorithm>
#include <functional>

namespace noddfa::ledger {

Changes::Places Changes::places_of(Parts const& looked)
{
    Places all;
    all.everything_ = looked.everything;
    auto const add = [&](std::string const& key, std::size_t kind) {
        all.at_.push_back(static_cast<std::uint16_t>((std::hash<std::string>{}(key) * 31 + kind) % places));
    };
    // A kind for each room, one for looks, one for children, and behind it one for each list.
    constexpr std::size_t looks = 7, children = 8, lists = 9;
    for (auto const& stream : looked.streams)
        add(stream.key, static_cast<std::size_t>(stream.room));
    for (auto const& child : looked.children)
        add(child.value, children);
    if (looked.looks)
        add({}, looks);
    for (auto const list : looked.lists)
        add({}, lists + static_cast<std::size_t>(list));
    std::ranges::sort(all.at_);
    all.at_.erase(std::unique(all.at_.begin(), all.at_.end()), all.at_.end());
    return all;
}

void Changes::note(Parts const& changed)
{
    auto const moment = now_.fetch_add(1) + 1;
    if (changed.everything)
        everything_.store(moment);
    for (auto const place : places_of(changed).at_)
        parts_[place].store(moment);
}

bool Changes::since(Moment moment, Places const& looked) const
{
    if (now() <= moment)
        return false;
    if (everything_.load() > moment || looked.everything_)
        return true;
    return std::ranges::any_of(looked.at_, [&](std::uint16_t place) { return parts_[place].load() > moment; });
}

}

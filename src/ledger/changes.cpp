#include "ledger/changes.h"

#include <functional>

namespace noddfa::ledger {

/// Gives `see` the place of each part until it says true; whether it did.
template<class See> bool Changes::any_place(Parts const& parts, See see)
{
    auto const place = [](std::string const& key, std::size_t kind) {
        return (std::hash<std::string>{}(key) * 31 + kind) % places;
    };
    // A kind for each room, one for looks, one for children, and behind it one for each list.
    constexpr std::size_t looks = 7, children = 8, lists = 9;
    for (auto const& stream : parts.streams)
        if (see(place(stream.key, static_cast<std::size_t>(stream.room))))
            return true;
    for (auto const& child : parts.children)
        if (see(place(child.value, children)))
            return true;
    if (parts.looks && see(place({}, looks)))
        return true;
    for (auto const list : parts.lists)
        if (see(place({}, lists + static_cast<std::size_t>(list))))
            return true;
    return false;
}

void Changes::note(Parts const& changed)
{
    auto const moment = now_.fetch_add(1) + 1;
    if (changed.everything)
        everything_.store(moment);
    any_place(changed, [&](std::size_t place) {
        parts_[place].store(moment);
        return false;
    });
}

bool Changes::since(Moment moment, Parts const& looked) const
{
    if (everything_.load() > moment || (looked.everything && now() > moment))
        return true;
    return any_place(looked, [&](std::size_t place) { return parts_[place].load() > moment; });
}

}

#include "application/likeness.h"

#include "base/contains.h"
#include "base/folded_name.h"

#include <algorithm>

namespace noddfa::application {

namespace {

std::string in_one(std::vector<std::string> parts)
{
    std::ranges::sort(parts);
    std::string all;
    for (auto const& part : parts)
        all += part + " ";
    return all;
}

std::string year_of(Date day) { return day.iso().substr(0, 4); }

/// Day and month in either order: the smaller first.
std::string swapped(Date day)
{
    auto const iso = day.iso();
    auto const month = iso.substr(5, 2);
    auto const of_month = iso.substr(8, 2);
    return iso.substr(0, 4) + std::min(month, of_month) + std::max(month, of_month);
}

}

std::vector<std::string> likeness_keys(LikenessRow const& of)
{
    auto const parts = folded_parts(of.name);
    if (parts.empty())
        return {};
    if (!of.child)
        return {"adult:" + in_one(parts)};
    std::vector<std::string> keys;
    auto const birth = of.born ? of.born : of.expected;
    if (birth)
        keys.push_back("child:" + in_one(parts) + year_of(*birth));
    if (of.born)
        keys.push_back("born:" + swapped(*of.born) + parts.front().substr(0, 1));
    return keys;
}

bool is_alike(LikenessRow const& found, LikenessRow const& asked)
{
    auto const parts = folded_parts(found.name);
    return std::ranges::any_of(folded_parts(asked.name), [&](auto const& part) { return contains(parts, part); });
}

}

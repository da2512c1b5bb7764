#pragma once

#include <algorithm>
#include <ranges>

namespace noddfa {

/// Whether a list holds a value.
template<std::ranges::input_range List, class One>
constexpr bool contains(List const& list, One const& one)
{
    return std::ranges::find(list, one) != std::ranges::end(list);
}

}

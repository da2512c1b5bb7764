#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace noddfa::access {

/// The words of a list that the compiler wrote down: `one, two, three`.
template<std::size_t N>
constexpr std::array<std::string_view, N> words_of(std::string_view list)
{
    std::array<std::string_view, N> words;
    for (auto& word : words) {
        auto const end = std::min(list.find(','), list.size());
        word = list.substr(0, end);
        list.remove_prefix(std::min(end + 2, list.size()));
    }
    return words;
}

/// Declares an enum whose values have their spelling as a permanent name.
#define NODDFA_ACCESS_ENUM(Enum, ...)                                                                                  \
    enum class Enum { __VA_ARGS__ };                                                                                   \
    inline constexpr std::string_view list_of_##Enum = #__VA_ARGS__;                                                   \
    inline constexpr auto names_of_##Enum =                                                                            \
        words_of<std::count(list_of_##Enum.begin(), list_of_##Enum.end(), ',') + 1>(list_of_##Enum);                   \
    constexpr std::span<std::string_view const> all_names(Enum) { return names_of_##Enum; }                            \
    constexpr std::string_view name(Enum value) { return names_of_##Enum[static_cast<std::size_t>(value)]; }

}

#pragma once

#include <concepts>
#include <ranges>
#include <string_view>
#include <type_traits>

namespace noddfa {

class Html;
class Attributes;
class Url;
class UrlLiteral;

/// What a hole of an HTML literal is filled with; it says where the hole may stand.
enum class Hole {
    text,       ///< a string: escaped; within an element or a quoted attribute
    number,     ///< a whole number; as text
    html,       ///< finished HTML, or a range of it: as it is; within an element
    attributes, ///< whole attributes: within a tag, after its name or after another attribute
    url,        ///< an address; the beginning of an attribute that holds one, or anywhere text may stand
    refused     ///< a type that has no form in HTML: a truth value, a floating-point number, a single character
};

template<class T>
concept HtmlRange = std::ranges::input_range<T const> && std::same_as<std::ranges::range_value_t<T const>, Html>;

/// A value that appends itself as HTML: `value.append_to(html)`.
template<class T>
concept AppendsItself = requires(T const& value, Html& html) { value.append_to(html); };

template<class T>
concept Character =
    std::same_as<T, char> || std::same_as<T, signed char> || std::same_as<T, unsigned char> || std::same_as<T, wchar_t>
    || std::same_as<T, char8_t> || std::same_as<T, char16_t> || std::same_as<T, char32_t>;

template<class T> consteval Hole hole_of()
{
    using Plain = std::remove_cvref_t<T>;
    if constexpr (std::same_as<Plain, Html> || HtmlRange<Plain> || AppendsItself<Plain>)
        return Hole::html;
    else if constexpr (std::same_as<Plain, Attributes>)
        return Hole::attributes;
    else if constexpr (std::same_as<Plain, Url> || std::same_as<Plain, UrlLiteral>)
        return Hole::url;
    else if constexpr (std::convertible_to<Plain const&, std::string_view>)
        return Hole::text;
    else if constexpr (std::integral<Plain> && !std::same_as<Plain, bool> && !Character<Plain>)
        return Hole::number;
    else
        return Hole::refused;
}

}

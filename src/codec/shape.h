#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// What kinds of C++ values have a JSON form. A described struct is an object with its members as fields; a member is
/// required unless it is optional, a list, a map, a boolean or plain text.
namespace noddfa::codec {

/// A command or event: a payload under a name (`people/named.h`).
template<class T>
concept NamedStruct = requires { typename T::fields; };
template<class T>
concept DescribedStruct = NamedStruct<T> || (boost::describe::has_describe_members<T>::value && !std::is_union_v<T>);
template<class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;

template<class T> struct FieldsOf {
    using type = T;
};
template<NamedStruct T> struct FieldsOf<T> {
    using type = typename T::fields;
};
template<class T>
using members_of = boost::describe::describe_members<typename FieldsOf<T>::type,
                                                     boost::describe::mod_public | boost::describe::mod_inherited>;

/// A C++ keyword with an underscore behind it is the word itself in JSON: `register_` is `register`.
constexpr std::string_view wire_name(char const* name)
{
    std::string_view text{name};
    if (text.ends_with('_'))
        text.remove_suffix(1);
    return text;
}

template<class T> inline constexpr bool is_optional = false;
template<class T> inline constexpr bool is_optional<std::optional<T>> = true;
template<class T> inline constexpr bool is_list = false;
template<class T> inline constexpr bool is_list<std::vector<T>> = true;
template<class T> inline constexpr bool is_map = false;
template<class K, class V> inline constexpr bool is_map<std::map<K, V>> = true;

template<class T>
inline constexpr bool may_be_left_out =
    is_optional<T> || is_list<T> || is_map<T> || std::is_same_v<T, bool> || std::is_same_v<T, std::string>;

/// Calls `visit(name, pointer-to-member)` for each member.
template<class T, class Visit>
void for_each_member(Visit&& visit)
{
    boost::mp11::mp_for_each<members_of<T>>([&](auto member) { visit(wire_name(member.name), member.pointer); });
}

inline constexpr std::size_t longest_text = 20'000; ///< bytes
inline constexpr std::size_t longest_list = 500;    ///< items

}

#pragma once

#include "base/identifier.h"
#include "base/moment.h"
#include "codec/shape.h"
#include "people/paragraph.h"

#include <boost/describe/enum_to_string.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace noddfa {
enum class Clause : std::uint16_t;
}

/// Described values to JSON: fields in the order of their declaration, absent and empty ones left out.
namespace noddfa::codec {

using boost::json::value;

inline value write(std::string const& text) { return value(text); }
inline value write(bool flag) { return value(flag); }
inline value write(int number) { return value(number); }
inline value write(std::int64_t number) { return value(number); }
value write(Date const& date);
value write(Moment const& moment);
value write(Clause const& clause); ///< in `protocol`
value write(Paragraph const& paragraph); ///< a string when there is only text
template<class Kind> value write(Identifier<Kind> const& id) { return value(id.value); }
template<DescribedEnum E> value write(E const& e) { return value(wire_name(boost::describe::enum_to_string(e, "?"))); }
template<class T> value write(std::optional<T> const& maybe);
template<class T> value write(std::vector<T> const& list);
template<class K, class V> value write(std::map<K, V> const& map);
template<DescribedStruct T> value write(T const& object);

inline std::string key_text(std::string const& key) { return key; }
template<class Kind> std::string key_text(Identifier<Kind> const& key) { return key.value; }
std::string key_text(Clause const& key); ///< in `protocol`

template<class T> value write(std::optional<T> const& maybe) { return maybe ? write(*maybe) : value(nullptr); }

template<class T> value write(std::vector<T> const& list)
{
    boost::json::array out;
    out.reserve(list.size());
    for (auto const& item : list)
        out.push_back(write(static_cast<T const&>(item)));
    return out;
}

template<class K, class V> value write(std::map<K, V> const& map)
{
    boost::json::object out;
    for (auto const& [key, item] : map)
        out[key_text(key)] = write(item);
    return out;
}

template<class T> bool is_absent(T const& item)
{
    if constexpr (is_optional<T>)
        return !item.has_value();
    else if constexpr (is_list<T> || is_map<T> || std::is_same_v<T, std::string>)
        return item.empty();
    else if constexpr (std::is_same_v<T, Paragraph>)
        return item.text.empty();
    else if constexpr (requires { item.value.empty(); })
        return item.value.empty();
    else
        return false;
}

template<DescribedStruct T> value write(T const& object)
{
    boost::json::object out;
    for_each_member<T>([&](std::string_view name, auto pointer) {
        if (!is_absent(object.*pointer))
            out[name] = write(object.*pointer);
    });
    return out;
}

}

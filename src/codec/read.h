#pragma once

#include "base/identifier.h"
#include "base/moment.h"
#include "codec/fault.h"
#include "codec/shape.h"
#include "people/paragraph.h"

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/json/value.hpp>

namespace noddfa {
enum class Clause : std::uint16_t;
}

/// Strict reading of JSON into described values: an unknown field, a wrong type, an impossible date is a fault that
/// names the field; nothing is guessed.
namespace noddfa::codec {

using boost::json::value;
using ReadResult = std::optional<Fault>;

ReadResult read(value const& json, std::string& into);
ReadResult read(value const& json, bool& into);
ReadResult read(value const& json, int& into);
ReadResult read(value const& json, std::int64_t& into);
ReadResult read(value const& json, Date& into);
ReadResult read(value const& json, Moment& into);
ReadResult read(value const& json, Clause& into); ///< in `protocol`
ReadResult read(value const& json, Paragraph& into); ///< a string, or an object with `text`
ReadResult read_identifier(value const& json, std::string& into);
ReadResult read_key(std::string_view key, std::string& into);
Fault inside(std::string_view field, Fault fault);
Fault wrong_type(char const* expected);

template<class Kind> ReadResult read(value const& json, Identifier<Kind>& into)
{
    return read_identifier(json, into.value);
}
template<DescribedEnum E> ReadResult read(value const& json, E& into);
template<class T> ReadResult read(value const& json, std::optional<T>& into);
template<class T> ReadResult read(value const& json, std::vector<T>& into);
template<class K, class V> ReadResult read(value const& json, std::map<K, V>& into);
template<DescribedStruct T> ReadResult read(value const& json, T& into);

template<DescribedEnum E> ReadResult read(value const& json, E& into)
{
    std::string expected;
    auto const* text = json.if_string();
    bool found = false;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        auto const name = wire_name(d.name);
        expected.append(expected.empty() ? "" : ", ").append(name);
        if (text && std::string_view{*text} == name) {
            into = d.value;
            found = true;
        }
    });
    if (found)
        return std::nullopt;
    return Fault{"", Problem::not_one_of, expected};
}

template<class T> ReadResult read(value const& json, std::optional<T>& into)
{
    into.reset();
    if (json.is_null())
        return std::nullopt;
    return read(json, into.emplace());
}

template<class T> ReadResult read(value const& json, std::vector<T>& into)
{
    into.clear();
    auto const* list = json.if_array();
    if (!list) {
        // One item may stand for a list of one.
        if (json.is_null())
            return wrong_type("list");
        return read(json, into.emplace_back());
    }
    if (list->size() > longest_list)
        return Fault{"", Problem::too_many, std::to_string(longest_list)};
    for (auto const& item : *list)
        if (auto fault = read(item, into.emplace_back()))
            return inside("[" + std::to_string(into.size() - 1) + "]", *fault);
    return std::nullopt;
}

template<class Kind> ReadResult read_map_key(std::string_view text, Identifier<Kind>& into)
{
    return read_key(text, into.value);
}
inline ReadResult read_map_key(std::string_view text, std::string& into) { return read_key(text, into); }
ReadResult read_map_key(std::string_view text, Clause& into); ///< in `protocol`

template<class K, class V> ReadResult read(value const& json, std::map<K, V>& into)
{
    into.clear();
    auto const* object = json.if_object();
    if (!object)
        return wrong_type("object");
    if (object->size() > longest_list)
        return Fault{"", Problem::too_many, std::to_string(longest_list)};
    for (auto const& [name, item] : *object) {
        K key{};
        if (auto fault = read_map_key(name, key))
            return inside(name, *fault);
        if (auto fault = read(item, into[key]))
            return inside(name, *fault);
    }
    return std::nullopt;
}

template<DescribedStruct T> ReadResult read(value const& json, T& into)
{
    auto const* object = json.if_object();
    if (!object)
        return wrong_type("object");
    std::optional<Fault> fault;
    std::size_t used = 0;
    for_each_member<T>([&](std::string_view name, auto pointer) {
        using M = std::remove_reference_t<decltype(into.*pointer)>;
        if (fault)
            return;
        auto const* item = object->if_contains(name);
        if (item) {
            ++used;
            if (auto inner = read(*item, into.*pointer))
                fault = inside(name, *inner);
        } else if constexpr (!may_be_left_out<M>) {
            fault = Fault{std::string{name}, Problem::missing_field, ""};
        }
    });
    if (fault || used == object->size())
        return fault;
    for (auto const& [name, item] : *object) {
        bool known = false;
        for_each_member<T>([&](std::string_view member, auto) { known = known || std::string_view{name} == member; });
        if (!known)
            return Fault{std::string{name}.substr(0, 64), Problem::unknown_field, ""};
    }
    return std::nullopt;
}

}

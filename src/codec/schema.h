#pragma once

#include "base/identifier.h"
#include "base/moment.h"
#include "codec/shape.h"
#include "people/paragraph.h"

#include <boost/describe/enumerators.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace noddfa {
enum class Clause : std::uint16_t;
}

namespace noddfa::codec {

using boost::json::object;
using boost::json::value;

template<class T> struct SchemaOf;

/// The JSON Schema (2020-12) of what `read` accepts for a type. Shared shapes are references into `$defs`.
template<class T> value schema_of() { return SchemaOf<T>::make(); }

inline value reference(char const* name) { return object{{"$ref", std::string{"#/$defs/"} + name}}; }

template<> struct SchemaOf<std::string> { static value make() { return object{{"type", "string"}, {"maxLength", longest_text}}; } };
template<> struct SchemaOf<bool> { static value make() { return object{{"type", "boolean"}}; } };
template<> struct SchemaOf<int> { static value make() { return object{{"type", "integer"}}; } };
template<> struct SchemaOf<std::int64_t> { static value make() { return object{{"type", "integer"}}; } };
template<> struct SchemaOf<Date> { static value make() { return reference("date"); } };
template<> struct SchemaOf<Moment> { static value make() { return reference("moment"); } };
template<> struct SchemaOf<Paragraph> { static value make() { return reference("paragraph"); } };
template<> struct SchemaOf<Clause> { static value make() { return reference("clause"); } };
template<class K> struct SchemaOf<Identifier<K>> { static value make() { return reference("identifier"); } };
template<DescribedEnum E> struct SchemaOf<E> {
    static value make()
    {
        boost::json::array names;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) { names.emplace_back(wire_name(d.name)); });
        return object{{"enum", names}};
    }
};
template<class T> struct SchemaOf<std::optional<T>> { static value make() { return schema_of<T>(); } };
template<class T> struct SchemaOf<std::vector<T>> {
    static value make()
    {
        object list{{"type", "array"}, {"items", schema_of<T>()}, {"maxItems", longest_list}};
        return object{{"anyOf", boost::json::array{list, schema_of<T>()}}};
    }
};
template<class K, class V> struct SchemaOf<std::map<K, V>> {
    static value make() { return object{{"type", "object"}, {"additionalProperties", schema_of<V>()}}; }
};
template<DescribedStruct T> struct SchemaOf<T> {
    static value make()
    {
        object properties;
        boost::json::array required;
        for_each_member<T>([&](std::string_view name, auto pointer) {
            using M = std::remove_reference_t<decltype(std::declval<T&>().*pointer)>;
            properties[name] = schema_of<M>();
            if (!may_be_left_out<M>)
                required.emplace_back(name);
        });
        object out{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
        if (!required.empty())
            out["required"] = required;
        return out;
    }
};

}

#pragma once

#include "base/identifier.h"
#include "base/moment.h"
#include "codec/fault.h"
#include "codec/shape.h"
#include "codec/text.h"
#include "people/paragraph.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <functional>
#include <span>
#include <utility>

namespace noddfa {
enum class Clause : std::uint16_t;
}

/// What can be done with a value of a type without knowing the type: one small table for each, so that the work on
/// two hundred commands and events is compiled once and not two hundred times.
namespace noddfa::codec {

using boost::json::object;
using boost::json::value;
using ReadResult = std::optional<Fault>;
using VisitParagraph = std::function<void(Paragraph&)>;

struct Type {
    ReadResult (*read)(value const& json, void* into);
    value (*write)(void const* from);
    void (*text)(void const* from, std::string& out); ///< what `write` gives, as text
    bool (*absent)(void const* item);                 ///< not written
    value (*schema)();
    void (*paragraphs)(void* item, VisitParagraph const& visit);
    bool may_be_left_out;
};

struct Field {
    std::string_view name;
    Type const* type;
    void* (*at)(void* object);
};

template<class T> Type const& type_of();

/// While it lives, this thread reads what `write` has written: a field that was left out because it was empty is empty
/// again, also where somebody from outside would have to give it.
class ReadingOwnWriting {
public:
    ReadingOwnWriting() { ++depth(); }
    ReadingOwnWriting(ReadingOwnWriting const&) = delete;
    ReadingOwnWriting& operator=(ReadingOwnWriting const&) = delete;
    ~ReadingOwnWriting() { --depth(); }
    static bool here() { return depth() > 0; }

private:
    static int& depth()
    {
        thread_local int depth = 0;
        return depth;
    }
};

Fault inside(std::string_view field, Fault fault);
Fault wrong_type(char const* expected);
ReadResult read_key(std::string_view key, std::string& into);

namespace detail {

ReadResult read_fields(value const& json, void* into, std::span<Field const> fields);
value write_fields(void const* from, std::span<Field const> fields);
void text_of_fields(void const* from, std::span<Field const> fields, std::string& out);
value schema_of_fields(std::span<Field const> fields);
void paragraphs_of_fields(void* item, std::span<Field const> fields, VisitParagraph const& visit);
ReadResult read_enum(value const& json, std::span<std::string_view const> names, std::size_t& index);
value schema_of_enum(std::span<std::string_view const> names);
ReadResult read_list(value const& json, void* list, Type const& item, void* (*add)(void*));
value schema_of_list(Type const& item);
value reference(char const* name);

template<class T> inline constexpr bool is_identifier = false;
template<class Kind> inline constexpr bool is_identifier<Identifier<Kind>> = true;

inline void no_paragraphs(void*, VisitParagraph const&) {}
inline bool never_absent(void const*) { return false; }

template<class T, auto Member> void* at_member(void* object) { return &(static_cast<T*>(object)->*Member); }

template<class T, template<class...> class List, class... D>
std::span<Field const> make_fields(List<D...>)
{
    static std::array<Field, sizeof...(D)> const fields{
        Field{wire_name(D::name), &type_of<std::remove_reference_t<decltype(std::declval<T&>().*D::pointer)>>(),
              &at_member<T, D::pointer>}...};
    return fields;
}

/// The fields of a described struct, or of the payload of a command or event.
template<class T> std::span<Field const> fields_of()
{
    using Fields = typename FieldsOf<T>::type;
    static auto const fields = make_fields<Fields>(members_of<Fields>{});
    return fields;
}

template<class E, template<class...> class List, class... D>
std::span<std::string_view const> make_names(List<D...>)
{
    static std::array<std::string_view, sizeof...(D)> const names{wire_name(D::name)...};
    return names;
}

template<class E, template<class...> class List, class... D> E enumerator(List<D...>, std::size_t index)
{
    static constexpr std::array<E, sizeof...(D)> values{D::value...};
    return values[index];
}

template<class E, template<class...> class List, class... D> std::size_t index_of(List<D...>, E item)
{
    static constexpr std::array<E, sizeof...(D)> values{D::value...};
    for (std::size_t index = 0; index < values.size(); ++index)
        if (values[index] == item)
            return index;
    return 0;
}

template<class E> using enumerators_of = boost::describe::describe_enumerators<E>;
template<class E> std::span<std::string_view const> names_of() { return make_names<E>(enumerators_of<E>{}); }

}

/// How a type is read, written and described; specialised for what is no struct, enum, list, map or optional.
template<class T> struct TypeFor;

#define NODDFA_CODEC_BASIC(T)                                                                                          \
    template<> struct TypeFor<T> {                                                                                     \
        static ReadResult read(value const& json, void* into);                                                         \
        static value write(void const* from);                                                                          \
        static void text(void const* from, std::string& out);                                                          \
        static bool absent(void const* item);                                                                          \
        static value schema();                                                                                         \
        static void paragraphs(void* item, VisitParagraph const& visit);                                               \
    };
NODDFA_CODEC_BASIC(std::string)
NODDFA_CODEC_BASIC(bool)
NODDFA_CODEC_BASIC(int)
NODDFA_CODEC_BASIC(std::int64_t)
NODDFA_CODEC_BASIC(Date)
NODDFA_CODEC_BASIC(Moment)
NODDFA_CODEC_BASIC(Paragraph)
NODDFA_CODEC_BASIC(Clause)
NODDFA_CODEC_BASIC(Identifier<struct AnyKind>)
#undef NODDFA_CODEC_BASIC

/// Every identifier is laid out alike: one piece of work serves them all.
template<class Kind> struct TypeFor<Identifier<Kind>> {
    static ReadResult read(value const& json, void* into)
    {
        Identifier<struct AnyKind> id;
        auto fault = TypeFor<Identifier<struct AnyKind>>::read(json, &id);
        if (!fault)
            static_cast<Identifier<Kind>*>(into)->value = std::move(id.value);
        return fault;
    }
    static value write(void const* from) { return value(static_cast<Identifier<Kind> const*>(from)->value); }
    static void text(void const* from, std::string& out)
    {
        quote(static_cast<Identifier<Kind> const*>(from)->value, out);
    }
    static bool absent(void const* item) { return static_cast<Identifier<Kind> const*>(item)->value.empty(); }
    static value schema() { return detail::reference("identifier"); }
    static void paragraphs(void*, VisitParagraph const&) {}
};

template<DescribedEnum E> struct TypeFor<E> {
    static ReadResult read(value const& json, void* into)
    {
        std::size_t index = 0;
        auto fault = detail::read_enum(json, detail::names_of<E>(), index);
        if (!fault)
            *static_cast<E*>(into) = detail::enumerator<E>(detail::enumerators_of<E>{}, index);
        return fault;
    }
    static std::string_view name(void const* from)
    {
        return detail::names_of<E>()[detail::index_of<E>(detail::enumerators_of<E>{}, *static_cast<E const*>(from))];
    }
    static value write(void const* from) { return value(name(from)); }
    static void text(void const* from, std::string& out) { quote(name(from), out); }
    static bool absent(void const*) { return false; }
    static value schema() { return detail::schema_of_enum(detail::names_of<E>()); }
    static void paragraphs(void*, VisitParagraph const&) {}
};

template<class T> struct TypeFor<std::optional<T>> {
    using Maybe = std::optional<T>;
    static ReadResult read(value const& json, void* into)
    {
        auto& maybe = *static_cast<Maybe*>(into);
        maybe.reset();
        return json.is_null() ? std::nullopt : type_of<T>().read(json, &maybe.emplace());
    }
    static value write(void const* from)
    {
        auto const& maybe = *static_cast<Maybe const*>(from);
        return maybe ? type_of<T>().write(&*maybe) : value(nullptr);
    }
    static void text(void const* from, std::string& out)
    {
        if (auto const& maybe = *static_cast<Maybe const*>(from))
            type_of<T>().text(&*maybe, out);
        else
            out += "null";
    }
    static bool absent(void const* item)
    {
        auto const& maybe = *static_cast<Maybe const*>(item);
        // An identifier that is none says no more than no identifier.
        if constexpr (detail::is_identifier<T>)
            return !maybe || maybe->empty();
        return !maybe;
    }
    static value schema() { return type_of<T>().schema(); }
    static void paragraphs(void* item, VisitParagraph const& visit)
    {
        if (auto& maybe = *static_cast<Maybe*>(item))
            type_of<T>().paragraphs(&*maybe, visit);
    }
};

template<class T> struct TypeFor<std::vector<T>> {
    using List = std::vector<T>;
    static ReadResult read(value const& json, void* into)
    {
        static_cast<List*>(into)->clear();
        return detail::read_list(json, into, type_of<T>(),
                                 [](void* list) -> void* { return &static_cast<List*>(list)->emplace_back(); });
    }
    static value write(void const* from)
    {
        boost::json::array out;
        for (auto const& item : *static_cast<List const*>(from))
            out.push_back(type_of<T>().write(&item));
        return out;
    }
    static void text(void const* from, std::string& out)
    {
        char before = '[';
        for (auto const& item : *static_cast<List const*>(from)) {
            out += std::exchange(before, ',');
            type_of<T>().text(&item, out);
        }
        out += before == '[' ? "[]" : "]";
    }
    static bool absent(void const* item) { return static_cast<List const*>(item)->empty(); }
    static value schema() { return detail::schema_of_list(type_of<T>()); }
    static void paragraphs(void* item, VisitParagraph const& visit)
    {
        for (auto& one : *static_cast<List*>(item))
            type_of<T>().paragraphs(&one, visit);
    }
};

inline std::string key_text(std::string const& key) { return key; }
template<class Kind> std::string key_text(Identifier<Kind> const& key) { return key.value; }
std::string key_text(Clause const& key); ///< in `protocol`
inline ReadResult read_map_key(std::string_view text, std::string& into) { return read_key(text, into); }
template<class Kind> ReadResult read_map_key(std::string_view text, Identifier<Kind>& into)
{
    return read_key(text, into.value);
}
ReadResult read_map_key(std::string_view text, Clause& into); ///< in `protocol`

template<class K, class V> struct TypeFor<std::map<K, V>> {
    using Map = std::map<K, V>;
    static ReadResult read(value const& json, void* into)
    {
        auto& map = *static_cast<Map*>(into);
        map.clear();
        auto const* fields = json.if_object();
        if (!fields)
            return wrong_type("object");
        if (fields->size() > longest_list)
            return Fault{"", Problem::too_many, std::to_string(longest_list)};
        for (auto const& [name, item] : *fields) {
            K key{};
            if (auto fault = read_map_key(name, key))
                return inside(name, *fault);
            if (auto fault = type_of<V>().read(item, &map[key]))
                return inside(name, *fault);
        }
        return std::nullopt;
    }
    static value write(void const* from)
    {
        object out;
        for (auto const& [key, item] : *static_cast<Map const*>(from))
            out[key_text(key)] = type_of<V>().write(&item);
        return out;
    }
    static void text(void const* from, std::string& out)
    {
        TextObject object{out};
        for (auto const& [key, item] : *static_cast<Map const*>(from))
            type_of<V>().text(&item, object.field_called(key_text(key)));
    }
    static bool absent(void const* item) { return static_cast<Map const*>(item)->empty(); }
    static value schema() { return object{{"type", "object"}, {"additionalProperties", type_of<V>().schema()}}; }
    static void paragraphs(void* item, VisitParagraph const& visit)
    {
        for (auto& [key, one] : *static_cast<Map*>(item))
            type_of<V>().paragraphs(&one, visit);
    }
};

template<DescribedStruct T> struct TypeFor<T> {
    static ReadResult read(value const& json, void* into)
    {
        return detail::read_fields(json, into, detail::fields_of<T>());
    }
    static value write(void const* from) { return detail::write_fields(from, detail::fields_of<T>()); }
    static void text(void const* from, std::string& out) { detail::text_of_fields(from, detail::fields_of<T>(), out); }
    static bool absent(void const*) { return false; }
    static value schema() { return detail::schema_of_fields(detail::fields_of<T>()); }
    static void paragraphs(void* item, VisitParagraph const& visit)
    {
        detail::paragraphs_of_fields(item, detail::fields_of<T>(), visit);
    }
};

template<class T> Type const& type_of()
{
    using For = TypeFor<T>;
    static constexpr Type type{&For::read,   &For::write,      &For::text,        &For::absent,
                               &For::schema, &For::paragraphs, may_be_left_out<T>};
    return type;
}

}

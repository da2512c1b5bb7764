#include "codec/type.h"

#include <algorithm>

namespace noddfa::codec {

namespace {

/// A field's name as a message may show it. What could be no name of a field is not repeated: it may be anything, such
/// as somebody's name in the wrong place, or characters that a terminal obeys.
std::string shown(std::string_view field)
{
    constexpr std::size_t longest_name = 64;
    auto const could_be = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'
               || c == '.' || c == '[' || c == ']';
    };
    bool const plain = field.size() <= longest_name && std::all_of(field.begin(), field.end(), could_be);
    return plain ? std::string{field} : "?";
}

}

Fault inside(std::string_view field, Fault fault)
{
    auto path = shown(field);
    if (!fault.field.empty() && fault.field.front() != '[')
        path += '.';
    fault.field = path + fault.field;
    return fault;
}

Fault wrong_type(char const* expected) { return {"", Problem::wrong_type, expected}; }

namespace detail {

namespace {

Field const* field_named(std::string_view name, std::span<Field const> fields)
{
    for (auto const& field : fields)
        if (field.name == name)
            return &field;
    return nullptr;
}

/// Fields are reached through a mutable pointer; reading them changes nothing.
void const* at(Field const& field, void const* from) { return field.at(const_cast<void*>(from)); }

}

ReadResult read_fields(value const& json, void* into, std::span<Field const> fields)
{
    auto const* given = json.if_object();
    if (!given)
        return wrong_type("object");
    for (auto const& field : fields) {
        auto const* item = given->if_contains(field.name);
        if (item) {
            if (auto fault = field.type->read(*item, field.at(into)))
                return inside(field.name, *fault);
        } else if (!field.type->may_be_left_out
                   && !(ReadingOwnWriting::here() && field.type->absent(at(field, into)))) {
            return Fault{std::string{field.name}, Problem::missing_field, ""};
        }
    }
    for (auto const& [name, item] : *given)
        if (!field_named(name, fields))
            return Fault{shown(name), Problem::unknown_field, ""};
    return std::nullopt;
}

value write_fields(void const* from, std::span<Field const> fields)
{
    object out;
    for (auto const& field : fields)
        if (!field.type->absent(at(field, from)))
            out[field.name] = field.type->write(at(field, from));
    return out;
}

void text_of_fields(void const* from, std::span<Field const> fields, std::string& out)
{
    TextObject object{out};
    for (auto const& field : fields)
        if (!field.type->absent(at(field, from)))
            field.type->text(at(field, from), object.field(field.name));
}

value schema_of_fields(std::span<Field const> fields)
{
    object properties;
    boost::json::array required;
    for (auto const& field : fields) {
        properties[field.name] = field.type->schema();
        if (!field.type->may_be_left_out)
            required.emplace_back(field.name);
    }
    object out{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
    if (!required.empty())
        out["required"] = required;
    return out;
}

void paragraphs_of_fields(void* item, std::span<Field const> fields, VisitParagraph const& visit)
{
    for (auto const& field : fields)
        field.type->paragraphs(field.at(item), visit);
}

ReadResult read_enum(value const& json, std::span<std::string_view const> names, std::size_t& index)
{
    if (auto const* text = json.if_string())
        for (index = 0; index < names.size(); ++index)
            if (names[index] == std::string_view{*text})
                return std::nullopt;
    std::string expected;
    for (auto const name : names)
        expected.append(expected.empty() ? "" : ", ").append(name);
    return Fault{"", Problem::not_one_of, expected};
}

value schema_of_enum(std::span<std::string_view const> names)
{
    boost::json::array list;
    for (auto const name : names)
        list.emplace_back(name);
    return object{{"enum", list}};
}

ReadResult read_list(value const& json, void* list, Type const& item, void* (*add)(void*))
{
    auto const* items = json.if_array();
    // One item may stand for a list of one.
    if (!items)
        return json.is_null() ? ReadResult{wrong_type("list")} : item.read(json, add(list));
    if (items->size() > longest_list)
        return Fault{"", Problem::too_many, std::to_string(longest_list)};
    for (std::size_t index = 0; index < items->size(); ++index)
        if (auto fault = item.read((*items)[index], add(list)))
            return inside("[" + std::to_string(index) + "]", *fault);
    return std::nullopt;
}

value schema_of_list(Type const& item)
{
    object const list{{"type", "array"}, {"items", item.schema()}, {"maxItems", longest_list}};
    boost::json::array either;
    either.push_back(list);
    either.push_back(item.schema());
    return object{{"anyOf", either}};
}

value reference(char const* name) { return object{{"$ref", std::string{"#/$defs/"} + name}}; }

}

}

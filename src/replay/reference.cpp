#include "replay/reference.h"

#include "application/shapes.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <set>

namespace noddfa::replay {

using boost::json::array;
using boost::json::object;
using boost::json::value;

namespace {

value reference(char const* name) { return object{{"$ref", std::string{"#/$defs/"} + name}}; }

object definitions()
{
    object paragraph_fields{{"text", object{{"type", "string"}, {"maxLength", 20'000}}},
                            {"id", reference("identifier")},
                            {"author", reference("identifier")},
                            {"language", object{{"enum", array{"en", "cy"}}}},
                            {"labels", object{{"type", "array"}, {"items", object{{"type", "string"}}}}},
                            {"provenance", object{{"type", "string"}}}};
    object paragraph{{"type", "object"},
                     {"properties", paragraph_fields},
                     {"required", array{"text"}},
                     {"additionalProperties", false}};
    return object{
        {"identifier", object{{"type", "string"}, {"pattern", "^[A-Za-z0-9._:-]{1,64}$"}}},
        {"date", object{{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}},
        {"moment", object{{"type", "string"},
                          {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?)?$"}}},
        {"clause", object{{"type", "string"}, {"pattern", "^[A-Z0-9]+-[0-9]{2}$"}}},
        {"paragraph", object{{"anyOf", array{object{{"type", "string"}, {"maxLength", 20'000}}, paragraph}}}},
        {"reasons", object{{"type", "object"}, {"additionalProperties", reference("paragraph")}}},
    };
}

/// What any command line may carry beside the command's own fields.
object line_fields()
{
    return object{
        {"by", reference("identifier")},
        {"at", reference("moment")},
        {"held_on", reference("moment")},
        {"on_behalf_of", reference("identifier")},
        {"reasons", reference("reasons")},
        {"command", reference("identifier")},
        {"expect", object{{"type", "string"}}},
        {"note", object{{"type", "string"}}},
        {"conference", reference("identifier")},
        {"dispute", reference("identifier")},
        {"room", object{{"enum", array{"conference", "register", "plan", "dispute", "directory", "access"}}}}};
}

bool filled_in(std::string_view field) { return field == "child" || field == "conference" || field == "dispute"; }

value command_schema(application::CommandShape const& shape)
{
    auto schema = shape.schema().as_object();
    object properties{{"do", object{{"const", shape.name}}}};
    for (auto const& [name, item] : line_fields())
        properties[name] = item;
    for (auto const& [name, item] : schema.at("properties").as_object())
        properties[name] = item;
    if (shape.name == "CorrectFact") {
        properties["instead"] = object{{"type", "object"}};
        for (auto const* whose : {"child", "person", "agency"})
            properties[whose] = reference("identifier");
    }
    array required{"do"};
    if (auto const* names = schema.if_contains("required"))
        for (auto const& name : names->as_array())
            if (!filled_in(name.as_string()))
                required.push_back(name);
    schema["properties"] = properties;
    schema["required"] = required;
    return schema;
}

object plain(object properties, array required)
{
    return object{{"type", "object"},
                  {"properties", std::move(properties)},
                  {"required", std::move(required)},
                  {"additionalProperties", false}};
}

void indent(std::string& out, value const& json, int depth)
{
    std::string const inner(static_cast<std::size_t>(2 * (depth + 1)), ' ');
    std::string const outer(static_cast<std::size_t>(2 * depth), ' ');
    auto const flat = boost::json::serialize(json);
    if (flat.size() <= 100 || json.is_primitive()) {
        out += flat;
        return;
    }
    bool first = true;
    auto const next = [&] {
        out += first ? "\n" : ",\n";
        out += inner;
        first = false;
    };
    if (auto const* list = json.if_array()) {
        out += '[';
        for (auto const& item : *list) {
            next();
            indent(out, item, depth + 1);
        }
        out += "\n" + outer + "]";
        return;
    }
    out += '{';
    for (auto const& [name, item] : json.as_object()) {
        next();
        out += boost::json::serialize(value(name)) + ": ";
        indent(out, item, depth + 1);
    }
    out += "\n" + outer + "}";
}

std::string_view told(Usual usual)
{
    switch (usual) {
    case Usual::chair: return "the chair";
    case Usual::record_taker: return "the record taker";
    case Usual::coordinator: return "`coordinator`";
    case Usual::social_worker: return "the social worker";
    case Usual::team_manager: return "the team manager";
    case Usual::self: return "the person named";
    case Usual::lead_manager: return "the Lead Safeguarding Manager";
    case Usual::custodian: return "the register custodian";
    case Usual::panel: return "the first member of the panel";
    case Usual::agency_lead: return "the lead of the report's agency, else `lead`";
    }
    return "";
}

std::string type_of(value const& schema)
{
    auto const& object = schema.as_object();
    if (auto const* reference = object.if_contains("$ref"))
        return std::string{reference->as_string()}.substr(8);
    if (auto const* names = object.if_contains("enum")) {
        std::string text;
        for (auto const& name : names->as_array())
            text += (text.empty() ? "`" : " \\| `") + std::string{name.as_string()} + "`";
        return text;
    }
    if (auto const* any = object.if_contains("anyOf"))
        return "list of " + type_of(any->as_array().back());
    auto const type = std::string{object.at("type").as_string()};
    if (type != "object")
        return type == "string" ? "text" : type == "boolean" ? "true or false" : type == "integer" ? "number" : type;
    auto const* properties = object.if_contains("properties");
    if (!properties)
        return "object by name of " + type_of(object.at("additionalProperties"));
    std::string text = "{";
    for (auto const& [name, item] : properties->as_object())
        text += (text.size() == 1 ? "`" : ", `") + std::string{name} + "`: " + type_of(item);
    return text + "}";
}

void describe(std::string& out, application::CommandShape const& shape)
{
    auto const schema = shape.schema().as_object();
    std::set<std::string> required;
    if (auto const* names = schema.if_contains("required"))
        for (auto const& name : names->as_array())
            if (!filled_in(name.as_string()))
                required.emplace(name.as_string());
    out += "\n### " + std::string{shape.name} + "\n\nUsually given by " + std::string{told(shape.usual_actor)} + ".\n";
    auto const& properties = schema.at("properties").as_object();
    if (properties.empty())
        return;
    out += "\n| field | | value |\n|---|---|---|\n";
    for (auto const& [name, item] : properties) {
        std::string const field{name};
        out += "| `" + field + "` | " + (required.contains(field) ? "needed" : "") + " | " + type_of(item) + " |\n";
    }
}

}

std::string schema_text()
{
    array lines;
    lines.push_back(plain({{"clock", reference("moment")}}, {"clock"}));
    lines.push_back(plain({{"include", object{{"type", "string"}}}}, {"include"}));
    lines.push_back(plain({{"heading", object{{"type", "string"}}}}, {"heading"}));
    lines.push_back(plain({{"set", object{{"type", "string"}}},
                           {"value", object{}},
                           {"from", reference("date")},
                           {"clause", object{{"type", "string"}}}},
                          {"set", "value"}));
    value const days{
        object{{"anyOf", array{reference("date"), object{{"type", "array"}, {"items", reference("date")}}}}}};
    lines.push_back(plain(
        {{"holidays", days}, {"not_kept", days}, {"version", object{{"type", "string"}}}, {"from", reference("date")}},
        {"holidays"}));
    // A command that several rooms know reads the same in each.
    for (auto const& shape : application::command_shapes())
        if (application::command_shape(shape.name)->room == shape.room)
            lines.push_back(command_schema(shape));
    object const schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                        {"title", "One line of a Noddfa replay file"},
                        {"oneOf", lines},
                        {"$defs", definitions()}};
    std::string out;
    indent(out, schema, 0);
    return out + "\n";
}

std::string reference_text()
{
    std::string out = "# Commands\n\nGenerated by `noddfa replay --reference`. How a line is written, and what may be "
                      "left out, is in [replay.md](replay.md).\nFields without *needed* may be left out; a list of one "
                      "may be written as the one; a paragraph is text or an object with `text`.\n";
    auto room = std::optional<application::Room>{};
    for (auto const& shape : application::command_shapes()) {
        if (room != shape.room) {
            room = shape.room;
            out += "\n## " + std::string{application::name_of(*room)} + "\n";
        }
        describe(out, shape);
    }
    out += "\n## Events\n\n";
    for (auto const name : application::event_names())
        out += "`" + std::string{name} + "` ";
    out.back() = '\n';
    return out;
}

}

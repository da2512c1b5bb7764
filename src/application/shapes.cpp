#include "application/shapes_of.h"

#include "base/contains.h"

#include <algorithm>
#include <map>

namespace noddfa::application {

namespace {

RoomShapes const& shapes_of(Room room)
{
    switch (room) {
    case Room::conference: return conference_shapes();
    case Room::register_: return register_shapes();
    case Room::plan: return plan_shapes();
    case Room::dispute: return dispute_shapes();
    case Room::directory: return directory_shapes();
    case Room::access: return access_shapes();
    }
    return conference_shapes();
}

}

void detail::merge(boost::json::object& into, boost::json::object const& from)
{
    for (auto const& [name, value] : from)
        into[name] = value;
}

bool CommandShape::has(std::string_view field) const
{
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

std::vector<CommandShape> const& command_shapes()
{
    static std::vector<CommandShape> const all = [] {
        std::vector<CommandShape> shapes;
        for (Room room : all_rooms)
            for (auto const& shape : shapes_of(room).commands)
                shapes.push_back(shape);
        return shapes;
    }();
    return all;
}

CommandShape const* command_shape(std::string_view name)
{
    static std::map<std::string_view, CommandShape const*> const by_name = [] {
        std::map<std::string_view, CommandShape const*> map;
        for (auto const& shape : command_shapes())
            map.emplace(shape.name, &shape);
        return map;
    }();
    auto const found = by_name.find(name);
    return found == by_name.end() ? nullptr : found->second;
}

CommandShape const* command_shape(std::string_view name, Room room)
{
    auto const& commands = shapes_of(room).commands;
    auto const found = std::ranges::find(commands, name, &CommandShape::name);
    return found == commands.end() ? nullptr : &*found;
}

std::vector<EventShape> const& event_shapes()
{
    static std::vector<EventShape> const all = [] {
        std::vector<EventShape> shapes;
        for (Room room : all_rooms)
            for (auto const& shape : shapes_of(room).events)
                shapes.push_back(shape);
        return shapes;
    }();
    return all;
}

std::vector<std::string_view> const& event_names()
{
    static std::vector<std::string_view> const all = [] {
        std::vector<std::string_view> names;
        for (auto const& shape : event_shapes())
            if (!contains(names, shape.name))
                names.push_back(shape.name);
        return names;
    }();
    return all;
}

std::string_view name_of(AnyCommand const& command)
{
    return std::visit([](auto const& one) { return one.name(); }, command);
}

std::string_view name_of(AnyEvent const& event)
{
    return std::visit([](auto const& one) { return one.name(); }, event);
}

std::optional<codec::Fault> CommandShape::read(boost::json::value const& json, AnyCommand& into) const
{
    return shapes_of(room).read(name, json, into);
}

boost::json::value write(AnyEvent const& event) { return shapes_of(room_of(event)).write(event); }

void write_text(AnyEvent const& event, std::string& out) { shapes_of(room_of(event)).text(event, out); }

boost::json::value write(AnyCommand const& command) { return shapes_of(room_of(command)).write_command(command); }

std::optional<AnyEvent> read_event(Room room, std::string_view name, boost::json::value const& payload)
{
    AnyEvent event;
    std::optional<codec::Fault> fault;
    if (!shapes_of(room).read_event(name, payload, event, fault) || fault)
        return std::nullopt;
    return event;
}

std::optional<codec::Fault> replace_fields(AnyEvent& event, boost::json::object const& instead)
{
    return shapes_of(room_of(event)).replace_fields(event, instead);
}

bool gives_words(AnyCommand const& command)
{
    bool found = false;
    shapes_of(room_of(command)).each_paragraph(command, [&](Paragraph& paragraph) {
        found = found || !paragraph.empty();
    });
    return found;
}

void complete_paragraphs(AnyCommand& command, PersonId const& author, CommandId const& id)
{
    auto const& shapes = shapes_of(room_of(command));
    bool complete = true;
    shapes.each_paragraph(command, [&](Paragraph const& paragraph) {
        complete = complete && !paragraph.author.empty() && !paragraph.id.empty();
    });
    if (complete)
        return;
    int number = 0;
    shapes.complete(command, [&](Paragraph& paragraph) {
        ++number;
        if (paragraph.author.empty())
            paragraph.author = author;
        if (paragraph.id.empty())
            paragraph.id = ParagraphId{id.value + "." + std::to_string(number)};
    });
}

}

#include "application/shapes_of.h"

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
    }
    return conference_shapes();
}

EventWork const* work_on(AnyEvent const& event)
{
    auto const name = name_of(event);
    for (auto const& work : shapes_of(room_of(event)).events)
        if (work.name == name)
            return &work;
    return nullptr;
}

constexpr Room all_rooms[] = {Room::conference, Room::register_, Room::plan, Room::dispute};

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
            for (auto const& work : shapes_of(room).commands)
                shapes.push_back(work.shape);
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

std::vector<std::string_view> const& event_names()
{
    static std::vector<std::string_view> const all = [] {
        std::vector<std::string_view> names;
        for (Room room : all_rooms)
            for (auto const& work : shapes_of(room).events)
                names.push_back(work.name);
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

boost::json::value write(AnyEvent const& event)
{
    auto const* work = work_on(event);
    return work ? work->write(event) : boost::json::value(nullptr);
}

std::optional<codec::Fault> replace_fields(AnyEvent& event, boost::json::object const& instead)
{
    auto const* work = work_on(event);
    return work ? work->replace_fields(event, instead) : std::nullopt;
}

void complete_paragraphs(AnyCommand& command, PersonId const& author, CommandId const& id)
{
    auto const& works = shapes_of(room_of(command)).commands;
    auto const name = name_of(command);
    auto const work = std::find_if(works.begin(), works.end(), [&](auto const& one) { return one.shape.name == name; });
    if (work == works.end())
        return;
    int number = 0;
    work->complete(command, [&](Paragraph& paragraph) {
        ++number;
        if (paragraph.author.empty())
            paragraph.author = author;
        if (paragraph.id.empty())
            paragraph.id = ParagraphId{id.value + "." + std::to_string(number)};
    });
}

}

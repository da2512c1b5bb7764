#pragma once

#include "application/shapes.h"
#include "codec/type.h"

/// What `shapes.h` promises, for one room; each room instantiates it in a file of its own.
namespace noddfa::application {

/// The typed work on one command.
struct CommandWork {
    CommandShape shape;
    void (*complete)(AnyCommand&, codec::VisitParagraph const&) = nullptr;
};

/// The typed work on one event.
struct EventWork {
    std::string_view name;
    boost::json::value (*write)(AnyEvent const&);
    std::optional<codec::Fault> (*replace_fields)(AnyEvent&, boost::json::object const&);
};

/// One room's commands, those no person gives among them (`hidden`), and events.
struct RoomShapes {
    std::vector<CommandWork> commands;
    std::vector<CommandWork> hidden;
    std::vector<EventWork> events;
};

RoomShapes const& conference_shapes();
RoomShapes const& register_shapes();
RoomShapes const& plan_shapes();
RoomShapes const& dispute_shapes();

namespace detail {

void merge(boost::json::object& into, boost::json::object const& from);

template<class Command, class C> std::optional<codec::Fault> read_as(boost::json::value const& json, AnyCommand& into)
{
    C command{};
    if (auto fault = codec::type_of<C>().read(json, &command))
        return fault;
    into = Command{std::move(command)};
    return std::nullopt;
}

template<class Command, class C> void complete_as(AnyCommand& any, codec::VisitParagraph const& visit)
{
    auto command = *std::get<Command>(any).template get_if<C>();
    codec::type_of<C>().paragraphs(&command, visit);
    any = Command{std::move(command)};
}

template<class Event, class E> boost::json::value write_as(AnyEvent const& any)
{
    return codec::type_of<E>().write(std::get<Event>(any).template get_if<E>());
}

template<class Event, class E>
std::optional<codec::Fault> replace_as(AnyEvent& any, boost::json::object const& instead)
{
    auto json = write_as<Event, E>(any);
    merge(json.as_object(), instead);
    E replaced{};
    if (auto fault = codec::type_of<E>().read(json, &replaced))
        return fault;
    any = Event{std::move(replaced)};
    return std::nullopt;
}

}

template<class Command, class C> CommandWork command_work(Room room)
{
    CommandWork work;
    work.shape.name = C::name;
    work.shape.room = room;
    work.shape.usual_actor = C::usual_actor;
    work.shape.read = &detail::read_as<Command, C>;
    work.shape.schema = [] { return codec::type_of<C>().schema(); };
    work.complete = &detail::complete_as<Command, C>;
    for (auto const& field : codec::detail::fields_of<C>()) {
        work.shape.fields.push_back(field.name);
        work.shape.is_about_a_child |= field.name == "child" && field.type == &codec::type_of<ChildId>();
    }
    return work;
}

template<class Event, class E> EventWork event_work()
{
    return {E::name, &detail::write_as<Event, E>, &detail::replace_as<Event, E>};
}

}

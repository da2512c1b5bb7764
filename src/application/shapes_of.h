#pragma once

#include "application/shapes.h"
#include "codec/type.h"

/// What `shapes.h` promises, for one room; each room instantiates it in a file of its own.
namespace noddfa::application {

/// A command or an event by name: how it is made, and the type of its payload.
template<class Family> struct Message {
    std::string_view name;
    Usual usual_actor{};
    codec::Type const* type = nullptr;
    std::span<codec::Field const> fields;
    OneOf<Family> (*make)() = nullptr; ///< with every field as it is by default
};

template<class Family, class Named> Message<Family> message()
{
    // The payload is the named type's only base and stands at its beginning: one table serves command and event.
    using Payload = typename Named::fields;
    static_assert(sizeof(Named) == sizeof(Payload));
    return {Named::stored_name, Named::usual_actor, &codec::type_of<Payload>(), codec::detail::fields_of<Payload>(),
            [] { return OneOf<Family>{Named{}}; }};
}

/// What is done with one room's commands and events, by name.
struct RoomShapes {
    std::vector<CommandShape> commands;
    std::vector<EventShape> events;
    std::function<std::optional<codec::Fault>(std::string_view name, boost::json::value const&, AnyCommand&)> read;
    std::function<boost::json::value(AnyEvent const&)> write;
    std::function<void(AnyEvent const&, std::string& out)> text;
    std::function<boost::json::value(AnyCommand const&)> write_command;
    /// False for an unknown name.
    std::function<bool(std::string_view name, boost::json::value const&, AnyEvent&, std::optional<codec::Fault>&)>
        read_event;
    std::function<std::optional<codec::Fault>(AnyEvent&, boost::json::object const&)> replace_fields;
    std::function<void(AnyCommand&, codec::VisitParagraph const&)> complete;
    /// For a look at each that changes nothing.
    std::function<void(AnyCommand const&, codec::VisitParagraph const&)> each_paragraph;
};

RoomShapes const& conference_shapes();
RoomShapes const& register_shapes();
RoomShapes const& plan_shapes();
RoomShapes const& dispute_shapes();
RoomShapes const& directory_shapes();
RoomShapes const& access_shapes();

namespace detail {

void merge(boost::json::object& into, boost::json::object const& from);

template<class Family>
Message<Family> const* find(std::vector<Message<Family>> const& messages, std::string_view name)
{
    for (auto const& message : messages)
        if (message.name == name)
            return &message;
    return nullptr;
}

}

/// `given` of `commands` may be given by a person; those behind it are what the application hands on.
template<class CommandFamily, class EventFamily>
RoomShapes make_shapes(Room room, std::vector<Message<CommandFamily>> const& commands, std::size_t given,
                       std::vector<Message<EventFamily>> const& events)
{
    RoomShapes shapes;
    for (auto const& message : std::span{commands}.first(given)) {
        CommandShape shape{message.name, room, message.usual_actor, {}, message.type->schema, false};
        for (auto const& field : message.fields) {
            shape.fields.push_back(field.name);
            shape.is_about_a_child |= field.name == "child" && field.type == &codec::type_of<ChildId>();
        }
        shapes.commands.push_back(std::move(shape));
    }
    for (auto const& message : events)
        shapes.events.push_back({message.name, room, message.type->schema});
    shapes.read = [commands](std::string_view name, boost::json::value const& json, AnyCommand& into) {
        auto const* message = detail::find(commands, name);
        auto command = message->make();
        auto fault = message->type->read(json, command.unshared());
        if (!fault)
            into = std::move(command);
        return fault;
    };
    shapes.complete = [commands](AnyCommand& any, codec::VisitParagraph const& visit) {
        auto& command = std::get<OneOf<CommandFamily>>(any);
        auto const* message = detail::find(commands, command.name());
        if (!message)
            return;
        if (!command.unshared()) {
            // Somebody else holds it too, and theirs stays as it is.
            auto own = message->make();
            codec::ReadingOwnWriting const reading;
            if (message->type->read(message->type->write(command.payload()), own.unshared()))
                return;
            command = std::move(own);
        }
        message->type->paragraphs(command.unshared(), visit);
    };
    shapes.each_paragraph = [commands](AnyCommand const& any, codec::VisitParagraph const& visit) {
        auto const& command = std::get<OneOf<CommandFamily>>(any);
        auto const* message = detail::find(commands, command.name());
        if (message && command.payload())
            message->type->paragraphs(const_cast<void*>(command.payload()), visit);
    };
    shapes.write_command = [commands](AnyCommand const& any) -> boost::json::value {
        auto const& command = std::get<OneOf<CommandFamily>>(any);
        auto const* message = detail::find(commands, command.name());
        return message ? message->type->write(command.payload()) : nullptr;
    };
    shapes.write = [events](AnyEvent const& any) -> boost::json::value {
        auto const& event = std::get<OneOf<EventFamily>>(any);
        auto const* message = detail::find(events, event.name());
        return message ? message->type->write(event.payload()) : nullptr;
    };
    shapes.text = [events](AnyEvent const& any, std::string& out) {
        auto const& event = std::get<OneOf<EventFamily>>(any);
        if (auto const* message = detail::find(events, event.name()))
            message->type->text(event.payload(), out);
        else
            out += "null";
    };
    shapes.read_event = [events](std::string_view name, boost::json::value const& json, AnyEvent& into,
                                 std::optional<codec::Fault>& fault) {
        auto const* message = detail::find(events, name);
        if (!message)
            return false;
        auto event = message->make();
        codec::ReadingOwnWriting const own;
        fault = message->type->read(json, event.unshared());
        if (!fault)
            into = std::move(event);
        return true;
    };
    shapes.replace_fields = [events](AnyEvent& any, boost::json::object const& instead) -> std::optional<codec::Fault> {
        auto const& event = std::get<OneOf<EventFamily>>(any);
        auto const* message = detail::find(events, event.name());
        if (!message)
            return std::nullopt;
        auto json = message->type->write(event.payload());
        detail::merge(json.as_object(), instead);
        auto replaced = message->make();
        auto fault = message->type->read(json, replaced.unshared());
        if (!fault)
            any = std::move(replaced);
        return fault;
    };
    return shapes;
}

}

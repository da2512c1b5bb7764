#pragma once

#include "application/shapes.h"
#include "codec/paragraphs.h"
#include "codec/read.h"
#include "codec/schema.h"
#include "codec/write.h"

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

/// What `shapes.h` promises, for one room; each room instantiates it in a file of its own.
namespace noddfa::application {

/// The typed work on one room's commands and events.
struct RoomShapes {
    std::vector<CommandShape> commands;
    std::vector<std::string_view> events;
    std::string_view (*command_name)(AnyCommand const&);
    std::string_view (*event_name)(AnyEvent const&);
    boost::json::value (*write)(AnyEvent const&);
    std::optional<codec::Fault> (*replace_fields)(AnyEvent&, boost::json::object const&);
    void (*complete)(AnyCommand&, PersonId const&, CommandId const&);
};

RoomShapes const& conference_shapes();
RoomShapes const& register_shapes();
RoomShapes const& plan_shapes();
RoomShapes const& dispute_shapes();

namespace detail {

template<class C> std::optional<codec::Fault> read_as(boost::json::value const& json, auto& into)
{
    C command{};
    if (auto fault = codec::read(json, command))
        return fault;
    into = std::move(command);
    return std::nullopt;
}

template<class Variant, class C> CommandShape shape_of(Room room)
{
    CommandShape shape{C::name, room, C::usual_actor, {}, nullptr, nullptr};
    codec::for_each_member<C>([&](std::string_view field, auto pointer) {
        shape.fields.push_back(field);
        using Member = std::remove_cvref_t<decltype(std::declval<C&>().*pointer)>;
        shape.is_about_a_child |= field == "child" && std::is_same_v<Member, ChildId>;
    });
    shape.read = [](boost::json::value const& json, AnyCommand& into) {
        Variant command;
        auto fault = read_as<C>(json, command);
        if (!fault)
            into = std::move(command);
        return fault;
    };
    shape.schema = [] { return codec::schema_of<C>(); };
    return shape;
}

template<class T> inline constexpr bool is_named = codec::NamedStruct<std::remove_cvref_t<T>>;

void merge(boost::json::object& into, boost::json::object const& from);

}

template<class Command, class Event, class... Hidden> RoomShapes make_shapes(Room room)
{
    using namespace boost::mp11;
    RoomShapes shapes{};
    mp_for_each<mp_transform<mp_identity, Command>>([&](auto identity) {
        using C = typename decltype(identity)::type;
        if constexpr (detail::is_named<C> && !(std::is_same_v<C, Hidden> || ...))
            shapes.commands.push_back(detail::shape_of<Command, C>(room));
    });
    mp_for_each<mp_transform<mp_identity, Event>>([&](auto identity) {
        using E = typename decltype(identity)::type;
        if constexpr (detail::is_named<E>)
            shapes.events.push_back(E::name);
    });
    shapes.command_name = [](AnyCommand const& any) {
        return std::visit([](auto const& one) -> std::string_view {
            if constexpr (detail::is_named<decltype(one)>) return one.name; else return ""; }, std::get<Command>(any));
    };
    shapes.event_name = [](AnyEvent const& any) {
        return std::visit([](auto const& one) -> std::string_view {
            if constexpr (detail::is_named<decltype(one)>) return one.name; else return ""; }, std::get<Event>(any));
    };
    shapes.write = [](AnyEvent const& any) {
        return std::visit([](auto const& one) -> boost::json::value {
            if constexpr (detail::is_named<decltype(one)>) return codec::write(one); else return nullptr; },
            std::get<Event>(any));
    };
    shapes.replace_fields = [](AnyEvent& any, boost::json::object const& instead) {
        return std::visit([&](auto const& one) -> std::optional<codec::Fault> {
            if constexpr (detail::is_named<decltype(one)>) {
                auto json = codec::write(one);
                detail::merge(json.as_object(), instead);
                std::remove_cvref_t<decltype(one)> replaced{};
                if (auto fault = codec::read(json, replaced))
                    return fault;
                any = Event{std::move(replaced)};
            }
            return std::nullopt; }, Event{std::get<Event>(any)});
    };
    shapes.complete = [](AnyCommand& any, PersonId const& author, CommandId const& id) {
        std::visit([&](auto& one) {
            if constexpr (detail::is_named<decltype(one)>) {
                int number = 0;
                codec::for_each_paragraph(one, [&](Paragraph& paragraph) {
                    ++number;
                    if (paragraph.author.empty())
                        paragraph.author = author;
                    if (paragraph.id.empty())
                        paragraph.id = ParagraphId{id.value + "." + std::to_string(number)};
                });
            } }, std::get<Command>(any));
    };
    return shapes;
}

}

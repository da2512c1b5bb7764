#pragma once

#include "application/rooms.h"
#include "codec/fault.h"
#include "people/named.h"

#include <boost/json/value.hpp>

#include <optional>
#include <string_view>
#include <vector>

/// Commands and events by name: reading, writing and the schema of each.
namespace noddfa::application {

/// One command as the outside writes it.
struct CommandShape {
    std::string_view name;
    Room room{};
    Usual usual_actor{};
    std::vector<std::string_view> fields;
    boost::json::value (*schema)() = nullptr;
    bool is_about_a_child = false; ///< always; a child that may be absent means something by its absence

    bool has(std::string_view field) const;
    /// Reads the command's own fields; a fault names one that is missing, unknown or wrong.
    std::optional<codec::Fault> read(boost::json::value const& json, AnyCommand& into) const;
};

/// One event as it is stored.
struct EventShape {
    std::string_view name;
    Room room{};
    boost::json::value (*schema)() = nullptr;
};

/// Every command that a person may give, in the order of the rooms and headings.
std::vector<CommandShape> const& command_shapes();
/// The shape of a name; nothing for an unknown one. Of a command that several rooms know, the first room's, in the
/// order of `Room`.
CommandShape const* command_shape(std::string_view name);
/// The same in one room.
CommandShape const* command_shape(std::string_view name, Room room);
/// Every event, in the order of the rooms and headings.
std::vector<EventShape> const& event_shapes();
/// Their names, each once.
std::vector<std::string_view> const& event_names();

std::string_view name_of(AnyCommand const& command);
std::string_view name_of(AnyEvent const& event);
boost::json::value write(AnyEvent const& event);
/// Adds the same as text.
void write_text(AnyEvent const& event, std::string& out);
/// A command's own fields, as its shape reads them.
boost::json::value write(AnyCommand const& command);
/// An event as `write` gave it. Nothing for a name the room does not have or a payload that does not read.
std::optional<AnyEvent> read_event(Room room, std::string_view name, boost::json::value const& payload);
/// The event again with some of its fields replaced; a fault names a field that is unknown or of a wrong type.
std::optional<codec::Fault> replace_fields(AnyEvent& event, boost::json::object const& instead);
/// Whether any paragraph of a command has words in it.
bool gives_words(AnyCommand const& command);
/// Fills in author and identifier of every paragraph that has none: the actor, and the command with a number.
void complete_paragraphs(AnyCommand& command, PersonId const& author, CommandId const& id);

}

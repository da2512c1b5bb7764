#pragma once

#include "application/site.h"
#include "replay/player.h"

#include <boost/json/object.hpp>

#include <variant>

/// One line of a replay file: parsing, and filling in what it leaves out.
namespace noddfa::replay {

struct Place {
    std::string const& file;
    int line = 0;
};

InputFault fault_at(Place const& place, std::string field, std::string problem, std::string expected);

/// What a line may leave out is taken from here.
struct Context {
    Moment now;
    ConferenceId conference; ///< empty before the first
    DisputeId dispute;
    int commands = 0;        ///< numbers the commands without an `id`
    bool begun = false;      ///< whether anything was commanded yet
};

/// A line as JSON: strict UTF-8, at most 32 deep, an object without a field given twice.
std::variant<boost::json::object, InputFault> parse_line(Place const& place, std::string_view text);

/// Sets the clock: anywhere from 2000 on while nothing was commanded, and never back after that.
std::optional<InputFault> move_to(Place const& place, std::string field, boost::json::value const& when,
                                  Context& context);

std::variant<SettingRow, InputFault> read_setting(Place const& place, boost::json::object const& line, Date today);

/// A proclamation of bank holidays (B-29), as the row of settings that brings it into force.
std::variant<SettingRow, InputFault> read_holidays(Place const& place, boost::json::object const& line, Date today);
/// Which field of such a line a fault of that row is in.
std::string field_of_holidays(std::string const& field);

struct ReadLine {
    application::StreamId stream;
    application::AnyCommand command;
    Act act;
    std::optional<std::string> expected;
};

/// A command with its stream and act, defaults filled in from the context and what the site knows.
std::variant<ReadLine, InputFault> read_command(Place const& place, boost::json::object const& line, Context& context,
                                                application::Site const& site);

/// Whether an outcome is what a line expected: `accepted`, `refused`, a code, or a code and a clause.
bool meets(application::Outcome const& outcome, std::string_view expected);

/// What came of a command, as `expect` would say it: `accepted`, or the code with its first clause.
std::string came(application::Outcome const& outcome);

std::string names_of_preludes();

}

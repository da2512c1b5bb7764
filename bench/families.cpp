#include "families.h"

#include "application/shapes.h"
#include "replay/player.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace noddfa {

namespace {

constexpr auto beginning = "closed";

/// What belongs to one family alone; the practitioners and places are everybody's.
constexpr std::array<std::string_view, 6> own_identifiers{"A", "B", "F1", "C1", "mother", "father"};

std::string renamed(std::string_view text, int number)
{
    auto const own = std::ranges::find(own_identifiers, text) != own_identifiers.end();
    return own ? std::string{text} + "-" + std::to_string(number) : std::string{text};
}

void rename_in(boost::json::value& value, int number)
{
    if (auto* object = value.if_object()) {
        boost::json::object made;
        for (auto& [key, held] : *object) {
            rename_in(held, number);
            if (key == "authority")
                held = invented_authority;
            // Children are keys too; the name of a field (`mother`) stays.
            made[key.size() == 1 ? renamed(key, number) : std::string{key}] = held;
        }
        *object = std::move(made);
    } else if (auto* array = value.if_array()) {
        for (auto& held : *array)
            rename_in(held, number);
    } else if (value.is_string()) {
        value = renamed(std::string_view{value.as_string()}, number);
    }
}

/// The lines of a beginning with what it includes in place.
std::vector<boost::json::object> lines_of(std::string_view name)
{
    std::vector<boost::json::object> lines;
    auto rest = replay::prelude(name).value();
    while (!rest.empty()) {
        auto const end = std::min(rest.find('\n'), rest.size());
        auto const line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty() || line.front() == '#')
            continue;
        auto json = boost::json::parse(line).as_object();
        if (auto const* included = json.if_contains("include"))
            std::ranges::copy(lines_of(std::string_view{included->as_string()}), std::back_inserter(lines));
        else
            lines.push_back(std::move(json));
    }
    return lines;
}

void must_be_good(std::optional<replay::InputFault> const& fault)
{
    if (fault)
        throw std::runtime_error{"the beginning cannot be read: " + fault->field + " " + fault->problem};
}

}

std::string lines_of_conference(int number)
{
    static auto const lines = lines_of(beginning);
    std::string text;
    int commands = 0;
    for (auto const& line : lines) {
        boost::json::value json = line;
        rename_in(json, number);
        auto& object = json.as_object();
        if (auto const* name = object.if_contains("do")) {
            object["command"] = "k" + std::to_string(number) + "." + std::to_string(++commands);
            auto const* shape = application::command_shape(std::string_view{name->as_string()});
            if (shape && shape->room == application::Room::conference)
                object["conference"] = renamed("C1", number);
        }
        text += boost::json::serialize(object) + "\n";
    }
    return text;
}

std::vector<Command> commands_of_conference(int number)
{
    std::vector<Command> commands;
    replay::Player player;
    player.watch([&](application::StreamId const& stream, application::AnyCommand const& command,
                     Act const& act) { commands.push_back({stream, command, act}); },
                 [](SettingRow const&) {});
    must_be_good(player.play("bench", lines_of_conference(number), [](boost::json::object const&) {}));
    return commands;
}

std::vector<SettingRow> settings_of_the_board()
{
    std::vector<SettingRow> settings;
    replay::Player player;
    player.watch([](application::StreamId const&, application::AnyCommand const&, Act const&) {},
                 [&](SettingRow const& row) { settings.push_back(row); });
    must_be_good(player.play("bench", lines_of_conference(1), [](boost::json::object const&) {}));
    return settings;
}

std::vector<application::EventRecord> records_of_conference(int number)
{
    std::vector<application::EventRecord> records;
    replay::Player player;
    must_be_good(player.play("bench", lines_of_conference(number), [](boost::json::object const&) {}));
    for (auto const room : application::all_rooms)
        for (auto const& stream : player.site().streams(room))
            std::ranges::copy(player.site().log().read(stream), std::back_inserter(records));
    std::ranges::sort(records, {}, &application::EventRecord::sequence);
    return records;
}

}

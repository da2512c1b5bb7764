#include "replay/player.h"

#include "application/shapes.h"
#include "base/london.h"
#include "codec/read.h"
#include "protocol/holidays.h"
#include "replay/line.h"
#include "replay/output.h"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <set>

namespace noddfa::replay {

using application::Room;
using boost::json::object;
using boost::json::value;

namespace {

constexpr int deepest_include = 32;
constexpr std::size_t longest_line = 256 * 1024; ///< bytes

/// Every child that a line names, by itself, in a list or with an `id`.
void add_children(value const& named, std::set<std::string>& into)
{
    if (auto const* id = named.if_string())
        into.emplace(*id);
    if (auto const* list = named.if_array())
        for (auto const& item : *list)
            add_children(item, into);
    if (auto const* fields = named.if_object())
        if (auto const* id = fields->if_contains("id"))
            add_children(*id, into);
}

std::set<std::string> children_in(object const& line)
{
    std::set<std::string> children;
    for (auto const* field : {"child", "children"})
        if (auto const* named = line.if_contains(field))
            add_children(*named, children);
    return children;
}

/// The field that a refusal is about.
std::string field_of(Refusal const& refusal)
{
    auto const field = refusal.details.find("field");
    return field == refusal.details.end() ? "child" : field->second;
}

std::optional<InputFault> show_heading(Place const& place, object const& line, Sink const& sink)
{
    std::string heading;
    if (line.size() != 1)
        return fault_at(place, "heading", "unknown_field", "");
    if (auto const fault = codec::read(line.at("heading"), heading))
        return fault_at(place, "heading", codec::name_of(fault->problem), fault->expected);
    sink(object{{"heading", heading}});
    return std::nullopt;
}

/// A setting as output; a proclamation of holidays as one of those.
object setting_line(SettingRow const& row)
{
    auto const value = boost::json::parse(row.value);
    if (row.key != "PROCLAIMED_HOLIDAYS" || !value.is_object())
        return {{"setting", row.key}, {"value", value}, {"from", row.valid_from.iso()}};
    object shown{{"holidays", boost::json::array{}}, {"version", value.at("version")}, {"from", row.valid_from.iso()}};
    if (auto const* kept = value.get_object().if_contains("kept"))
        shown["holidays"] = *kept;
    if (auto const* not_kept = value.get_object().if_contains("not_kept"))
        shown["not_kept"] = *not_kept;
    return shown;
}

}

struct Player::Inside {
    application::MemoryLog log;
    application::Site site{log, default_settings(), england_and_wales(), services()};
    Include include;
    Context context;
    Totals totals;
    application::Outcome last;
    OnCommand on_command;
    OnSetting on_setting;
    int depth = 0;
    std::set<std::string> children; ///< whom a line before has named

    std::optional<InputFault> include_file(Place const& place, object const& line, Player& player, Sink const& sink);
    std::optional<InputFault> move_clock(Place const& place, object const& line, Sink const& sink);
    std::optional<InputFault> set(Place const& place, object const& line, Sink const& sink);
    std::optional<InputFault> proclaim(Place const& place, object const& line, Sink const& sink);
    std::optional<InputFault> command(Place const& place, object const& line, Sink const& sink);
    void show(Place const& place, object const& line, ReadLine const& read, Sink const& sink);
    void follow(ReadLine const& read);
    void note_children(Place const& place, object const& line, bool expected);
    void compare(Place const& place, std::string const& expected, Sink const& sink);
};

Player::Player(Include include) : inside_(std::make_unique<Inside>())
{
    inside_->include = std::move(include);
    // A file without a clock begins on an ordinary Monday morning.
    inside_->context.now = *read_london_time("2026-03-02T09:00").moment;
    // What is replayed is nobody's site.
    inside_->site.become_demonstration();
}

Player::~Player() = default;
Player::Player(Player&&) noexcept = default;

std::optional<InputFault> Player::play(std::string const& file, std::string_view text, Sink const& sink)
{
    int number = 0;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++number;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        auto const first = line.find_first_not_of(" \t");
        if (first == std::string_view::npos || line[first] == '#')
            continue;
        if (auto fault = play_line(file, number, line, sink))
            return fault;
    }
    return std::nullopt;
}

std::optional<InputFault> Player::play_line(std::string const& file, int number, std::string_view text,
                                            Sink const& sink)
{
    Place const place{file, number};
    if (text.size() > longest_line)
        return fault_at(place, "", "line_too_long", std::to_string(longest_line));
    auto parsed = parse_line(place, text);
    if (auto* fault = std::get_if<InputFault>(&parsed))
        return *fault;
    auto const& line = std::get<object>(parsed);
    if (line.contains("include"))
        return inside_->include_file(place, line, *this, sink);
    if (line.contains("set"))
        return inside_->set(place, line, sink);
    if (line.contains("holidays") && !line.contains("do"))
        return inside_->proclaim(place, line, sink);
    if (line.contains("heading"))
        return show_heading(place, line, sink);
    if (line.contains("do"))
        return inside_->command(place, line, sink);
    if (line.contains("clock"))
        return inside_->move_clock(place, line, sink);
    return fault_at(place, "do", "missing_field", "do, clock, set, holidays, include, heading");
}

std::optional<InputFault> Player::Inside::include_file(Place const& place, object const& line, Player& player,
                                                       Sink const& sink)
{
    auto const* name = line.at("include").if_string();
    if (!name || line.size() != 1)
        return fault_at(place, "include", "wrong_type", "{\"include\": \"open\"}");
    if (depth >= deepest_include)
        return fault_at(place, "include", "too_deep", std::to_string(deepest_include));
    std::string const file{*name};
    std::optional<std::string> text;
    if (auto const shipped = prelude(file))
        text = std::string{*shipped};
    else if (include)
        text = include(file);
    if (!text)
        return fault_at(place, "include", "no_such_file", names_of_preludes());
    ++depth;
    auto fault = player.play(file, *text, sink);
    --depth;
    return fault;
}

std::optional<InputFault> Player::Inside::move_clock(Place const& place, object const& line, Sink const& sink)
{
    if (line.size() != 1)
        return fault_at(place, "clock", "unknown_field", "");
    if (auto fault = move_to(place, "clock", line.at("clock"), context))
        return fault;
    sink(object{{"clock", iso(context.now)}});
    return std::nullopt;
}

std::optional<InputFault> Player::Inside::set(Place const& place, object const& line, Sink const& sink)
{
    auto row = read_setting(place, line, context.now.day);
    if (auto* fault = std::get_if<InputFault>(&row))
        return *fault;
    auto& setting = std::get<SettingRow>(row);
    auto const taken = setting;
    if (auto const wrong = site.set(std::move(setting)))
        return fault_at(place, wrong->field == "key" ? "set" : wrong->field, wrong->code, wrong->expected);
    if (on_setting)
        on_setting(taken);
    sink(setting_line(taken));
    return std::nullopt;
}

std::optional<InputFault> Player::Inside::proclaim(Place const& place, object const& line, Sink const& sink)
{
    auto row = read_holidays(place, line, context.now.day);
    if (auto* fault = std::get_if<InputFault>(&row))
        return *fault;
    auto const& proclaimed = std::get<SettingRow>(row);
    if (auto const wrong = site.set(proclaimed))
        return fault_at(place, field_of_holidays(wrong->field), wrong->code, wrong->expected);
    if (on_setting)
        on_setting(proclaimed);
    sink(setting_line(proclaimed));
    return std::nullopt;
}

std::optional<InputFault> Player::Inside::command(Place const& place, object const& line, Sink const& sink)
{
    auto parsed = read_command(place, line, context, site);
    if (auto* fault = std::get_if<InputFault>(&parsed))
        return *fault;
    auto const& read = std::get<ReadLine>(parsed);
    context.begun = true;
    last = site.perform(read.stream, read.command, read.act);
    if (on_command)
        on_command(read.stream, read.command, read.act);
    show(place, line, read, sink);
    if (last.accepted())
        follow(read);
    if (read.expected)
        compare(place, *read.expected, sink);
    note_children(place, line, read.expected.has_value());
    return std::nullopt;
}

void Player::Inside::show(Place const& place, object const& line, ReadLine const& read, Sink const& sink)
{
    ++totals.commands;
    auto const* outcome = last.repeated ? "repeated" : last.accepted() ? "accepted" : "refused";
    sink(object{{"line", place.line},
                {"file", place.file},
                {"command", line.at("do")},
                {"at", iso(read.act.held_on)},
                {"by", read.act.by.value},
                {"outcome", outcome}});
    if (last.repeated) {
        ++totals.repeated;
        return;
    }
    ++(last.accepted() ? totals.accepted : totals.refused);
    totals.events += static_cast<int>(last.records.size());
    totals.findings += static_cast<int>(last.findings.size());
    for (auto const& record : last.records)
        sink(event_line(record, site));
    for (auto const& finding : last.findings)
        sink(finding_line(finding));
    if (last.refusal)
        sink(refusal_line(*last.refusal));
}

void Player::Inside::follow(ReadLine const& read)
{
    if (read.stream.room == Room::conference)
        context.conference = ConferenceId{read.stream.key};
    if (read.stream.room == Room::dispute)
        context.dispute = DisputeId{read.stream.key};
}

void Player::Inside::note_children(Place const& place, object const& line, bool expected)
{
    auto const named = children_in(line);
    bool const refused = last.refusal && last.refusal->code == "unknown-child"_code;
    if (!refused)
        children.insert(named.begin(), named.end());
    else if (!expected && !std::ranges::includes(children, named))
        totals.unknown_children.push_back(fault_at(place, field_of(*last.refusal), "unknown_child", ""));
}

void Player::Inside::compare(Place const& place, std::string const& expected, Sink const& sink)
{
    if (meets(last, expected))
        return;
    ++totals.unexpected;
    sink(object{{"unexpected", expected}, {"came", came(last)}, {"line", place.line}, {"file", place.file}});
}

void Player::summarise(Sink const& sink) const
{
    auto const& site = inside_->site;
    auto const now = inside_->context.now;
    for (auto const& stream : site.streams(Room::conference)) {
        auto const& state = std::get<conference::State>(site.state(stream));
        for (auto const& child : state.convening.children)
            sink(child_line(site, ConferenceId{stream.key}, child.id, now));
    }
    for (auto const room : application::all_rooms)
        for (auto const& stream : site.streams(room))
            for (auto const& duty : site.duties(stream, now.day))
                sink(duty_line(stream.key, duty, now.day));
    auto const& t = inside_->totals;
    object totals{{"summary", "totals"},    {"commands", t.commands}, {"accepted", t.accepted}, {"refused", t.refused},
                  {"repeated", t.repeated}, {"events", t.events},     {"findings", t.findings}};
    if (t.unexpected > 0)
        totals["unexpected"] = t.unexpected;
    sink(totals);
}

void Player::watch(OnCommand on_command, OnSetting on_setting)
{
    inside_->on_command = std::move(on_command);
    inside_->on_setting = std::move(on_setting);
}

application::Site& Player::site() { return inside_->site; }
application::Site const& Player::site() const { return inside_->site; }
ConferenceId const& Player::current() const { return inside_->context.conference; }
Moment Player::now() const { return inside_->context.now; }
Totals const& Player::totals() const { return inside_->totals; }
application::Outcome const& Player::last() const { return inside_->last; }

}

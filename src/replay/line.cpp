#include "replay/line.h"

#include "application/shapes.h"
#include "base/london.h"
#include "codec/read.h"
#include "codec/write.h"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace noddfa::replay {

using application::Room;
using application::StreamId;
using boost::json::object;
using boost::json::value;

InputFault fault_at(Place const& place, std::string field, std::string problem, std::string expected)
{
    return {place.file, place.line, std::move(field), std::move(problem), std::move(expected)};
}

namespace {

/// From here on the settings and holidays built into the program are known.
constexpr Date earliest_day{2000, 1, 1};

InputFault fault_at(Place const& place, codec::Fault const& fault)
{
    return {place.file, place.line, fault.field, codec::name_of(fault.problem), fault.expected};
}

/// Reads an optional field of the line itself.
template<class T>
std::optional<InputFault> read_field(Place const& place, object const& line, char const* name, std::optional<T>& into)
{
    auto const* json = line.if_contains(name);
    if (!json)
        return std::nullopt;
    if (auto fault = codec::read(*json, into))
        return fault_at(place, codec::inside(name, *fault));
    return std::nullopt;
}

/// The fields of a line that are not the command's own. `child`, `person` or `agency` is one where it only says whose
/// stream is meant.
bool is_about_the_line(std::string_view name, application::CommandShape const& shape)
{
    if (name == "child" && !shape.has(name) && (shape.room == Room::register_ || shape.room == Room::plan))
        return true;
    if ((name == "person" || name == "agency") && !shape.has(name)
        && (shape.room == Room::directory || shape.room == Room::access))
        return true;
    if (name == "child" && !shape.has(name) && shape.room == Room::access)
        return true;
    constexpr std::string_view own[] = {"do",      "by",     "at",         "held_on", "on_behalf_of", "reasons",
                                        "command", "expect", "conference", "dispute", "note",         "room"};
    return std::find(std::begin(own), std::end(own), name) != std::end(own);
}

std::string first_text(object const& fields, char const* name)
{
    auto const* json = fields.if_contains(name);
    if (json && json->is_array() && !json->get_array().empty())
        json = &json->get_array().front();
    return json && json->is_string() ? std::string{json->get_string()} : std::string{};
}

std::string post(application::Site const& site, Date day, char const* name, char const* otherwise)
{
    auto const holder = site.settings().on(day).holder(name);
    return holder.empty() ? otherwise : holder.value;
}

/// Whoever leads the safeguarding of the agency that the report named is of.
std::string lead_of_report(object const& fields, conference::State const* conference, application::Site const& site,
                           Date day)
{
    constexpr char const* nobody = "lead";
    if (!conference)
        return nobody;
    auto const report = conference->reports.kept.find(ReportId{first_text(fields, "report")});
    if (report == conference->reports.kept.end())
        return nobody;
    auto const author = conference->invitations.roll.find(report->second.report.author);
    if (author == conference->invitations.roll.end())
        return nobody;
    for (auto const& stream : site.streams(Room::directory))
        if (auto const id = directory::person_of(stream.key))
            if (auto const& known = site.practitioner(*id).practitioner;
                known && known->leads(author->second.agency, day))
                return id->value;
    return nobody;
}

/// Who usually gives the command.
std::string usual_actor(Usual usual, object const& fields, conference::State const* conference,
                        dispute::State const* dispute, application::Site const& site, Date day)
{
    auto const& booking = conference ? conference->convening.booking : std::optional<conference::Booking>{};
    auto const& request = conference ? conference->convening.request : std::optional<conference::AcceptedRequest>{};
    switch (usual) {
    case Usual::chair: return booking ? booking->chair.value : "chair";
    case Usual::record_taker: return booking ? booking->record_taker.value : "recorder";
    case Usual::coordinator: return "coordinator";
    case Usual::social_worker: return request && request->social_worker ? request->social_worker->value : "sw";
    case Usual::team_manager: return request && request->team_manager ? request->team_manager->value : "manager";
    case Usual::lead_manager: return post(site, day, "lead_safeguarding_manager", "lsm");
    case Usual::custodian: return post(site, day, "register_custodian", "custodian");
    case Usual::panel:
        return dispute && dispute->appeal && !dispute->appeal->panel.empty() ? dispute->appeal->panel.front().value
                                                                             : "panel";
    case Usual::agency_lead: return lead_of_report(fields, conference, site, day);
    case Usual::self: break;
    }
    for (char const* field : {"person", "author"})
        if (auto name = first_text(fields, field); !name.empty())
            return name;
    return "sw";
}

/// A conference not yet named: the first is C1; a request after a closed one opens the next.
std::string conference_key(std::string_view command, Context const& context, application::Site const& site)
{
    if (context.conference.empty())
        return "C1";
    auto const& state = site.conference(context.conference);
    bool const over = state.meeting.closed || state.convening.not_held;
    bool const begins = command == "RecordStrategyMeeting" || command == "StartSection47"
                        || command == "RequestConference" || command == "DetermineSection47";
    if (!over || !begins)
        return context.conference.value;
    return "C" + std::to_string(site.streams(Room::conference).size() + 1);
}

std::vector<ChildId> known_children(Room room, application::Site const& site, std::string const& key)
{
    std::vector<ChildId> children;
    auto const add = [&](conference::State const& state) {
        for (auto const& child : state.convening.children)
            if (std::find(children.begin(), children.end(), child.id) == children.end())
                children.push_back(child.id);
    };
    if (room == Room::conference) {
        add(site.conference(ConferenceId{key}));
        return children;
    }
    for (auto const& stream : site.streams(Room::conference))
        add(std::get<conference::State>(site.state(stream)));
    for (auto const kind : {Room::register_, Room::plan})
        for (auto const& stream : site.streams(kind))
            if (ChildId const child{stream.key}; std::find(children.begin(), children.end(), child) == children.end())
                children.push_back(child);
    return children;
}

/// The command's own fields, with child and conference filled in where the command has them and the line has not.
object own_fields(object const& line, application::CommandShape const& shape, Context const& context,
                  application::Site const& site, std::string const& key)
{
    object fields;
    // `reasons` by clause are the line's; as text, or a list of it, they are the command's own.
    for (auto const& [name, item] : line)
        if (!is_about_the_line(name, shape) || (shape.has(name) && !(name == "reasons" && item.is_object())))
            fields[name] = item;
    if (shape.is_about_a_child && !fields.contains("child")) {
        auto const children = known_children(shape.room, site, key);
        if (children.size() == 1)
            fields["child"] = children.front().value;
    }
    if (shape.has("conference") && !fields.contains("conference") && !context.conference.empty())
        fields["conference"] = context.conference.value;
    if (shape.room == Room::dispute && shape.has("dispute") && !fields.contains("dispute"))
        fields["dispute"] = key;
    // A correction is written as an object and kept as its text.
    if (shape.name == "CorrectFact")
        if (auto* instead = fields.if_contains("instead"); instead && instead->is_object())
            *instead = boost::json::serialize(*instead);
    return fields;
}

/// Whose access a line is about: of what names a person it is theirs, whatever child it names beside them.
std::string access_key(application::CommandShape const& shape, object const& line, application::Site const& site)
{
    if (auto person = first_text(line, "person"); !person.empty())
        return grants::key_of(PersonId{std::move(person)});
    // What is theirs alone.
    if (auto whose = first_text(line, "whose"); !whose.empty())
        return grants::key_of(PersonId{std::move(whose)});
    if (auto child = first_text(line, "child"); !child.empty())
        return grants::key_of(ChildId{std::move(child)});
    if (auto agency = first_text(line, "agency"); !agency.empty() && !shape.is_about_a_child)
        return grants::key_of(AgencyId{std::move(agency)});
    auto const children = known_children(shape.room, site, "");
    return shape.is_about_a_child && children.size() == 1 ? grants::key_of(children.front()) : std::string{};
}

std::string stream_key(application::CommandShape const& shape, object const& line, Context& context,
                       application::Site const& site)
{
    switch (shape.room) {
    case Room::conference: {
        auto named = first_text(line, "conference");
        return named.empty() ? conference_key(shape.name, context, site) : named;
    }
    case Room::dispute: {
        auto named = first_text(line, "dispute");
        if (!named.empty())
            return named;
        return context.dispute.empty() ? "D1" : context.dispute.value;
    }
    case Room::directory: {
        if (auto person = first_text(line, "person"); !person.empty())
            return directory::key_of(PersonId{std::move(person)});
        auto agency = first_text(line, "agency");
        return agency.empty() ? agency : directory::key_of(AgencyId{std::move(agency)});
    }
    case Room::access: return access_key(shape, line, site);
    case Room::register_:
    case Room::plan: {
        auto named = first_text(line, "child");
        if (named.empty()) {
            auto const children = known_children(shape.room, site, "");
            if (children.size() == 1)
                named = children.front().value;
        }
        return named;
    }
    }
    return {};
}

/// The field that says which stream a line is about.
std::string subject_of(Room room)
{
    switch (room) {
    case Room::conference: return "conference";
    case Room::directory:
    case Room::access: return "person";
    default: return "child";
    }
}

/// The command a line names: in the room it names, where several know it.
application::CommandShape const* shape_of(object const& line)
{
    auto const* name = line.at("do").if_string();
    if (!name)
        return nullptr;
    auto const* where = line.if_contains("room");
    if (!where)
        return application::command_shape(*name);
    for (auto const room : application::all_rooms)
        if (where->is_string() && where->get_string() == application::name_of(room))
            return application::command_shape(*name, room);
    return nullptr;
}

std::optional<InputFault> read_act(Place const& place, object const& line, application::CommandShape const& shape,
                                   Context& context, Act& act)
{
    if (auto const* at = line.if_contains("at"))
        if (auto fault = move_to(place, "at", *at, context))
            return fault;
    act.recorded_at = context.now;
    std::optional<Moment> held_on;
    std::optional<CommandId> id;
    std::optional<std::map<Clause, Paragraph>> reasons;
    if (auto fault = read_field(place, line, "held_on", held_on))
        return fault;
    if (auto fault = read_field(place, line, "on_behalf_of", act.on_behalf_of))
        return fault;
    if (auto const* given = line.if_contains("reasons"); !given || given->is_object() || !shape.has("reasons"))
        if (auto fault = read_field(place, line, "reasons", reasons))
            return fault;
    if (auto fault = read_field(place, line, "command", id))
        return fault;
    act.held_on = held_on.value_or(context.now);
    if (act.held_on > act.recorded_at)
        return fault_at(place, "held_on", "in_the_future", iso(act.recorded_at));
    if (reasons)
        act.reasons = std::move(*reasons);
    act.id = id.value_or(CommandId{"c" + std::to_string(++context.commands)});
    return std::nullopt;
}

}

std::optional<InputFault> move_to(Place const& place, std::string field, value const& when, Context& context)
{
    Moment moment;
    if (auto fault = codec::read(when, moment))
        return fault_at(place, codec::inside(field, *fault));
    if (moment.day < earliest_day)
        return fault_at(place, std::move(field), "before_the_first_day", earliest_day.iso());
    if (context.begun && moment < context.now)
        return fault_at(place, std::move(field), "clock_goes_back", iso(context.now));
    context.now = moment;
    return std::nullopt;
}

namespace {

/// The clause a setting stands for is known; a board need not say it again.
void complete(SettingRow& row, Date today)
{
    if (auto const* known = default_settings().row_of(row.key, today); known && row.clause.empty())
        row.clause = known->clause;
}

}

std::variant<SettingRow, InputFault> read_setting(Place const& place, object const& line, Date today)
{
    SettingRow row{};
    row.valid_from = today;
    row.mark = "board";
    row.source = place.file;
    for (auto const& [name, item] : line) {
        codec::ReadResult fault = codec::Fault{"", codec::Problem::unknown_field, ""};
        if (name == "set")
            fault = codec::read(item, row.key);
        else if (name == "value")
            fault = (row.value = boost::json::serialize(item), std::nullopt);
        else if (name == "from")
            fault = codec::read(item, row.valid_from);
        else if (name == "clause")
            fault = codec::read(item, row.clause);
        if (fault)
            return fault_at(place, codec::inside(name, *fault));
    }
    if (row.value.empty())
        return fault_at(place, "value", "missing_field", "");
    complete(row, today);
    return row;
}

std::variant<SettingRow, InputFault> read_holidays(Place const& place, object const& line, Date today)
{
    SettingRow row{};
    HolidayProclamation proclaimed;
    row.key = "PROCLAIMED_HOLIDAYS";
    row.valid_from = today;
    row.mark = "board";
    row.source = place.file;
    for (auto const& [name, item] : line) {
        codec::ReadResult fault = codec::Fault{"", codec::Problem::unknown_field, ""};
        if (name == "holidays")
            fault = codec::read(item, proclaimed.kept);
        else if (name == "not_kept")
            fault = codec::read(item, proclaimed.not_kept);
        else if (name == "version")
            fault = codec::read(item, proclaimed.version);
        else if (name == "from")
            fault = codec::read(item, row.valid_from);
        if (fault)
            return fault_at(place, codec::inside(name, *fault));
    }
    if (proclaimed.version.empty())
        proclaimed.version = "EW-" + row.valid_from.iso();
    row.value = boost::json::serialize(codec::write(proclaimed));
    complete(row, today);
    return row;
}

std::string field_of_holidays(std::string const& field)
{
    constexpr std::string_view kept = "value.kept";
    constexpr std::string_view inside = "value.";
    if (field.starts_with(kept))
        return "holidays" + field.substr(kept.size());
    return field.starts_with(inside) ? field.substr(inside.size()) : field;
}

std::variant<ReadLine, InputFault> read_command(Place const& place, object const& line, Context& context,
                                                application::Site const& site)
{
    auto const* shape = shape_of(line);
    if (!shape)
        return fault_at(place, line.contains("room") ? "room" : "do", "unknown_command", "");
    ReadLine read;
    if (auto fault = read_act(place, line, *shape, context, read.act))
        return *fault;
    read.stream = {shape->room, stream_key(*shape, line, context, site)};
    if (std::string checked; codec::read_key(read.stream.key, checked))
        return fault_at(place, subject_of(shape->room), "missing_field", "");
    auto const fields = own_fields(line, *shape, context, site, read.stream.key);
    if (auto fault = shape->read(fields, read.command))
        return fault_at(place, *fault);
    std::optional<PersonId> by;
    if (auto fault = read_field(place, line, "by", by))
        return *fault;
    auto const about = shape->room == Room::conference ? ConferenceId{read.stream.key} : context.conference;
    auto const* conference = about.empty() ? nullptr : &site.conference(about);
    auto const* dispute = shape->room == Room::dispute ? &site.dispute(DisputeId{read.stream.key}) : nullptr;
    read.act.by =
        by.value_or(PersonId{usual_actor(shape->usual_actor, fields, conference, dispute, site, read.act.held_on.day)});
    if (auto fault = read_field(place, line, "expect", read.expected))
        return *fault;
    return read;
}

bool meets(application::Outcome const& outcome, std::string_view expected)
{
    if (expected == "accepted")
        return outcome.accepted();
    if (!outcome.refusal)
        return false;
    if (expected == "refused")
        return true;
    auto const& refusal = *outcome.refusal;
    auto const space = expected.find(' ');
    if (refusal.code.text() != expected.substr(0, space))
        return false;
    return space == std::string_view::npos
           || std::any_of(refusal.clauses.begin(), refusal.clauses.end(),
                          [&](Clause clause) { return id_of(clause) == expected.substr(space + 1); });
}

std::string came(application::Outcome const& outcome)
{
    if (!outcome.refusal)
        return "accepted";
    std::string said{outcome.refusal->code.text()};
    if (!outcome.refusal->clauses.empty())
        said.append(" ").append(id_of(outcome.refusal->clauses.front()));
    return said;
}

std::string names_of_preludes()
{
    std::string names;
    for (auto const& name : prelude_names())
        names += (names.empty() ? "" : ", ") + name;
    return names;
}

}

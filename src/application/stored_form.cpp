#include "application/stored_form.h"

#include "application/shapes.h"
#include "base/london.h"
#include "codec/look.h"
#include "codec/read.h"
#include "codec/write.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <mutex>
#include <set>

namespace noddfa::application {

namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using codec::TextObject;

void add_unless_empty(TextObject& into, char const* name, std::string const& text)
{
    if (!text.empty())
        into.add(name, text);
}

template<class List, class Write> void add_list(List const& all, std::string& out, Write const& write)
{
    out += '[';
    for (auto const& each : all) {
        if (&each != &*all.begin())
            out += ',';
        write(each, out);
    }
    out += ']';
}

void add_act(Act const& act, std::string& out)
{
    TextObject form{out};
    form.add("command", act.id.value);
    form.add("by", act.by.value);
    codec::write_text(act.held_on, form.field("held_on"));
    codec::write_text(act.recorded_at, form.field("recorded_at"));
    if (act.on_behalf_of)
        form.add("on_behalf_of", act.on_behalf_of->value);
    if (!act.reasons.empty())
        codec::write_text(act.reasons, form.field("reasons"));
}

}

object act_form(Act const& act)
{
    std::string text;
    add_act(act, text);
    return boost::json::parse(text).as_object();
}

bool read_act(object const& json, Act& act)
{
    act.id.value = codec::text_of(json, "command");
    act.by.value = codec::text_of(json, "by");
    if (auto const other = codec::text_of(json, "on_behalf_of"); !other.empty())
        act.on_behalf_of = PersonId{other};
    auto const* held_on = json.if_contains("held_on");
    auto const* recorded_at = json.if_contains("recorded_at");
    auto const* reasons = json.if_contains("reasons");
    return held_on && recorded_at && !codec::read(*held_on, act.held_on) && !codec::read(*recorded_at, act.recorded_at)
           && (!reasons || !codec::read(*reasons, act.reasons));
}

namespace {

/// A few hundred at the most: those that `tests/golden/codes.txt` lists.
Code stored_code(std::string const& text)
{
    static std::mutex mutex;
    static std::set<std::string> known;
    std::lock_guard const lock{mutex};
    return Code::stored(*known.insert(text).first);
}

void add_details(Details const& details, std::string& out)
{
    TextObject form{out};
    for (auto const& [name, text] : details)
        codec::quote(text, form.field_called(name));
}

Details read_details(object const& json)
{
    Details details;
    for (auto const& [name, text] : json)
        if (text.is_string())
            details.emplace(name, text.get_string());
    return details;
}

void add_finding(Finding const& finding, std::string& out)
{
    TextObject form{out};
    form.add("code", finding.code.text());
    form.add("clause", id_of(finding.clause));
    add_details(finding.details, form.field("details"));
}

std::optional<Finding> read_finding(value const& json)
{
    auto const* fields = json.if_object();
    auto const clause = fields ? clause_named(codec::text_of(*fields, "clause")) : std::nullopt;
    if (!clause)
        return std::nullopt;
    auto const* details = codec::object_of(*fields, "details");
    return Finding{stored_code(codec::text_of(*fields, "code")), *clause, details ? read_details(*details) : Details{}};
}

std::vector<Finding> read_findings(object const& json, char const* name)
{
    std::vector<Finding> findings;
    for (auto const& each : codec::array_of(json, name))
        if (auto finding = read_finding(each))
            findings.push_back(std::move(*finding));
    return findings;
}

void add_refusal(Refusal const& refusal, std::string& out)
{
    TextObject form{out};
    form.add("code", refusal.code.text());
    add_list(refusal.clauses, form.field("clauses"), codec::write_text<Clause>);
    add_details(refusal.details, form.field("details"));
    add_list(refusal.limbs, form.field("limbs"), add_finding);
}

Refusal read_refusal(object const& json)
{
    Refusal refusal;
    refusal.code = stored_code(codec::text_of(json, "code"));
    for (auto const& id : codec::array_of(json, "clauses"))
        if (auto const clause = id.is_string() ? clause_named(std::string{id.get_string()}) : std::nullopt)
            refusal.clauses.push_back(*clause);
    if (auto const* details = codec::object_of(json, "details"))
        refusal.details = read_details(*details);
    refusal.limbs = read_findings(json, "limbs");
    return refusal;
}

std::optional<object> parsed(std::string_view text)
{
    boost::json::error_code error;
    auto json = boost::json::parse(text, error);
    return error || !json.is_object() ? std::nullopt : std::optional{std::move(json.as_object())};
}

std::optional<Room> room_named(std::string_view name)
{
    for (auto const room : all_rooms)
        if (name_of(room) == name)
            return room;
    return std::nullopt;
}

}

std::string stored_form(EventRecord const& record)
{
    std::string text;
    text.reserve(600);
    TextObject form{text};
    form.add("event", name_of(record.event));
    form.add("schema", record.schema);
    write_text(record.event, form.field("data"));
    add_act(record.act, form.field("act"));
    form.add("settings", record.settings_version);
    add_unless_empty(form, "capacity", record.capacity);
    add_unless_empty(form, "authority", record.authority);
    add_unless_empty(form, "key_scope", record.key_scope);
    if (record.caused_by)
        form.add("caused_by", *record.caused_by);
    if (!record.children.empty())
        codec::write_text(record.children, form.field("children"));
    form.end();
    return text;
}

std::optional<EventRecord> read_record(Room room, std::string_view text)
{
    auto const json = parsed(text);
    auto const* data = json ? json->if_contains("data") : nullptr;
    auto const* act = json ? codec::object_of(*json, "act") : nullptr;
    if (!data || !act)
        return std::nullopt;
    auto event = read_event(room, codec::text_of(*json, "event"), *data);
    EventRecord record;
    if (!event || !read_act(*act, record.act))
        return std::nullopt;
    record.event = std::move(*event);
    record.schema = codec::number_of(*json, "schema");
    record.settings_version = codec::number_of(*json, "settings");
    record.capacity = codec::text_of(*json, "capacity");
    record.authority = codec::text_of(*json, "authority");
    record.key_scope = codec::text_of(*json, "key_scope");
    if (auto const* cause = json->if_contains("caused_by"); cause && cause->is_int64())
        record.caused_by = cause->get_int64();
    if (auto const* children = json->if_contains("children"); children && codec::read(*children, record.children))
        return std::nullopt;
    return record;
}

std::string stored_form(Outcome const& outcome)
{
    std::string text;
    TextObject form{text};
    add_list(outcome.records, form.field("records"), [](EventRecord const& record, std::string& out) {
        TextObject at{out};
        at.add("room", name_of(record.stream.room));
        at.add("key", record.stream.key);
        at.add("version", record.version);
    });
    add_list(outcome.findings, form.field("findings"), add_finding);
    if (outcome.refusal)
        add_refusal(*outcome.refusal, form.field("refusal"));
    form.end();
    return text;
}

std::optional<KeptOutcome> read_outcome(std::string_view text)
{
    auto const json = parsed(text);
    if (!json)
        return std::nullopt;
    KeptOutcome kept;
    for (auto const& each : codec::array_of(*json, "records")) {
        auto const* at = each.if_object();
        auto const room = at ? room_named(codec::text_of(*at, "room")) : std::nullopt;
        if (!room)
            return std::nullopt;
        kept.records.emplace_back(StreamId{*room, codec::text_of(*at, "key")}, codec::number_of(*at, "version"));
    }
    kept.findings = read_findings(*json, "findings");
    if (auto const* refusal = codec::object_of(*json, "refusal"))
        kept.refusal = read_refusal(*refusal);
    return kept;
}

}

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

template<class Value> void add_unless_empty(object& into, char const* name, Value const& text)
{
    if (!text.empty())
        into[name] = text;
}

}

object act_form(Act const& act)
{
    object out{{"command", act.id.value},
               {"by", act.by.value},
               {"held_on", codec::write(act.held_on)},
               {"recorded_at", codec::write(act.recorded_at)}};
    if (act.on_behalf_of)
        out["on_behalf_of"] = act.on_behalf_of->value;
    if (!act.reasons.empty())
        out["reasons"] = codec::write(act.reasons);
    return out;
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

object details_form(Details const& details)
{
    object out;
    for (auto const& [name, text] : details)
        out[name] = text;
    return out;
}

Details read_details(object const& json)
{
    Details details;
    for (auto const& [name, text] : json)
        if (text.is_string())
            details.emplace(name, text.get_string());
    return details;
}

object finding_form(Finding const& finding)
{
    return {
        {"code", finding.code.text()}, {"clause", id_of(finding.clause)}, {"details", details_form(finding.details)}};
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

array findings_form(std::vector<Finding> const& findings)
{
    array out;
    for (auto const& finding : findings)
        out.push_back(finding_form(finding));
    return out;
}

std::vector<Finding> read_findings(object const& json, char const* name)
{
    std::vector<Finding> findings;
    for (auto const& each : codec::array_of(json, name))
        if (auto finding = read_finding(each))
            findings.push_back(std::move(*finding));
    return findings;
}

object refusal_form(Refusal const& refusal)
{
    array clauses;
    for (auto const clause : refusal.clauses)
        clauses.emplace_back(id_of(clause));
    return {{"code", refusal.code.text()},
            {"clauses", std::move(clauses)},
            {"details", details_form(refusal.details)},
            {"limbs", findings_form(refusal.limbs)}};
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
    object out{{"event", name_of(record.event)},
               {"schema", record.schema},
               {"data", write(record.event)},
               {"act", act_form(record.act)},
               {"settings", record.settings_version}};
    add_unless_empty(out, "capacity", record.capacity);
    add_unless_empty(out, "authority", record.authority);
    add_unless_empty(out, "key_scope", record.key_scope);
    if (record.caused_by)
        out["caused_by"] = *record.caused_by;
    if (!record.children.empty())
        out["children"] = codec::write(record.children);
    return boost::json::serialize(out);
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
    array records;
    for (auto const& record : outcome.records)
        records.push_back(
            object{{"room", name_of(record.stream.room)}, {"key", record.stream.key}, {"version", record.version}});
    object out{{"records", std::move(records)}, {"findings", findings_form(outcome.findings)}};
    if (outcome.refusal)
        out["refusal"] = refusal_form(*outcome.refusal);
    return boost::json::serialize(out);
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

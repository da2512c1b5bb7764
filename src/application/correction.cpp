#include "application/shapes.h"
#include "application/site.h"

#include "base/london.h"
#include "codec/read.h"
#include "conference/correction.h"
#include "conference/person_list.h"
#include "directory/correction.h"
#include "dispute/correction.h"
#include "grants/correction.h"
#include "plan/correction.h"
#include "register/correction.h"

#include <boost/json/parse.hpp>

#include <algorithm>

/// Correcting a recorded fact: nothing is changed in the log; the stream is read again with the fact as it is
/// now known, and a decision that stood on it gets a mark.
namespace noddfa::application {

namespace {

/// A record with the corrected fields in place; the fault names the field that cannot be so.
std::optional<codec::Fault> corrected(EventRecord& record, std::string const& instead)
{
    boost::json::error_code error;
    auto json = boost::json::parse(instead, error);
    if (error || !json.is_object())
        return codec::Fault{"instead", codec::Problem::wrong_type, "object"};
    auto& fields = json.as_object();
    if (fields.empty())
        return codec::Fault{"instead", codec::Problem::missing_field, ""};
    if (auto const* when = fields.if_contains("held_on")) {
        if (auto fault = codec::read(*when, record.act.held_on))
            return codec::inside("held_on", *fault);
        fields.erase("held_on");
    }
    return fields.empty() ? std::nullopt : replace_fields(record.event, fields);
}

Correction const* correction_in(EventRecord const& record)
{
    return std::visit([](auto const& event) -> Correction const* { return event.template get_if<FactCorrected>(); },
                      record.event);
}

AnyEvent correction_event(Room room, Correction const& correction)
{
    FactCorrected const corrected_fact{correction};
    switch (room) {
    case Room::conference: return conference::Event{corrected_fact};
    case Room::register_: return cpr::Event{corrected_fact};
    case Room::plan: return plan::Event{corrected_fact};
    case Room::dispute: return dispute::Event{corrected_fact};
    case Room::directory: return directory::Event{corrected_fact};
    case Room::access: return grants::Event{corrected_fact};
    }
    return conference::Event{corrected_fact};
}

bool is_fact(EventRecord const& record)
{
    // The deciders' own `is_correctable` is found by the type of the event.
    return std::visit([](auto const& event) { return is_correctable(event); }, record.event);
}

/// Whether a correction leaves the fact in the stream of its child, dispute, practitioner or agency.
bool stays_in_its_stream(Room room, std::string const& instead)
{
    if (room == Room::conference)
        return true;
    auto const fields = boost::json::parse(instead);
    auto const moves = [&](char const* field) { return fields.as_object().contains(field); };
    if (room == Room::access)
        return !moves("person");
    return room == Room::directory ? !moves("person") && !moves("agency") : !moves("child") && !moves("dispute");
}

void fold_record(AnyState& state, EventRecord const& record)
{
    std::visit(
        [&](auto const& event) {
            using Event = std::decay_t<decltype(event)>;
            if constexpr (std::is_same_v<Event, conference::Event>)
                conference::fold(std::get<0>(state), event, record.act);
            else if constexpr (std::is_same_v<Event, cpr::Event>)
                cpr::fold(std::get<1>(state), event, record.act);
            else if constexpr (std::is_same_v<Event, plan::Event>)
                plan::fold(std::get<2>(state), event, record.act);
            else if constexpr (std::is_same_v<Event, dispute::Event>)
                dispute::fold(std::get<3>(state), event, record.act);
            else if constexpr (std::is_same_v<Event, directory::Event>)
                directory::fold(std::get<4>(state), event, record.act);
            else
                grants::fold(std::get<5>(state), event, record.act);
        },
        record.event);
}

/// CAL-05: nothing that a conference sets is dated before its decision.
bool dates_in_order(conference::State const& corrected)
{
    for (auto const* dates : {&corrected.outcomes.first_core_group, &corrected.outcomes.review})
        for (auto const& [child, on] : *dates)
            if (auto const at = corrected.outcomes.declared_at.find(child);
                at != corrected.outcomes.declared_at.end() && on <= at->second.day)
                return false;
    return true;
}

/// QUOR-07: nobody comes or goes who has no part in the conference.
bool only_known_people_came(conference::State const& corrected)
{
    auto const& presence = corrected.meeting.presence;
    return std::all_of(presence.begin(), presence.end(),
                       [&](auto const& entry) { return conference::is_known(corrected, entry.first); });
}

/// The field that cannot be so, if any. R-03, CAL-05: no fact is of a time after its correction, and no conference ends
/// before it begins.
std::optional<std::string> impossible_field(AnyState const& corrected, EventRecord const& fact, Act const& act)
{
    if (fact.act.held_on > act.recorded_at)
        return "held_on";
    if (auto const* one = std::get_if<directory::State>(&corrected))
        return directory::impossible_field(*one);
    if (auto const* one = std::get_if<grants::State>(&corrected))
        return grants::impossible_field(*one);
    auto const* conference = std::get_if<conference::State>(&corrected);
    if (!conference)
        return std::nullopt;
    auto const& meeting = conference->meeting;
    if (meeting.opened && meeting.closed && *meeting.opened > *meeting.closed)
        return "held_on";
    if (!only_known_people_came(*conference))
        return "person";
    return dates_in_order(*conference) ? std::nullopt : std::optional<std::string>{"on"};
}

}

AnyState replay(Room room, std::vector<EventRecord> const& records)
{
    auto as_known = records;
    for (auto const& record : records)
        if (auto const* correction = correction_in(record))
            if (correction->event >= 1 && correction->event <= static_cast<int>(as_known.size()))
                // What was accepted once reads again: the fault cannot occur.
                (void)corrected(as_known[static_cast<std::size_t>(correction->event - 1)], correction->instead);
    auto state = empty_state(room);
    for (auto const& record : as_known)
        fold_record(state, record);
    return state;
}

std::optional<Refusal> Site::correct(Draft& draft, StreamId const& stream, Correction const& correction, Act const& act)
{
    auto records = log_.read(stream);
    auto const refuse = [&](Code code, std::string field) {
        // Of agencies, practitioners and access no clause speaks.
        std::vector<Clause> clauses;
        if (stream.room != Room::directory && stream.room != Room::access)
            clauses.push_back(Clause::REC_08);
        return Refusal{code, std::move(clauses), {{"field", std::move(field)}}, {}};
    };
    if (correction.event < 1 || correction.event > static_cast<int>(records.size()))
        return refuse("no-such-event"_code, "event");
    auto fact = records[static_cast<std::size_t>(correction.event - 1)];
    if (!is_fact(fact))
        return refuse("not-a-fact"_code, "event");
    if (auto const fault = corrected(fact, correction.instead))
        return refuse("correction-malformed"_code, fault->field);
    if (!stays_in_its_stream(stream.room, correction.instead))
        return refuse("correction-malformed"_code, "instead");
    auto as_known = records;
    as_known.push_back(fact);
    as_known.back().event = correction_event(stream.room, correction);
    if (auto const field = impossible_field(replay(stream.room, as_known), fact, act))
        return refuse("correction-malformed"_code, *field);

    auto const before = seen(&draft, stream);
    auto const record = note(draft, stream, correction_event(stream.room, correction), act, std::nullopt);
    records.push_back(record);
    *drafted(draft, stream).state = replay(stream.room, records);
    auto const* conference = std::get_if<conference::State>(&before);
    return conference ? pass_on(draft, stream, *conference, act, record.sequence) : std::nullopt;
}

ArrangedSince Site::arranged_since(Draft const& draft, StreamId const& stream, conference::State const& conference,
                                   ChildId const& child) const
{
    ArrangedSince since;
    auto const& entry = std::get<cpr::State>(seen(&draft, {Room::register_, child.value}));
    if (entry.live)
        since.in_force = entry.live->said.arrangements;
    auto const decided = conference.outcomes.declared_at.find(child);
    for (auto const& other : conferences_about(child, &draft)) {
        auto const& about = std::get<conference::State>(seen(&draft, other));
        auto const at = about.outcomes.declared_at.find(child);
        if (other != stream && at != about.outcomes.declared_at.end()
            && decided != conference.outcomes.declared_at.end() && at->second > decided->second)
            since.later.push_back(&about);
    }
    return since;
}

std::optional<Refusal> Site::pass_on(Draft& draft, StreamId const& stream, conference::State const& before,
                                     Act const& act, std::int64_t caused_by)
{
    auto const after = std::get<conference::State>(seen(&draft, stream));
    auto const kept = keep_terms(stream, after, act.held_on.day);
    for (auto& event : conference::shaken(before, after, terms(kept)))
        if (auto refusal = take(draft, stream, std::move(event), act, caused_by))
            return refusal;
    auto const since = [&](ChildId const& child) { return arranged_since(draft, stream, after, child); };
    for (auto const& reaction : reactions_to_correction(before, after, since))
        if (auto refusal = react(draft, reaction, act, caused_by))
            return refusal;
    return std::nullopt;
}

}

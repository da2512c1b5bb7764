#include "application/shapes.h"
#include "application/site.h"

#include "base/london.h"
#include "codec/read.h"
#include "conference/correction.h"

#include <boost/json/parse.hpp>

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
    if (auto const* when = fields.if_contains("held_on")) {
        if (auto fault = codec::read(*when, record.act.held_on))
            return codec::inside("held_on", *fault);
        fields.erase("held_on");
    }
    return fields.empty() ? std::nullopt : replace_fields(record.event, fields);
}

conference::Correction const* correction_in(EventRecord const& record)
{
    auto const* event = std::get_if<conference::Event>(&record.event);
    return event ? event->get_if<conference::FactCorrected>() : nullptr;
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
            else
                dispute::fold(std::get<3>(state), event, record.act);
        },
        record.event);
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

std::optional<Refusal> Site::correct(Draft& draft, StreamId const& stream, conference::CorrectFact const& command,
                                     Act const& act)
{
    auto records = log_.read(stream);
    auto const refuse = [&](Code code, std::string field) {
        return Refusal{code, {Clause::REC_08}, {{"field", std::move(field)}}, {}};
    };
    if (command.event < 1 || command.event > static_cast<int>(records.size()))
        return refuse("no-such-event"_code, "event");
    auto fact = records[static_cast<std::size_t>(command.event - 1)];
    if (!conference::is_correctable(std::get<conference::Event>(fact.event)))
        return refuse("not-a-fact"_code, "event");
    if (auto const fault = corrected(fact, command.instead))
        return refuse("correction-malformed"_code, fault->field);

    auto const before = std::get<conference::State>(seen(&draft, stream));
    if (auto refusal = take(draft, stream, conference::Event{conference::FactCorrected{command}}, act, std::nullopt))
        return refusal;
    records.push_back(draft.outcome.records.back());
    auto& target = drafted(draft, stream);
    target.state = replay(stream.room, records);
    auto const kept = keep_terms(stream, target.state, act.held_on.day);
    for (auto& event : conference::shaken(before, std::get<conference::State>(target.state), terms(kept)))
        if (auto refusal = take(draft, stream, std::move(event), act, draft.outcome.records.back().sequence))
            return refusal;
    return std::nullopt;
}

}

#pragma once

#include "application/record.h"

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>

/// Records and outcomes as the log keeps them: JSON, whose field names and event names are promised for ever.
namespace noddfa::application {

/// A record as text. Sequence, stream and version stand in the log beside it.
std::string stored_form(EventRecord const& record);
/// The record again; nothing when the text is none of ours. Sequence, stream and version are the caller's to fill in.
std::optional<EventRecord> read_record(Room room, std::string_view text);

/// An act alone, and again; false when it is none of ours.
boost::json::object act_form(Act const& act);
bool read_act(boost::json::object const& json, Act& act);

/// What became of a command: of its records only where they stand.
struct KeptOutcome {
    std::vector<std::pair<StreamId, int>> records; ///< stream and version of each
    std::vector<Finding> findings;
    std::optional<Refusal> refusal;
};
std::string stored_form(Outcome const& outcome);
std::optional<KeptOutcome> read_outcome(std::string_view text);

}

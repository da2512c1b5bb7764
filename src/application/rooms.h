#pragma once

#include "conference/decide.h"
#include "conference/fold.h"
#include "directory/decide.h"
#include "directory/fold.h"
#include "directory/state.h"
#include "dispute/decide.h"
#include "dispute/fold.h"
#include "grants/decide.h"
#include "grants/fold.h"
#include "plan/decide.h"
#include "plan/fold.h"
#include "register/decide.h"
#include "register/fold.h"

#include <compare>
#include <string>
#include <variant>

namespace noddfa::application {

/// The kinds of stream, in the order of the alternatives of `AnyCommand`, `AnyEvent` and `AnyState`.
enum class Room { conference, register_, plan, dispute, directory, access };
inline constexpr Room all_rooms[] = {Room::conference, Room::register_, Room::plan,
                                     Room::dispute,    Room::directory, Room::access};

using AnyCommand = std::variant<conference::Command, cpr::Command, plan::Command, dispute::Command, directory::Command,
                                grants::Command>;
using AnyEvent =
    std::variant<conference::Event, cpr::Event, plan::Event, dispute::Event, directory::Event, grants::Event>;
using AnyState =
    std::variant<conference::State, cpr::State, plan::State, dispute::State, directory::State, grants::State>;

/// A stream of events: one conference, one child on the register, one child's plan, one dispute, one agency or
/// practitioner, who may see what of one child, person or agency.
struct StreamId {
    Room room{};
    std::string key;
    auto operator<=>(StreamId const&) const = default;
};

inline StreamId stream_of(ConferenceId const& conference) { return {Room::conference, conference.value}; }
inline StreamId stream_of(PersonId const& practitioner) { return {Room::directory, directory::key_of(practitioner)}; }
inline StreamId stream_of(AgencyId const& agency) { return {Room::directory, directory::key_of(agency)}; }

inline Room room_of(AnyCommand const& command) { return static_cast<Room>(command.index()); }
inline Room room_of(AnyEvent const& event) { return static_cast<Room>(event.index()); }

/// `conference`, `register`, `plan`, `dispute`, `directory`, `access`.
std::string_view name_of(Room room);
/// The state of a stream without events.
AnyState empty_state(Room room);

}

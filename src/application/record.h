#pragma once

#include "application/rooms.h"
#include "protocol/act.h"
#include "protocol/decision.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace noddfa::application {

/// One event as stored: what happened, and everything decision 1 of the architecture asks to know about it.
struct EventRecord {
    std::int64_t sequence = 0; ///< dense over all streams, from 1
    StreamId stream;
    int version = 0;           ///< dense within the stream, from 1
    int schema = 1;
    AnyEvent event;
    Act act;                   ///< command id, actor, times, reasons
    std::string capacity;      ///< in which the actor acted, where the stream knows; else empty
    std::string authority;     ///< whose register or conference it is; empty: not known yet
    std::string key_scope;     ///< whose data key will seal it: `family:…`, `child:…`, `person:…`
    int settings_version = 0;  ///< rows of settings in force
    std::optional<std::int64_t> caused_by; ///< the event this one follows from
    std::vector<ChildId> children; ///< whom a conference is about from this event on; empty: as before
};

/// What became of a command.
struct Outcome {
    std::vector<EventRecord> records; ///< reactions in other streams included
    std::vector<Finding> findings;
    std::optional<Refusal> refusal;
    bool repeated = false;            ///< the command identifier had been used: this is the first outcome

    bool accepted() const { return !refusal; }
};

}

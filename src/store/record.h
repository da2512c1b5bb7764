#pragma once

#include "audit/leaf.h"
#include "store/bytes.h"

#include <compare>
#include <string>

namespace noddfa::store {

/// A stream by its kind (`conference`, `register`, …) and key. The kind stands in the database, the key does not.
struct StreamName {
    std::string kind;
    std::string key;

    auto operator<=>(StreamName const&) const = default;
};

constexpr std::size_t largest_payload = 4 * 1024 * 1024; ///< bytes

/// What is to be appended. Texts that identify become pseudonyms in the leaf; empty means none.
struct NewRecord {
    audit::LeafClass kind = audit::LeafClass::domain_event;
    std::string key_scope; ///< `family:…`, `child:…`, `person:…`: whose data key seals the payload
    std::string command;
    std::string actor;
    std::string on_behalf_of;
    std::string object;
    std::string session;
    std::string second_person;
    std::uint16_t role = 0;
    std::uint16_t action = 0;
    std::uint16_t object_type = 0;
    std::uint32_t schema = 0;
    Hash permit{};
    Hash second_person_saw{};
    Bytes payload;
};

/// A record that was read and matches its leaf.
struct Record {
    audit::Leaf leaf; ///< sequence, version, time, epoch and the rest
    bool erased = false;
    Bytes payload;    ///< empty when erased
};

/// What a command led to, kept under its identifier.
struct KeptOutcome {
    bool erased = false;
    Bytes outcome; ///< empty when erased
};

/// The log's summary of itself.
struct Head {
    std::uint64_t epoch = 0;
    std::uint64_t size = 0;    ///< records; the next sequence
    std::uint64_t streams = 0;
    std::int64_t committed_at = 0;
    Hash root{};
};

}

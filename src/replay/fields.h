#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace noddfa::replay {

/// What a field of an event holds, read off its type: it says how a transcript shows the field.
enum class FieldKind {
    paragraph,
    text,
    flag,
    number,
    date,
    moment,
    clause,
    child,
    person,
    grouping,
    quorum_agency,
    service,
    agency,
    authority,
    identifier, ///< any other name of a thing
    value,      ///< one of an enumeration
    group,      ///< fields of its own
};

/// A field: one value, a list of them, or a map from keys to them.
struct Field {
    std::string name;
    FieldKind kind{};
    bool many = false;
    bool keyed = false;
    FieldKind key = FieldKind::text; ///< where keyed
    bool may_be_absent = false;      ///< left out, or empty
    std::vector<Field> fields{};     ///< of a group
    std::vector<std::string> values{}; ///< of an enumeration, as they are written
};

/// The events of all rooms with their fields.
struct EventFields {
    std::string room; ///< `conference`
    std::string name; ///< `VoteCast`
    Field data;       ///< a group
};
std::vector<EventFields> const& all_event_fields();

/// The fields of an event; a Bug if there is no such event.
Field const& fields_of(std::string_view room, std::string_view event);

}

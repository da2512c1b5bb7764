#pragma once

#include "directory/state.h"
#include "directory/table.h"
#include "protocol/code.h"

#include <map>

/// The columns of a table of people, one row for each membership (or one for somebody who has none).
namespace noddfa::directory {

/// A row as read. What is empty says nothing: it changes nothing.
struct PersonRow {
    int line = 0;
    PractitionerDetails details;
    AgencyId agency;
    std::optional<ServiceId> service;
    std::optional<Date> from;
    std::optional<Date> until; ///< the first day on which the membership no longer holds
    std::string course;
    std::optional<Date> trained_on;
    std::optional<Date> trained_until;
    Code problem;       ///< where a cell cannot be read; else empty
    std::string column; ///< of that cell
};

/// The names of the columns, in the order in which they are written.
std::vector<std::string_view> const& people_columns();

/// Reads the rows of a table. The columns may stand in any order; `person` and `name` must be there. Refuses an unknown
/// or repeated column; a row that cannot be read says why in itself.
std::variant<std::vector<PersonRow>, TableFault> read_people(Table const& table);

/// The table of everybody, by person and then by the beginning of the membership.
Table people_table(std::map<PersonId, State> const& people);

}

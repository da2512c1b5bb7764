#pragma once

#include "directory/columns.h"
#include "directory/commands.h"
#include "protocol/act.h"
#include "protocol/decision.h"
#include "protocol/terms.h"

/// What a table of people would do, computed without doing it.
namespace noddfa::directory {

enum class Fate { recorded, changed, unchanged, refused };
BOOST_DESCRIBE_ENUM(Fate, recorded, changed, unchanged, refused)

struct RowFate {
    int line = 0;
    PersonId person;
    Fate fate{};
    std::vector<std::string> fields;   ///< the columns that say something new
    std::optional<int> same_person_as; ///< an earlier line about the same person
    Code problem;                      ///< where refused
    std::string column;                ///< the column that is wrong, where one is
    std::vector<Command> commands;     ///< that carry the row out, in order; none where refused
};

/// The fate of each row, in the order of the table; each row stands on those before it. A row that is refused leaves
/// nothing behind. `people`: everybody the site knows; `terms` with every agency in the background.
std::vector<RowFate> preview(std::vector<PersonRow> const& rows, std::map<PersonId, State> const& people,
                             Act const& act, Terms const& terms);

}

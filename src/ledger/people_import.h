#pragma once

#include "directory/preview.h"
#include "ledger/snapshot.h"

/// A table of people beside the site as it is: what each row would do, and doing exactly that.
namespace noddfa::ledger {

/// What a file would do, and the code under which that can be confirmed: of the file, the day and all that the rows
/// were compared with.
struct PeoplePreview {
    std::vector<directory::RowFate> rows;
    std::string code;
};

PeoplePreview preview_people(Snapshot const& snapshot, std::string_view file,
                             std::vector<directory::PersonRow> const& rows, Act const& act);

/// Everybody whom the site knows.
std::map<PersonId, directory::State> everybody(application::Site const& site);

/// Carries a preview out by `perform(stream, command, act)`, which says whether it was accepted; the line that the site
/// no longer took, if any. Carried out again it changes nothing more.
template<class Perform> std::optional<int> import_people(PeoplePreview const& preview, Act act, Perform perform)
{
    for (auto const& row : preview.rows) {
        int number = 0;
        for (auto const& command : row.commands) {
            act.id =
                CommandId{"people:" + preview.code + ":" + std::to_string(row.line) + ":" + std::to_string(++number)};
            if (!perform(application::StreamId{application::Room::directory, directory::key_of(row.person)}, command,
                         act))
                return row.line;
        }
    }
    return std::nullopt;
}

}

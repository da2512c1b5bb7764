#pragma once

#include "web/before/invited/staff.h"

#include <set>

/// Whom an invitation to a conference should go to (INV-02, R-08): those who know the family.
namespace noddfa::web {

/// What speaks for somebody; in the order in which it counts.
enum class Knows { of_the_case, core_group, invited_before, school, practice, enquiry, found };

struct Suggested {
    PersonId person;
    std::string name;
    std::string role;
    AgencyId agency;
    std::optional<ServiceId> service; ///< nothing where their agency has several and nobody said which is theirs
    GroupingId grouping;              ///< of the service; empty with it
    std::set<Knows> because;
};

/// What is looked for beside those who know the family: a part of a name, among those who work in the area of the
/// conference's authority or of the one that the family comes from; or the whole of an agency, wherever it is.
struct Wanted {
    std::string words;
    AgencyId agency;
};

/// Social worker and manager, whoever came before, the children's schools and practices, and of the agencies that took
/// part in the enquiries those who are few or lead; then whom `wanted` finds. By grouping, in the order of the
/// protocol, and within it by name. Those already invited are among them.
std::vector<Suggested> suggested(ledger::Snapshot const& at, ConferenceId const& conference, Services const& services,
                                 Date today, Wanted const& wanted);

}

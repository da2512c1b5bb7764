#include "conference/bundle.h"

#include "base/contains.h"
#include "conference/state.h"

#include <algorithm>

namespace noddfa::conference {

bool is_for(State const& state, KeptReport const& report, PersonId const& person, Date on)
{
    auto const& id = report.report.report;
    // SHARE-05, R-23: nothing of it goes to the family from the notification on.
    return contains(recipients_of(state, id), person) && !is_restricted(state, id, on);
}

bool is_for(Paragraph const& paragraph, PersonId const& person)
{
    // what is private to one adult is not shown to another.
    auto const own = "PERSON(" + person.value + ")";
    return std::ranges::all_of(paragraph.labels, [&](std::string const& label) { return label == own; });
}

bool is_for(State const& state, KeptReport const& report, Statement const& statement, PersonId const& person)
{
    // CNF-09: for the chair alone until decided, and afterwards as decided.
    if (auto const decided = report.decided.find(statement.text.id);
        statement.restricted && (decided == report.decided.end() || decided->second.readers != PassageReaders::family))
        return false;
    auto const known = state.family.people.find(person);
    bool const about_theirs = !statement.child || known == state.family.people.end() || known->second.children.empty()
                              || contains(known->second.children, *statement.child);
    return about_theirs && is_for(statement.text, person);
}

}

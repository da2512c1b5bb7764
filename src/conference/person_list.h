#pragma once

#include "conference/state.h"
#include "protocol/weighing.h"

#include <string>
#include <string_view>
#include <vector>

namespace noddfa::conference {

inline std::string_view written(std::string_view text) { return text; }
template<class Kind>
std::string_view written(Identifier<Kind> const& identifier)
{
    return identifier.value;
}

/// Identifiers or codes in one detail of a finding: `hv,teacher`.
template<class Several>
std::string listed(Several const& several)
{
    std::string text;
    for (auto const& one : several)
        text.append(text.empty() ? "" : ",").append(written(one));
    return text;
}

/// Asks that a command names at least one person, and only people the conference has heard of.
inline void weigh_people(Weighing& weigh, State const& state, std::vector<PersonId> const& people, Clause clause,
                         std::string const& field = "person")
{
    weigh.sound(!people.empty(), clause, "missing-field"_code, field);
    for (auto const& person : people)
        weigh.sound(is_known(state, person), clause, "unknown-person"_code, field, {{"person", person.value}});
}

}

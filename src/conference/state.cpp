#include "conference/state.h"

#include <algorithm>

namespace noddfa::conference {

State::State() = default;
State::State(State const&) = default;
State::State(State&&) noexcept = default;
State& State::operator=(State const&) = default;
State& State::operator=(State&&) noexcept = default;
State::~State() = default;

SubjectChild const* State::child(ChildId const& id) const
{
    auto const found = std::find_if(convening.children.begin(), convening.children.end(),
                                    [&](SubjectChild const& one) { return one.id == id; });
    return found == convening.children.end() ? nullptr : &*found;
}

std::vector<PersonId> State::parents_of(ChildId const& child) const
{
    std::vector<PersonId> parents;
    for (auto const& [id, person] : family.people) {
        auto const capacity = person.capacity.value_or(Capacity::parent);
        bool const concerns =
            person.children.empty()
            || std::find(person.children.begin(), person.children.end(), child) != person.children.end();
        if (concerns && (capacity == Capacity::parent || capacity == Capacity::carer))
            parents.push_back(id);
    }
    return parents;
}

bool State::present(PersonId const& person, Moment at) const
{
    auto const found = meeting.presence.find(person);
    if (found == meeting.presence.end())
        return false;
    return std::any_of(found->second.begin(), found->second.end(),
                       [&](Presence const& stay) { return stay.from <= at && (!stay.to || at < *stay.to); });
}

}

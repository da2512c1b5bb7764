#include "conference/hearing.h"

#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/person_list.h"
#include "protocol/weighing.h"

#include <algorithm>

namespace noddfa::conference {

namespace {

bool concerns(FamilyView const& view, ChildId const& child)
{
    return view.children.empty() || std::find(view.children.begin(), view.children.end(), child) != view.children.end();
}

bool answered(State const& state, PersonId const& person, ChildId const& child)
{
    auto const& views = state.family.views;
    return std::any_of(views.begin(), views.end(),
                       [&](FamilyView const& view) { return view.person == person && concerns(view, child); });
}

bool speaks_as_child(State const& state, PersonId const& person)
{
    auto const found = state.family.people.find(person);
    return found != state.family.people.end() && found->second.capacity == Capacity::child;
}

bool has_spoken(State const& state, PersonId const& person, Moment until)
{
    auto const& contributions = state.meeting.contributions;
    return std::any_of(contributions.begin(), contributions.end(),
                       [&](auto const& entry) { return entry.second.person == person && entry.first <= until; });
}

bool presented(State const& state, PersonId const& person)
{
    auto const& kept = state.reports.kept;
    return std::any_of(kept.begin(), kept.end(), [&](auto const& entry) {
        auto const& times = entry.second.presented;
        return std::any_of(times.begin(), times.end(),
                           [&](Presentation const& one) { return one.presenter == person; });
    });
}

bool is_expected_to_speak(Capacity capacity)
{
    return capacity != Capacity::observer && capacity != Capacity::student && capacity != Capacity::interpreter
           && capacity != Capacity::record_taker && capacity != Capacity::chair;
}

bool is_silent(State const& state, PersonId const& person, Moment now)
{
    auto const& views = state.family.views;
    bool const asked =
        std::any_of(views.begin(), views.end(), [&](FamilyView const& view) { return view.person == person; });
    return state.present(person, now) && !has_spoken(state, person, now) && !presented(state, person) && !asked
           && !state.is_chair(person) && !state.is_record_taker(person);
}

/// Whether every grouping in the room has had the floor.
bool agencies_have_spoken(State const& state, Moment now)
{
    auto const present = groupings_present(state, now);
    return !present.empty() && std::all_of(present.begin(), present.end(), [&](auto const& grouping) {
        auto const& members = grouping.second;
        return std::any_of(members.begin(), members.end(), [&](PersonId const& member) {
            return has_spoken(state, member, now) || presented(state, member);
        });
    });
}

bool family_has_spoken(State const& state, Moment now)
{
    auto const& people = state.family.people;
    return std::any_of(people.begin(), people.end(), [&](auto const& entry) {
        return is_of_family(state, entry.first) && has_spoken(state, entry.first, now);
    });
}

}

bool is_of_family(State const& state, PersonId const& person)
{
    auto const found = state.family.people.find(person);
    return found != state.family.people.end() && is_family(found->second.capacity.value_or(Capacity::parent));
}

bool child_is_heard(State const& state, SubjectChild const& child)
{
    auto const voices = state.family.voices.find(child.id);
    auto const& views = state.family.views;
    return child.is_unborn() || (voices != state.family.voices.end() && !voices->second.empty())
           || std::any_of(views.begin(), views.end(), [&](FamilyView const& view) {
                  return concerns(view, child.id) && speaks_as_child(state, view.person);
              });
}

std::vector<PersonId> parents_unheard(State const& state, ChildId const& child)
{
    auto people = state.parents_of(child);
    std::erase_if(people, [&](PersonId const& person) {
        return answered(state, person, child) || state.family.excluded.contains(person);
    });
    return people;
}

std::vector<PersonId> silent_people(State const& state, Moment now)
{
    std::vector<PersonId> people;
    for (auto const& [id, unused] : state.invitations.roll) {
        auto const* known = participant(state, id);
        if (known && is_expected_to_speak(known->capacity) && is_silent(state, id, now))
            people.push_back(id);
    }
    for (auto const& [id, unused] : state.family.people)
        if (is_silent(state, id, now))
            people.push_back(id);
    return people;
}

Answered decide(State const& state, RecordContribution const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_people(weigh, state, {command.person}, Clause::CHAIR_04);
    weigh.must(state.meeting.opened && *state.meeting.opened <= act.held_on, Clause::RUN_02, "not-open"_code);
    weigh.must(!state.meeting.closed || act.held_on <= *state.meeting.closed, Clause::RUN_02, "conference-closed"_code);
    Details const who{{"person", command.person.value}};
    weigh.notice(state.present(command.person, act.held_on), Clause::QUOR_07, "not-present"_code, who);
    weigh.notice(!is_shut_out(state, command.person), Clause::CNF_05, "shut-out-of-closed-session"_code, who);
    weigh.notice(!state.family.excluded_wholly(command.person), Clause::PAR_11, "excluded-and-there"_code, who);
    bool const family_begins = is_of_family(state, command.person) && !family_has_spoken(state, act.held_on);
    // RUN-06: the family speaks early, not after everybody else.
    weigh.notice(!family_begins || !agencies_have_spoken(state, act.held_on), Clause::RUN_06,
                 "family-after-agencies"_code, who);
    return weigh.answer<Event>(ContributionRecorded{command});
}

void fold(State& state, ContributionRecorded const& event, Act const& act)
{
    state.meeting.contributions.emplace_back(act.held_on, event);
}

}

#include "conference/decide.h"
#include "conference/fold.h"

#include "conference/person_list.h"
#include "protocol/weighing.h"

#include <algorithm>

namespace noddfa::conference {

namespace {

std::vector<Presence> stays(std::vector<Movement> const& movements)
{
    std::vector<Presence> stays;
    auto const here = [&] { return !stays.empty() && !stays.back().to; };
    for (auto const& movement : movements) {
        if (here() && (!movement.arrives || movement.mode != stays.back().mode))
            stays.back().to = movement.at;
        if (movement.arrives && !here())
            stays.push_back({movement.at, std::nullopt, movement.mode});
    }
    return stays;
}

void keep(Meeting& meeting, PersonId const& person, Movement movement)
{
    auto& movements = meeting.movements[person];
    // what is typed late takes its place by when it happened.
    auto const place = std::upper_bound(movements.begin(), movements.end(), movement,
                                        [](Movement const& a, Movement const& b) { return a.at < b.at; });
    movements.insert(place, movement);
    meeting.presence[person] = stays(movements);
}

bool gave_view(ChildViews const& views, PersonId const& person)
{
    auto const in = [&](Round const& round) { return round.views.contains(person); };
    return views.early.contains(person) || views.excused.contains(person)
           || std::any_of(views.rounds.begin(), views.rounds.end(), in);
}

/// Children on whom views are still to come and this person has said nothing.
std::vector<ChildId> left_unanswered(State const& state, PersonId const& person)
{
    std::vector<ChildId> children;
    for (auto const& child : state.convening.children) {
        auto const found = state.views.by_child.find(child.id);
        bool const settled =
            state.outcomes.declared.contains(child.id)
            || (found != state.views.by_child.end() && (found->second.closed() || gave_view(found->second, person)));
        if (!settled)
            children.push_back(child.id);
    }
    return children;
}

void notice_leaving(Weighing& weigh, State const& state, PersonId const& person)
{
    auto const* known = participant(state, person);
    if (!state.is_open() || !known || known->capacity != Capacity::practitioner || state.is_chair(person)
        || state.is_record_taker(person))
        return;
    // RESP-04, R-07: a practitioner who must go gives a view on each child first; that somebody went is a fact.
    auto const children = left_unanswered(state, person);
    weigh.notice(children.empty(), Clause::RESP_04, "leaves-without-view"_code,
                 {{"person", person.value}, {"children", listed(children)}});
}

}

bool is_known(State const& state, PersonId const& person)
{
    return state.invitations.roll.contains(person) || state.family.people.contains(person) || state.is_chair(person)
           || state.is_record_taker(person) || helper_capacity(state, person);
}

Answered decide(State const& state, RecordArrival const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_people(weigh, state, command.person, Clause::QUOR_07);
    for (auto const& person : command.person) {
        weigh.notice(!state.present(person, act.held_on), Clause::QUOR_07, "already-present"_code,
                     {{"person", person.value}});
        // PAR-11, R-02: who was excluded and came all the same is recorded as there, and that is seen.
        weigh.notice(!state.family.excluded_wholly(person), Clause::PAR_11, "excluded-and-there"_code,
                     {{"person", person.value}});
    }
    return weigh.answer<Event>(ArrivalRecorded{command});
}

Answered decide(State const& state, RecordDeparture const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_people(weigh, state, command.person, Clause::QUOR_07);
    for (auto const& person : command.person) {
        bool const here = state.present(person, act.held_on);
        weigh.notice(here, Clause::QUOR_07, "not-present"_code, {{"person", person.value}});
        if (here)
            notice_leaving(weigh, state, person);
    }
    return weigh.answer<Event>(DepartureRecorded{command});
}

Answered decide(State const& state, BriefLateArrival const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.must(state.is_chair(act.by), Clause::RUN_09, "not-the-chair"_code);
    weigh_people(weigh, state, command.person, Clause::RUN_09);
    weigh_open(weigh, state);
    // somebody can be told what was said only by being there.
    for (auto const& person : command.person)
        weigh.must(state.present(person, act.held_on), Clause::QUOR_07, "not-present"_code, {{"person", person.value}});
    return weigh.answer<Event>(LateArrivalBriefed{command});
}

void fold(State& state, ArrivalRecorded const& event, Act const& act)
{
    for (auto const& person : event.person)
        keep(state.meeting, person, {act.held_on, true, event.mode.value_or(PresenceMode::in_person)});
}

void fold(State& state, DepartureRecorded const& event, Act const& act)
{
    for (auto const& person : event.person)
        keep(state.meeting, person, {act.held_on, false});
}

void fold(State& state, LateArrivalBriefed const& event, Act const&)
{
    state.meeting.briefed.insert(event.person.begin(), event.person.end());
}

}

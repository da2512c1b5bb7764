#include "application/site.h"

/// What the stream being decided is told of the others (`protocol/background.h`).
namespace noddfa::application {

namespace {

std::set<PersonId> took_part(conference::State const& state)
{
    std::set<PersonId> people;
    for (auto const& [person, stays] : state.meeting.presence)
        people.insert(person);
    if (state.convening.booking) {
        people.insert(state.convening.booking->chair);
        people.insert(state.convening.booking->record_taker);
    }
    return people;
}

void add_decisions(Background& into, ConferenceId const& id, conference::State const& state)
{
    for (auto const& [child, declared] : state.outcomes.declared) {
        DecisionTaken taken;
        taken.conference = id;
        taken.child = child;
        taken.outcome = declared.outcome;
        taken.held_on = state.outcomes.declared_at.at(child).day;
        taken.chair = state.convening.booking ? state.convening.booking->chair : PersonId{};
        taken.took_part = took_part(state);
        taken.parents = state.parents_of(child);
        taken.closed = state.meeting.closed.has_value();
        into.decisions.push_back(std::move(taken));
    }
}

/// The children a stream is about.
std::vector<ChildId> children_of(StreamId const& stream, AnyState const& state)
{
    std::vector<ChildId> children;
    if (auto const* conference = std::get_if<conference::State>(&state))
        for (auto const& child : conference->convening.children)
            children.push_back(child.id);
    else if (stream.room != Room::dispute)
        children.emplace_back(stream.key);
    return children;
}

}

Background Site::background(StreamId const& stream, AnyState const& state, Draft const* draft) const
{
    Background background;
    for (auto const& child : children_of(stream, state))
        background.standings[child] = cpr::standing(std::get<cpr::State>(seen(draft, {Room::register_, child.value})));
    if (stream.room == Room::conference)
        return background;
    for (auto const& id : log_.streams(Room::conference))
        add_decisions(background, ConferenceId{id.key}, std::get<conference::State>(seen(draft, id)));
    return background;
}

}

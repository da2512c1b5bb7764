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
    auto const chair = state.convening.booking ? state.convening.booking->chair : PersonId{};
    auto const people = took_part(state);
    if (state.convening.booking)
        into.conferences[id] = {chair, people};
    for (auto const& [child, declared] : state.outcomes.declared) {
        DecisionTaken taken;
        taken.conference = id;
        taken.child = child;
        taken.outcome = declared.outcome;
        taken.held_on = state.outcomes.declared_at.at(child).day;
        taken.chair = chair;
        taken.took_part = people;
        taken.parents = state.parents_of(child);
        taken.closed = state.meeting.closed.has_value();
        if (auto const by = state.afterwards.set_aside.find(child); by != state.afterwards.set_aside.end())
            taken.set_aside_by = by->second;
        taken.invited = state.invitations.order;
        if (state.convening.request)
            taken.team_manager = state.convening.request->team_manager;
        into.decisions.push_back(std::move(taken));
    }
}

/// The children a stream is about.
std::vector<ChildId> children_of(StreamId const& stream, AnyState const& state)
{
    std::vector<ChildId> children;
    if (auto const* conference = std::get_if<conference::State>(&state)) {
        for (auto const& child : conference->convening.children)
            children.push_back(child.id);
    } else if (auto const* dispute = std::get_if<dispute::State>(&state)) {
        if (dispute->reconvening)
            children.push_back(dispute->reconvening->child);
    } else if (stream.room == Room::access) {
        if (auto const child = grants::child_of(stream.key))
            children.push_back(*child);
    } else if (stream.room != Room::directory) {
        children.emplace_back(stream.key);
    }
    return children;
}

/// The conference whose decision a dispute is about, from its state or from the command that begins it.
template<class Dispute> void add_conference(std::set<StreamId>& related, Dispute const* dispute)
{
    if (!dispute)
        return;
    auto const id = std::optional<ConferenceId>{dispute->conference};
    if (id && !id->empty())
        related.insert({Room::conference, id->value});
}

void add_disputed(std::set<StreamId>& related, dispute::State const& state, dispute::Command const* command)
{
    add_conference(related, state.set_aside ? &*state.set_aside : nullptr);
    add_conference(related, state.appeal ? &state.appeal->said : nullptr);
    add_conference(related, state.complaint ? &state.complaint->said : nullptr);
    add_conference(related, state.difference ? &state.difference->said : nullptr);
    if (!command)
        return;
    add_conference(related, command->get_if<dispute::SetAside>());
    add_conference(related, command->get_if<dispute::LodgeAppeal>());
    add_conference(related, command->get_if<dispute::MakeComplaint>());
    add_conference(related, command->get_if<dispute::RaiseDifference>());
}

void add_agency(std::set<AgencyId>& related, AgencyId const& agency)
{
    if (!agency.empty())
        related.insert(agency);
}

/// The agencies that a practitioner belongs to, or that a command is about.
std::set<AgencyId> agencies_of(directory::State const& state, directory::Command const* command)
{
    std::set<AgencyId> related;
    if (state.practitioner)
        for (auto const& membership : state.practitioner->memberships)
            add_agency(related, membership.agency);
    if (!command)
        return related;
    if (auto const* join = command->get_if<directory::JoinAgency>())
        add_agency(related, join->agency);
    if (auto const* move = command->get_if<directory::MoveAgency>())
        add_agency(related, move->to_agency);
    return related;
}

}

AgencyKnown as_known(directory::Agency const& agency)
{
    return {agency.said.sector, agency.said.services, agency.said.authorities, agency.from, agency.until};
}

std::vector<ChildId> Site::children_of(StreamId const& stream) const
{
    return application::children_of(stream, state(stream));
}

std::set<AgencyId> Site::works_for(PersonId const& person, Date day, Draft const& draft) const
{
    std::set<AgencyId> agencies;
    auto const& state = std::get<directory::State>(seen(&draft, {Room::directory, directory::key_of(person)}));
    if (state.practitioner)
        for (auto const& membership : state.practitioner->memberships)
            if (membership.holds_on(day))
                agencies.insert(membership.agency);
    return agencies;
}

Background Site::background(StreamId const& stream, AnyState const& state, AnyCommand const* command,
                            Draft const* draft) const
{
    Background background;
    background.demonstration = demonstration_;
    std::set<StreamId> related;
    auto children = application::children_of(stream, state);
    if (stream.room == Room::access) {
        for (auto const& child : children)
            if (auto const& entry = std::get<cpr::State>(seen(draft, {Room::register_, child.value})).live;
                entry && entry->said.arrangements.coordinator)
                background.coordinators.emplace(child, *entry->said.arrangements.coordinator);
        return background;
    }
    auto const* any = command ? std::get_if<conference::Command>(command) : nullptr;
    // Whoever a command brings in is looked up as those are who were there.
    auto const brings = [&](conference::Request const* asked) {
        if (!asked)
            return;
        for (auto const& child : asked->children)
            children.push_back(child.id);
        if (asked->follows)
            related.insert({Room::conference, asked->follows->value});
    };
    if (any) {
        brings(any->get_if<conference::BeginRequest>());
        brings(any->get_if<conference::RequestConference>());
        if (auto const* added = any->get_if<conference::AddChild>())
            children.push_back(added->child.id);
    }
    for (auto const& child : children)
        background.standings[child] = cpr::standing(std::get<cpr::State>(seen(draft, {Room::register_, child.value})));
    if (auto const* dispute = std::get_if<dispute::State>(&state))
        add_disputed(related, *dispute, command ? std::get_if<dispute::Command>(command) : nullptr);
    if (auto const* one = std::get_if<directory::State>(&state))
        for (auto const& id : agencies_of(*one, command ? std::get_if<directory::Command>(command) : nullptr))
            if (auto const& other = std::get<directory::State>(seen(draft, {Room::directory, directory::key_of(id)}));
                other.agency)
                background.agencies[id] = as_known(*other.agency);
    for (auto const& child : children)
        for (auto const& id : conferences_about(child, draft))
            related.insert(id);
    related.erase(stream);
    for (auto const& id : related)
        add_decisions(background, ConferenceId{id.key}, std::get<conference::State>(seen(draft, id)));
    return background;
}

}

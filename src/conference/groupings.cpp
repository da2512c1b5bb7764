#include "conference/groupings.h"

#include "base/contains.h"
#include "conference/state.h"

#include <algorithm>

namespace noddfa::conference {

namespace {

/// LA_SINGLE_AGENCY: the social services of a council counted as one.
QuorumAgencyId const local_authority{"LOCAL_AUTHORITY"};

/// Whether somebody heard what the conference heard: there by the accuracy check, or briefed since.
bool heard(State const& state, PersonId const& person)
{
    // who comes after the accuracy check gives a view only once the chair records that they were briefed.
    // READING R-07: somebody who was there before it, went and came back, is no late arrival.
    auto const& checked = state.meeting.accuracy_checked;
    auto const& stays = state.meeting.presence.at(person);
    return !checked || state.meeting.briefed.contains(person)
           || std::any_of(stays.begin(), stays.end(), [&](Presence const& stay) { return stay.from <= *checked; });
}

}

Participant const* participant(State const& state, PersonId const& person)
{
    auto const found = state.invitations.roll.find(person);
    return found == state.invitations.roll.end() ? nullptr : &found->second;
}

std::optional<Capacity> helper_capacity(State const& state, PersonId const& person)
{
    auto const& family = state.family;
    auto const interprets = [&](InterpreterBooking const& booking) { return booking.interpreter == person; };
    if (std::ranges::any_of(family.interpreters, interprets))
        return Capacity::interpreter;
    if (std::ranges::any_of(family.advocacy, [&](auto const& offer) { return offer.second.advocate == person; }))
        return Capacity::advocate;
    if (std::ranges::any_of(family.participation, [&](auto const& plan) { return plan.second.supporter == person; }))
        return Capacity::family_or_supporter;
    return std::nullopt;
}

std::optional<Capacity> capacity_of(State const& state, PersonId const& person)
{
    // whoever presides or takes the record does nothing else there.
    if (state.is_chair(person))
        return Capacity::chair;
    if (state.is_record_taker(person))
        return Capacity::record_taker;
    if (auto const* known = participant(state, person))
        return known->capacity;
    auto const found = state.family.people.find(person);
    if (found == state.family.people.end())
        return helper_capacity(state, person);
    return found->second.capacity.value_or(Capacity::parent);
}

std::vector<PersonId> eligible_practitioners(State const& state, Moment now)
{
    std::vector<PersonId> people;
    for (auto const& [id, person] : state.invitations.roll)
        if (capacity_of(state, id) == Capacity::practitioner && state.present(id, now) && heard(state, id))
            people.push_back(id);
    return people;
}

std::map<GroupingId, std::vector<PersonId>> groupings_present(State const& state, Moment now)
{
    std::map<GroupingId, std::vector<PersonId>> groupings;
    for (auto const& person : eligible_practitioners(state, now))
        if (auto const& grouping = participant(state, person)->grouping; !grouping.empty())
            groupings[grouping].push_back(person);
    return groupings;
}

std::map<AgencyId, std::vector<GroupingId>> agencies_with_several(State const& state, Moment now)
{
    std::map<AgencyId, std::vector<GroupingId>> agencies;
    for (auto const& [grouping, members] : groupings_present(state, now))
        for (auto const& member : members)
            if (auto& groupings = agencies[participant(state, member)->agency]; !contains(groupings, grouping))
                groupings.push_back(grouping);
    auto const& recognised = state.groupings.recognised;
    // READING GRP-13: what the board's list itself gives one agency is no addition.
    std::erase_if(agencies, [&](auto const& entry) {
        auto const added = [&](GroupingId const& one) { return recognised.contains(one); };
        return entry.second.size() <= 1 || std::none_of(entry.second.begin(), entry.second.end(), added);
    });
    return agencies;
}

bool allocations_frozen(State const& state, Settings const& settings)
{
    if (settings.multi_agency_allocation_freeze == AllocationFreeze::roll_call)
        return state.meeting.opened.has_value();
    // B-17: frozen with the first view on any child, so that nobody changes side once positions are known.
    auto const entered = [](Round const& round) { return !round.views.empty(); };
    auto const& children = state.views.by_child;
    return std::any_of(children.begin(), children.end(), [&](auto const& entry) {
        auto const& views = entry.second;
        return !views.early.empty() || std::any_of(views.rounds.begin(), views.rounds.end(), entered);
    });
}

QuorumAgencyId quorum_agency(State const& state, Participant const& person, Terms const& terms)
{
    if (capacity_of(state, person.id) != Capacity::practitioner || person.grouping.empty())
        return {};
    auto const recognised = state.groupings.recognised.find(person.grouping);
    if (recognised != state.groupings.recognised.end())
        return recognised->second.quorum_agency.value_or(QuorumAgencyId{person.grouping.value});
    auto const* grouping = terms.services.grouping(person.grouping);
    if (!grouping)
        return {};
    // B-10: both social services departments are one where the board counts the council once.
    if (terms.settings.la_single_agency && (grouping->clause == Clause::GRP_01 || grouping->clause == Clause::GRP_04))
        return local_authority;
    // B-10: voluntary bodies are one agency, or each its own where the board counts organisations.
    if (terms.settings.voluntary_quorum_unit == VoluntaryQuorumUnit::organisation && !person.agency.empty()
        && grouping->clause == Clause::GRP_10)
        return QuorumAgencyId{person.agency.value};
    return grouping->quorum_agency;
}

std::optional<PersonId> lead_of(State const& state, GroupingId const& grouping, ChildId const& child, Moment now)
{
    auto const present = groupings_present(state, now);
    auto const found = present.find(grouping);
    if (found == present.end())
        return std::nullopt;
    auto const& members = found->second;
    auto const for_child = state.groupings.leads_for_child.find({grouping, child});
    if (for_child != state.groupings.leads_for_child.end() && contains(members, for_child->second.person))
        return for_child->second.person;
    auto const lead = state.groupings.leads.find(grouping);
    if (lead != state.groupings.leads.end() && contains(members, lead->second.person))
        return lead->second.person;
    // VOTE-04: a sole member is the nominee without being named.
    return members.size() == 1 ? std::optional{members.front()} : std::nullopt;
}

}

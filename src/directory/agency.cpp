#include "directory/decide.h"
#include "directory/fold.h"
#include "directory/gate.h"
#include "protocol/authorities.h"

#include <algorithm>

namespace noddfa::directory {

namespace {

void need_known(Gate& gate, std::vector<ServiceId> const& of, std::vector<AuthorityId> const& served,
                Terms const& terms)
{
    gate.need(std::ranges::all_of(of, [&](ServiceId const& id) { return terms.services.service(id); }),
              "unknown-service"_code, "services");
    // An invented authority is one of a demonstration alone.
    gate.need(std::ranges::all_of(served,
                                  [&](AuthorityId const& id) {
                                      return terms.background.demonstration ? any_council(id)
                                                                            : authorities().council(id);
                                  }),
              "unknown-authority"_code, "authorities");
}

bool is_the_same(AgencyChange const& change, AgencyDetails const& said)
{
    return (change.name.empty() || change.name == said.name)
           && (change.welsh_name.empty() || change.welsh_name == said.welsh_name)
           && (change.services.empty() || change.services == said.services)
           && (change.authorities.empty() || change.authorities == said.authorities)
           && (!change.lead_approves_reports
               || *change.lead_approves_reports == said.lead_approves_reports.value_or(false));
}

void need_agency(Gate& gate, State const& state, AgencyId const& agency)
{
    gate.need(state.agency && state.agency->said.agency == agency, "unknown-agency"_code, "agency");
}

}

std::set<GroupingId> groupings_of(std::vector<ServiceId> const& of, Services const& services)
{
    std::set<GroupingId> groupings;
    for (auto const& id : of)
        if (auto const* service = services.service(id))
            groupings.insert(service->grouping);
    return groupings;
}

std::set<QuorumAgencyId> quorum_agencies_of(std::vector<ServiceId> const& of, Services const& services)
{
    // B-10: the map from groupings to the agencies that quoracy counts stands with the groupings.
    std::set<QuorumAgencyId> agencies;
    for (auto const& id : groupings_of(of, services))
        if (auto const* grouping = services.grouping(id))
            agencies.insert(grouping->quorum_agency);
    return agencies;
}

Answered decide(State const& state, RecordAgency const& command, Act const& act, Terms const& terms)
{
    Gate gate;
    gate.need(!command.agency.empty(), "missing-field"_code, "agency");
    gate.need(!state.agency && !state.practitioner, "agency-in-use"_code, "agency");
    gate.need(!command.name.empty(), "missing-field"_code, "name");
    need_known(gate, command.services, command.authorities, terms);
    AgencyRecorded recorded{command};
    recorded.since = command.since.value_or(act.held_on.day);
    return gate.answer(std::move(recorded));
}

void fold(State& state, AgencyRecorded const& event, Act const& act)
{
    state.agency = Agency{event, event.since.value_or(act.held_on.day), std::nullopt};
}

Answered decide(State const& state, ChangeAgency const& command, Act const&, Terms const& terms)
{
    Gate gate;
    need_agency(gate, state, command.agency);
    need_known(gate, command.services, command.authorities, terms);
    gate.need(!gate.open() || !is_the_same(command, state.agency->said), "nothing-changes"_code);
    return gate.answer(AgencyChanged{command});
}

void fold(State& state, AgencyChanged const& event, Act const&)
{
    if (!state.agency)
        return;
    auto& said = state.agency->said;
    if (!event.name.empty())
        said.name = event.name;
    if (!event.welsh_name.empty())
        said.welsh_name = event.welsh_name;
    if (!event.services.empty())
        said.services = event.services;
    if (!event.authorities.empty())
        said.authorities = event.authorities;
    if (event.lead_approves_reports)
        said.lead_approves_reports = event.lead_approves_reports;
}

Answered decide(State const& state, CloseAgency const& command, Act const& act, Terms const&)
{
    Gate gate;
    need_agency(gate, state, command.agency);
    auto const on = command.on.value_or(act.held_on.day);
    gate.need(!gate.open() || on > state.agency->from, "ends-before-it-begins"_code, "on");
    gate.need(!gate.open() || !state.agency->until, "agency-closed"_code, "agency");
    AgencyClosed closed{command};
    closed.on = on;
    return gate.answer(std::move(closed));
}

void fold(State& state, AgencyClosed const& event, Act const& act)
{
    if (state.agency)
        state.agency->until = event.on.value_or(act.held_on.day);
}

}

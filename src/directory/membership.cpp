#include "directory/decide.h"
#include "directory/fold.h"
#include "directory/gate.h"
#include "directory/known.h"
#include "directory/lapses.h"

#include "base/contains.h"

#include <algorithm>

namespace noddfa::directory {

namespace {

AgencyKnown const* known(Terms const& terms, AgencyId const& agency)
{
    auto const found = terms.background.agencies.find(agency);
    return found == terms.background.agencies.end() ? nullptr : &found->second;
}

/// Whether two times have a day in common.
bool overlap(HeldMembership const& membership, Date from) { return !membership.until || from < *membership.until; }

/// The agency, its time and its service; the service that is meant.
std::optional<ServiceId> need_place(Gate& gate, Membership const& command, Date from, Terms const& terms)
{
    auto const* agency = known(terms, command.agency);
    gate.need(!command.agency.empty(), "missing-field"_code, "agency");
    gate.need(agency, "unknown-agency"_code, "agency");
    if (!gate.open())
        return std::nullopt;
    gate.need(agency->from <= from, "agency-not-open"_code, "since");
    gate.need(!agency->until || from < *agency->until, "agency-closed"_code, "since");
    auto service = command.service;
    if (!service && agency->services.size() == 1)
        service = agency->services.front();
    gate.need(service || agency->services.empty(), "missing-field"_code, "service");
    gate.need(!service || contains(agency->services, *service), "not-the-agencys-service"_code, "service");
    return service;
}

HeldMembership const* last_of(Practitioner const& practitioner, AgencyId const& agency)
{
    HeldMembership const* last = nullptr;
    for (auto const& membership : practitioner.memberships)
        if (membership.agency == agency && (!last || last->from < membership.from))
            last = &membership;
    return last;
}

/// What ends one day ends for good; what would have begun later never was.
template<class Held> void end_all(std::vector<Held>& all, Date on)
{
    std::erase_if(all, [&](Held const& one) { return one.from >= on; });
    for (auto& one : all)
        if (!one.until || *one.until > on)
            one.until = on;
}

void need_end(Gate& gate, State const& state, AgencyId const& agency, Date on)
{
    if (!gate.open())
        return;
    auto const* membership = last_of(*state.practitioner, agency);
    gate.need(membership, "not-with-the-agency"_code, "agency");
    gate.need(!gate.open() || !membership->until || on < *membership->until, "membership-ended"_code, "on");
    gate.need(!gate.open() || membership->from < on, "ends-before-it-begins"_code, "on");
}

}

Answered decide(State const& state, JoinAgency const& command, Act const& act, Terms const& terms)
{
    Gate gate;
    need_practitioner(gate, state, command.person);
    AgencyJoined joined{command};
    joined.since = command.since.value_or(act.held_on.day);
    joined.service = need_place(gate, command, *joined.since, terms);
    gate.need(!gate.open()
                  || std::ranges::none_of(state.practitioner->memberships,
                                          [&](HeldMembership const& one) {
                                              return one.agency == command.agency && overlap(one, *joined.since);
                                          }),
              "already-a-member"_code, "agency");
    return gate.answer(std::move(joined));
}

void fold(State& state, AgencyJoined const& event, Act const& act)
{
    if (state.practitioner)
        state.practitioner->memberships.push_back(
            {event.agency, event.service, event.since.value_or(act.held_on.day), std::nullopt, std::nullopt, act.by});
}

Answered decide(State const& state, LeaveAgency const& command, Act const& act, Terms const&)
{
    Gate gate;
    need_practitioner(gate, state, command.person);
    AgencyLeft left{command};
    left.on = command.on.value_or(act.held_on.day);
    need_end(gate, state, command.agency, *left.on);
    return gate.answer(std::move(left));
}

void fold(State& state, AgencyLeft const& event, Act const& act)
{
    if (!state.practitioner)
        return;
    auto const on = event.on.value_or(act.held_on.day);
    for (auto& membership : state.practitioner->memberships)
        if (membership.agency == event.agency && (!membership.until || *membership.until > on))
            membership.until = std::max(on, membership.from);
}

Answered decide(State const& state, MoveAgency const& command, Act const& act, Terms const& terms)
{
    Gate gate;
    need_practitioner(gate, state, command.person);
    auto const on = command.on.value_or(act.held_on.day);
    gate.need(command.from_agency != command.to_agency, "already-a-member"_code, "to_agency");
    need_end(gate, state, command.from_agency, on);
    if (!gate.open())
        return gate.answer();
    AgencyLeft const left{MembershipEnd{command.person, command.from_agency, on}};
    JoinAgency const join{Membership{command.person, command.to_agency, command.service, on}};
    auto joined = decide(state, join, act, terms);
    if (joined.accepted())
        joined.events.insert(joined.events.begin(), Event{left});
    return joined;
}

Answered decide(State const& state, RecordLeaving const& command, Act const& act, Terms const&)
{
    Gate gate;
    need_practitioner(gate, state, command.person);
    PractitionerLeft left{command};
    left.on = command.on.value_or(act.held_on.day);
    return gate.answer(std::move(left));
}

void fold(State& state, PractitionerLeft const& event, Act const& act)
{
    if (!state.practitioner)
        return;
    auto const on = event.on.value_or(act.held_on.day);
    end_all(state.practitioner->memberships, on);
    end_all(state.practitioner->posts, on);
    state.practitioner->proposals.clear();
    state.practitioner->verified_on.reset();
    state.practitioner->left_on = on;
}

Answered decide(State const& state, AttestMembership const& command, Act const& act, Terms const& terms)
{
    Gate gate;
    need_practitioner(gate, state, command.person);
    // 3.4: nobody speaks for themselves.
    gate.need(act.by != command.person && act.on_behalf_of != command.person, "of-oneself"_code, "person");
    gate.need(!gate.open() || state.practitioner->member_of(command.agency, act.held_on.day),
              "not-with-the-agency"_code, "agency");
    // that it had lapsed is said and stops nothing.
    if (gate.open())
        for (auto& lapse : lapses(*state.practitioner, act.held_on.day, terms.settings))
            if (lapse.code == "attestation-lapsed"_code && lapse.details["employer"] == command.agency.value)
                gate.note(std::move(lapse));
    return gate.answer(MembershipAttested{command});
}

void fold(State& state, MembershipAttested const& event, Act const& act)
{
    if (!state.practitioner)
        return;
    for (auto& membership : state.practitioner->memberships)
        if (membership.agency == event.agency && membership.holds_on(act.held_on.day))
            membership.attested_on = std::max(membership.attested_on.value_or(act.held_on.day), act.held_on.day);
}

}

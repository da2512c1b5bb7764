#include "plan/decide.h"
#include "plan/fold.h"
#include "protocol/deadline.h"
#include "protocol/weighing.h"

#include <algorithm>

namespace noddfa::plan {

namespace {

void later(std::optional<Date>& latest, Date day)
{
    if (!latest || day > *latest)
        latest = day;
}

/// VIS-01: the co-ordinator, or who stands in.
bool by_coordinator(State const& state, VisitMade const& visit)
{
    return visit.said.for_coordinator || visit.person == state.coordinator;
}

void weigh_clock(Weighing& weigh, Clause clause, std::optional<Date> from, Act const& act, Terms const& terms)
{
    if (!from)
        return;
    auto const due = deadline(clause, *from, terms.history.on(*from), terms.calendar);
    weigh.notice(!due || act.held_on.day <= due->limit.value_or(due->due), clause, "late"_code,
                 {{"due", due ? due->due.iso() : ""}});
}

}

Seen last_seen(State const& state)
{
    // READING VIS-01: a child registered before birth is first seen alone after it.
    auto const start = state.unborn ? std::nullopt : state.born ? state.born : state.conference_on;
    Seen seen{start, start, state.conference_on};
    for (auto const& visit : state.visits) {
        // VIS-03: a remote contact is reported apart and stops no clock.
        if (visit.said.remote)
            continue;
        // READING VIS-03: a visit to a child is one at which the child was seen; before birth, to the mother.
        if (visit.said.seen || state.unborn)
            later(seen.visited, visit.on);
        if (!visit.said.seen || state.unborn || !by_coordinator(state, visit))
            continue;
        if (visit.said.seen_alone)
            later(seen.alone, visit.on);
        // VIS-02: one visit at home can stop both clocks.
        if (visit.said.at_home)
            later(seen.at_home, visit.on);
    }
    return seen;
}

Answered decide(State const& state, RecordVisit const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.sound(state.conference_on.has_value(), Clause::VIS_01, "no-plan"_code, "child");
    weigh.sound(command.seen || !command.seen_alone, Clause::VIS_01, "contradictory"_code, "seen_alone");
    weigh.sound(!command.remote || !command.at_home, Clause::VIS_03, "contradictory"_code, "at_home");
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    // VIS-03: remote contact is an exception that a manager agrees to, with the risk assessed.
    bool const agreed = command.manager && command.reason && !command.reason->empty();
    weigh.should(!command.remote || agreed, Clause::VIS_03, "remote-without-manager"_code);
    weigh.notice(!command.remote || !command.seen_alone, Clause::VIS_03, "remote-is-not-seen-alone"_code);
    // VIS-01, VIS-02: each clock runs from the last visit that stopped it.
    auto const seen = last_seen(state);
    if (!command.remote && command.seen_alone)
        weigh_clock(weigh, Clause::VIS_01, seen.alone, act, terms);
    if (!command.remote && command.at_home)
        weigh_clock(weigh, Clause::VIS_02, seen.at_home, act, terms);
    return weigh.answer<Event>(VisitRecorded{command});
}

void fold(State& state, VisitRecorded const& event, Act const& act)
{
    state.visits.push_back({event, event.person.value_or(act.by), act.held_on.day});
}

Answered decide(State const& state, RecordAccessDenied const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    // VIS-04, R-02: any member, at once.
    weigh.sound(state.conference_on.has_value(), Clause::VIS_04, "no-plan"_code, "child");
    weigh.sound(!command.person.empty(), Clause::VIS_04, "missing-field"_code, "person");
    auto answered = weigh.answer<Event>(AccessDenied{command});
    if (!answered.accepted())
        return answered;
    // JUDGEMENT: the family is not told here that a refusal was reported; those who work with it are.
    for (auto const& membership : state.members) {
        auto const& [person, kind, agrees] = membership.member;
        bool const works = kind == MemberKind::practitioner || kind == MemberKind::carer;
        if (!membership.to && works && person != command.person)
            answered.events.push_back(
                TaskSet{{Clause::VIS_04, "read-access-denied", command.child, person, act.held_on.day}});
    }
    return answered;
}

void fold(State& state, AccessDenied const& event, Act const&) { state.denials.push_back(event); }

}

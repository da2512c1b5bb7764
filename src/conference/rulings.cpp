#include "base/contains.h"
#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/in_words.h"
#include "conference/person_list.h"

#include <algorithm>

namespace noddfa::conference {

namespace {

/// OTH-04: the one service whose staff may attend as the child's carers or for Children's Services.
ServiceId const residential_staff{"residential_staff"};

bool is_grouping(State const& state, GroupingId const& grouping, Terms const& terms)
{
    return terms.services.grouping(grouping) || state.groupings.recognised.contains(grouping);
}

void weigh_grouping(Weighing& weigh, State const& state, GroupingId const& grouping, Clause clause,
                    std::string const& field, Terms const& terms)
{
    weigh.sound(is_grouping(state, grouping, terms), clause, "unknown-grouping"_code, field,
                {{"grouping", grouping.value}});
}

void weigh_not_closed(Weighing& weigh, State const& state, Clause clause)
{
    weigh.sound(!state.meeting.closed, clause, "conference-closed"_code, "held_on");
}

/// A practitioner known to the conference; nobody else belongs to a grouping (OTH-01).
void weigh_practitioner(Weighing& weigh, State const& state, PersonId const& person, Clause clause,
                        std::string const& field)
{
    auto const capacity = capacity_of(state, person);
    weigh.sound(capacity.has_value(), clause, "unknown-person"_code, field, {{"person", person.value}});
    weigh.must(capacity == Capacity::practitioner, Clause::OTH_01, "not-a-practitioner"_code,
               {{"person", person.value}});
}

bool is_vote_open(State const& state)
{
    auto const& votes = state.voting.votes;
    return std::any_of(votes.begin(), votes.end(), [](auto const& entry) { return !entry.second.back().tally; });
}

/// Whether somebody has voted, or is to vote, in a vote not yet closed.
bool votes_now(State const& state, PersonId const& person)
{
    for (auto const& [child, votes] : state.voting.votes) {
        auto const& vote = votes.back();
        auto const is_nominee = [&](auto const& entry) { return entry.second == person; };
        auto const voted = [&](auto const& entry) { return entry.second.person == person; };
        if (!vote.tally
            && (std::any_of(vote.electorate.nominees.begin(), vote.electorate.nominees.end(), is_nominee)
                || std::any_of(vote.ballots.begin(), vote.ballots.end(), voted)))
            return true;
    }
    return false;
}

/// VOTE-08: one person, one vote: whoever is to vote in an open vote stays where they are.
void weigh_not_voting(Weighing& weigh, State const& state, PersonId const& person)
{
    weigh.must(!votes_now(state, person), Clause::VOTE_08, "vote-open"_code, {{"person", person.value}});
}

/// GRP-13: groupings are kept few; the board's list may give one agency several, nobody should add to them.
void notice_several(Weighing& weigh, State const& state, Moment now)
{
    for (auto const& [agency, groupings] : agencies_with_several(state, now))
        weigh.notice(false, Clause::GRP_13, "several-groupings-of-one-agency"_code,
                     {{"agency", agency.value}, {"groupings", listed(groupings)}});
}

/// Whether somebody of these has given a view on any child that everybody has seen.
bool view_is_known(State const& state, std::vector<PersonId> const& members)
{
    return std::ranges::any_of(state.views.by_child, [&](auto const& entry) {
        auto const* round = last_revealed(entry.second);
        return round && std::ranges::any_of(members, [&](PersonId const& one) { return round->views.contains(one); });
    });
}

bool may_become_practitioner(Capacity capacity)
{
    // OTH-01: family, their lawyers, inspectors and Cafcass stay outside the decision, whoever would have it otherwise.
    return !is_family(capacity) && capacity != Capacity::legal_representative && capacity != Capacity::ciw
           && capacity != Capacity::cafcass;
}

void weigh_practice(Weighing& weigh, Capacity before, CapacityRuled const& event)
{
    weigh.must(may_become_practitioner(before), Clause::OTH_01, "never-party"_code, {{"person", event.person.value}});
    weigh.sound(event.grouping.has_value(), Clause::OTH_04, "unknown-service"_code, "service");
    // OTH-04, B-12: of the child's carers only staff of Children's Services may be anything else; a foster carer never.
    weigh.must(before != Capacity::carer || event.service == residential_staff, Clause::OTH_04,
               "carer-is-not-party"_code, {{"person", event.person.value}});
}

/// The ruling with what follows from the service, or from where the person was counted before.
CapacityRuled completed(State const& state, RuleOnCapacity const& command, Act const& act, Terms const& terms)
{
    CapacityRuled event{command};
    event.reason = in_words(command.reason, act, Clause::OTH_04);
    if (command.capacity != Capacity::practitioner)
        return event;
    auto const* known = participant(state, command.person);
    if (!event.service && known && !known->service.empty())
        event.service = known->service;
    auto const* service = event.service ? terms.services.service(*event.service) : nullptr;
    if (known && !known->grouping.empty() && event.service.value_or(ServiceId{}) == known->service) {
        event.grouping = known->grouping;
        event.parent_service = known->parent_service;
    } else if (service) {
        event.grouping = default_grouping(*service, terms.settings);
        event.parent_service = service->parent_service;
    }
    if (!event.agency)
        event.agency =
            known && !known->agency.empty() ? known->agency : AgencyId{event.service.value_or(ServiceId{}).value};
    return event;
}

void keep_ruling(State& state, std::optional<Paragraph> const& ruling)
{
    if (has_words(ruling))
        state.groupings.rulings.push_back(*ruling);
}

}

Answered decide(State const& state, AllocateToGrouping const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_from_chair(weigh, state, act, Clause::VOTE_08);
    weigh_practitioner(weigh, state, command.person, Clause::VOTE_08, "person");
    weigh_grouping(weigh, state, command.grouping, Clause::VOTE_08, "grouping", terms);
    weigh_not_closed(weigh, state, Clause::VOTE_08);
    auto const* person = participant(state, command.person);
    if (!weigh.sound_so_far() || !person)
        return weigh.answer<Event>();

    AllocatedToGrouping event{command};
    event.reason = in_words(command.reason, act, Clause::GRP_14);
    bool const moves = !person->grouping.empty() && person->grouping != command.grouping;
    bool const frozen = moves && allocations_frozen(state, terms.settings);
    Details const details{
        {"person", command.person.value}, {"from", person->grouping.value}, {"to", command.grouping.value}};
    if (moves)
        weigh_not_voting(weigh, state, command.person);
    // VOTE-08, B-17: after the freeze nobody moves; GRP-14: unless the chair rules so and the record says why.
    weigh.must(!frozen || event.reason, Clause::VOTE_08, "allocation-frozen"_code, details);
    weigh.notice(!frozen, Clause::GRP_14, "allocation-changed-by-ruling"_code, details);
    return weigh.answer<Event>(event);
}

Answered decide(State const& state, RuleOnCapacity const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_from_chair(weigh, state, act, Clause::OTH_04);
    auto const before = capacity_of(state, command.person);
    weigh.sound(before.has_value(), Clause::OTH_04, "unknown-person"_code, "person",
                {{"person", command.person.value}});
    // chair and record taker are booked, not ruled on.
    bool const booked = before == Capacity::chair || before == Capacity::record_taker;
    bool const to_be_booked = command.capacity == Capacity::chair || command.capacity == Capacity::record_taker;
    weigh.sound(!booked && !to_be_booked, Clause::OTH_01, "wrong-capacity"_code, booked ? "person" : "capacity");
    weigh_not_closed(weigh, state, Clause::OTH_04);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();

    auto const event = completed(state, command, act, terms);
    if (command.capacity == Capacity::practitioner)
        weigh_practice(weigh, *before, event);
    weigh_not_voting(weigh, state, command.person);
    // JUDGEMENT: in what capacity somebody is there the chair rules, and says why.
    weigh.should(event.reason.has_value(), Clause::OTH_04, "no-reason"_code, {{"person", command.person.value}});
    return weigh.answer<Event>(event);
}

Answered decide(State const& state, RecogniseGrouping const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_from_chair(weigh, state, act, Clause::GRP_11);
    weigh.sound(!command.grouping.empty(), Clause::GRP_11, "missing-field"_code, "grouping");
    weigh.sound(!is_grouping(state, command.grouping, terms), Clause::GRP_11, "already-done"_code, "grouping",
                {{"grouping", command.grouping.value}});
    weigh.sound(!command.members.empty(), Clause::GRP_11, "missing-field"_code, "members");
    for (auto const& member : command.members) {
        weigh_practitioner(weigh, state, member, Clause::GRP_11, "members");
        weigh_not_voting(weigh, state, member);
    }
    weigh_not_closed(weigh, state, Clause::GRP_11);
    GroupingRecognised event{command};
    event.reason = in_words(command.reason, act, Clause::GRP_11);
    // JUDGEMENT: that an agency is a grouping of its own the chair rules, and says why.
    weigh.should(event.reason.has_value(), Clause::GRP_11, "no-reason"_code, {{"grouping", command.grouping.value}});
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    auto after = state;
    fold(after, event, act);
    notice_several(weigh, after, act.held_on);
    return weigh.answer<Event>(event);
}

Answered decide(State const& state, ConfirmGroupings const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_from_chair(weigh, state, act, Clause::GRP_12);
    weigh_open(weigh, state);
    // GRP-12: before the vote, not while it runs.
    weigh.sound(!is_vote_open(state), Clause::GRP_12, "vote-open"_code, "groupings");
    for (auto const& grouping : command.groupings)
        weigh_grouping(weigh, state, grouping, Clause::GRP_12, "groupings", terms);

    auto const present = groupings_present(state, act.held_on);
    GroupingsConfirmed event{command};
    event.ruling = in_words(command.ruling, act, Clause::GRP_14);
    if (event.groupings.empty())
        for (auto const& [grouping, members] : present)
            event.groupings.push_back(grouping);
    // VOTE-14: a grouping of which nobody is present cannot vote.
    weigh.must(!event.groupings.empty(), Clause::VOTE_14, "nobody-present"_code);
    for (auto const& grouping : event.groupings)
        weigh.must(present.contains(grouping), Clause::VOTE_14, "nobody-present"_code, {{"grouping", grouping.value}});
    // GRP-14: to leave out a grouping that is there is a ruling, and a ruling has its reason.
    for (auto const& [grouping, members] : present)
        weigh.should(contains(event.groupings, grouping) || event.ruling, Clause::GRP_14, "grouping-left-out"_code,
                     {{"grouping", grouping.value}});
    // RESP-06, B-17: left out once its view is known, it still stands against consensus, and beside a vote.
    for (auto const& [grouping, members] : present)
        weigh.notice(contains(event.groupings, grouping) || !view_is_known(state, members), Clause::RESP_06,
                     "left-out-with-a-view"_code, {{"grouping", grouping.value}});
    notice_several(weigh, state, act.held_on);
    return weigh.answer<Event>(event);
}

Answered decide(State const& state, NameLead const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_from_chair(weigh, state, act, Clause::VOTE_04);
    weigh_grouping(weigh, state, command.grouping, Clause::VOTE_04, "grouping", terms);
    if (command.child)
        weigh_known_child(weigh, state, *command.child, Clause::VOTE_04);
    weigh_not_closed(weigh, state, Clause::VOTE_04);
    weigh_heard(weigh, state, command.person, act.held_on, Clause::VOTE_04);
    auto const present = groupings_present(state, act.held_on);
    auto const found = present.find(command.grouping);
    weigh.must(found != present.end() && contains(found->second, command.person), Clause::VOTE_04, "not-a-member"_code,
               {{"grouping", command.grouping.value}, {"person", command.person.value}});
    // VOTE-03: who has voted for the grouping has used its one vote.
    for (auto const& [child, votes] : state.voting.votes) {
        bool const about = !command.child || *command.child == child;
        bool const voted = !votes.back().tally && votes.back().ballots.contains(command.grouping);
        weigh.must(!about || !voted, Clause::VOTE_03, "already-voted"_code,
                   {{"grouping", command.grouping.value}, {"child", child.value}});
    }
    return weigh.answer<Event>(LeadNamed{command});
}

void fold(State& state, AllocatedToGrouping const& event, Act const&)
{
    auto const found = state.invitations.roll.find(event.person);
    if (found != state.invitations.roll.end())
        found->second.grouping = event.grouping;
    keep_ruling(state, event.reason);
}

void fold(State& state, CapacityRuled const& event, Act const&)
{
    auto [entry, is_new] = state.invitations.roll.try_emplace(event.person);
    auto& person = entry->second;
    if (is_new) {
        person.id = event.person;
        state.invitations.order.push_back(event.person);
        if (auto const family = state.family.people.find(event.person); family != state.family.people.end())
            person.name = family->second.name;
    }
    person.capacity = event.capacity;
    if (event.capacity == Capacity::practitioner) {
        person.service = event.service.value_or(person.service);
        person.agency = event.agency.value_or(person.agency);
        person.grouping = event.grouping.value_or(person.grouping);
        person.parent_service = event.parent_service;
    }
    keep_ruling(state, event.reason);
}

void fold(State& state, GroupingRecognised const& event, Act const&)
{
    state.groupings.recognised[event.grouping] = event;
    for (auto const& member : event.members)
        if (auto const found = state.invitations.roll.find(member); found != state.invitations.roll.end())
            found->second.grouping = event.grouping;
    keep_ruling(state, event.reason);
}

void fold(State& state, GroupingsConfirmed const& event, Act const&)
{
    state.groupings.confirmed = event.groupings;
    keep_ruling(state, event.ruling);
}

void fold(State& state, LeadNamed const& event, Act const&)
{
    if (event.child)
        state.groupings.leads_for_child[{event.grouping, *event.child}] = event;
    else
        state.groupings.leads[event.grouping] = event;
    // B-21: where the grouping could not agree, the chair's choice is a ruling.
    keep_ruling(state, event.reason);
}

}

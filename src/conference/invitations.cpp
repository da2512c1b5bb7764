#include "conference/decide.h"
#include "conference/fold.h"

#include "conference/own_reason.h"
#include "protocol/weighing.h"

#include <algorithm>

namespace noddfa::conference {

namespace {

ServiceId const gp{"gp"};

bool is_family_person(State const& state, PersonId const& person) { return state.family.people.contains(person); }

bool is_closed_at(State const& state, Moment at) { return state.meeting.closed && *state.meeting.closed < at; }

/// B-12, R-10: chair and record taker preside and write; neither takes part in any other capacity.
bool has_own_capacity(State const& state, PersonId const& person, Capacity capacity)
{
    if (state.is_chair(person))
        return capacity == Capacity::chair;
    return !state.is_record_taker(person) || capacity == Capacity::record_taker;
}

bool is_known_grouping(State const& state, GroupingId const& grouping, Terms const& terms)
{
    return terms.services.grouping(grouping) || state.groupings.recognised.contains(grouping);
}

/// Whether an invitation says what the last one of this person said.
bool says_the_same(Invitation const& one, Invitation const& other)
{
    return one.name == other.name && one.capacity == other.capacity && one.service == other.service
           && one.agency == other.agency && one.grouping == other.grouping && one.contact == other.contact
           && one.redacted == other.redacted;
}

/// Who may be invited this way.
void weigh_person(Weighing& weigh, State const& state, Invitation const& invitation, Capacity capacity)
{
    Details const who{{"person", invitation.person.value}};
    weigh.sound(!invitation.person.empty(), Clause::INV_02, "missing-field"_code, "person");
    // until the conference opens an invitation may be put right; then the chair rules who is what.
    bool const settled = state.meeting.opened && state.invitations.roll.contains(invitation.person);
    weigh.sound(!settled && !is_family_person(state, invitation.person), Clause::INV_02, "already-done"_code, "person",
                who);
    // PAR-03: family are prepared and invited in another way.
    weigh.sound(!is_family(capacity), Clause::OTH_01, "wrong-capacity"_code, "capacity", who);
    weigh.must(has_own_capacity(state, invitation.person, capacity), Clause::OTH_01, "chair-or-record-taker"_code, who);
}

/// From where a practitioner comes, and where the view and vote will be counted.
void weigh_place(Weighing& weigh, State const& state, Invitation const& invitation, Terms const& terms)
{
    auto const* service = invitation.service ? terms.services.service(*invitation.service) : nullptr;
    auto const& grouping = invitation.grouping;
    weigh.sound(invitation.service || grouping, Clause::GRP_11, "missing-field"_code, "service");
    weigh.sound(!grouping || is_known_grouping(state, *grouping, terms), Clause::GRP_11, "unknown-grouping"_code,
                "grouping");
    // READING B-42: the list of services is of examples; an unlisted one goes to the closest grouping, which somebody
    // must name, or becomes its own by the chair's ruling.
    weigh.sound(!invitation.service || service || grouping, Clause::GRP_11, "unknown-service"_code, "service");
    if (!weigh.sound_so_far() || !grouping)
        return;
    weigh.notice(service, Clause::GRP_11, "unlisted-service"_code,
                 {{"person", invitation.person.value}, {"grouping", grouping->value}});
    // READING B-17: a member of a multi-agency team is counted in the service represented, whichever it is.
    bool const usual = !service || service->id == gp || service->grouping == *grouping;
    weigh.notice(usual, Clause::VOTE_08, "other-grouping-than-service"_code,
                 {{"person", invitation.person.value}, {"grouping", grouping->value}});
}

SettledInvitation settled(Invitation const& invitation, Terms const& terms)
{
    SettledInvitation whole{invitation, false};
    whole.capacity = invitation.capacity.value_or(Capacity::practitioner);
    auto const* service = invitation.service ? terms.services.service(*invitation.service) : nullptr;
    // VOTE-08, B-17: allocated at the invitation; OTH-03: the capacity counts, not the employer.
    if (whole.capacity == Capacity::practitioner && !whole.grouping)
        whole.grouping = default_grouping(*service, terms.settings);
    // An observer may be of none, which stays unsaid.
    if (!whole.agency && (invitation.service || whole.grouping))
        whole.agency = AgencyId{invitation.service ? invitation.service->value : whole.grouping->value};
    whole.parent_service = service && service->parent_service;
    return whole;
}

Participant participant_from(SettledInvitation const& invitation)
{
    return {invitation.person,
            invitation.name,
            invitation.capacity.value_or(Capacity::practitioner),
            invitation.service.value_or(ServiceId{}),
            invitation.agency.value_or(AgencyId{}),
            invitation.grouping.value_or(GroupingId{}),
            invitation.parent_service,
            invitation.contact};
}

/// The substitute; `colleague` is whom they replace, where both are of one agency.
Participant participant_from(SettledSubstitution const& substitution, Participant const* colleague)
{
    return {substitution.substitute,
            substitution.name,
            Capacity::practitioner,
            substitution.service.value_or(ServiceId{}),
            substitution.agency.value_or(AgencyId{}),
            substitution.grouping,
            substitution.parent_service,
            colleague ? colleague->contact : std::nullopt};
}

bool stays_away(Reply const& reply) { return reply.answer != Answer::attending; }

void weigh_substitute(Weighing& weigh, State const& state, Substitution const& substitution, Terms const& terms)
{
    auto const& substitute = substitution.substitute;
    auto const* known = participant(state, substitute);
    weigh.sound(!substitute.empty(), Clause::INV_03, "missing-field"_code, "substitute");
    weigh.sound(substitute != substitution.person && !is_family_person(state, substitute)
                    && (!known || known->capacity == Capacity::practitioner),
                Clause::INV_03, "not-a-practitioner"_code, "substitute", {{"person", substitute.value}});
    weigh.sound(!substitution.service || terms.services.service(*substitution.service), Clause::GRP_11,
                "unknown-service"_code, "service");
    weigh.must(has_own_capacity(state, substitute, Capacity::practitioner), Clause::OTH_01,
               "chair-or-record-taker"_code, {{"person", substitute.value}});
}

SettledSubstitution settled(Substitution const& substitution, Participant const& person, Terms const& terms)
{
    SettledSubstitution whole{substitution, person.grouping, person.parent_service};
    whole.agency = substitution.agency;
    if (!whole.agency && !person.agency.empty())
        whole.agency = person.agency;
    whole.service = substitution.service.value_or(person.service);
    auto const* service = terms.services.service(*whole.service);
    if (service && service->id != person.service) {
        whole.grouping = default_grouping(*service, terms.settings);
        whole.parent_service = service->parent_service;
    }
    return whole;
}

bool has_come(State const& state, PersonId const& person, Moment at)
{
    auto const found = state.meeting.presence.find(person);
    return found != state.meeting.presence.end()
           && std::any_of(found->second.begin(), found->second.end(),
                          [&](Presence const& stay) { return stay.from <= at; });
}

}

GroupingId default_grouping(Service const& service, Settings const& settings)
{
    // B-16: a GP stands in both health groupings; the board says in which one where nobody else does.
    return service.id == gp ? settings.gp_default_grouping : service.grouping;
}

Answered decide(State const& state, InviteParticipant const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto const capacity = command.capacity.value_or(Capacity::practitioner);
    weigh.sound(state.convening.request.has_value(), Clause::INV_02, "wrong-stage"_code, "person");
    weigh.sound(!is_closed_at(state, act.held_on), Clause::INV_02, "conference-closed"_code, "person");
    weigh_person(weigh, state, command, capacity);
    for (auto const& child : command.contact.value_or(std::vector<ChildId>{}))
        weigh.sound(state.child(child), Clause::QUOR_01, "unknown-child"_code, "contact", {{"child", child.value}});
    if (capacity == Capacity::practitioner)
        weigh_place(weigh, state, command, terms);
    else // OTH-01, R-10: who is not party to the decision belongs to no grouping.
        weigh.sound(!command.grouping, Clause::OTH_01, "not-a-practitioner"_code, "grouping");
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    ParticipantInvited event{settled(command, terms)};
    if (auto const before = state.invitations.sent.find(command.person); before != state.invitations.sent.end()) {
        Details const who{{"person", command.person.value}};
        if (event.name.empty())
            event.name = before->second.name;
        if (!event.contact)
            event.contact = before->second.contact;
        // the same again is a slip; another is what holds from now on.
        weigh.sound(!says_the_same(event, before->second), Clause::INV_02, "already-done"_code, "person", who);
        weigh.notice(false, Clause::INV_02, "invited-before"_code, who);
    }
    return weigh.answer<Event>(event);
}

Answered decide(State const& state, ReplyToInvitation const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    Details const who{{"person", command.person.value}};
    auto const* known = participant(state, command.person);
    weigh.sound(known || is_family_person(state, command.person), Clause::INV_01, "unknown-person"_code, "person", who);
    if (known && known->capacity == Capacity::practitioner && stays_away(command)) {
        // INV-01: attending comes first; who declines says why.
        ask_reason(weigh, command.answer != Answer::declines, command.reason, Clause::INV_01, "declines"_code, who);
        // INV-03: somebody else of the agency comes instead.
        weigh.notice(state.invitations.substitutes.contains(command.person), Clause::INV_03, "no-substitute"_code, who);
    }
    return weigh.answer<Event>(InvitationAnswered{command});
}

Answered decide(State const& state, NameSubstitute const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto const* person = participant(state, command.person);
    weigh.sound(person, Clause::INV_03, "unknown-person"_code, "person", {{"person", command.person.value}});
    weigh_substitute(weigh, state, command, terms);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    weigh.sound(person->capacity == Capacity::practitioner, Clause::INV_03, "not-a-practitioner"_code, "person");
    auto const whole = settled(command, *person, terms);
    // INV-03: of the same agency.
    weigh.notice(whole.agency.value_or(AgencyId{}) == person->agency, Clause::INV_03, "another-agency"_code,
                 {{"person", command.substitute.value}});
    // INV-04: JUDGEMENT: substitutes say for themselves whether they know enough.
    weigh.notice(command.ready, Clause::INV_04, "readiness-not-declared"_code, {{"person", command.substitute.value}});
    return weigh.answer<Event>(SubstituteNamed{whole});
}

void fold(State& state, ParticipantInvited const& event, Act const&)
{
    auto& invitations = state.invitations;
    invitations.sent[event.person] = event;
    // invited again, somebody comes as the last invitation says.
    if (invitations.roll.insert_or_assign(event.person, participant_from(event)).second)
        invitations.order.push_back(event.person);
}

void fold(State& state, InvitationAnswered const& event, Act const&)
{
    state.invitations.replies[event.person] = event;
    // INV-01, INV-03: who comes after all is replaced by nobody; whoever was named stays invited.
    if (!stays_away(event))
        state.invitations.substitutes.erase(event.person);
}

void fold(State& state, SubstituteNamed const& event, Act const&)
{
    auto& invitations = state.invitations;
    // the same substitute named again puts right what was said the first time.
    auto const former = invitations.substitutes.find(event.person);
    bool const anew = former != invitations.substitutes.end() && former->second.substitute == event.substitute;
    invitations.substitutes[event.person] = event;
    auto const replaced = invitations.roll.find(event.person);
    auto const* colleague =
        replaced != invitations.roll.end() && replaced->second.agency == event.agency ? &replaced->second : nullptr;
    auto const [place, added] = invitations.roll.try_emplace(event.substitute);
    if (!added && !anew)
        return;
    place->second = participant_from(event, colleague);
    if (added)
        invitations.order.push_back(event.substitute);
    // B-11: contact with a child is the agency's, so it passes on to whoever comes for it.
    for (auto const& child : state.convening.children)
        if (auto const set = invitations.contact.find({event.person, child.id});
            colleague && set != invitations.contact.end())
            invitations.contact[{event.substitute, child.id}] = set->second;
}

std::vector<PersonId> invitees_shown(State const& state)
{
    std::vector<PersonId> shown;
    for (auto const& person : state.invitations.order) {
        auto const sent = state.invitations.sent.find(person);
        if (sent == state.invitations.sent.end() || !sent->second.redacted)
            shown.push_back(person);
    }
    return shown;
}

std::vector<AgencyId> agencies_absent(State const& state, Moment at)
{
    std::vector<AgencyId> absent;
    std::set<AgencyId> seen;
    auto const come = [&](AgencyId const& agency) {
        auto const& order = state.invitations.order;
        return std::any_of(order.begin(), order.end(), [&](PersonId const& person) {
            auto const* known = participant(state, person);
            return known && known->agency == agency && has_come(state, person, at);
        });
    };
    for (auto const& person : state.invitations.order)
        if (auto const* known = participant(state, person); known && known->capacity == Capacity::practitioner
                                                            && seen.insert(known->agency).second
                                                            && !come(known->agency))
            absent.push_back(known->agency);
    return absent;
}

std::vector<Gap> invitation_gaps(State const& state, Moment, Terms const&)
{
    std::vector<Gap> gaps;
    auto const& invitations = state.invitations;
    for (auto const& person : invitations.order) {
        auto const* known = participant(state, person);
        auto const reply = invitations.replies.find(person);
        bool const away = reply != invitations.replies.end() && stays_away(reply->second);
        bool const counts = known && known->capacity == Capacity::practitioner;
        // INV-03
        if (counts && away && !invitations.substitutes.contains(person))
            gaps.push_back({{"no-substitute"_code, Clause::INV_03, {{"person", person.value}}}});
    }
    // INV-04
    for (auto const& [person, substitution] : invitations.substitutes)
        if (!substitution.ready)
            gaps.push_back(
                {{"readiness-not-declared"_code, Clause::INV_04, {{"person", substitution.substitute.value}}}});
    return gaps;
}

}

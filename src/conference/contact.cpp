#include "base/contains.h"
#include "conference/decide.h"
#include "conference/fold.h"

#include "conference/own_reason.h"
#include "protocol/planted.h"
#include "protocol/weighing.h"

#include <algorithm>

/// Which agency knows which child, and which grouping is involved (R-08, B-11, B-25, UNB-06).
namespace noddfa::conference {

namespace {

/// UNB-06: besides midwives, who see the mother about the pregnancy.
std::set<ServiceId> const antenatal{ServiceId{"gp"}, ServiceId{"health_visiting"},
                                    ServiceId{"flying_start_health_visiting"}};

Participant const* practitioner(State const& state, PersonId const& person)
{
    auto const* known = participant(state, person);
    return known && known->capacity == Capacity::practitioner ? known : nullptr;
}

/// What somebody said about the contact: by hand, else at the invitation.
std::optional<bool> stated_contact(State const& state, Participant const& person, ChildId const& child)
{
    auto const set = state.invitations.contact.find({person.id, child});
    if (set != state.invitations.contact.end())
        return set->second;
    return person.contact ? std::optional{contains(*person.contact, child)} : std::nullopt;
}

bool in_enquiry(State const& state, SubjectChild const& child, GroupingId const& grouping)
{
    auto const& meetings = state.convening.meetings;
    return std::any_of(meetings.begin(), meetings.end(), [&](HeldMeeting const& meeting) {
        bool const about = meeting.children.empty() || contains(meeting.children, child.id);
        return about && contains(meeting.agencies, grouping);
    });
}

bool registered_with(SubjectChild const& child, Participant const& person)
{
    auto const& practices = child.registered_with;
    return practices.empty() || contains(practices, person.agency)
           || contains(practices, AgencyId{person.service.value});
}

bool by_service(State const& state, SubjectChild const& child, Participant const& person, Service const& service)
{
    // UNB-06: with an unborn child, contact is contact with the pregnancy.
    if (child.is_unborn() && (service.midwifery || antenatal.contains(service.id)))
        return true;
    switch (service.direct_contact) {
    case ContactDefault::always: return true;
    case ContactDefault::if_enrolled: return child.school && *child.school == person.agency;
    case ContactDefault::if_in_enquiry: return in_enquiry(state, child, service.grouping);
    case ContactDefault::if_registered_with: return !child.is_unborn() && registered_with(child, person);
    case ContactDefault::never: return false;
    }
    return false;
}

bool default_contact(State const& state, Participant const& person, SubjectChild const& child, Terms const& terms)
{
    // B-11: a service that works only with a parent does not know the child unless the board says otherwise.
    if (person.parent_service)
        return terms.settings.parent_service_direct_contact_default || planted(Bug::parent_service_counts);
    auto const* service = terms.services.service(person.service);
    return service && by_service(state, child, person, *service);
}

/// VOTE-12, B-25: whether one member's work involves the grouping with the child.
bool involves(State const& state, Participant const& member, SubjectChild const& child, Terms const& terms)
{
    if (auto const stated = stated_contact(state, member, child.id))
        return *stated;
    return member.parent_service ? terms.settings.sibling_parent_service_eligible
                                 : default_contact(state, member, child, terms);
}

/// READING B-26: Education is involved with a child enrolled anywhere, whether or not that school was invited. A
/// nursery known to be of another grouping is none of Education's.
bool educates(State const& state, GroupingId const& grouping, SubjectChild const& child, Terms const& terms)
{
    auto const* known = terms.services.grouping(grouping);
    if (!known || known->clause != Clause::GRP_08 || !child.school)
        return false;
    auto const& roll = state.invitations.roll;
    return std::none_of(roll.begin(), roll.end(), [&](auto const& entry) {
        auto const* person = practitioner(state, entry.first);
        return person && person->agency == *child.school && person->grouping != grouping;
    });
}

}

bool direct_contact(State const& state, PersonId const& person, ChildId const& child, Terms const& terms)
{
    auto const* who = practitioner(state, person);
    auto const* whom = state.child(child);
    return who && whom && stated_contact(state, *who, child).value_or(default_contact(state, *who, *whom, terms));
}

bool directly_involved(State const& state, GroupingId const& grouping, ChildId const& child, Terms const& terms)
{
    auto const* whom = state.child(child);
    if (!whom)
        return false;
    if (auto const set = state.invitations.involvement.find({grouping, child});
        set != state.invitations.involvement.end())
        return set->second.involved;
    auto const& roll = state.invitations.roll;
    return educates(state, grouping, *whom, terms) || std::any_of(roll.begin(), roll.end(), [&](auto const& entry) {
               auto const* member = practitioner(state, entry.first);
               return member && member->grouping == grouping && involves(state, *member, *whom, terms);
           });
}

Answered decide(State const& state, SetDirectContact const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    Details const which{{"person", command.person.value}, {"child", command.child.value}};
    auto const capacity = capacity_of(state, command.person);
    weigh.sound(capacity.has_value(), Clause::QUOR_01, "unknown-person"_code, "person", which);
    weigh.sound(state.child(command.child), Clause::QUOR_01, "unknown-child"_code, "child", which);
    weigh.sound(!capacity || capacity == Capacity::practitioner, Clause::OTH_01, "not-a-practitioner"_code, "person",
                which);
    auto const* who = participant(state, command.person);
    if (!weigh.sound_so_far() || !who)
        return weigh.answer<Event>();
    if (who->parent_service && command.contact) {
        // a service that works only with a parent counts for a child by the chair's reasoned decision alone.
        weigh.must(state.is_chair(act.by), Clause::QUOR_01, "not-the-chair"_code, which);
        ask_reason(weigh, false, command.reason, Clause::QUOR_01, "parent-service"_code, which);
    }
    return weigh.answer<Event>(DirectContactSet{command});
}

Answered decide(State const& state, SetInvolvement const& command, Act const& act, Terms const& terms)
{
    bool const by_chair = state.is_chair(act.by);
    Weighing weigh{act, by_chair};
    Details const which{{"grouping", command.grouping.value}, {"child", command.child.value}};
    bool const known =
        terms.services.grouping(command.grouping) || state.groupings.recognised.contains(command.grouping);
    weigh.sound(known, Clause::VOTE_12, "unknown-grouping"_code, "grouping", which);
    weigh.sound(state.child(command.child), Clause::VOTE_12, "unknown-child"_code, "child", which);
    // VOTE-12, B-25: the chair may decide otherwise than the record of contact, and says why.
    weigh.must(by_chair, Clause::VOTE_12, "not-the-chair"_code, which);
    ask_reason(weigh, false, command.reason, Clause::VOTE_12, "involvement-set-by-chair"_code, which);
    return weigh.answer<Event>(InvolvementSet{command});
}

void fold(State& state, DirectContactSet const& event, Act const&)
{
    state.invitations.contact[{event.person, event.child}] = event.contact;
}

void fold(State& state, InvolvementSet const& event, Act const&)
{
    state.invitations.involvement[{event.grouping, event.child}] = event;
}

}

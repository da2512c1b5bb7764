#include "application/gathering.h"

#include "base/contains.h"
#include "base/london.h"
#include "directory/relations.h"
#include "grants/duties.h"
#include "grants/facts.h"

#include <boost/describe/enum_to_string.hpp>

namespace noddfa::application {

using access::Ending;
using access::Fact;
using access::Relation;
using access::Subject;
using access::SubjectKind;

namespace {

/// The words of `member` are fewer than the directory's sectors.
std::string sector_word(std::string const& sector)
{
    return sector == "housing" || sector == "other" ? "voluntary" : sector;
}

/// what an invited person's capacity is in the access model; empty: none of its own.
std::string invited_as(conference::State const& state, conference::Participant const& person, Moment const& now)
{
    switch (person.capacity) {
    case Capacity::practitioner: {
        // READING 3.4: who has said that they do not come, and has not come, is a report's author and no more.
        auto const reply = state.invitations.replies.find(person.id);
        bool const stays_away =
            reply != state.invitations.replies.end() && reply->second.answer != conference::Answer::attending;
        auto const came = state.meeting.presence.contains(person.id) || state.present(person.id, now);
        return stays_away && !came ? "report_author" : "practitioner";
    }
    case Capacity::legal_adviser: return "legal_adviser";
    case Capacity::interpreter: return "interpreter";
    case Capacity::advocate: return "advocate";
    case Capacity::legal_representative: return "supporter";
    case Capacity::parent:
    case Capacity::child:
    case Capacity::family_or_supporter:
    case Capacity::carer: return "family_member";
    // READING 3.1: there to see how it is done, or for another office.
    case Capacity::ciw:
    case Capacity::cafcass:
    case Capacity::observer:
    case Capacity::student: return "observer";
    case Capacity::record_taker:
    case Capacity::chair: break;
    }
    return {};
}

}

bool is_of_the_family(conference::FamilyPerson const& person)
{
    auto const capacity = person.capacity.value_or(Capacity::parent);
    return is_family(capacity) || capacity == Capacity::carer;
}

bool is_for(conference::FamilyPerson const& person, ChildId const& child)
{
    return person.children.empty() || contains(person.children, child);
}

void Gathering::between(Subject from, Relation relation, Subject to, std::string part)
{
    // What a stream says holds until it says otherwise.
    facts_.facts.push_back({relation, std::move(from), std::move(to), std::move(part), Moment{}, std::nullopt, {}, {}});
}

void Gathering::add(PersonId const& from, Relation relation, Subject to, std::string part)
{
    if (!from.empty() && (!from_ || *from_ == from))
        between(access::subject(from), relation, std::move(to), std::move(part));
}

void Gathering::happened(Ending what, Subject to, Date on) { facts_.happened.push_back({what, std::move(to), on}); }

void Gathering::of_directory(PersonId const& person)
{
    take_in(site_.grants_of(person));
    auto const& practitioner = site_.practitioner(person).practitioner;
    if (!practitioner)
        return;
    std::map<AgencyId, AgencyKnown> agencies;
    for (auto const& membership : practitioner->memberships)
        if (auto const& agency = site_.agency(membership.agency).agency)
            agencies.emplace(membership.agency, as_known(*agency));
    of_narrowed(person, practitioner->memberships);
    // D1: a member of staff is active as long as an agency has them.
    auto const who = access::subject(person);
    between(who, Relation::account, board(), "staff");
    for (auto const& held : directory::relations(*practitioner, agencies)) {
        auto const fact = [&](Relation relation, Subject to, std::string part) {
            auto const until = held.until ? std::optional{start_of(*held.until)} : std::nullopt;
            facts_.facts.push_back(
                {relation, who, std::move(to), std::move(part), start_of(held.from), until, held.granted_by, {}});
        };
        Subject const authority{SubjectKind::authority, held.to};
        switch (held.relation) {
        case directory::Relation::tenant: fact(Relation::tenant, authority, ""); break;
        case directory::Relation::member:
            fact(Relation::member, {SubjectKind::agency, held.to}, sector_word(held.part));
            break;
        case directory::Relation::agency_lead: fact(Relation::agency_lead, {SubjectKind::agency, held.to}, ""); break;
        // READING 3.4: no conference is assigned to a team, so that a co-ordinator is of none.
        case directory::Relation::coordinator: fact(Relation::coordinator, authority, "service"); break;
        case directory::Relation::lead_manager: fact(Relation::lead_manager, authority, held.part); break;
        case directory::Relation::custodian: fact(Relation::custodian, authority, ""); break;
        case directory::Relation::out_of_hours: fact(Relation::out_of_hours, authority, ""); break;
        // From outside: their own account, and of the authority that they look at.
        case directory::Relation::auditor:
            fact(Relation::account, board(), "board");
            fact(Relation::tenant, authority, "");
            fact(Relation::auditor, authority, "");
            break;
        case directory::Relation::data_protection: fact(Relation::data_protection, authority, ""); break;
        case directory::Relation::analyst: fact(Relation::analyst, board(), ""); break;
        case directory::Relation::operator_of:
            fact(Relation::account, board(), "operator");
            fact(Relation::operator_of, board(), "");
            break;
        case directory::Relation::board_admin: fact(Relation::board_admin, board(), ""); break;
        case directory::Relation::director: fact(Relation::director, board(), ""); break;
        }
    }
}

void Gathering::take_in(grants::State const& state)
{
    for (auto& fact : grants::facts_of(state))
        if (!from_ || fact.from == access::subject(*from_))
            facts_.facts.push_back(std::move(fact));
}

void Gathering::of_narrowed(PersonId const& person, std::vector<directory::HeldMembership> const& memberships)
{
    // 3.5: by working days alone, so that no stream says it. Of several agencies one is enough.
    for (auto const& membership : memberships) {
        StreamId const stream{Room::access, grants::key_of(membership.agency)};
        auto const& state = site_.grants_of(membership.agency);
        if (state.open.empty() || !membership.holds_on(now_.day))
            continue;
        Site::StreamTerms const terms{site_, stream, now_.day};
        if (grants::is_narrowed(state, now_.day, terms))
            between(access::subject(person), Relation::narrowed, board());
    }
}

void Gathering::of_conference(ConferenceId const& id)
{
    if (!is_new(Room::conference, id.value))
        return;
    auto const& state = site_.conference(id);
    auto const to = access::subject(id);
    auto const& request = state.convening.request;
    if (request && request->authority && request->from_authority)
        between(access::subject(*request->from_authority), Relation::joint, to);
    if (auto const& booking = state.convening.booking) {
        add(booking->chair, Relation::chair, to);
        if (state.meeting.opened)
            add(booking->chair, Relation::chaired, to);
        // CHAIR-01, as declared when it was booked.
        if (booking->chair_manages_case)
            add(booking->chair, Relation::conflict, to, "line_management");
        add(booking->record_taker, Relation::record_taker, to);
    }
    of_roll(state, to);
    if (state.meeting.closed)
        happened(Ending::conference_closed, to, state.meeting.closed->day);
    else if (state.convening.not_held)
        happened(Ending::conference_closed, to, Date{});
    // Access model 3.1: who took the record reads it for some weeks after it was agreed.
    if (state.afterwards.signed_off_on)
        happened(Ending::record_agreed, to, *state.afterwards.signed_off_on);
    for (auto const& child : state.convening.children) {
        of_family(state, child.id);
        of_case(state, child.id);
    }
}

void Gathering::of_roll(conference::State const& state, Subject const& to)
{
    for (auto const& [person, invited] : state.invitations.roll)
        if (auto part = invited_as(state, invited, now_); !part.empty())
            add(person, Relation::invitee, to, std::move(part));
    for (auto const& [person, stays] : state.meeting.presence)
        add(person, Relation::attended, to, "meeting");
    // PAR-11: kept out of the whole, or of a part that the chair put in words.
    for (auto const& [person, exclusion] : state.family.excluded)
        add(person, Relation::excluded, to, state.family.excluded_wholly(person) ? "all" : "part");
}

void Gathering::of_recipient(PersonId const& recipient, ConferenceId const& conference)
{
    auto const& family = site_.conference(conference).family;
    if (from_ && *from_ != recipient && family.excluded.contains(recipient))
        between(access::subject(recipient), Relation::excluded, access::subject(conference),
                family.excluded_wholly(recipient) ? "all" : "part");
}

void Gathering::of_family(conference::State const& state, ChildId const& child)
{
    auto const to = access::subject(child);
    for (auto const& [person, said] : state.family.people)
        if (is_for(said, child)) {
            if (is_of_the_family(said))
                add(person, Relation::family, to);
            else if (said.capacity == Capacity::advocate)
                add(person, Relation::advocate_of, to);
        }
    auto const* subject_child = state.child(child);
    if (subject_child && subject_child->mother)
        add(*subject_child->mother, Relation::family, to);
}

void Gathering::of_case(conference::State const& state, ChildId const& child)
{
    auto const* request = state.convening.asked();
    if (request && request->social_worker)
        add(*request->social_worker, Relation::case_manager, access::subject(child));
    if (request && request->team_manager)
        add(*request->team_manager, Relation::case_manager, access::subject(child));
}

void Gathering::of_register(ChildId const& child)
{
    auto const& state = site_.register_of(child);
    auto const to = access::subject(child);
    if (state.live && state.live->said.arrangements.coordinator)
        add(*state.live->said.arrangements.coordinator, Relation::plan_coordinator, to);
    if (state.stay && state.stay->said.coordinator)
        add(*state.stay->said.coordinator, Relation::plan_coordinator, to);
    if (state.identity.mother)
        add(*state.identity.mother, Relation::family, to);
    if (!state.live && !state.ended.empty() && state.ended.back().to)
        happened(Ending::deregistered, to, *state.ended.back().to);
    // R-19, CPR-19: an authority that takes the child over, or has it to stay, shares the child meanwhile.
    if (state.move && state.move->pending())
        between(access::subject(state.move->said.to), Relation::joint, to);
    if (state.stay && state.live)
        between(access::subject(state.stay->said.authority), Relation::joint, to);
}

void Gathering::of_plan(ChildId const& child)
{
    auto const& state = site_.plan_of(child);
    auto const to = access::subject(child);
    if (state.coordinator)
        add(*state.coordinator, Relation::plan_coordinator, to);
    for (auto const& [member, from, until] : state.members) {
        if (until && *until <= now_.day)
            continue;
        if (member.kind == plan::MemberKind::practitioner)
            add(member.person, Relation::core_group, to);
        else if (member.kind == plan::MemberKind::advocate)
            add(member.person, Relation::advocate_of, to);
        else
            add(member.person, Relation::family, to);
    }
    if (state.registration_ended_on)
        happened(Ending::deregistered, to, *state.registration_ended_on);
}

void Gathering::of_child(ChildId const& child)
{
    if (!is_new(Room::register_, child.value))
        return;
    of_register(child);
    of_plan(child);
    take_in(site_.grants_of(child));
    for (auto const& stream : site_.log().conferences_about(child)) {
        if (seen_.contains(stream))
            continue;
        auto const& state = std::get<conference::State>(site_.state(stream));
        of_family(state, child);
        of_case(state, child);
    }
}

void Gathering::of_dispute(DisputeId const& id)
{
    if (!is_new(Room::dispute, id.value))
        return;
    auto const& state = site_.dispute(id);
    if (!state.appeal)
        return;
    auto const to = access::subject(id);
    for (auto const& member : state.appeal->panel)
        add(member, Relation::panel, to);
    if (state.appeal->decided_on)
        happened(Ending::appeal_closed, to, *state.appeal->decided_on);
}

}

#include "model.h"

#include "base/contains.h"
#include "protocol/services.h"

#include <algorithm>

/// Who counts, who agrees and who votes: part B of the catalogue, a second time.
namespace noddfa::simulation {

namespace {

Service const* service_of(Seat const& seat) { return services().service(seat.service); }

bool is_midwife(Seat const& seat) { return service_of(seat) && service_of(seat)->midwifery; }

bool is_school(Seat const& seat)
{
    return service_of(seat) && service_of(seat)->direct_contact == ContactDefault::if_enrolled;
}

QuorumAgencyId const health{"HEALTH"};

}

std::optional<bool> ConferenceModel::said(PersonId const& person, ChildId const& id) const
{
    if (auto const set = contact_.find({person, id}); set != contact_.end())
        return set->second;
    auto const& invited = roll.at(person).contact;
    return invited ? std::optional{contains(*invited, id)} : std::nullopt;
}

/// R-08, UNB-06.
bool ConferenceModel::knows_by_service(Seat const& seat, story::SubjectChild const& about) const
{
    auto const* service = service_of(seat);
    // B-11: services that work only with a parent do not know the child.
    if (seat.parent_service || !service)
        return false;
    auto const& name = service->id.value;
    bool const antenatal =
        service->midwifery || name == "gp" || name == "health_visiting" || name == "flying_start_health_visiting";
    if (!about.born && antenatal)
        return true;
    switch (service->direct_contact) {
    case ContactDefault::always: return true;
    case ContactDefault::never: return false;
    case ContactDefault::if_enrolled: return about.school == seat.agency;
    case ContactDefault::if_registered_with:
        return about.born
               && (about.registered_with.empty() || contains(about.registered_with, seat.agency)
                   || contains(about.registered_with, AgencyId{name}));
    case ContactDefault::if_in_enquiry:
        return std::any_of(meetings.begin(), meetings.end(), [&](story::StrategyMeeting const& meeting) {
            return (meeting.children.empty() || contains(meeting.children, about.id))
                   && contains(meeting.agencies, service->grouping);
        });
    }
    return false;
}

bool ConferenceModel::knows(PersonId const& person, ChildId const& id) const
{
    auto const* about = child(id);
    auto const found = roll.find(person);
    if (!about || found == roll.end() || found->second.capacity != Capacity::practitioner)
        return false;
    return said(person, id).value_or(knows_by_service(found->second, *about));
}

QuorumAgencyId ConferenceModel::agency(Seat const& seat) const
{
    if (auto const found = recognised_.find(seat.grouping); found != recognised_.end())
        return found->second;
    auto const* grouping = services().grouping(seat.grouping);
    return grouping ? grouping->quorum_agency : QuorumAgencyId{};
}

std::set<QuorumAgencyId> ConferenceModel::agencies(ChildId const& id, Moment at) const
{
    std::set<QuorumAgencyId> there;
    // once quoracy was re-established, only those who heard the opening or were briefed.
    auto const again = reestablished.find(id);
    bool const anew = again != reestablished.end() && again->second <= at;
    for (auto const& [person, seat] : roll)
        if (counts(person, at) && knows(person, id) && !agency(seat).empty()
            && (!anew || counts(person, *opened) || briefed_.contains(person)))
            there.insert(agency(seat));
    return there;
}

bool ConferenceModel::midwife_there(Moment at) const
{
    return std::any_of(roll.begin(), roll.end(),
                       [&](auto const& entry) { return counts(entry.first, at) && is_midwife(entry.second); });
}

Quorum ConferenceModel::quorum(ChildId const& id, Moment at) const
{
    Quorum quorum;
    auto const now = static_cast<int>(agencies(id, at).size());
    auto before = opened;
    // the time at which quoracy was re-established replaces the opening.
    if (auto const again = reestablished.find(id); again != reestablished.end() && again->second <= at)
        before = again->second;
    // B-11: the lower of the two counts.
    quorum.agencies = before && *before <= at ? std::min(now, static_cast<int>(agencies(id, *before).size())) : now;
    int const enough = rules_->number("QUORUM_MIN", pinned(at.day), 3);
    int const least = rules_->number("QUORUM_DISCRETION_MIN", pinned(at.day), 2);
    quorum.level = quorum.agencies >= enough  ? story::QuoracyLevel::quorate
                   : quorum.agencies >= least ? story::QuoracyLevel::discretion
                                              : story::QuoracyLevel::inquorate;
    // UNB-01, B-14, R-09.
    auto const* about = child(id);
    quorum.midwifery_met = !about || about->born || midwife_there(at) || midwifery.contains(id);
    return quorum;
}

ConferenceModel::Groups ConferenceModel::groups(Moment at) const
{
    Groups there;
    for (auto const& [person, seat] : roll)
        if (may_give_view(person, at) && !seat.grouping.empty())
            there[seat.grouping].push_back(person);
    return there;
}

std::vector<PersonId> ConferenceModel::not_yet_asked(ChildId const& id, Moment at) const
{
    auto const& about = matter(id);
    std::vector<PersonId> people;
    for (auto const& [person, seat] : roll) {
        bool const spoke = (!about.rounds.empty() && about.rounds.back().views.contains(person))
                           || (about.round_open() && about.early.contains(person)) || about.excused.contains(person);
        if (may_give_view(person, at) && !spoke)
            people.push_back(person);
    }
    return people;
}

std::optional<PersonId> ConferenceModel::leader(GroupingId const& grouping, ChildId const& id, Moment at) const
{
    auto const there = groups(at);
    auto const found = there.find(grouping);
    if (found == there.end())
        return std::nullopt;
    auto const& members = found->second;
    if (auto const lead = leads_for_child_.find({grouping, id});
        lead != leads_for_child_.end() && contains(members, lead->second))
        return lead->second;
    if (auto const lead = leads_.find(grouping); lead != leads_.end() && contains(members, lead->second))
        return lead->second;
    return members.size() == 1 ? std::optional{members.front()} : std::nullopt;
}

bool ConferenceModel::is_education(GroupingId const& grouping) const { return grouping.value == "EDU"; }

/// B-26, R-15: who may speak for Education on one of several children.
std::vector<PersonId> ConferenceModel::education(ChildId const& id, Moment at) const
{
    auto const there = groups(at);
    auto const found = there.find(GroupingId{"EDU"});
    if (found == there.end())
        return {};
    if (auto const named = education_electors_.find(id);
        named != education_electors_.end() && present(named->second, at))
        return {named->second};
    std::map<AgencyId, std::vector<PersonId>> schools;
    std::vector<PersonId> others;
    for (auto const& person : found->second) {
        auto const& seat = roll.at(person);
        if (is_school(seat))
            schools[seat.agency].push_back(person);
        else if (knows(person, id))
            others.push_back(person);
    }
    if (schools.size() == 1)
        return schools.begin()->second;
    auto const& school = child(id)->school;
    return school && schools.contains(*school) ? schools.at(*school) : others;
}

std::optional<PersonId> ConferenceModel::speaker(GroupingId const& grouping, ChildId const& id, Moment at) const
{
    auto const lead = leader(grouping, id, at);
    if (!is_education(grouping) || children.size() < 2)
        return lead;
    auto const people = education(id, at);
    if (people.empty())
        return lead;
    if (people.size() == 1)
        return people.front();
    return lead && contains(people, *lead) ? lead : std::nullopt;
}

std::optional<story::Direction> ConferenceModel::agreement(ChildId const& id, Moment at) const
{
    auto const* round = matter(id).last_revealed();
    if (!round || !matter(id).rounds.back().revealed)
        return std::nullopt;
    std::map<GroupingId, std::vector<story::View>> voices;
    for (auto const& [person, view] : round->views)
        if (auto const found = roll.find(person);
            found != roll.end() && capacity(person) == Capacity::practitioner && !found->second.grouping.empty())
            voices[found->second.grouping].push_back(view);
    int in_favour = 0;
    int against = 0;
    for (auto const& [grouping, views] : voices) {
        int yes = 0;
        int no = 0;
        std::optional<story::ViewValue> leads;
        for (auto const& view : views) {
            yes += view.view == story::ViewValue::register_;
            no += view.view == story::ViewValue::not_register;
            if (speaker(grouping, id, at) == view.person && view.view != story::ViewValue::none)
                leads = view.view;
        }
        // its members' common direction; if they differ, its lead's.
        if (yes > 0 && no > 0) {
            if (!leads)
                return std::nullopt;
            yes = *leads == story::ViewValue::register_;
            no = 1 - yes;
        }
        in_favour += yes > 0;
        against += no > 0;
    }
    // two groupings at the least; a reasoned non-view neither makes nor breaks it.
    if (in_favour >= 2 && against == 0)
        return story::Direction::register_;
    if (against >= 2 && in_favour == 0)
        return story::Direction::not_register;
    return std::nullopt;
}

bool ConferenceModel::involved(GroupingId const& grouping, ChildId const& id) const
{
    if (auto const set = involvement_.find({grouping, id}); set != involvement_.end())
        return set->second;
    auto const* about = child(id);
    // B-26: enrolled anywhere, unless that place is known to be of another grouping.
    if (is_education(grouping) && about->school && std::none_of(roll.begin(), roll.end(), [&](auto const& entry) {
            auto const& seat = entry.second;
            return seat.capacity == Capacity::practitioner && seat.agency == *about->school
                   && seat.grouping != grouping;
        }))
        return true;
    // B-25: the grouping's, whoever of it is in the room.
    return std::any_of(roll.begin(), roll.end(),
                       [&](auto const& entry) { return entry.second.grouping == grouping && knows(entry.first, id); });
}

bool ConferenceModel::takes_part(GroupingId const& grouping, ChildId const& id, Moment at) const
{
    if (involvement_.contains({grouping, id}))
        return involved(grouping, id);
    // B-27, R-15: the sole health representative keeps the grouping's vote for every child.
    std::vector<GroupingId> of_health;
    for (auto const& [person, seat] : roll)
        if (may_give_view(person, at) && agency(seat) == health)
            of_health.push_back(seat.grouping);
    return (of_health.size() == 1 && of_health.front() == grouping) || involved(grouping, id);
}

Electors ConferenceModel::electors(ChildId const& id, Moment at) const
{
    Electors electors;
    auto const there = groups(at);
    std::vector<GroupingId> asked;
    if (confirmed)
        asked = *confirmed;
    else
        for (auto const& [grouping, members] : there)
            asked.push_back(grouping);
    auto const* before = matter(id).vote();
    // an empty electorate is tried again with all confirmed groupings.
    bool const again = before && (before->retried || before->result == story::VoteResult::empty);
    bool const limited = children.size() > 1 && !again;
    for (auto const& grouping : asked) {
        auto const named = speaker(grouping, id, at);
        if (!there.contains(grouping))
            electors.left_out[grouping] = "absent";
        else if (limited && !takes_part(grouping, id, at))
            electors.left_out[grouping] = "not_involved";
        else if (limited && is_education(grouping) && education(id, at).empty())
            electors.left_out[grouping] = "no_elector";
        else if (named)
            electors.nominees[grouping] = *named;
        else
            electors.left_out[grouping] = "no_nominee";
    }
    // GRP-12: who is there without being confirmed has no vote.
    for (auto const& [grouping, members] : there)
        if (confirmed && std::ranges::find(*confirmed, grouping) == confirmed->end())
            electors.left_out[grouping] = "not_confirmed";
    return electors;
}

}

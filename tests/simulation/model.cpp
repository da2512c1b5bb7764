#include "model.h"

#include "base/contains.h"
#include "protocol/services.h"

#include <algorithm>

namespace noddfa::simulation {

int VoteTold::count(story::BallotValue value) const
{
    return static_cast<int>(
        std::count_if(ballots.begin(), ballots.end(), [&](auto const& ballot) { return ballot.second == value; }));
}

RoundTold const* Matter::last_revealed() const
{
    RoundTold const* last = nullptr;
    for (auto const& round : rounds)
        if (round.revealed)
            last = &round;
    return last;
}

void ConferenceModel::take(story::Event const& event, Act const& act)
{
    take_convening(event, act);
    take_people(event, act);
    take_meeting(event, act);
    take_views(event, act);
    take_vote(event, act);
    take_outcome(event, act);
}

void ConferenceModel::take_convening(story::Event const& event, Act const& act)
{
    if (auto const* held = event.get_if<story::StrategyMeetingRecorded>()) {
        meetings.push_back(*held);
        meetings_at.push_back(act.held_on);
    } else if (auto const* asked = event.get_if<story::ConferenceRequested>()) {
        kind = asked->kind.value_or(story::Kind::initial);
        children = asked->children;
        standings = asked->standings;
        authority = asked->authority;
        social_worker = asked->social_worker.value_or(PersonId{});
        team_manager = asked->team_manager.value_or(PersonId{});
    } else if (auto const* added = event.get_if<story::ChildAdded>()) {
        children.push_back(added->child);
        standings[added->child.id] = added->standing;
        if (kind == story::Kind::pre_birth && added->child.born)
            kind = story::Kind::initial;
    } else if (auto const* birth = event.get_if<story::ChildBorn>()) {
        // UNB-07: a day of birth that is known stands; hearing of the birth again is no correction.
        for (auto& one : children)
            if (one.id == birth->child && !one.born)
                one.born = birth->born;
    } else if (auto const* booked = event.get_if<story::ConferenceBooked>()) {
        chair = booked->chair;
        record_taker = booked->record_taker;
        starts = booked->starts;
        conflict_reasoned = act.has_reason(Clause::CHAIR_01);
        if (!convened_on)
            convened_on = act.held_on.day;
    } else if (auto const* later = event.get_if<story::ConferencePostponed>()) {
        if (later->new_start)
            starts = later->new_start;
    }
}

void ConferenceModel::take_people(story::Event const& event, Act const&)
{
    if (auto const* relative = event.get_if<story::FamilyMemberAdded>()) {
        family[relative->person] = relative->capacity.value_or(Capacity::parent);
    } else if (auto const* invited = event.get_if<story::ParticipantInvited>()) {
        // invited again, somebody comes as the last invitation says.
        roll.insert_or_assign(
            invited->person, Seat{invited->capacity.value_or(Capacity::practitioner),
                                  invited->service.value_or(ServiceId{}), invited->agency.value_or(AgencyId{}),
                                  invited->grouping.value_or(GroupingId{}), invited->parent_service, invited->contact});
    } else if (auto const* substitute = event.get_if<story::SubstituteNamed>()) {
        auto const colleague = roll.find(substitute->person);
        bool const same = colleague != roll.end() && colleague->second.agency == substitute->agency;
        bool const is_new = !roll.contains(substitute->substitute);
        // B-11: contact is the agency's, and so passes on within it.
        if (same && is_new)
            for (auto const& one : children)
                if (auto const set = contact_.find({substitute->person, one.id}); set != contact_.end())
                    contact_[{substitute->substitute, one.id}] = set->second;
        seat(substitute->substitute, {Capacity::practitioner, substitute->service.value_or(ServiceId{}),
                                      substitute->agency.value_or(AgencyId{}), substitute->grouping,
                                      substitute->parent_service, same ? colleague->second.contact : std::nullopt});
    } else if (auto const* set = event.get_if<story::DirectContactSet>()) {
        contact_[{set->person, set->child}] = set->contact;
    } else if (auto const* ruled = event.get_if<story::InvolvementSet>()) {
        involvement_[{ruled->grouping, ruled->child}] = ruled->involved;
    } else if (auto const* moved = event.get_if<story::AllocatedToGrouping>()) {
        if (auto const found = roll.find(moved->person); found != roll.end())
            found->second.grouping = moved->grouping;
    } else if (auto const* capacity_ruled = event.get_if<story::CapacityRuled>()) {
        auto& one = roll[capacity_ruled->person];
        one.capacity = capacity_ruled->capacity;
        if (one.capacity == Capacity::practitioner) {
            one.service = capacity_ruled->service.value_or(one.service);
            one.agency = capacity_ruled->agency.value_or(one.agency);
            one.grouping = capacity_ruled->grouping.value_or(one.grouping);
            one.parent_service = capacity_ruled->parent_service;
        }
    } else if (auto const* recognised = event.get_if<story::GroupingRecognised>()) {
        recognised_[recognised->grouping] =
            recognised->quorum_agency.value_or(QuorumAgencyId{recognised->grouping.value});
        for (auto const& member : recognised->members)
            if (auto const found = roll.find(member); found != roll.end())
                found->second.grouping = recognised->grouping;
    } else if (auto const* confirmation = event.get_if<story::GroupingsConfirmed>()) {
        confirmed = confirmation->groupings;
    } else if (auto const* lead = event.get_if<story::LeadNamed>()) {
        if (lead->child)
            leads_for_child_[{lead->grouping, *lead->child}] = lead->person;
        else
            leads_[lead->grouping] = lead->person;
    } else if (auto const* elector = event.get_if<story::EducationElectorNamed>()) {
        education_electors_[elector->child] = elector->person;
    }
}

void ConferenceModel::go(PersonId const& person, Moment at, bool arrives)
{
    auto& all = goings_[person];
    auto const place = std::find_if(all.begin(), all.end(), [&](Going const& one) { return at < one.at; });
    all.insert(place, {at, arrives});
}

void ConferenceModel::take_meeting(story::Event const& event, Act const& act)
{
    if (auto const* arrival = event.get_if<story::ArrivalRecorded>()) {
        for (auto const& person : arrival->person)
            go(person, act.held_on, true);
    } else if (auto const* departure = event.get_if<story::DepartureRecorded>()) {
        for (auto const& person : departure->person)
            go(person, act.held_on, false);
    } else if (event.get_if<story::ConferenceOpened>()) {
        opened = act.held_on;
    } else if (event.get_if<story::AccuracyChecked>()) {
        if (!checked)
            checked = act.held_on;
    } else if (auto const* briefing = event.get_if<story::LateArrivalBriefed>()) {
        briefed_.insert(briefing->person.begin(), briefing->person.end());
    } else if (auto const* discretion_used = event.get_if<story::ProceedingWithTwo>()) {
        discretion.insert(discretion_used->child);
    } else if (auto const* accepted = event.get_if<story::MidwiferyAccepted>()) {
        midwifery[accepted->child] = accepted->evidence;
    } else if (auto const* again = event.get_if<story::QuoracyReestablished>()) {
        reestablished[again->child] = act.held_on;
        briefed_.insert(again->briefed.begin(), again->briefed.end());
    } else if (event.get_if<story::ConferenceAdjourned>()) {
        adjourned = true;
        for (auto& [person, all] : goings_)
            if (!all.empty() && all.back().arrives)
                go(person, act.held_on, false);
    } else if (event.get_if<story::ConferenceResumed>()) {
        adjourned = false;
    } else if (event.get_if<story::ConferenceClosed>()) {
        closed = act.held_on;
    } else if (event.get_if<story::RecordSignedOff>()) {
        signed_off = true;
    }
}

void ConferenceModel::take_views(story::Event const& event, Act const& act)
{
    if (auto const* round = event.get_if<story::ViewsOpened>()) {
        matters[round->child].rounds.emplace_back();
    } else if (auto const* view = event.get_if<story::ViewGiven>()) {
        auto& matter = matters[view->child];
        (matter.round_open() ? matter.rounds.back().views : matter.early)[view->person] = *view;
    } else if (auto const* shown = event.get_if<story::ViewsRevealed>()) {
        auto& matter = matters[shown->child];
        matter.rounds.back().revealed = true;
        matter.rounds.back().views.insert(matter.early.begin(), matter.early.end());
        std::erase_if(matter.early, [&](auto const& entry) { return present(entry.first, act.held_on); });
    } else if (auto const* excuse = event.get_if<story::ViewExcused>()) {
        matters[excuse->child].excused.insert(excuse->person);
    } else if (auto const* attempt = event.get_if<story::ResolutionAttempted>()) {
        ++matters[attempt->child].attempts;
    } else if (auto const* objection = event.get_if<story::ObjectionRaised>()) {
        matters[objection->child].objectors.insert(objection->person);
    } else if (auto const* withdrawn = event.get_if<story::ObjectionWithdrawn>()) {
        matters[withdrawn->child].objectors.erase(withdrawn->person);
    } else if (auto const* consensus = event.get_if<story::ConsensusDeclared>()) {
        matters[consensus->child].consensus = consensus->direction;
    } else if (auto const* difference = event.get_if<story::DifferenceIrresolvable>()) {
        matters[difference->child].irresolvable = true;
    }
}

void ConferenceModel::take_vote(story::Event const& event, Act const&)
{
    if (auto const* opened_vote = event.get_if<story::VoteOpened>()) {
        auto& matter = matters[opened_vote->child];
        matter.irresolvable = true;
        matter.votes.push_back({opened_vote->retried, opened_vote->nominees, {}, {}, {}});
    } else if (auto const* ballot = event.get_if<story::VoteCast>()) {
        auto& vote = matters[ballot->child].votes.back();
        vote.ballots[ballot->grouping.value_or(GroupingId{})] = ballot->vote.value_or(story::BallotValue::none);
        vote.voters.insert(ballot->person);
    } else if (auto const* tally = event.get_if<story::VoteClosed>()) {
        matters[tally->child].votes.back().result = tally->result;
    } else if (auto const* ruling = event.get_if<story::ChairDecided>()) {
        matters[ruling->child].chair = ruling->decision;
    }
}

void ConferenceModel::take_outcome(story::Event const& event, Act const& act)
{
    if (auto const* settled = event.get_if<story::CategoriesSettled>()) {
        matters[settled->child].categories_settled = true;
    } else if (auto const* declared = event.get_if<story::OutcomeDeclared>()) {
        matters[declared->child].outcome = declared->outcome;
        matters[declared->child].decided_at = act.held_on;
    } else if (auto const* date = event.get_if<story::FirstCoreGroupSet>()) {
        for (auto& [id, matter] : matters)
            if (date->child ? *date->child == id : matter.outcome && registers(*matter.outcome))
                matter.first_core_group = date->on;
    }
}

story::SubjectChild const* ConferenceModel::child(ChildId const& id) const
{
    for (auto const& one : children)
        if (one.id == id)
            return &one;
    return nullptr;
}

Matter const& ConferenceModel::matter(ChildId const& id) const
{
    static Matter const nothing;
    auto const found = matters.find(id);
    return found == matters.end() ? nothing : found->second;
}

std::optional<Capacity> ConferenceModel::capacity(PersonId const& person) const
{
    // whoever presides or writes does nothing else.
    if (!chair.empty() && person == chair)
        return Capacity::chair;
    if (!record_taker.empty() && person == record_taker)
        return Capacity::record_taker;
    if (auto const found = roll.find(person); found != roll.end())
        return found->second.capacity;
    if (auto const found = family.find(person); found != family.end())
        return found->second;
    return std::nullopt;
}

bool ConferenceModel::present(PersonId const& person, Moment at) const
{
    // B-11: by interval, in person or by link: whoever came last and did not go.
    auto const found = goings_.find(person);
    bool here = false;
    if (found != goings_.end())
        for (auto const& one : found->second)
            if (one.at <= at)
                here = one.arrives;
    return here;
}

bool ConferenceModel::counts(PersonId const& person, Moment at) const
{
    return capacity(person) == Capacity::practitioner && present(person, at);
}

bool ConferenceModel::may_give_view(PersonId const& person, Moment at) const
{
    if (!counts(person, at))
        return false;
    if (!checked || briefed_.contains(person))
        return true;
    // who was there before the accuracy check heard what the others heard.
    auto const& all = goings_.at(person);
    return std::any_of(all.begin(), all.end(), [&](Going const& one) { return one.arrives && one.at <= *checked; });
}

bool ConferenceModel::under_review(ChildId const& id) const
{
    auto const standing = standings.find(id);
    return (kind == story::Kind::review || kind == story::Kind::reconvened) && standing != standings.end()
           && standing->second.on_register && !standing->second.temporary;
}

std::optional<std::pair<story::Direction, story::DecidedBy>> ConferenceModel::decision(ChildId const& id) const
{
    auto const& about = matter(id);
    if (about.chair)
        return std::pair{*about.chair, story::DecidedBy::chair};
    if (about.consensus)
        return std::pair{*about.consensus, story::DecidedBy::consensus};
    if (auto const* vote = about.vote(); vote && vote->result) {
        int const in_favour = vote->count(story::BallotValue::for_);
        int const against = vote->count(story::BallotValue::against);
        if (*vote->result == story::VoteResult::register_ && in_favour > against)
            return std::pair{story::Direction::register_, story::DecidedBy::majority};
        if (*vote->result == story::VoteResult::not_register && against > in_favour)
            return std::pair{story::Direction::not_register, story::DecidedBy::majority};
    }
    return std::nullopt;
}

bool ConferenceModel::is_for_chair(ChildId const& id) const
{
    auto const& about = matter(id);
    // on equal votes, or when nobody could vote when asked again.
    if (auto const* vote = about.vote())
        return vote->result
               && (*vote->result == story::VoteResult::tie
                   || (*vote->result == story::VoteResult::empty && vote->retried));
    // B-15, R-16: without consensus at a review, where the board leaves it to the chair.
    bool const boards_default = rules_->is("DEREG_NO_CONSENSUS", pinned(Date{}), "chair_decides", true);
    return about.irresolvable && under_review(id) && boards_default;
}

}

#include "base/contains.h"
#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/in_words.h"
#include "protocol/planted.h"

#include <algorithm>

namespace noddfa::conference {

namespace {

/// The board's grouping for a clause of CTM §8, whatever the board calls it.
Grouping const* grouping_of(Clause clause, Terms const& terms)
{
    auto const& groupings = terms.services.groupings;
    auto const found =
        std::find_if(groupings.begin(), groupings.end(), [&](Grouping const& one) { return one.clause == clause; });
    return found == groupings.end() ? nullptr : &*found;
}

bool is_education(GroupingId const& grouping, Terms const& terms)
{
    auto const* known = terms.services.grouping(grouping);
    return known && known->clause == Clause::GRP_08;
}

bool speaks_for_a_school(Participant const& person, Terms const& terms)
{
    auto const* service = terms.services.service(person.service);
    return service && service->direct_contact == ContactDefault::if_enrolled;
}

/// Those of Education who are present: by school, and from its other services.
struct EducationPresent {
    std::map<AgencyId, std::vector<PersonId>> schools;
    std::vector<PersonId> others;
};

EducationPresent education_present(State const& state, GroupingId const& education, Moment now, Terms const& terms)
{
    EducationPresent here;
    auto const present = groupings_present(state, now);
    auto const found = present.find(education);
    if (found == present.end())
        return here;
    for (auto const& id : found->second) {
        auto const& person = *participant(state, id);
        if (speaks_for_a_school(person, terms))
            here.schools[person.agency].push_back(id);
        else
            here.others.push_back(id);
    }
    return here;
}

/// Who may speak for Education on one of several children; nobody: Education has no voice on that child.
std::vector<PersonId> education_electors(State const& state, GroupingId const& education, ChildId const& child,
                                         Moment now, Terms const& terms)
{
    auto here = education_present(state, education, now, terms);
    // another education service that knows the child, as the chair ruled.
    auto const named = state.groupings.education.find(child);
    if (named != state.groupings.education.end() && state.present(named->second.person, now))
        return {named->second.person};
    // VOTE-10: the only school present speaks for Education on every child, also where two of them go there (B-26).
    if (terms.settings.sole_school_rule && here.schools.size() == 1)
        return here.schools.begin()->second;
    // VOTE-09: each school speaks for its own pupils.
    auto const* subject = state.child(child);
    if (subject && subject->school && here.schools.contains(*subject->school))
        return here.schools.at(*subject->school);
    // READING B-26: the child's school is not there: another education service that is, and knows the child.
    std::erase_if(here.others, [&](PersonId const& one) { return !direct_contact(state, one, child, terms); });
    return here.others;
}

/// The one of several who leads, or the only one.
std::optional<PersonId> leading(State const& state, std::vector<PersonId> const& people, GroupingId const& grouping,
                                ChildId const& child, Moment now)
{
    if (people.size() == 1)
        return people.front();
    auto const lead = lead_of(state, grouping, child, now);
    return lead && contains(people, *lead) ? lead : std::nullopt;
}

/// Whether the grouping is that of the only health representative present (VOTE-11, B-27).
bool is_of_sole_health_representative(State const& state, GroupingId const& grouping, Moment now, Terms const& terms)
{
    auto const* child_health = grouping_of(Clause::GRP_03, terms);
    if (!terms.settings.sole_health_rule || !child_health)
        return false;
    auto health = eligible_practitioners(state, now);
    std::erase_if(health, [&](PersonId const& one) {
        return quorum_agency(state, *participant(state, one), terms) != child_health->quorum_agency;
    });
    return health.size() == 1 && participant(state, health.front())->grouping == grouping;
}

/// Whether a grouping votes on a child whose siblings are of the conference too (VOTE-12).
bool takes_part(State const& state, GroupingId const& grouping, ChildId const& child, Moment now, Terms const& terms)
{
    // JUDGEMENT: what the chair set, with a reason, stands before any rule (B-25).
    if (state.invitations.involvement.contains({grouping, child}))
        return directly_involved(state, grouping, child, terms);
    // the sole-health rule comes before the filter; the sole-school rule has no need to, for Education is
    // involved with a child enrolled anywhere (B-26).
    return is_of_sole_health_representative(state, grouping, now, terms)
           || directly_involved(state, grouping, child, terms);
}

/// Puts a grouping into the electorate with its nominee, or aside with the reason.
void place(Electorate& into, State const& state, GroupingId const& grouping, Moment now, Terms const& terms)
{
    auto const& child = into.child;
    // VOTE-14: only those present vote.
    if (!groupings_present(state, now).contains(grouping)) {
        into.left_out[grouping] = "absent";
        return;
    }
    if (into.disputed_sibling && !takes_part(state, grouping, child, now, terms)) {
        into.left_out[grouping] = "not_involved";
        return;
    }
    if (into.disputed_sibling && is_education(grouping, terms)
        && education_electors(state, grouping, child, now, terms).empty()) {
        into.left_out[grouping] = "no_elector";
        return;
    }
    if (auto const nominee = speaker_of(state, grouping, child, now, terms))
        into.nominees[grouping] = *nominee;
    else
        into.left_out[grouping] = "no_nominee";
}

}

std::optional<PersonId> speaker_of(State const& state, GroupingId const& grouping, ChildId const& child, Moment now,
                                   Terms const& terms)
{
    // B-23: among siblings only is Education split by school (GRP-08).
    if (!is_education(grouping, terms) || state.convening.children.size() <= 1)
        return lead_of(state, grouping, child, now);
    auto const electors = education_electors(state, grouping, child, now, terms);
    return electors.empty() ? lead_of(state, grouping, child, now) : leading(state, electors, grouping, child, now);
}

ChildVote const* last_vote(State const& state, ChildId const& child)
{
    auto const found = state.voting.votes.find(child);
    return found == state.voting.votes.end() || found->second.empty() ? nullptr : &found->second.back();
}

Electorate electorate(State const& state, ChildId const& child, Moment now, Terms const& terms)
{
    Electorate electorate;
    electorate.child = child;
    auto const* before = last_vote(state, child);
    // where nobody could decide, all confirmed groupings are asked.
    electorate.retried =
        before && (before->electorate.retried || (before->tally && before->tally->result == VoteResult::empty));
    // B-23, B-24: one child alone knows no restriction, and a child agreed on is not voted on.
    electorate.disputed_sibling =
        state.convening.children.size() > 1 && !electorate.retried && !planted(Bug::everybody_on_siblings);
    if (state.groupings.confirmed)
        for (auto const& grouping : *state.groupings.confirmed)
            place(electorate, state, grouping, now, terms);
    // GRP-12, GRP-14: who is there and was not confirmed as a grouping has no vote, by the chair's ruling.
    if (state.groupings.confirmed)
        for (auto const& [grouping, members] : groupings_present(state, now))
            if (!contains(*state.groupings.confirmed, grouping))
                electorate.left_out[grouping] = "not_confirmed";
    if (!state.groupings.confirmed)
        for (auto const& [grouping, members] : groupings_present(state, now))
            place(electorate, state, grouping, now, terms);
    return electorate;
}

std::optional<PersonId> nominee_now(State const& state, ChildId const& child, GroupingId const& grouping, Moment now,
                                    Terms const& terms)
{
    auto const* vote = last_vote(state, child);
    if (!vote || !vote->electorate.nominees.contains(grouping))
        return std::nullopt;
    // VOTE-04: a lead named since, or the only member left, votes in the place of a nominee who has gone.
    auto const today = electorate(state, child, now, terms).nominees;
    if (auto const found = today.find(grouping); found != today.end())
        return found->second;
    auto const& nominee = vote->electorate.nominees.at(grouping);
    bool const here = contains(eligible_practitioners(state, now), nominee) || planted(Bug::absent_counted);
    return here ? std::optional{nominee} : std::nullopt;
}

std::vector<GroupingId> votes_missing(State const& state, ChildId const& child, Moment now, Terms const& terms)
{
    std::vector<GroupingId> missing;
    auto const* vote = last_vote(state, child);
    if (!vote)
        return missing;
    auto const left_out = electorate(state, child, now, terms).left_out;
    for (auto const& [grouping, nominee] : vote->electorate.nominees) {
        auto const aside = left_out.find(grouping);
        bool const undecided_who = aside != left_out.end() && aside->second == "no_nominee";
        if (!vote->ballots.contains(grouping) && (undecided_who || nominee_now(state, child, grouping, now, terms)))
            missing.push_back(grouping);
    }
    return missing;
}

std::optional<std::pair<Code, Clause>> ruled_out(State const& state, Participant const& person, ChildId const& child,
                                                 Moment now, Terms const& terms)
{
    if (!is_education(person.grouping, terms) || state.convening.children.size() <= 1)
        return std::nullopt;
    auto const named = state.groupings.education.find(child);
    if (named != state.groupings.education.end() && state.present(named->second.person, now))
        return named->second.person == person.id
                   ? std::nullopt
                   : std::optional{std::pair{"another-elector-named"_code, Clause::VOTE_10}};
    auto const schools = education_present(state, person.grouping, now, terms).schools;
    if (speaks_for_a_school(person, terms)) {
        auto const* subject = state.child(child);
        bool const own = schools.size() <= 1 || (subject && subject->school == person.agency);
        return own ? std::nullopt : std::optional{std::pair{"another-school"_code, Clause::VOTE_09}};
    }
    if (terms.settings.sole_school_rule && schools.size() == 1)
        return std::pair{"sole-school-speaks"_code, Clause::VOTE_10};
    return std::nullopt;
}

std::optional<Direction> decided_direction(State const& state, ChildId const& child)
{
    // consensus; failing it the majority; on equal votes, or with nobody to vote, the chair.
    if (auto const& consensus = views_on(state, child).consensus)
        return consensus;
    auto const decided = state.voting.chair_decisions.find(child);
    if (decided != state.voting.chair_decisions.end())
        return decided->second.decision;
    auto const* vote = last_vote(state, child);
    if (!vote || !vote->tally)
        return std::nullopt;
    switch (vote->tally->result) {
    case VoteResult::register_: return Direction::register_;
    case VoteResult::not_register: return Direction::not_register;
    case VoteResult::tie:
    case VoteResult::empty: break;
    }
    return std::nullopt;
}

Answered decide(State const& state, NameEducationElector const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    Details const details{{"child", command.child.value}, {"person", command.person.value}};
    weigh_from_chair(weigh, state, act, Clause::VOTE_10);
    weigh_known_child(weigh, state, command.child, Clause::VOTE_10);
    weigh_open(weigh, state);
    weigh_heard(weigh, state, command.person, act.held_on, Clause::VOTE_10);
    auto const people = eligible_practitioners(state, act.held_on);
    auto const* person = participant(state, command.person);
    weigh.must(contains(people, command.person) && is_education(person->grouping, terms), Clause::VOTE_10,
               "not-a-member"_code, details);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();

    // VOTE-09: no school votes on the pupil of another.
    auto const school = state.child(command.child)->school;
    weigh.must(!speaks_for_a_school(*person, terms) || school == person->agency, Clause::VOTE_09, "another-school"_code,
               details);
    // JUDGEMENT: that the service knows the child, and better than the school that is there, the chair says.
    EducationElectorNamed event{command};
    event.reason = in_words(command.reason, act, Clause::VOTE_10);
    weigh.should(event.reason.has_value(), Clause::VOTE_10, "no-reason"_code, details);
    return weigh.answer<Event>(event);
}

void fold(State& state, EducationElectorNamed const& event, Act const&)
{
    state.groupings.education[event.child] = event;
    if (has_words(event.reason))
        state.groupings.rulings.push_back(*event.reason);
}

}

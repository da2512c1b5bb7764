#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/in_words.h"
#include "conference/person_list.h"
#include "protocol/planted.h"

#include <algorithm>

namespace noddfa::conference {

namespace {

/// Whom the empty vote is told to, as the role map calls the post.
constexpr auto lead_manager = "lead_safeguarding_manager";

bool is_vote_open(State const& state, ChildId const& child)
{
    auto const* vote = last_vote(state, child);
    return vote && !vote->tally;
}

std::vector<GroupingId> without_nominee(Electorate const& electorate)
{
    std::vector<GroupingId> groupings;
    for (auto const& [grouping, why] : electorate.left_out)
        if (why == "no_nominee")
            groupings.push_back(grouping);
    return groupings;
}

/// DEC-22, B-15: at a review the chair may have to decide where there is no consensus on de-registration, without a
/// vote.
bool is_for_chair_alone(State const& state, ChildId const& child, Terms const& terms)
{
    return terms.settings.dereg_no_consensus == DeregistrationRule::chair_decides
           && is_under_review(state, child, terms);
}

/// What a decided or half-decided child refuses before any vote.
void weigh_undecided(Weighing& weigh, State const& state, ChildId const& child)
{
    // B-24: a child agreed on is not voted on.
    weigh.must(!views_on(state, child).consensus, Clause::DEC_02, "consensus-exists"_code, about(child));
    bool const done = state.voting.chair_decisions.contains(child) || state.outcomes.declared.contains(child);
    weigh.sound(!done, Clause::VOTE_02, "already-done"_code, "child", about(child));
    auto const* vote = last_vote(state, child);
    if (!vote || !vote->tally)
        return;
    // VOTE-05: the majority stands, also against the chair.
    bool const majority =
        vote->tally->result == VoteResult::register_ || vote->tally->result == VoteResult::not_register;
    weigh.must(!majority, Clause::VOTE_05, "majority-stands"_code,
               {{"child", child.value}, {"decided_by", "majority"}});
}

/// The steps before a first vote (B-18), as far as the chair has not declared them done.
void weigh_steps(Weighing& weigh, State const& state, ChildId const& child, Moment now, Terms const& terms)
{
    auto const& views = views_on(state, child);
    if (views.irresolvable)
        return;
    weigh_ready_for_views(weigh, state, child, now, terms);
    auto const test = test_consensus(state, child, now, terms);
    // RUN-11, RESP-04: everybody's view first, on the table.
    weigh.must(views.round_revealed(), Clause::RUN_11, "nothing-revealed"_code, about(child));
    weigh.must(test.waiting.empty(), Clause::RUN_11, "views-missing"_code,
               {{"child", child.value}, {"people", listed(test.waiting)}});
    weigh.must(!test.stands(), Clause::DEC_02, "consensus-exists"_code, about(child));
    // DEC-03: at least so many attempts to resolve the difference.
    weigh.must(static_cast<int>(views.attempts.size()) >= terms.settings.min_resolution_attempts, Clause::DEC_03,
               "no-resolution-attempt"_code, about(child));
    // DEC-04: each agency's view was sought.
    weigh.must(views.agencies_asked, Clause::DEC_04, "agencies-not-asked"_code, about(child));
    // DEC-05: and the chair has said that the difference cannot be resolved.
    weigh.must(views.irresolvable, Clause::DEC_05, "not-declared-irresolvable"_code, about(child));
}

/// Whether anybody votes, and who: nominees for all that may vote (VOTE-04), and a word where they are very few.
void weigh_electorate(Weighing& weigh, Electorate const& electorate)
{
    auto const unnamed = without_nominee(electorate);
    weigh.must(unnamed.empty(), Clause::VOTE_04, "no-nominee"_code,
               {{"child", electorate.child.value}, {"groupings", listed(unnamed)}});
    // an empty electorate is on record before all confirmed groupings are asked.
    weigh.notice(!electorate.nominees.empty(), Clause::VOTE_07, "nobody-votes"_code, about(electorate.child));
    // B-21: a single grouping may decide; it is shown that it does.
    weigh.notice(electorate.nominees.size() != 1, Clause::VOTE_05, "one-grouping-decides"_code,
                 about(electorate.child));
}

/// Who may vote at all: somebody party to the decision, and here.
void weigh_voter(Weighing& weigh, State const& state, Ballot const& ballot, Act const& act)
{
    Details const who{{"person", ballot.person.value}};
    auto const capacity = capacity_of(state, ballot.person);
    weigh.sound(capacity.has_value(), Clause::VOTE_04, "unknown-person"_code, "person", who);
    // VOTE-13: the chair has no ordinary vote.
    weigh.must(capacity != Capacity::chair, Clause::VOTE_13, "chair-has-no-vote"_code);
    // VOTE-15, R-10: nor has anybody who is not party to the decision.
    weigh.must(capacity == Capacity::practitioner, Clause::VOTE_15, "not-a-practitioner"_code, who);
    // VOTE-14: a view sent in writing is no vote.
    weigh.must(state.present(ballot.person, act.held_on) || planted(Bug::absent_counted), Clause::VOTE_14,
               "not-present"_code, who);
}

/// VOTE-12, R-15: outside the electorate a view is recorded and not counted, and whoever asks is told why.
void weigh_counted(Weighing& weigh, ChildVote const& vote, GroupingId const& grouping, Details const& details)
{
    auto const found = vote.electorate.left_out.find(grouping);
    auto const why = found == vote.electorate.left_out.end() ? std::string{} : found->second;
    weigh.must(why != "not_involved", Clause::VOTE_12, "not-directly-involved"_code, details);
    weigh.must(why != "no_elector", Clause::VOTE_09, "no-elector-of-education"_code, details);
    weigh.must(why != "not_confirmed", Clause::VOTE_03, "left-out-by-ruling"_code, details);
    // VOTE-14: who was not there when the vote opened is not of it.
    weigh.must(why.empty(), Clause::VOTE_14, "grouping-not-counted"_code, details);
}

/// For which grouping the person votes; asks that it is one, and has not voted.
std::optional<GroupingId> weigh_grouping(Weighing& weigh, State const& state, Ballot const& ballot, Act const& act,
                                         Terms const& terms)
{
    auto const* person = participant(state, ballot.person);
    if (!weigh.sound_so_far() || !person)
        return std::nullopt;
    auto const& vote = *last_vote(state, ballot.child);
    auto const& grouping = person->grouping;
    Details const details{{"child", ballot.child.value}, {"person", ballot.person.value}, {"grouping", grouping.value}};
    weigh_counted(weigh, vote, grouping, details);
    // VOTE-04: the nominee alone gives the grouping's vote, and for no other grouping.
    bool const own = !ballot.grouping || *ballot.grouping == grouping;
    bool const nominated = own && nominee_now(state, ballot.child, grouping, act.held_on, terms) == ballot.person;
    // a member whom a rule or a ruling kept from voting is told which.
    if (auto const why = nominated ? std::nullopt : ruled_out(state, *person, ballot.child, act.held_on, terms))
        weigh.must(false, why->second, why->first, details);
    weigh.must(nominated, Clause::VOTE_04, "not-a-nominee"_code, details);
    // VOTE-03: one vote for each grouping; VOTE-08: and for each person, wherever they were allocated since.
    weigh.must(!vote.ballots.contains(grouping), Clause::VOTE_03, "already-voted"_code, details);
    auto const by_same = [&](auto const& entry) { return entry.second.person == ballot.person; };
    weigh.must(std::none_of(vote.ballots.begin(), vote.ballots.end(), by_same), Clause::VOTE_08, "already-voted"_code,
               details);
    return grouping;
}

/// The result of a count (B-21): a reasoned non-vote is for neither side.
VoteResult result_of(Tally const& tally, std::size_t electorate, MajorityBasis basis)
{
    if (tally.for_ == 0 && tally.against == 0)
        return VoteResult::empty;
    if (planted(Bug::tie_registers) && tally.for_ == tally.against)
        return VoteResult::register_;
    // VOTE-05: the majority of the votes cast, or of all who might have voted where the board says so.
    // READING B-21: short of that, neither side has one, as with equal votes.
    bool const of_all = basis == MajorityBasis::electorate;
    int const needed = of_all ? static_cast<int>(electorate) / 2 : std::min(tally.for_, tally.against);
    if (tally.for_ > needed && tally.for_ > tally.against)
        return VoteResult::register_;
    if (tally.against > needed && tally.against > tally.for_)
        return VoteResult::not_register;
    return VoteResult::tie;
}

void count(Tally& tally, std::map<GroupingId, Ballot> const& ballots)
{
    for (auto const& [grouping, ballot] : ballots) {
        auto const vote = ballot.vote.value_or(BallotValue::none);
        tally.for_ += vote == BallotValue::for_;
        tally.against += vote == BallotValue::against;
        tally.none += vote == BallotValue::none;
    }
}

/// the views of groupings outside the electorate, each with why it is not counted.
void list_uncounted(Tally& tally, ChildVote const& vote, ConsensusTestResult const& views)
{
    for (auto const& [grouping, view] : views.groupings) {
        if (vote.ballots.contains(grouping) || view == GroupingView::not_given)
            continue;
        auto const why = vote.electorate.left_out.find(grouping);
        tally.not_counted.push_back({grouping, view, why == vote.electorate.left_out.end() ? "absent" : why->second});
    }
}

/// Who did not go with the majority: by vote (VOTE-06), and by view outside the electorate.
void list_differing(Tally& tally, ChildVote const& vote, ConsensusTestResult const& views)
{
    if (tally.result == VoteResult::tie || tally.result == VoteResult::empty)
        return;
    bool const registers = tally.result == VoteResult::register_;
    auto const minority = registers ? BallotValue::against : BallotValue::for_;
    auto const other_view = registers ? GroupingView::not_register : GroupingView::register_;
    for (auto const& [grouping, ballot] : vote.ballots)
        if (ballot.vote == minority)
            tally.dissent.push_back(grouping);
    for (auto const& [grouping, view] : views.groupings)
        if (!vote.ballots.contains(grouping) && view == other_view)
            tally.disagreed_outside.push_back(grouping);
}

/// Whether the decision has come to the chair: equal votes, nobody who could decide when asked a second time, or
/// de-registration without consensus (VOTE-07, R-14, DEC-22).
bool is_left_to_chair(State const& state, ChildId const& child, Terms const& terms)
{
    if (auto const* vote = last_vote(state, child))
        return vote->tally
               && (vote->tally->result == VoteResult::tie
                   || (vote->tally->result == VoteResult::empty && vote->electorate.retried));
    return views_on(state, child).irresolvable && is_for_chair_alone(state, child, terms);
}

}

Answered decide(State const& state, OpenVote const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto const& child = command.child;
    weigh_from_chair(weigh, state, act, Clause::VOTE_02);
    weigh_known_child(weigh, state, child, Clause::VOTE_02);
    weigh_open(weigh, state);
    weigh.sound(!is_vote_open(state, child), Clause::VOTE_02, "vote-open"_code, "child", about(child));
    weigh_undecided(weigh, state, child);
    // DEC-22: where the board leaves it to the chair there is no vote on coming off the register.
    weigh.must(!is_for_chair_alone(state, child, terms), Clause::DEC_22, "chair-decides"_code, about(child));
    // VOTE-07: equal votes, or none in a second vote, are not voted on again.
    weigh.must(!is_left_to_chair(state, child, terms), Clause::VOTE_07, "chair-decides"_code, about(child));
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();

    weigh_steps(weigh, state, child, act.held_on, terms);
    // GRP-12: the groupings are confirmed first.
    weigh.must(state.groupings.confirmed.has_value(), Clause::GRP_12, "groupings-not-confirmed"_code);
    weigh_quoracy(weigh, state, child, act.held_on, terms);
    auto const electors = electorate(state, child, act.held_on, terms);
    weigh_electorate(weigh, electors);
    // VOTE-01: a vote is held for a reason; the second one R-14 gives.
    weigh.should(electors.retried, Clause::VOTE_01, "vote-could-be-avoided"_code, about(child));
    return weigh.answer<Event>(VoteOpened{electors});
}

Answered decide(State const& state, CastVote const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_child(weigh, state, command.child, Clause::VOTE_03);
    weigh_open(weigh, state);
    weigh.sound(is_vote_open(state, command.child), Clause::VOTE_02, "no-open-vote"_code, "child",
                about(command.child));
    weigh_voter(weigh, state, command, act);
    auto const grouping = weigh_grouping(weigh, state, command, act, terms);
    weigh_own_voice(weigh, state, command.person, command.confirmed, act, Clause::VOTE_04);
    // RESP-06: to have no view takes a code and a reason.
    bool const takes_side = command.vote == BallotValue::for_ || command.vote == BallotValue::against;
    weigh.must(takes_side || (command.vote && command.no_view_code && has_words(command.reason)), Clause::RESP_06,
               "bare-abstention"_code, {{"person", command.person.value}});
    weigh.sound(!takes_side || !command.no_view_code, Clause::RESP_06, "contradictory-fields"_code, "no_view_code");
    VoteCast event{command};
    event.grouping = grouping;
    return weigh.answer<Event>(event);
}

Answered decide(State const& state, CloseVote const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_from_chair(weigh, state, act, Clause::VOTE_02);
    weigh_known_child(weigh, state, command.child, Clause::VOTE_02);
    weigh_open(weigh, state);
    weigh.sound(is_vote_open(state, command.child), Clause::VOTE_02, "no-open-vote"_code, "child",
                about(command.child));
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();

    // QUOR-06, B-11: the count is where the decision falls; those who are left must be enough for it.
    weigh_quoracy(weigh, state, command.child, act.held_on, terms);
    // VOTE-04: every nominee has voted, or said why not; VOTE-14: a grouping that has gone is waited for no more.
    auto const missing = votes_missing(state, command.child, act.held_on, terms);
    weigh.must(missing.empty(), Clause::VOTE_04, "votes-missing"_code,
               {{"child", command.child.value}, {"groupings", listed(missing)}});
    auto const& vote = *last_vote(state, command.child);
    Tally tally;
    tally.child = command.child;
    count(tally, vote.ballots);
    tally.result = result_of(tally, vote.electorate.nominees.size(), terms.settings.majority_basis);
    auto const views = test_consensus(state, command.child, act.held_on, terms);
    list_differing(tally, vote, views);
    list_uncounted(tally, vote, views);
    return weigh.answer<Event>(VoteClosed{tally});
}

Answered decide(State const& state, DecideAsChair const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto const& child = command.child;
    weigh_from_chair(weigh, state, act, Clause::VOTE_07);
    weigh_known_child(weigh, state, child, Clause::VOTE_07);
    weigh_open(weigh, state);
    weigh_undecided(weigh, state, child);
    // VOTE-07, R-14: the chair decides only where nobody else can.
    weigh.must(is_left_to_chair(state, child, terms), Clause::VOTE_07, "not-for-the-chair"_code, about(child));
    // VOTE-07: on both questions.
    weigh.sound(command.plan_needed.has_value(), Clause::VOTE_07, "missing-field"_code, "plan_needed");
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();

    weigh_quoracy(weigh, state, child, act.held_on, terms);
    // DEC-10, B-31: the answers go together; where they do not, the chair is asked to look again.
    weigh.notice(command.plan_needed == (command.decision == Direction::register_), Clause::DEC_10,
                 "contradictory-view"_code, about(child));
    ChairDecided event{command};
    event.reason = in_words(command.reason, act, Clause::VOTE_07);
    // JUDGEMENT: which way, the chair decides; that there are reasons, we insist on.
    weigh.should(event.reason.has_value(), Clause::VOTE_07, "no-reason"_code, about(child));
    auto const* vote = last_vote(state, child);
    // that nobody but the chair could decide is told the same day.
    if (vote && vote->tally->result == VoteResult::empty)
        return weigh.answer<Event>(event,
                                   alert(lead_manager, Clause::VOTE_07, "no-vote-possible", terms.settings, child));
    return weigh.answer<Event>(event);
}

void fold(State& state, VoteOpened const& event, Act const&)
{
    state.voting.votes[event.child].push_back({event, {}, std::nullopt});
    // from here on views are closed, also where the chair passed over the declaration with a reason.
    state.views.by_child[event.child].irresolvable = true;
}

void fold(State& state, VoteCast const& event, Act const&)
{
    auto const found = state.voting.votes.find(event.child);
    if (found != state.voting.votes.end() && event.grouping)
        found->second.back().ballots[*event.grouping] = event;
}

void fold(State& state, VoteClosed const& event, Act const&)
{
    auto const found = state.voting.votes.find(event.child);
    if (found != state.voting.votes.end())
        found->second.back().tally = event;
}

void fold(State& state, ChairDecided const& event, Act const&) { state.voting.chair_decisions[event.child] = event; }

}

#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/in_words.h"
#include "conference/person_list.h"

#include <algorithm>

namespace noddfa::conference {

namespace {

/// agreement takes at least two groupings; a ruling, not a setting.
constexpr int groupings_to_agree = 2;

/// What commands on a difference of views have in common: the chair's, on a child whose views are on the table.
void weigh_difference(Weighing& weigh, State const& state, ChildId const& child, Clause clause)
{
    weigh_known_child(weigh, state, child, clause);
    weigh_open(weigh, state);
    weigh.sound(!views_on(state, child).closed(), clause, "views-closed"_code, "child", about(child));
    weigh.sound(last_revealed(views_on(state, child)), clause, "nothing-revealed"_code, "child", about(child));
}

/// RUN-11, RESP-04: the round is on the table, and nobody who may give a view has still to be asked.
void weigh_everybody_asked(Weighing& weigh, State const& state, ChildId const& child, Moment now)
{
    weigh.sound(views_on(state, child).round_revealed(), Clause::RUN_11, "nothing-revealed"_code, "child",
                about(child));
    auto const waiting = views_waiting(state, child, now);
    weigh.must(waiting.empty(), Clause::RUN_11, "views-missing"_code,
               {{"child", child.value}, {"people", listed(waiting)}});
}

/// Which way a view points, where it does.
std::optional<GroupingView> side_of(View const& view)
{
    switch (view.view) {
    case ViewValue::register_: return GroupingView::register_;
    case ViewValue::not_register: return GroupingView::not_register;
    case ViewValue::none: break;
    }
    return std::nullopt;
}

using Voices = std::map<GroupingId, std::vector<View>>;

/// The round's views by grouping; a grouping that is there without a view stands in it with none.
Voices voices(State const& state, Round const& round, Moment now)
{
    Voices voices;
    for (auto const& [grouping, members] : groupings_present(state, now))
        voices[grouping];
    // OTH-01: whom the chair ruled to be no practitioner is counted no more.
    for (auto const& [person, view] : round.views)
        if (auto const* known = participant(state, person);
            known && capacity_of(state, person) == Capacity::practitioner && !known->grouping.empty())
            voices[known->grouping].push_back(view);
    // READING B-40: confirming groupings settles who votes (GRP-12); a grouping left out of them has had its say all
    // the same (RESP-06), and no ruling makes a consensus of what differs.
    return voices;
}

/// A grouping's view: its members' common direction, or that of whoever speaks for it where they differ.
GroupingView common_view(std::vector<View> const& views, std::optional<PersonId> const& speaker)
{
    if (views.empty())
        return GroupingView::not_given;
    std::set<GroupingView> sides;
    for (auto const& view : views)
        if (auto const side = side_of(view))
            sides.insert(*side);
    if (sides.empty())
        return GroupingView::none;
    if (sides.size() == 1)
        return *sides.begin();
    for (auto const& view : views)
        if (view.person == speaker)
            return side_of(view).value_or(GroupingView::differs);
    return GroupingView::differs;
}

/// Where the groupings agree. A reasoned non-view neither makes nor breaks it.
std::optional<Direction> agreed(std::map<GroupingId, GroupingView> const& groupings)
{
    int for_registration = 0;
    int against = 0;
    for (auto const& [grouping, view] : groupings) {
        if (view == GroupingView::differs)
            return std::nullopt;
        for_registration += view == GroupingView::register_;
        against += view == GroupingView::not_register;
    }
    if (for_registration >= groupings_to_agree && against == 0)
        return Direction::register_;
    if (against >= groupings_to_agree && for_registration == 0)
        return Direction::not_register;
    return std::nullopt;
}

bool points_to(View const& view, Direction direction)
{
    auto const side = side_of(view);
    return !side || (*side == GroupingView::register_) == (direction == Direction::register_);
}

bool all_point_to(Voices const& voices, Direction direction)
{
    return std::ranges::all_of(voices, [&](auto const& entry) {
        return std::ranges::all_of(entry.second, [&](View const& view) { return points_to(view, direction); });
    });
}

/// Whoever's own view in the round is not the one agreed on, also those ruled to be no practitioners since.
std::vector<PersonId> differing(Round const& round, Direction direction)
{
    std::vector<PersonId> people;
    for (auto const& [person, view] : round.views)
        if (!points_to(view, direction))
            people.push_back(person);
    return people;
}

/// Groupings that are there and of which nobody gave a view, everybody having been excused.
std::vector<GroupingId> silent_groupings(ConsensusTestResult const& test)
{
    std::vector<GroupingId> silent;
    for (auto const& [grouping, view] : test.groupings)
        if (view == GroupingView::not_given)
            silent.push_back(grouping);
    return silent;
}

std::string objectors(ChildViews const& views)
{
    std::vector<PersonId> people;
    for (auto const& [person, objection] : views.objections)
        people.push_back(person);
    return listed(people);
}

bool is_lead(State const& state, PersonId const& person, ChildId const& child, Moment now, Terms const& terms)
{
    auto const* known = participant(state, person);
    return known && !known->grouping.empty() && speaker_of(state, known->grouping, child, now, terms) == person;
}

}

Round const* last_revealed(ChildViews const& views)
{
    auto const found =
        std::find_if(views.rounds.rbegin(), views.rounds.rend(), [](Round const& one) { return one.revealed; });
    return found == views.rounds.rend() ? nullptr : &*found;
}

ConsensusTestResult test_consensus(State const& state, ChildId const& child, Moment now, Terms const& terms)
{
    ConsensusTestResult result;
    auto const& views = views_on(state, child);
    result.waiting = views_waiting(state, child, now);
    result.standing_objection = !views.objections.empty();
    // the latest round that was revealed; what is still blind says nothing.
    auto const* round = last_revealed(views);
    if (!round)
        return result;
    auto const given = voices(state, *round, now);
    for (auto const& [grouping, members] : given)
        result.groupings[grouping] = common_view(members, speaker_of(state, grouping, child, now, terms));
    result.contradiction = std::any_of(round->views.begin(), round->views.end(),
                                       [](auto const& entry) { return is_contradictory(entry.second); });
    if (!views.round_revealed())
        return result;
    result.direction = agreed(result.groupings);
    // CONSENSUS_TEST: a board may ask that every practitioner agrees, not only every grouping (B-40).
    if (result.direction && terms.settings.consensus_test == ConsensusTest::all_practitioners
        && !all_point_to(given, *result.direction))
        result.direction = std::nullopt;
    return result;
}

Answered decide(State const& state, RecordResolutionAttempt const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_from_chair(weigh, state, act, Clause::DEC_03);
    // DEC-03: there is a difference to resolve only once views are known.
    weigh_difference(weigh, state, command.child, Clause::DEC_03);
    weigh.sound(!command.how.empty(), Clause::DEC_03, "missing-field"_code, "how");
    return weigh.answer<Event>(ResolutionAttempted{command});
}

Answered decide(State const& state, ConfirmAgenciesAsked const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_from_chair(weigh, state, act, Clause::DEC_04);
    weigh_difference(weigh, state, command.child, Clause::DEC_04);
    // DEC-04: whose view is still missing has not been asked.
    auto const waiting = views_waiting(state, command.child, act.held_on);
    weigh.must(waiting.empty(), Clause::DEC_04, "views-missing"_code,
               {{"child", command.child.value}, {"people", listed(waiting)}});
    return weigh.answer<Event>(AgenciesAsked{command});
}

Answered decide(State const& state, RaiseObjection const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_difference(weigh, state, command.child, Clause::DEC_02);
    bool const heard = act.by == command.person || state.is_chair(act.by) || state.is_record_taker(act.by);
    weigh.must(heard, Clause::DEC_02, "not-your-view"_code, {{"person", command.person.value}});
    // R-12, B-40: a lead's objection stands; other dissent is a view, and a concern where there is one (ESC-01).
    weigh.must(is_lead(state, command.person, command.child, act.held_on, terms), Clause::DEC_02, "not-a-lead"_code,
               {{"person", command.person.value}});
    weigh.sound(!command.reason.empty(), Clause::DEC_02, "missing-field"_code, "reason");
    return weigh.answer<Event>(ObjectionRaised{command});
}

Answered decide(State const& state, WithdrawObjection const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_difference(weigh, state, command.child, Clause::DEC_02);
    bool const heard = act.by == command.person || state.is_chair(act.by) || state.is_record_taker(act.by);
    weigh.must(heard, Clause::DEC_02, "not-your-view"_code, {{"person", command.person.value}});
    weigh.sound(views_on(state, command.child).objections.contains(command.person), Clause::DEC_02, "no-objection"_code,
                "person", {{"person", command.person.value}});
    return weigh.answer<Event>(ObjectionWithdrawn{command});
}

Answered decide(State const& state, DeclareConsensus const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto const& child = command.child;
    weigh_from_chair(weigh, state, act, Clause::DEC_02);
    weigh_difference(weigh, state, child, Clause::DEC_02);
    weigh_everybody_asked(weigh, state, child, act.held_on);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();

    auto const test = test_consensus(state, child, act.held_on, terms);
    // DEC-02, R-12: every grouping with a view points one way, two at the least, and no lead objects.
    weigh.must(test.direction.has_value(), Clause::DEC_02, "no-consensus"_code, about(child));
    weigh.must(!test.standing_objection, Clause::DEC_02, "standing-objection"_code,
               {{"child", child.value}, {"people", objectors(views_on(state, child))}});
    // RUN-11, B-31: risk, plan and registration are one question; a view that splits it is cleared up, or passed over
    // with the chair's reason.
    weigh.must(!test.contradiction, Clause::RUN_11, "contradictory-view"_code, about(child));
    weigh_quoracy(weigh, state, child, act.held_on, terms);
    if (test.direction) {
        // B-40, DEC-18: dissent inside a grouping breaks nothing and stays on record; its author may go further
        // (ESC-01).
        auto const people = differing(*last_revealed(views_on(state, child)), *test.direction);
        weigh.notice(people.empty(), Clause::DEC_18, "individual-difference"_code,
                     {{"child", child.value}, {"people", listed(people)}});
        // RESP-06: whoever attends is part of the decision; that nobody of a grouping spoke is seen.
        auto const silent = silent_groupings(test);
        weigh.notice(silent.empty(), Clause::RESP_06, "grouping-without-a-view"_code,
                     {{"child", child.value}, {"groupings", listed(silent)}});
    }
    return weigh.answer<Event>(ConsensusDeclared{{child, test.direction}});
}

Answered decide(State const& state, DeclareIrresolvable const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto const& child = command.child;
    weigh_from_chair(weigh, state, act, Clause::DEC_05);
    weigh_difference(weigh, state, child, Clause::DEC_05);
    weigh_everybody_asked(weigh, state, child, act.held_on);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();

    auto const& views = views_on(state, child);
    // DEC-02: where there is agreement, agreement is what is declared.
    weigh.must(!test_consensus(state, child, act.held_on, terms).stands(), Clause::DEC_02, "consensus-exists"_code,
               about(child));
    // DEC-03: at least so many attempts; JUDGEMENT: whether another would help is the chair's to say.
    weigh.must(static_cast<int>(views.attempts.size()) >= terms.settings.min_resolution_attempts, Clause::DEC_03,
               "no-resolution-attempt"_code, about(child));
    weigh.must(views.agencies_asked, Clause::DEC_04, "agencies-not-asked"_code, about(child));
    DifferenceIrresolvable event{command};
    event.statement = in_words(command.statement, act, Clause::DEC_05);
    weigh.should(event.statement.has_value(), Clause::DEC_05, "no-statement"_code, about(child));
    return weigh.answer<Event>(event);
}

void fold(State& state, ResolutionAttempted const& event, Act const&)
{
    state.views.by_child[event.child].attempts.push_back(event);
}

void fold(State& state, AgenciesAsked const& event, Act const&)
{
    state.views.by_child[event.child].agencies_asked = true;
}

void fold(State& state, ObjectionRaised const& event, Act const&)
{
    state.views.by_child[event.child].objections[event.person] = event;
}

void fold(State& state, ObjectionWithdrawn const& event, Act const&)
{
    state.views.by_child[event.child].objections.erase(event.person);
}

void fold(State& state, ConsensusDeclared const& event, Act const&)
{
    state.views.by_child[event.child].consensus = event.direction;
}

void fold(State& state, DifferenceIrresolvable const& event, Act const&)
{
    state.views.by_child[event.child].irresolvable = true;
}

}

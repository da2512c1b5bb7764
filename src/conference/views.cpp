#include "conference/views.h"

#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/in_words.h"
#include "conference/person_list.h"
#include "protocol/planted.h"

#include <algorithm>

namespace noddfa::conference {

namespace {

Details about_view(View const& view) { return {{"child", view.child.value}, {"person", view.person.value}}; }

/// after consensus or irresolvable difference no view comes in or changes.
void weigh_views_not_closed(Weighing& weigh, State const& state, ChildId const& child)
{
    weigh.sound(!views_on(state, child).closed(), Clause::RUN_11, "views-closed"_code, "child",
                {{"child", child.value}});
}

/// Whether the person is one whose view counts; others are told where theirs belongs.
void weigh_capacity(Weighing& weigh, State const& state, PersonId const& person, Terms const& terms)
{
    Details const who{{"person", person.value}};
    auto const capacity = capacity_of(state, person);
    weigh.sound(capacity.has_value(), Clause::DEC_13, "unknown-person"_code, "person", who);
    if (!capacity || capacity == Capacity::practitioner)
        return;
    // DEC-16, B-09: Cafcass and inspectors are not asked; what they offer is a contribution.
    weigh.must(capacity != Capacity::cafcass && capacity != Capacity::ciw, Clause::DEC_16, "view-field-off"_code, who);
    // DEC-15, B-09: carers and advocates say what they think as a contribution, which is on record and never counted.
    auto const* row = terms.services.non_party(*capacity);
    weigh.must(!row || !row->view_recorded, Clause::DEC_15, "view-is-a-contribution"_code, who);
    // OTH-01, R-10: nobody else is party to the decision; family views have their own place (OTH-02).
    weigh.must(false, Clause::OTH_01, "not-a-practitioner"_code, who);
}

/// Whether the person is there and heard what the others heard (DEC-13, R-07).
void weigh_hearing(Weighing& weigh, State const& state, PersonId const& person, Moment now)
{
    Details const who{{"person", person.value}};
    weigh.must(state.present(person, now), Clause::DEC_13, "not-present"_code, who);
    auto const eligible = eligible_practitioners(state, now);
    weigh.must(std::find(eligible.begin(), eligible.end(), person) != eligible.end(), Clause::DEC_13,
               "not-briefed"_code, who);
}

/// What a view must say: a side with its reason, or why there is none.
void weigh_content(Weighing& weigh, View const& view)
{
    if (view.view == ViewValue::none) {
        // RESP-06: nobody abstains without a code and a reason.
        weigh.must(view.no_view_code && has_words(view.reason), Clause::RESP_06, "bare-abstention"_code,
                   about_view(view));
        return;
    }
    weigh.sound(!view.no_view_code, Clause::RESP_06, "contradictory-fields"_code, "no_view_code");
    // RESP-04: a recommendation has its reasons.
    // JUDGEMENT: likelihood, limbs and kinds of harm are the practitioner's to name (DEC-06, DEC-11); none is inferred.
    weigh.should(has_words(view.reason), Clause::RESP_04, "no-reason"_code, about_view(view));
}

std::vector<PersonId> contradicting(Round const& round)
{
    std::vector<PersonId> people;
    for (auto const& [person, view] : round.views)
        if (is_contradictory(view))
            people.push_back(person);
    return people;
}

}

bool is_contradictory(View const& view)
{
    return view.view != ViewValue::none && view.plan_needed && *view.plan_needed != (view.view == ViewValue::register_);
}

ChildViews const& views_on(State const& state, ChildId const& child)
{
    static ChildViews const nothing;
    auto const found = state.views.by_child.find(child);
    return found == state.views.by_child.end() ? nothing : found->second;
}

std::vector<PersonId> views_waiting(State const& state, ChildId const& child, Moment now)
{
    auto const& views = views_on(state, child);
    auto people = eligible_practitioners(state, now);
    std::erase_if(people, [&](PersonId const& one) {
        bool const given = !views.rounds.empty() && views.rounds.back().views.contains(one);
        // who must go has spoken already.
        bool const early = views.round_open() && views.early.contains(one);
        return given || early || views.excused.contains(one);
    });
    return people;
}

void weigh_own_voice(Weighing& weigh, State const& state, PersonId const& person, bool confirmed, Act const& act,
                     Clause clause)
{
    bool const own = act.by == person;
    bool const enters = state.is_chair(act.by) || state.is_record_taker(act.by);
    weigh.must(own || enters, clause, "not-your-view"_code, {{"person", person.value}});
    // entered for somebody without a device it is read aloud and confirmed.
    weigh.must(own || confirmed, clause, "not-confirmed"_code, {{"person", person.value}});
}

Answered decide(State const& state, OpenViews const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto const& child = command.child;
    weigh_from_chair(weigh, state, act, Clause::RUN_11);
    weigh_known_child(weigh, state, child, Clause::RUN_11);
    weigh_open(weigh, state);
    weigh_views_not_closed(weigh, state, child);
    auto const& views = views_on(state, child);
    weigh.sound(!views.round_open(), Clause::RUN_11, "already-done"_code, "child", {{"child", child.value}});
    // each attempt to resolve the difference may open one further round.
    weigh.must(views.attempts.size() >= views.rounds.size(), Clause::DEC_03, "no-resolution-attempt"_code,
               {{"child", child.value}});
    weigh_ready_for_views(weigh, state, child, act.held_on, terms);
    weigh_quoracy(weigh, state, child, act.held_on, terms);
    return weigh.answer<Event>(ViewsOpened{command});
}

Answered decide(State const& state, GiveView const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(!command.person.empty(), Clause::DEC_13, "missing-field"_code, "person");
    weigh_known_child(weigh, state, command.child, Clause::DEC_13);
    weigh_open(weigh, state);
    weigh_views_not_closed(weigh, state, command.child);
    weigh_capacity(weigh, state, command.person, terms);
    weigh_own_voice(weigh, state, command.person, command.confirmed, act, Clause::RESP_06);
    weigh_hearing(weigh, state, command.person, act.held_on);
    auto const& views = views_on(state, command.child);
    // views are given in a round; R-07: who must leave first, before one.
    weigh.sound(views.round_open() || command.before_leaving, Clause::RUN_11, "no-open-round"_code, "child",
                about_view(command));
    // DEC-13, R-11: one view in a round, and none changes once given; a view given early nobody has seen yet.
    weigh.must(!views.round_open() || !views.rounds.back().views.contains(command.person), Clause::DEC_13,
               "view-already-given"_code, about_view(command));
    ViewGiven event{command};
    event.reason = in_words(command.reason, act, Clause::RESP_04);
    weigh_content(weigh, event);
    return weigh.answer<Event>(event);
}

Answered decide(State const& state, ExcuseView const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_from_chair(weigh, state, act, Clause::RESP_04);
    weigh_known_child(weigh, state, command.child, Clause::RESP_04);
    weigh_open(weigh, state);
    weigh_views_not_closed(weigh, state, command.child);
    // OTH-01: only of practitioners is a view asked at all.
    auto const capacity = capacity_of(state, command.person);
    weigh.sound(capacity.has_value(), Clause::RESP_04, "unknown-person"_code, "person",
                {{"person", command.person.value}});
    weigh.must(capacity == Capacity::practitioner, Clause::OTH_01, "not-a-practitioner"_code,
               {{"person", command.person.value}});
    ViewExcused event{command};
    event.reason = in_words(command.reason, act, Clause::RESP_04);
    weigh.should(event.reason.has_value(), Clause::RESP_04, "no-reason"_code, {{"person", command.person.value}});
    return weigh.answer<Event>(event);
}

Answered decide(State const& state, RevealViews const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_from_chair(weigh, state, act, Clause::RUN_11);
    weigh_known_child(weigh, state, command.child, Clause::RUN_11);
    weigh_open(weigh, state);
    auto const& views = views_on(state, command.child);
    weigh_views_not_closed(weigh, state, command.child);
    weigh.sound(views.round_open(), Clause::RUN_11, "no-open-round"_code, "child", {{"child", command.child.value}});
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    // RESP-04, DEC-13: everybody who may gives a view, or is excused with a reason.
    auto const waiting = views_waiting(state, command.child, act.held_on);
    weigh.must(waiting.empty(), Clause::RESP_04, "views-missing"_code,
               {{"child", command.child.value}, {"people", listed(waiting)}});
    auto after = state;
    fold(after, ViewsRevealed{command}, act);
    // B-31: risk without need for a plan, or the other way round: to be cleared up before consensus.
    auto const people = contradicting(views_on(after, command.child).rounds.back());
    weigh.notice(people.empty(), Clause::DEC_10, "contradictory-view"_code,
                 {{"child", command.child.value}, {"people", listed(people)}});
    return weigh.answer<Event>(ViewsRevealed{command});
}

void fold(State& state, ViewsOpened const& event, Act const&)
{
    state.views.by_child[event.child].rounds.emplace_back();
}

void fold(State& state, ViewGiven const& event, Act const&)
{
    auto& views = state.views.by_child[event.child];
    bool const in_round = views.round_open() || (planted(Bug::revealed_view_changes) && !views.rounds.empty());
    auto& into = in_round ? views.rounds.back().views : views.early;
    into[event.person] = event;
}

void fold(State& state, ViewExcused const& event, Act const&)
{
    state.views.by_child[event.child].excused[event.person] = event;
}

void fold(State& state, ViewsRevealed const& event, Act const& act)
{
    auto& views = state.views.by_child[event.child];
    if (views.rounds.empty())
        return;
    auto& round = views.rounds.back();
    round.revealed = true;
    // what somebody said before leaving is of this round, unless they stayed and said something since.
    round.views.insert(views.early.begin(), views.early.end());
    for (auto const& [person, view] : round.views)
        if (auto const* known = participant(state, person))
            round.groupings[person] = known->grouping;
    // Who is still here speaks anew in a further round; who has gone cannot.
    std::erase_if(views.early, [&](auto const& entry) { return state.present(entry.first, act.held_on); });
}

}

#include "conference/outcome.h"

#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/in_words.h"
#include "protocol/planted.h"

#include <boost/describe/enum_to_string.hpp>

#include <algorithm>
#include <utility>

/// The decision for each child (A.11, DER-01..08): what practitioners decided, declared by the chair.
namespace noddfa::conference {

namespace {

/// Whether the votes on a child were equal or none, and the chair has not yet decided.
bool waits_for_chair(State const& state, ChildId const& child)
{
    auto const* vote = last_vote(state, child);
    return vote && vote->tally && (vote->tally->result == VoteResult::tie || vote->tally->result == VoteResult::empty)
           && !state.voting.chair_decisions.contains(child);
}

void weigh_value(Weighing& weigh, State const& state, Declaration const& command, Terms const& terms)
{
    bool const initial = command.outcome == Outcome::register_ || command.outcome == Outcome::not_register;
    // DEC-20, DER-01: off the register only by a review's decision about a child who is on it.
    // DEC-14: initially on or not; REV-05: at a review stay, change category or come off.
    auto const clause = initial ? Clause::REV_05 : command.outcome == Outcome::remove ? Clause::DEC_20 : Clause::DEC_14;
    bool const removes_anyhow = planted(Bug::removal_at_initial) && command.outcome == Outcome::remove;
    weigh.must(removes_anyhow || initial != is_under_review(state, command.child, terms), clause,
               "outcome-not-open-here"_code, {{"child", command.child.value}});
}

/// The clause under which a decision stands.
Clause clause_of(DecidedBy by)
{
    switch (by) {
    case DecidedBy::consensus: return Clause::DEC_02;
    case DecidedBy::majority: return Clause::VOTE_05;
    case DecidedBy::chair: return Clause::VOTE_07;
    }
    return Clause::VOTE_05;
}

void weigh_direction(Weighing& weigh, State const& state, Declaration const& command)
{
    Details const details{{"child", command.child.value}};
    // VOTE-07: equal votes leave both questions to the chair, who decides before anything is declared.
    weigh.must(!waits_for_chair(state, command.child), Clause::VOTE_07, "tie-waits-for-chair"_code, details);
    // DEC-14, RUN-12: what is declared has been decided by consensus, majority or the chair.
    auto const decided = decided_direction(state, command.child);
    weigh.must(decided.has_value(), Clause::DEC_14, "no-decision-yet"_code, details);
    // VOTE-05, B-32: the decision stands, also against the chair's own opinion. DER-04: so a review that still finds
    // continuing risk removes nobody.
    auto const by = decided_by(state, command.child);
    weigh.must(decided == direction_of(command.outcome), clause_of(by), "majority-stands"_code,
               {{"child", command.child.value}, {"decided_by", boost::describe::enum_to_string(by, "")}});
}

/// A brother or sister whose declared reasons have the same words, if any.
std::optional<ChildId> copied_from(State const& state, Declaration const& command)
{
    for (auto const& [child, declared] : state.outcomes.declared)
        if (child != command.child && has_words(command.reasons) && has_words(declared.reasons)
            && declared.reasons->text == command.reasons->text)
            return child;
    return std::nullopt;
}

void weigh_reasons(Weighing& weigh, State const& state, Declaration const& command)
{
    Details details{{"child", command.child.value}};
    // DEC-12: each child of a family is decided on that child's own harm; CHAIR-05: and no decision lacks reasons;
    // DEC-21: least of all a removal.
    auto const clause = state.convening.children.size() > 1  ? Clause::DEC_12
                        : command.outcome == Outcome::remove ? Clause::DEC_21
                                                             : Clause::CHAIR_05;
    weigh.must(has_words(command.reasons), clause, "no-reason"_code, details);
    auto const sibling = copied_from(state, command);
    if (sibling)
        details.emplace("sibling", sibling->value);
    weigh.should(!sibling && !command.same_reasons_as_sibling, Clause::DEC_12, "same-as-sibling"_code, details);
}

void weigh_registration(Weighing& weigh, State const& state, Declaration const& command)
{
    Details const details{{"child", command.child.value}};
    // DEC-09: one limb of the threshold is enough, none is not. JUDGEMENT: which one (DEC-07, DEC-08, DEC-11).
    weigh.must(!command.limbs.empty(), Clause::DEC_09, "no-limb"_code, details);
    // CAT-01, CAT-05: what kind of harm, one kind of it primary.
    weigh.must(state.categories.settled.contains(command.child), Clause::CAT_01, "no-category"_code, details);
    // DEC-10, B-31: continuing risk means that a plan is needed; a chair who said otherwise is asked to look again.
    auto const ruling = state.voting.chair_decisions.find(command.child);
    bool const plan_denied = ruling != state.voting.chair_decisions.end() && ruling->second.plan_needed == false;
    weigh.notice(!plan_denied, Clause::DEC_10, "risk-without-plan"_code, details);
}

void weigh_category_change(Weighing& weigh, State const& state, Declaration const& command, Terms const& terms)
{
    auto const settled = state.categories.settled.find(command.child);
    bool const known = settled != state.categories.settled.end();
    weigh.must(known, Clause::CAT_01, "no-category"_code, {{"child", command.child.value}});
    // REV-05: a change of category to the same ones wants a word, such as that another is the primary one now.
    std::set<Category> now;
    if (known)
        for (auto const& each : settled->second.categories)
            now.insert(each.category);
    auto const before = standing_of(state, command.child, terms).categories;
    weigh.should(now != std::set<Category>{before.begin(), before.end()}, Clause::REV_05, "categories-unchanged"_code,
                 {{"child", command.child.value}});
}

void weigh_non_registration(Weighing& weigh, State const& state, Declaration const& command, Terms const& terms)
{
    Details const details{{"child", command.child.value}};
    // DEFER-04, B-19: on too little information only where there is no sign of immediate risk, which the chair states.
    bool const too_little = command.ground == OutcomeGround::insufficient_information;
    weigh.must(!too_little || has_words(command.no_immediate_risk), Clause::DEFER_04,
               "immediate-risk-not-excluded"_code, details);
    // NREG-06, B-37: those who dissented believed that there was continuing risk; escalation is open to them.
    weigh.notice(decided_by(state, command.child) == DecidedBy::consensus, Clause::NREG_06, "not-unanimous"_code,
                 details);
    // MOV-12: where a board sets it, a child registered elsewhere does not come off at the transfer conference.
    bool const barred = terms.settings.transfer_bars_removal && state.convening.kind == Kind::transfer_in;
    weigh.should(!barred, Clause::MOV_12, "removal-at-transfer"_code, details);
}

void weigh_removal(Weighing& weigh, Declaration const& command, Standing const& standing, Terms const& terms)
{
    Details const details{{"child", command.child.value}};
    // DEC-21, DER-02: at the first review only on marked change.
    bool const first = standing.reviews_held == 0;
    weigh.should(!first || has_words(command.marked_change), Clause::DEC_21, "no-marked-change"_code, details);
    weigh.notice(!first, Clause::DER_02, "removal-at-first-review"_code, details);
    // DER-03: evidence of change in the child's lived experience. Never a block.
    auto const evidence = std::count_if(command.change.begin(), command.change.end(),
                                        [](Paragraph const& change) { return !change.empty(); });
    weigh.should(evidence > 0, Clause::DER_03, "no-evidence-of-change"_code, details);
    // DER-08: set against each of the original reasons, so that neither side of the comparison is empty.
    auto const original = static_cast<std::ptrdiff_t>(standing.reasons.size());
    weigh.should(original > 0 && evidence >= original, Clause::DER_08, "original-risk-not-compared"_code,
                 {{"child", command.child.value},
                  {"reasons", std::to_string(original)},
                  {"evidence", std::to_string(evidence)}});
    // MOV-12: nor while a transfer is under way, where a board sets it.
    weigh.should(!terms.settings.transfer_bars_removal || !standing.transfer_pending, Clause::MOV_12,
                 "removal-at-transfer"_code, details);
}

void weigh_outcome(Weighing& weigh, State const& state, Declaration const& command, Terms const& terms)
{
    switch (command.outcome) {
    case Outcome::register_: return weigh_registration(weigh, state, command);
    case Outcome::not_register: return weigh_non_registration(weigh, state, command, terms);
    case Outcome::continue_: return;
    case Outcome::change_category: return weigh_category_change(weigh, state, command, terms);
    case Outcome::remove: return weigh_removal(weigh, command, standing_of(state, command.child, terms), terms);
    }
}

/// The declaration with how it came about: nothing of it changes afterwards.
OutcomeDeclared declared(State const& state, Declaration const& command, Moment now, Terms const& terms)
{
    OutcomeDeclared event;
    static_cast<Declaration&>(event) = command;
    event.decided_by = decided_by(state, command.child);
    bool const categorised = command.outcome == Outcome::register_ || command.outcome == Outcome::change_category;
    auto const settled = state.categories.settled.find(command.child);
    if (categorised && settled != state.categories.settled.end()) {
        event.categories = settled->second.categories;
        event.primary = settled->second.primary;
    }
    // VOTE-06, R-15: who was against; and who was of another view without a vote, separately.
    if (auto const* vote = last_vote(state, command.child); vote && vote->tally)
        event.disagreed_outside = vote->tally->disagreed_outside;
    event.dissent = groupings_against(state, command.child, direction_of(command.outcome), now, terms);
    auto const quorum = quoracy(state, command.child, now, terms);
    event.quoracy = quorum.level;
    event.agencies = quorum.agencies;
    return event;
}

/// DEFER-03: what was missing is found out; who and by when, as far as known.
TaskSet assessment_task(State const& state, ChildId const& child, Terms const& terms)
{
    Task task{Clause::DEFER_03, "complete-assessment", child, std::nullopt, std::nullopt};
    if (state.convening.request)
        task.owner = state.convening.request->social_worker;
    auto const started = state.convening.section47_started.find(child);
    if (started != state.convening.section47_started.end())
        if (auto const due =
                deadline(Clause::REG_15, started->second, terms.history.on(started->second), terms.calendar))
            task.due = due->due;
    return {task};
}

}

Standing standing_of(State const& state, ChildId const& child, Terms const& terms)
{
    if (state.convening.request) {
        auto const found = state.convening.request->standings.find(child);
        if (found != state.convening.request->standings.end())
            return found->second;
    }
    return terms.background.standing(child);
}

bool is_under_review(State const& state, ChildId const& child, Terms const& terms)
{
    // JUDGEMENT: a child who is not registered, added to a review of brothers and sisters, has an initial decision.
    // REV-05: a reconvened conference asks what it asked before: a review's question about a child on the register.
    bool const may_review = state.convening.kind == Kind::review || state.convening.kind == Kind::reconvened;
    auto const standing = standing_of(state, child, terms);
    return may_review && standing.on_register && !standing.temporary;
}

std::vector<Paragraph> original_reasons(State const& state, ChildId const& child, Terms const& terms)
{
    return standing_of(state, child, terms).reasons;
}

DecidedBy decided_by(State const& state, ChildId const& child)
{
    if (state.voting.chair_decisions.contains(child))
        return DecidedBy::chair;
    auto const views = state.views.by_child.find(child);
    bool const agreed = views != state.views.by_child.end() && views->second.consensus;
    return agreed ? DecidedBy::consensus : DecidedBy::majority;
}

std::vector<GroupingId> groupings_against(State const& state, ChildId const& child, Direction decided, Moment now,
                                          Terms const& terms)
{
    if (decided_by(state, child) == DecidedBy::consensus)
        return {};
    std::vector<GroupingId> against;
    bool const on = decided == Direction::register_;
    bool voted = false;
    if (auto const* vote = last_vote(state, child))
        for (auto const& [grouping, ballot] : vote->ballots) {
            voted = voted || ballot.vote == BallotValue::for_ || ballot.vote == BallotValue::against;
            if (ballot.vote == (on ? BallotValue::against : BallotValue::for_))
                against.push_back(grouping);
        }
    if (voted)
        return against;
    // where the chair decided without a vote, the views of the groupings say who was against.
    for (auto const& [grouping, view] : test_consensus(state, child, now, terms).groupings)
        if (view == (on ? GroupingView::not_register : GroupingView::register_))
            against.push_back(grouping);
    return against;
}

Answered decide(State const& state, DeclareOutcome const& given, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    // CHAIR-05: the reasons stand in the declaration, or among the reasons of the act.
    auto command = given;
    command.reasons = in_words(given.reasons, act, Clause::CHAIR_05);
    weigh_known_child(weigh, state, command.child, Clause::PRIN_06);
    // DEFER-03: too little information is a ground of "not registered" alone.
    weigh.sound(command.ground != OutcomeGround::insufficient_information || command.outcome == Outcome::not_register,
                Clause::DEFER_03, "contradictory"_code, "ground");
    weigh_from_chair(weigh, state, act, Clause::CHAIR_05);
    weigh_open(weigh, state);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();

    // PRIN-06: one decision for each child, and no other.
    weigh.must(!state.outcomes.declared.contains(command.child), Clause::PRIN_06, "already-decided"_code,
               {{"child", command.child.value}});
    weigh_value(weigh, state, command, terms);
    weigh_quoracy(weigh, state, command.child, act.held_on, terms);
    weigh_direction(weigh, state, command);
    weigh_reasons(weigh, state, command);
    weigh_outcome(weigh, state, command, terms);
    // REP-20: what shows that the threshold is met, or is no longer.
    weigh_risk_tool(weigh, state, command.child);

    auto const event = declared(state, command, act.held_on, terms);
    auto answer = weigh.answer<Event>(event);
    if (!answer.accepted())
        return answer;
    // the register entry is born with this event; a plan, a co-ordinator or a date still missing delays nothing.
    if (command.ground == OutcomeGround::insufficient_information)
        answer.events.push_back(assessment_task(state, command.child, terms));
    // DEC-22, R-16: a removal against any grouping's view is told to the Lead Safeguarding Manager the same day.
    if (command.outcome == Outcome::remove && !(event.dissent.empty() && event.disagreed_outside.empty()))
        answer.events.push_back(
            alert("lead_safeguarding_manager", Clause::DEC_22, "removal-against-view", terms.settings, command.child));
    return answer;
}

void fold(State& state, OutcomeDeclared const& event, Act const& act)
{
    state.outcomes.declared[event.child] = event;
    state.outcomes.declared_at[event.child] = act.held_on;
}

}

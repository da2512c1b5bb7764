#include "base/contains.h"
#include "conference/afterwards.h"
#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/person_list.h"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include <algorithm>

/// The gates of the conference record, and where it goes (A.20).
namespace noddfa::conference {

namespace {

/// The eight parts that are neither there nor said to be empty.
std::string parts_missing(SignOff const& record)
{
    std::string missing;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<RecordPart>>([&](auto part) {
        if (!contains(record.parts, part.value) && !contains(record.none, part.value))
            missing.append(missing.empty() ? "" : ",").append(part.name);
    });
    return missing;
}

bool differs(View const& view, Direction decided)
{
    return view.view == (decided == Direction::register_ ? ViewValue::not_register : ViewValue::register_);
}

/// Whether somebody's latest view on a child is against what was decided, within a grouping or given before leaving.
bool somebody_differs(State const& state, ChildId const& child, Direction decided)
{
    auto const& views = views_on(state, child);
    auto const against = [&](auto const& entry) { return differs(entry.second, decided); };
    return std::ranges::any_of(views.early, against)
           || (!views.rounds.empty() && std::ranges::any_of(views.rounds.back().views, against));
}

bool lacks_rationale(State const& state, ChildId const& child, Terms const& terms)
{
    auto const at = state.outcomes.declared_at.find(child);
    if (at == state.outcomes.declared_at.end()
        || quoracy(state, child, at->second, terms).level != QuoracyLevel::discretion)
        return false;
    auto const found = state.quoracy.discretion.find(child);
    return found == state.quoracy.discretion.end() || !has_words(found->second.rationale);
}

void weigh_sign_off(Weighing& weigh, State const& state, SignOff const& record, Terms const& terms)
{
    // REC-03: all eight parts, or that there is nothing to say.
    auto const missing = parts_missing(record);
    weigh.must(missing.empty(), Clause::REC_03, "record-incomplete"_code, {{"parts", missing}});
    bool dissent = false;
    bool outvoted = false;
    for (auto const& child : state.convening.children) {
        // QUOR-05: why the chair went on with two agencies.
        weigh.must(!lacks_rationale(state, child.id, terms), Clause::QUOR_05, "no-rationale"_code,
                   {{"child", child.id.value}});
        dissent = dissent || has_dissent(state, child.id);
        auto const found = state.outcomes.declared.find(child.id);
        outvoted = outvoted
                   || (found != state.outcomes.declared.end()
                       && !(found->second.dissent.empty() && found->second.disagreed_outside.empty()));
    }
    // VOTE-06: the groupings that dissented from the majority, and those outside the electorate that disagreed.
    weigh.must(!outvoted || record.dissent_listed, Clause::VOTE_06, "dissent-not-listed"_code);
    // DEC-18: any other difference of view, and the chair's own concern.
    weigh.must(!dissent || record.dissent_listed, Clause::DEC_18, "dissent-not-listed"_code);
    // GRP-14: the chair's rulings on groupings, with their reasons.
    weigh.must(state.groupings.rulings.empty() || record.groupings_listed, Clause::GRP_14, "rulings-not-listed"_code);
    // CHAIR-07: the chair's concern stands in the chair's summary.
    weigh.must(state.afterwards.chair_concerns.empty() || record.chair_concern_in_summary, Clause::CHAIR_07,
               "concern-not-in-summary"_code);
    // REC-13: what those clauses send to the record is not passed over as a part with nothing to say.
    weigh.must(!dissent || !contains(record.none, RecordPart::dissent), Clause::REC_13, "part-is-not-empty"_code,
               {{"part", "dissent"}});
}

/// A finding where something went out after the day a clause gives, counted from the conference (R-01: never a
/// refusal).
void notice_late(Weighing& weigh, State const& state, Clause clause, Code code, Act const& act, Terms const& terms,
                 DeadlineInputs const& inputs)
{
    auto const from = state.meeting.closed->day;
    auto const due = deadline(clause, from, terms.history.on(from), terms.calendar, inputs);
    weigh.notice(!due || act.held_on.day <= due->due, clause, code, due ? Details{{"due", due->due.iso()}} : Details{});
}

/// The first core group of any child, which may bring the summary forward (REC-04).
std::optional<Date> earliest_core_group(State const& state)
{
    std::optional<Date> earliest;
    for (auto const& [child, on] : state.outcomes.first_core_group)
        earliest = std::min(earliest.value_or(on), on);
    return earliest;
}

void weigh_after_close(Weighing& weigh, State const& state, Clause clause)
{
    weigh.sound(state.meeting.closed.has_value(), clause, "wrong-stage"_code, "held_on");
}

}

bool has_dissent(State const& state, ChildId const& child)
{
    if (state.afterwards.chair_concerns.contains(child))
        return true;
    auto const found = state.outcomes.declared.find(child);
    if (found == state.outcomes.declared.end())
        return false;
    auto const& outcome = found->second;
    return !outcome.dissent.empty() || !outcome.disagreed_outside.empty()
           || somebody_differs(state, child, direction_of(outcome.outcome));
}

Answered decide(State const& state, SignOffRecord const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_after_close(weigh, state, Clause::REC_03);
    weigh.sound(std::ranges::none_of(command.parts, [&](RecordPart part) { return contains(command.none, part); }),
                Clause::REC_03, "contradictory"_code, "none");
    // CHAIR-12: the chair approves the record.
    weigh_from_chair(weigh, state, act, Clause::CHAIR_12);
    if (weigh.sound_so_far())
        weigh_sign_off(weigh, state, command, terms);
    return weigh.answer<Event>(RecordSignedOff{command});
}

Answered decide(State const& state, ApproveDistribution const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto recipients = command.full;
    recipients.insert(recipients.end(), command.partial.begin(), command.partial.end());
    weigh_people(weigh, state, recipients, Clause::CHAIR_12, "full");
    weigh_from_chair(weigh, state, act, Clause::CHAIR_12);
    // CHAIR-12: the record first, then who gets it in full or in part.
    weigh.must(state.afterwards.signed_off.has_value(), Clause::CHAIR_12, "not-signed-off"_code);
    return weigh.answer<Event>(DistributionApproved{command});
}

Answered decide(State const& state, RecordCirculation const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_after_close(weigh, state, command.record ? Clause::REC_06 : Clause::REC_04);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    // that it went out is a fact. CHAIR-12: what went out unapproved is seen.
    if (command.record) {
        weigh.notice(state.afterwards.distribution.has_value(), Clause::CHAIR_12, "sent-without-approval"_code);
        notice_late(weigh, state, Clause::REC_06, "record-late"_code, act, terms, {});
    } else {
        DeadlineInputs inputs;
        inputs.core_group = earliest_core_group(state);
        notice_late(weigh, state, Clause::REC_04, "summary-late"_code, act, terms, inputs);
    }
    return weigh.answer<Event>(CirculationRecorded{command});
}

Answered decide(State const& state, ConfirmReceipt const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_people(weigh, state, {command.person}, Clause::REC_08);
    weigh_after_close(weigh, state, Clause::REC_08);
    // REC-08, RCD-05: the days for corrections run from a receipt, and nobody receives what was not sent.
    auto const& sent = state.afterwards.record_sent;
    weigh.sound(sent && *sent <= act.held_on.day, Clause::REC_08, "record-not-sent"_code, "held_on");
    return weigh.answer<Event>(ReceiptConfirmed{command});
}

Answered decide(State const& state, SendCorrection const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_people(weigh, state, {command.person}, Clause::REC_08);
    weigh.sound(!command.text.empty(), Clause::REC_08, "missing-field"_code, "text");
    weigh_after_close(weigh, state, Clause::REC_08);
    // REC-08: ten working days from receipt; a later one is taken and marked.
    auto const received = state.afterwards.receipts.find(command.person);
    if (received != state.afterwards.receipts.end()) {
        auto const from = received->second;
        auto const due = deadline(Clause::REC_08, from, terms.history.on(from), terms.calendar);
        weigh.notice(!due || act.held_on.day <= due->due, Clause::REC_08, "correction-late"_code,
                     {{"person", command.person.value}});
    }
    return weigh.answer<Event>(CorrectionReceived{command});
}

void fold(State& state, RecordSignedOff const& event, Act const& act)
{
    state.afterwards.signed_off = event;
    state.afterwards.signed_off_on = act.held_on.day;
}

void fold(State& state, DistributionApproved const& event, Act const&) { state.afterwards.distribution = event; }

void fold(State& state, CirculationRecorded const& event, Act const& act)
{
    auto& sent = event.record ? state.afterwards.record_sent : state.afterwards.summary_sent;
    sent = std::min(sent.value_or(act.held_on.day), act.held_on.day);
}

void fold(State& state, ReceiptConfirmed const& event, Act const& act)
{
    state.afterwards.receipts.emplace(event.person, act.held_on.day);
}

void fold(State& state, CorrectionReceived const& event, Act const& act)
{
    state.afterwards.corrections[event.person].push_back(event);
    state.afterwards.corrections_sent.emplace(event.person, act.held_on.day);
}

}

#include "conference/decide.h"
#include "conference/fold.h"

#include "conference/hearing.h"
#include "conference/person_list.h"
#include "protocol/weighing.h"

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include <algorithm>

namespace noddfa::conference {

namespace {

std::string name_of(Step step) { return boost::describe::enum_to_string(step, ""); }

/// Steps that the agenda puts between the furthest one completed and this one.
std::string passed_over(Meeting const& meeting, Step step)
{
    auto const furthest = meeting.steps.empty() ? Step::opening_statement : meeting.steps.rbegin()->first;
    std::string between;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Step>>([&](auto one) {
        if (furthest < one.value && one.value < step)
            between += (between.empty() ? "" : ",") + std::string{one.name};
    });
    return between;
}

void weigh_order(Weighing& weigh, Meeting const& meeting, Step step)
{
    auto const between = passed_over(meeting, step);
    // RUN-02: the agenda's order; a step caught up with later was asked about when it was passed over.
    weigh.should(between.empty(), Clause::RUN_02, "step-out-of-order"_code,
                 {{"step", name_of(step)}, {"passed_over", between}});
}

/// Members who have not yet weighed risks against strengths, as `person/child`.
std::string risk_views_missing(State const& state, std::vector<SubjectChild> const& children, Moment now)
{
    std::string missing;
    for (auto const& person : eligible_practitioners(state, now))
        for (auto const& child : children)
            if (!state.meeting.risk_views.contains({person, child.id}))
                missing += (missing.empty() ? "" : ",") + person.value + "/" + child.id.value;
    return missing;
}

void weigh_risk_views(Weighing& weigh, State const& state, std::vector<SubjectChild> const& children, Moment now)
{
    auto const missing = risk_views_missing(state, children, now);
    // RUN-10: every member on every child. JUDGEMENT: whether risks outweigh strengths.
    weigh.should(missing.empty(), Clause::RUN_10, "risk-view-missing"_code, {{"missing", missing}});
}

void weigh_accuracy(Weighing& weigh, State const& state)
{
    // RUN-09: members say whether the summary is accurate before anything is built on it.
    weigh.must(state.meeting.accuracy_checked.has_value(), Clause::RUN_09, "accuracy-not-checked"_code);
}

void weigh_discussion(Weighing& weigh, State const& state, Moment now)
{
    auto const unaired = views_to_air(state, now);
    // INV-07: the written views of absent authors belong in the discussion.
    weigh.must(unaired.empty(), Clause::INV_07, "written-view-not-aired"_code, {{"reports", listed(unaired)}});
    auto const unread = findings_to_read(state, now);
    // REP-18: an absent doctor's findings are read out in full.
    weigh.must(unread.empty(), Clause::REP_18, "findings-not-read"_code, {{"reports", listed(unread)}});
    auto const silent = silent_people(state, now);
    // CHAIR-04: everybody is helped to contribute.
    weigh.notice(silent.empty(), Clause::CHAIR_04, "not-heard"_code, {{"people", listed(silent)}});
}

void weigh_answers(Weighing& weigh, State const& state, Moment now, Terms const& terms)
{
    for (auto const& child : state.convening.children) {
        auto const views = state.views.by_child.find(child.id);
        if (views != state.views.by_child.end() && views->second.closed())
            continue;
        auto const waiting = test_consensus(state, child.id, now, terms).waiting;
        // RUN-11: each representative answers for each child.
        weigh.must(waiting.empty(), Clause::RUN_11, "representative-not-asked"_code,
                   {{"child", child.id.value}, {"people", listed(waiting)}});
    }
}

void weigh_plan_step(Weighing& weigh, State const& state)
{
    for (auto const& child : state.convening.children) {
        auto const now = stage(state, child.id);
        // RUN-12: planning comes after the decision.
        weigh.must(now >= Stage::choose_category, Clause::RUN_12, "wrong-stage"_code,
                   {{"child", child.id.value}, {"stage", boost::describe::enum_to_string(now, "")}});
        // RUN-14: time without content is no planning.
        weigh.notice(now < Stage::choose_category || now == Stage::over || has_plan(state, child.id), Clause::RUN_14,
                     "no-outline-yet"_code, {{"child", child.id.value}});
    }
}

void weigh_step(Weighing& weigh, State const& state, Step step, Moment now, Terms const& terms)
{
    switch (step) {
    case Step::discussion: weigh_discussion(weigh, state, now); break;
    case Step::summary: weigh.must(state.meeting.summary.has_value(), Clause::RUN_08, "no-summary"_code); break;
    case Step::accuracy: weigh_accuracy(weigh, state); break;
    case Step::analysis:
        weigh_accuracy(weigh, state);
        weigh_risk_views(weigh, state, state.convening.children, now);
        break;
    case Step::views: weigh_answers(weigh, state, now, terms); break;
    case Step::plan: weigh_plan_step(weigh, state); break;
    case Step::dates: weigh_time_for_plan(weigh, state); break;
    // RUN-03, RUN-04, RUN-05: recorded with their time, nothing is asked.
    case Step::opening_statement:
    case Step::introductions:
    case Step::reading:
    case Step::events:
    case Step::involvement:
    case Step::family: break;
    }
}

void weigh_contributions_before_summary(Weighing& weigh, State const& state, Moment now)
{
    auto waiting = reports_unpresented(state);
    auto const unaired = views_to_air(state, now);
    // An absent author's report that was aired was heard, though nobody presented it (INV-06 asks about that).
    std::erase_if(waiting, [&](ReportId const& report) { return state.reports.kept.at(report).aired; });
    weigh.must(waiting.empty() && unaired.empty(), Clause::RUN_07, "reports-not-presented"_code,
               {{"reports", listed(waiting.empty() ? unaired : waiting)}});
    for (auto const& child : state.convening.children) {
        auto const unheard = parents_unheard(state, child.id);
        weigh.must(unheard.empty(), Clause::RUN_07, "family-not-heard"_code,
                   {{"child", child.id.value}, {"people", listed(unheard)}});
    }
}

void notice_blank_inputs(Weighing& weigh, Analysis const& analysis)
{
    auto const input = [&](std::optional<Paragraph> const& given, char const* name) {
        // RESP-08: five inputs to an objective analysis. JUDGEMENT: what they say.
        weigh.notice(given && !given->empty(), Clause::RESP_08, "analysis-input-blank"_code,
                     {{"child", analysis.child.value}, {"input", name}});
    };
    input(analysis.enquiries, "enquiries");
    input(analysis.strengths, "strengths");
    input(analysis.assessment, "assessment");
    input(analysis.other_assessments, "other_assessments");
    input(analysis.past_involvement, "past_involvement");
}

void notice_one_sided(Weighing& weigh, State const& state, Analysis const& analysis)
{
    bool const strengths = analysis.strengths && !analysis.strengths->empty();
    // RESP-09: strengths stand beside concerns, and each parent is seen separately.
    weigh.notice(analysis.concerns.empty() || strengths, Clause::RESP_09, "concerns-without-strengths"_code,
                 {{"child", analysis.child.value}});
    auto const& considered = analysis.parents_considered;
    for (auto const& parent : state.parents_of(analysis.child))
        weigh.notice(std::find(considered.begin(), considered.end(), parent) != considered.end(), Clause::RESP_09,
                     "parent-not-considered"_code, {{"child", analysis.child.value}, {"person", parent.value}});
}

}

std::map<Step, int> minutes_spent(State const& state)
{
    std::map<Step, int> minutes;
    if (!state.meeting.opened)
        return minutes;
    std::vector<std::pair<Moment, Step>> done;
    for (auto const& [step, at] : state.meeting.steps)
        done.emplace_back(at, step);
    std::sort(done.begin(), done.end());
    auto before = *state.meeting.opened;
    for (auto const& [at, step] : done) {
        minutes[step] = static_cast<int>(at.utc_minutes - before.utc_minutes);
        before = at;
    }
    return minutes;
}

void weigh_ready_for_views(Weighing& weigh, State const& state, ChildId const& child, Moment now, Terms const&)
{
    auto const* subject = state.child(child);
    auto const views = state.views.by_child.find(child);
    // a further round stands on what the first was asked for.
    if (!subject || (views != state.views.by_child.end() && !views->second.rounds.empty()))
        return;
    weigh_statement_read(weigh, state);
    // RUN-07: contributions, then the chair's summary, then views.
    weigh.must(state.meeting.summary.has_value(), Clause::RUN_07, "no-summary"_code);
    weigh_accuracy(weigh, state);
    if (!state.meeting.steps.contains(Step::analysis))
        weigh_risk_views(weigh, state, {*subject}, now);
    // RUN-15: what the child says about the risks is taken into account.
    weigh.must(child_is_heard(state, *subject), Clause::RUN_15, "child-not-heard"_code, {{"child", child.value}});
    auto const unheard = parents_unheard(state, child);
    // PAR-14: the family is asked before practitioners decide, or its absence is marked.
    weigh.must(unheard.empty(), Clause::PAR_14, "family-not-heard"_code,
               {{"child", child.value}, {"people", listed(unheard)}});
}

Answered decide(State const& state, CompleteStep const& command, Act const& act, Terms const& terms)
{
    if (command.step == Step::opening_statement)
        return decide(state, ReadOpeningStatement{}, act, terms);
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.must(state.is_chair(act.by), Clause::RUN_02, "not-the-chair"_code);
    weigh_open(weigh, state);
    weigh_statement_read(weigh, state);
    weigh.notice(!state.meeting.steps.contains(command.step), Clause::RUN_02, "already-done"_code,
                 {{"step", name_of(command.step)}});
    weigh_order(weigh, state.meeting, command.step);
    weigh_step(weigh, state, command.step, act.held_on, terms);
    return weigh.answer<Event>(StepCompleted{command});
}

Answered decide(State const& state, Summarise const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.must(state.is_chair(act.by), Clause::RUN_08, "not-the-chair"_code);
    // RUN-08: the summary is recorded. JUDGEMENT: what the risk factors are.
    weigh.sound(!command.text.empty(), Clause::RUN_08, "missing-field"_code, "text");
    weigh_open(weigh, state);
    weigh_statement_read(weigh, state);
    // DEC-03: summing up again needs no second asking.
    if (!state.meeting.summary) {
        weigh_order(weigh, state.meeting, Step::summary);
        weigh_contributions_before_summary(weigh, state, act.held_on);
    }
    return weigh.answer<Event>(Summarised{command});
}

Answered decide(State const& state, CheckAccuracy const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.must(state.is_chair(act.by), Clause::RUN_09, "not-the-chair"_code);
    weigh_open(weigh, state);
    weigh.must(state.meeting.summary.has_value(), Clause::RUN_08, "no-summary"_code);
    // RUN-09: what members find wrong is recorded.
    weigh.sound(command.accurate || !command.corrections.empty(), Clause::RUN_09, "missing-field"_code, "corrections");
    return weigh.answer<Event>(AccuracyChecked{command});
}

Answered decide(State const& state, RecordRiskView const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_people(weigh, state, {command.person}, Clause::RUN_10);
    weigh.sound(state.child(command.child), Clause::RUN_10, "unknown-child"_code, "child");
    weigh.sound(!command.text.empty(), Clause::RUN_10, "missing-field"_code, "text");
    weigh_open(weigh, state);
    weigh.notice(state.present(command.person, act.held_on), Clause::QUOR_07, "not-present"_code,
                 {{"person", command.person.value}});
    // somebody who must go speaks before the summary was checked; it is recorded and shown.
    weigh.notice(state.meeting.accuracy_checked.has_value(), Clause::RUN_09, "accuracy-not-checked"_code);
    return weigh.answer<Event>(RiskViewRecorded{command});
}

Answered decide(State const& state, RecordAnalysis const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(state.child(command.child), Clause::RESP_08, "unknown-child"_code, "child");
    for (auto const& person : command.parents_considered)
        weigh.sound(is_known(state, person), Clause::RESP_09, "unknown-person"_code, "parents_considered",
                    {{"person", person.value}});
    weigh_open(weigh, state);
    weigh_accuracy(weigh, state);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    notice_blank_inputs(weigh, command);
    notice_one_sided(weigh, state, command);
    return weigh.answer<Event>(AnalysisRecorded{command});
}

void fold(State& state, StepCompleted const& event, Act const& act)
{
    state.meeting.steps.emplace(event.step, act.held_on);
}

void fold(State& state, Summarised const& event, Act const& act)
{
    state.meeting.summary = event;
    state.meeting.steps.emplace(Step::summary, act.held_on);
}

void fold(State& state, AccuracyChecked const& event, Act const& act)
{
    auto& corrections = state.meeting.corrections;
    corrections.insert(corrections.end(), event.corrections.begin(), event.corrections.end());
    // the first check is the line after which somebody arriving is late.
    if (!state.meeting.accuracy_checked)
        state.meeting.accuracy_checked = act.held_on;
    state.meeting.steps.emplace(Step::accuracy, act.held_on);
}

void fold(State& state, RiskViewRecorded const& event, Act const&)
{
    state.meeting.risk_views.insert_or_assign({event.person, event.child}, event);
}

void fold(State& state, AnalysisRecorded const& event, Act const&) { state.meeting.analyses[event.child] = event; }

}

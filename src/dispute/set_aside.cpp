#include "dispute/decide.h"
#include "dispute/fold.h"
#include "protocol/deadline.h"
#include "protocol/weighing.h"

#include <algorithm>

namespace noddfa::dispute {

namespace {

void weigh_actor(Weighing& weigh, DecisionTaken const& decision, SetAside const& command, Act const& act,
                 Settings const& settings)
{
    // R-20, B-33: whoever chaired does not set aside what they chaired; the deputy does.
    auto const manager = may_set_aside(decision, settings);
    weigh.must(act.by != decision.chair, Clause::SET_03, "chaired-the-conference"_code);
    weigh.must(!manager.empty() && act.by == manager, Clause::SET_03, "not-lead-safeguarding-manager"_code);
    // a second person only where the board wants one.
    bool const seconded = command.second && !command.second->empty() && *command.second != act.by;
    weigh.must(!settings.setaside_two_people || seconded, Clause::SET_03, "second-person-needed"_code);
}

std::optional<Date> reconvene_date(SetAside const& command, Act const& act, Terms const& terms)
{
    if (command.reconvene_by)
        return command.reconvene_by;
    // READING B-20: the board's working days from the set-aside.
    auto const due = deadline(Clause::SET_04, act.held_on.day, terms.history.on(act.held_on.day), terms.calendar);
    return due ? std::optional{due->due} : std::nullopt;
}

void weigh_reconvening(Weighing& weigh, SetAside const& command, Act const& act, Terms const& terms)
{
    auto const by = reconvene_date(command, act, terms);
    weigh.sound(!command.reconvene_by || *command.reconvene_by > act.held_on.day, Clause::SET_04, "contradictory"_code,
                "reconvene_by");
    // SET-04: not without interim protection and a date to reconvene by, or the manager's reason.
    weigh.must(has_words(command.interim_protection), Clause::SET_04, "no-interim-protection"_code);
    weigh.must(by.has_value(), Clause::SET_04, "no-reconvene-date"_code);
    auto const usual = deadline(Clause::SET_04, act.held_on.day, terms.history.on(act.held_on.day), terms.calendar);
    weigh.notice(!usual || !by || *by <= usual->due, Clause::SET_04, "late"_code,
                 {{"due", usual ? usual->due.iso() : ""}});
}

DecisionSetAside aside(SetAside const& command, DecisionTaken const& decision)
{
    return {{command.dispute, command.conference, decision.child, decision.outcome, command.trigger,
             command.information, command.source, command.reason, command.interim_protection, command.second}};
}

}

DecisionTaken const* decision_of(Background const& background, ConferenceId const& conference,
                                 std::optional<ChildId> const& child)
{
    DecisionTaken const* found = nullptr;
    for (auto const& decision : background.decisions) {
        if (decision.conference != conference || (child && decision.child != *child))
            continue;
        if (found)
            return nullptr; // more than one child: which must be said
        found = &decision;
    }
    return found;
}

PersonId may_set_aside(DecisionTaken const& decision, Settings const& settings)
{
    auto const manager = settings.holder("lead_safeguarding_manager");
    return manager == decision.chair ? settings.holder("deputy_lead_safeguarding_manager") : manager;
}

bool decision_stands(State const& state, Settings const& settings)
{
    if (state.set_aside)
        return false;
    // CMP-07, B-34: an appeal or a complaint leaves it as it is.
    return !state.appeal || state.appeal->decided_on || settings.appeal_decision_stands;
}

Answered decide(State const& state, SetAside const& command, Act const& act, Terms const& terms)
{
    // SET-04: the overriding reason is the Lead Safeguarding Manager's, who stands in the chair's place.
    Weighing weigh{act, true};
    auto const* decision = decision_of(terms.background, command.conference, command.child);
    weigh.sound(state.is_new(), Clause::SET_03, "dispute-in-use"_code, "dispute");
    weigh.sound(decision != nullptr, Clause::SET_03, "unknown-decision"_code, "conference");
    if (!decision)
        return weigh.answer<Event>();
    // SET-03: a decision is set aside once.
    weigh.must(!decision->set_aside_by, Clause::SET_03, "already-done"_code, {{"child", decision->child.value}});
    weigh_actor(weigh, *decision, command, act, terms.settings);
    // SET-03: on a trigger of SET-01 or SET-02, as made known, and with a reason.
    weigh.must(command.trigger && has_words(command.information), Clause::SET_03, "no-trigger"_code);
    weigh.must(has_words(command.reason), Clause::SET_03, "no-reason"_code);
    weigh_reconvening(weigh, command, act, terms);
    auto const by = reconvene_date(command, act, terms);
    return weigh.answer<Event>(aside(command, *decision),
                               ReconveneRequired{{command.dispute, command.conference, decision->child, by,
                                                  terms.settings.reconvene_new_chair}},
                               TaskSet{{Clause::SET_04, "reconvene", decision->child, decision->chair, by}});
}

void fold(State& state, DecisionSetAside const& event, Act const& act)
{
    state.set_aside = event;
    state.set_aside_on = act.held_on.day;
}

void fold(State& state, ReconveneRequired const& event, Act const& act)
{
    state.reconvening = event;
    state.reconvening_required_on = act.held_on.day;
}

Answered decide(State const& state, AnswerReconvene const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.must(state.reconvening.has_value(), Clause::SET_04, "nothing-to-answer"_code);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    weigh.sound(command.on >= *state.reconvening_required_on, Clause::SET_04, "contradictory"_code, "on");
    // SET-04, R-01: a date past the target is recorded as late.
    auto const by = state.reconvening->by;
    weigh.notice(!by || command.on <= *by, Clause::SET_04, "late"_code, {{"due", by ? by->iso() : ""}});
    return weigh.answer<Event>(ReconveneAnswered{command});
}

void fold(State& state, ReconveneAnswered const& event, Act const&)
{
    state.reconvened = event;
    std::erase_if(state.tasks, [](Task const& task) { return task.what == "reconvene"; });
}

}

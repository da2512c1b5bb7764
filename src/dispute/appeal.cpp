#include "base/contains.h"
#include "dispute/decide.h"
#include "dispute/fold.h"
#include "protocol/stages.h"
#include "protocol/weighing.h"

#include <algorithm>

namespace noddfa::dispute {

namespace {

/// The day a stage of the board's is due, counted from the event before it; nothing where the board has none.
std::optional<Date> stage_due(char const* name, Date from, Settings const& settings, Calendar const& calendar)
{
    for (auto const& stage : stages(settings.appeal_stages))
        if (stage.name == name && stage.days > 0)
            return calendar.working_days_after(from, stage.days);
    return std::nullopt;
}

Reconvening reconvening(State const& state, Terms const& terms)
{
    auto const& appeal = *state.appeal;
    return {appeal.said.dispute, appeal.said.conference, appeal.child, std::nullopt,
            terms.settings.reconvene_new_chair};
}

void require_reconvening(Answered& answered, State const& state, Terms const& terms)
{
    // APP-03: the panel or the parents ask; a conference decides, never the panel.
    auto const required = reconvening(state, terms);
    answered.events.push_back(ReconveneRequired{required});
    answered.events.push_back(TaskSet{{Clause::APP_03, "reconvene", required.child, std::nullopt, std::nullopt}});
}

}

Answered decide(State const& state, LodgeAppeal const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    auto const* decision = decision_of(terms.background, command.conference, command.child);
    weigh.sound(state.is_new(), Clause::APP_01, "dispute-in-use"_code, "dispute");
    weigh.sound(decision != nullptr, Clause::APP_01, "unknown-decision"_code, "conference");
    weigh.sound(!command.person.empty(), Clause::APP_01, "missing-field"_code, "person");
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    // APP-01: a parent of the child, or the young person; anybody else says why it is theirs to appeal.
    bool const parent = contains(decision->parents, command.person);
    bool const young_person = command.person.value == decision->child.value;
    weigh.should(parent || young_person, Clause::APP_01, "not-a-parent"_code);
    // READING B-34: a limit only where the board has set one; past it the appeal is late, and heard.
    auto const due = stage_due("notice", decision->held_on, terms.history.on(decision->held_on), terms.calendar);
    weigh.notice(!due || act.held_on.day <= *due, Clause::APP_01, "late"_code, {{"due", due ? due->iso() : ""}});
    auto lodged = AppealLodged{command};
    lodged.child = decision->child;
    auto const panel = stage_due("panel", act.held_on.day, terms.history.on(act.held_on.day), terms.calendar);
    return weigh.answer<Event>(lodged, TaskSet{{Clause::APP_02, "form-panel", decision->child, std::nullopt, panel}});
}

void fold(State& state, AppealLodged const& event, Act const& act)
{
    state.appeal = AppealState{event, event.child.value_or(ChildId{}), act.held_on.day, {}, {}, {}, {}, {}};
}

Answered decide(State const& state, FormPanel const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.must(state.appeal.has_value(), Clause::APP_02, "no-appeal"_code);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    weigh.must(!state.appeal->decided_on, Clause::APP_02, "already-done"_code);
    weigh.sound(!command.members.empty(), Clause::APP_02, "missing-field"_code, "members");
    // APP-02: nobody who took part in the conference, the chair included.
    auto const* decision = decision_of(terms.background, state.appeal->said.conference, state.appeal->child);
    weigh.sound(decision != nullptr, Clause::APP_02, "unknown-decision"_code, "dispute");
    for (auto const& member : command.members)
        if (decision)
            weigh.must(!decision->took_part.contains(member) && member != decision->chair
                           && !contains(decision->parents, member),
                       Clause::APP_02, "took-part"_code, {{"person", member.value}});
    return weigh.answer<Event>(PanelFormed{command});
}

void fold(State& state, PanelFormed const& event, Act const& act)
{
    if (!state.appeal)
        return;
    state.appeal->panel = event.members;
    state.appeal->panel_formed_on = act.held_on.day;
    std::erase_if(state.tasks, [](Task const& task) { return task.what == "form-panel"; });
}

Answered decide(State const& state, DecideAppeal const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.must(state.appeal && state.appeal->panel_formed_on, Clause::APP_02, "no-panel"_code);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    weigh.must(!state.appeal->decided_on, Clause::APP_02, "already-done"_code);
    // APP-02: the panel decides, and nobody else.
    weigh.must(contains(state.appeal->panel, act.by), Clause::APP_02, "not-on-panel"_code);
    weigh.sound(has_words(command.reasons), Clause::APP_03, "missing-field"_code, "reasons");
    weigh.sound(!command.reconvene || command.result == AppealResult::upheld, Clause::APP_03, "contradictory"_code,
                "reconvene");
    auto answered = weigh.answer<Event>(AppealDecided{command});
    if (!answered.accepted() || command.result == AppealResult::not_upheld)
        return answered;
    if (command.reconvene)
        require_reconvening(answered, state, terms);
    // the parents are asked too, and their answer recorded.
    auto const* decision = decision_of(terms.background, state.appeal->said.conference, state.appeal->child);
    for (auto const& parent : decision ? decision->parents : std::vector{state.appeal->said.person})
        answered.events.push_back(
            TaskSet{{Clause::APP_03, "ask-about-reconvening", state.appeal->child, parent, std::nullopt}});
    return answered;
}

void fold(State& state, AppealDecided const& event, Act const& act)
{
    if (!state.appeal)
        return;
    state.appeal->decision = event;
    state.appeal->decided_on = act.held_on.day;
}

Answered decide(State const& state, RecordReconveneWish const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    bool const upheld =
        state.appeal && state.appeal->decision && state.appeal->decision->result == AppealResult::upheld;
    weigh.must(upheld, Clause::APP_03, "not-upheld"_code);
    weigh.sound(!command.person.empty(), Clause::APP_03, "missing-field"_code, "person");
    auto answered = weigh.answer<Event>(ReconveneWishRecorded{command});
    // the parents' wish alone is enough; once asked for it is not asked for again.
    if (answered.accepted() && command.wants && !state.reconvening)
        require_reconvening(answered, state, terms);
    return answered;
}

void fold(State& state, ReconveneWishRecorded const& event, Act const&)
{
    if (state.appeal)
        state.appeal->wishes[event.person] = event.wants;
    std::erase_if(state.tasks,
                  [&](Task const& task) { return task.what == "ask-about-reconvening" && task.owner == event.person; });
}

}

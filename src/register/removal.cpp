#include "protocol/planted.h"
#include "protocol/weighing.h"
#include "register/decide.h"
#include "register/fold.h"
#include "register/removal_notices.h"

#include <algorithm>

namespace noddfa::cpr {

namespace {

constexpr int majority_years = 18;    // CPR-20
constexpr int review_look_back = 6;   // months, DER-10

/// The day somebody turns 18. READING DEC-20: born on 29 February, on 1 March.
Date eighteenth_birthday(Date born)
{
    auto const there = born.civil();
    auto const then = (there.year() + std::chrono::years{majority_years}) / there.month() / there.day();
    return then.ok() ? Date{std::chrono::sys_days{then}}
                     : Date{std::chrono::sys_days{then.year() / std::chrono::March / 1}};
}

Ending ending_of(RemovalGround ground)
{
    switch (ground) {
    case RemovalGround::eighteen: return Ending::eighteen;
    case RemovalGround::death: return Ending::death;
    case RemovalGround::left_uk: return Ending::left_uk;
    }
    return Ending::eighteen;
}

void end_entry(State& state, Date on, Ending ending)
{
    if (!state.live)
        return;
    state.live->to = on;
    state.live->ending = ending;
    state.ended.push_back(std::move(*state.live));
    state.live.reset();
}

/// CPR-21: a removal begins a list of its own of who is to be told.
void begin_notices(State& state)
{
    state.challenge.reset();
    state.removal_notices.clear();
    state.removal_closed = false;
    std::erase_if(state.tasks, [](Task const& task) { return task.clause == Clause::CPR_21; });
}

/// DER-10: what follows the death of a child who is or lately was registered; once.
void add_death(Answered& answered, State const& state, ChildId const& child, Date on, Terms const& terms)
{
    if (!answered.accepted() || state.died_on)
        return;
    auto const& settings = terms.settings;
    // DER-10: on the register on any day of the six months before: an extended review is considered.
    bool const recent = registered_between(state, on.plus_months(-review_look_back), on);
    answered.events.push_back(AlertRaised{
        alert_for("lead_safeguarding_manager", settings, Clause::DER_10, "death-of-registered-child", child)});
    answered.events.push_back(TaskSet{{Clause::DER_10, "procedural-response", child, std::nullopt, on}});
    answered.events.push_back(
        TaskSet{{Clause::DER_10, recent ? "consider-extended-practice-review" : "consider-practice-review", child,
                 std::nullopt, std::nullopt}});
}

void weigh_ground(Weighing& weigh, State const& state, AdministrativeRemoval const& command, Date on)
{
    // DEC-20, CPR-20: at eighteen, and not a day before.
    if (command.ground == RemovalGround::eighteen) {
        weigh.sound(state.identity.born.has_value(), Clause::DEC_20, "no-date-of-birth"_code, "ground");
        weigh.must(!state.identity.born || on >= eighteenth_birthday(*state.identity.born), Clause::DEC_20,
                   "not-eighteen"_code);
    }
    // MOV-14: abroad only after a handover.
    if (command.ground == RemovalGround::left_uk)
        weigh.must(command.handover && !command.handover->empty(), Clause::MOV_14, "no-handover-abroad"_code);
}

}

std::optional<Date> turns_eighteen(State const& state)
{
    if (!state.identity.born)
        return std::nullopt;
    return eighteenth_birthday(*state.identity.born);
}

Answered decide(State const& state, RemoveByReview const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.must(state.is_registered(), Clause::DEC_20, "not-registered"_code);
    // DEC-20, CPR-20: the decision of a review, or of the conference reconvened about a registration.
    weigh.must(!command.conference.empty(), Clause::DEC_20, "no-route-off-register"_code);
    auto answered = weigh.answer<Event>(Removed{command});
    // CPR-21: everyone invited is told, with the reasons.
    if (answered.accepted())
        for (auto const& person : command.to_tell)
            answered.events.push_back(
                TaskSet{{Clause::CPR_21, "tell-of-removal", command.child, person, std::nullopt}});
    return answered;
}

void fold(State& state, Removed const& event, Act const& act)
{
    if (state.live && !event.reconvened) {
        ++state.live->reviews_held;
        state.live->last_conference = act.held_on.day;
    }
    // READING B-20: a registration that the reconvened conference does not repeat ends as that conference says.
    end_entry(state, act.held_on.day, event.reconvened ? Ending::set_aside : Ending::review);
    begin_notices(state);
    for (auto const& person : event.to_tell)
        state.removal_notices.emplace(person, std::nullopt);
}

Answered decide(State const& state, RemoveAdministratively const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    auto const on = command.on.value_or(act.held_on.day);
    weigh.must(state.is_registered(), Clause::CPR_20, "not-registered"_code);
    weigh.sound(on <= act.held_on.day, Clause::CPR_20, "contradictory"_code, "on", {{"on", on.iso()}});
    // CPR-20, R-19: evidence, and a second person.
    weigh.must(command.evidence && !command.evidence->empty(), Clause::CPR_20, "no-evidence"_code);
    bool const seconded = command.second && !command.second->empty() && *command.second != act.by;
    weigh.must(seconded, Clause::CPR_20, "second-person-needed"_code);
    weigh_ground(weigh, state, command, on);
    auto answered = weigh.answer<Event>(RemovedAdministratively{command});
    add_removal_notices(answered, command.child, terms.background);
    if (command.ground == RemovalGround::death)
        add_death(answered, state, command.child, on, terms);
    return answered;
}

void fold(State& state, RemovedAdministratively const& event, Act const& act)
{
    auto const on = event.on.value_or(act.held_on.day);
    end_entry(state, on, ending_of(event.ground));
    begin_notices(state);
    std::erase_if(state.tasks, [](Task const& task) { return task.what == "end-entry"; });
    if (event.ground == RemovalGround::death) {
        state.died_on = on;
        state.held_from_disposal = true;
    }
}

Answered decide(State const& state, RecordDeath const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    auto const on = command.on.value_or(act.held_on.day);
    weigh.must(!state.died_on, Clause::DER_10, "already-done"_code);
    weigh.sound(on <= act.held_on.day, Clause::DER_10, "contradictory"_code, "on", {{"on", on.iso()}});
    auto answered = weigh.answer<Event>(DeathRecorded{command});
    add_death(answered, state, command.child, on, terms);
    // R-02, CPR-20: a death can always be recorded; the entry ends later, with evidence and a second person.
    if (answered.accepted() && state.is_registered()) {
        auto const custodian = terms.settings.holder("register_custodian");
        answered.events.push_back(TaskSet{{Clause::CPR_20, "end-entry", command.child,
                                           custodian.empty() ? std::nullopt : std::optional{custodian}, std::nullopt}});
    }
    return answered;
}

void fold(State& state, DeathRecorded const& event, Act const& act)
{
    state.died_on = event.on.value_or(act.held_on.day);
    state.held_from_disposal = true;
}

Answered decide(State const& state, ConfirmRemovalNotice const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.sound(!command.person.empty(), Clause::CPR_21, "missing-field"_code, "person");
    weigh.must(!state.is_registered() && !state.ended.empty(), Clause::CPR_21, "wrong-stage"_code);
    return weigh.answer<Event>(RemovalNoticeConfirmed{command});
}

void fold(State& state, RemovalNoticeConfirmed const& event, Act const& act)
{
    state.removal_notices[event.person] = act.held_on.day;
    std::erase_if(state.tasks,
                  [&](Task const& task) { return task.clause == Clause::CPR_21 && task.owner == event.person; });
}

Answered decide(State const& state, CloseRemoval const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.must(!state.is_registered() && !state.ended.empty(), Clause::CPR_21, "wrong-stage"_code);
    weigh.must(!state.removal_closed, Clause::CPR_21, "already-done"_code);
    // CPR-21: a notice that nobody received stays open; closing over it asks why.
    auto const open = std::count_if(state.removal_notices.begin(), state.removal_notices.end(),
                                    [](auto const& notice) { return !notice.second; });
    weigh.should(open == 0, Clause::CPR_21, "notices-open"_code, {{"open", std::to_string(open)}});
    return weigh.answer<Event>(RemovalClosed{command});
}

void fold(State& state, RemovalClosed const&, Act const&) { state.removal_closed = true; }

Answered decide(State const&, FlagEntry const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.sound(!command.dispute.empty(), Clause::SET_03, "missing-field"_code, "dispute");
    return weigh.answer<Event>(EntryFlagged{command});
}

void fold(State& state, EntryFlagged const& event, Act const& act)
{
    state.challenge = event;
    if (planted(Bug::set_aside_removes))
        end_entry(state, act.held_on.day, Ending::set_aside);
}

Answered decide(State const& state, RestoreEntry const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.sound(!command.dispute.empty(), Clause::SET_03, "missing-field"_code, "dispute");
    weigh.must(!state.is_registered(), Clause::SET_03, "already-registered"_code);
    // only what a review removed comes back by setting that review's decision aside.
    weigh.must(!state.ended.empty() && state.ended.back().ending == Ending::review, Clause::SET_03,
               "nothing-to-restore"_code);
    return weigh.answer<Event>(EntryRestored{command});
}

void fold(State& state, EntryRestored const& event, Act const&)
{
    if (state.ended.empty())
        return;
    // with its original date, as though it had not ended; the removal stays in the history of events.
    state.live = std::move(state.ended.back());
    state.ended.pop_back();
    state.live->to.reset();
    state.live->ending.reset();
    begin_notices(state);
    state.challenge = event;
}

Answered decide(State const& state, LiftFlag const& command, Act const& act, Terms const&)
{
    // an entry that the reconvened conference touched has lost its flag already.
    if (!state.challenge)
        return {};
    return Weighing{act, false}.answer<Event>(FlagLifted{command});
}

void fold(State& state, FlagLifted const&, Act const&) { state.challenge.reset(); }

}

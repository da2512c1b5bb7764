#include "protocol/deadline.h"
#include "protocol/planted.h"
#include "protocol/weighing.h"
#include "register/decide.h"
#include "register/fold.h"
#include "register/removal_notices.h"

namespace noddfa::cpr {

namespace {

std::optional<PersonId> coordinator_of(State const& state)
{
    if (!state.coordinators.empty())
        return state.coordinators.back().person;
    return state.stay ? state.stay->said.coordinator : std::nullopt;
}

bool on_any_register(State const& state) { return state.live || state.stay; }

bool moving(State const& state) { return state.move && !state.move->completed_on; }

/// MOV-06: permanent, agreed to be, or a stay that runs past the weeks allowed.
bool calls_for_transfer(Move const& move, Date today, Settings const& settings, Calendar const& calendar)
{
    if (move.said.kind == MoveKind::permanent || move.agreed_permanent_on)
        return true;
    if (!move.said.arrived_on)
        return false;
    auto const limit = deadline(Clause::MOV_06, *move.said.arrived_on, settings, calendar);
    auto const until = std::max(move.said.until.value_or(today), today);
    return limit && until > limit->limit.value_or(limit->due);
}

/// MOV-02: the child's own team manager, as the request for the conference named them, else whoever holds the post.
PersonId team_manager(Terms const& terms)
{
    auto const* last = last_decision(terms.background);
    return last && last->team_manager ? *last->team_manager : terms.settings.holder("team_manager");
}

/// MOV-02: coordinator and team manager are told; whoever recorded the move knows of it.
void alert_of_move(Answered& answered, State const& state, ChildId const& child, Act const& act, Terms const& terms)
{
    if (!answered.accepted())
        return;
    auto const tell = [&](char const* post, PersonId const& person) {
        if (person != act.by)
            answered.events.push_back(AlertRaised{{post, person, Clause::MOV_02, child, "move"}});
    };
    tell("coordinator", coordinator_of(state).value_or(PersonId{}));
    tell("team_manager", team_manager(terms));
}

}

Answered decide(State const& state, RecordMove const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    // MOV-01, R-02: a fact; malformed only where nobody is registered or no area is named.
    weigh.sound(on_any_register(state), Clause::MOV_01, "not-registered"_code, "child");
    weigh.sound(!command.to.empty(), Clause::MOV_01, "missing-field"_code, "to");
    // MOV-07: for a temporary move both managers agree who supervises, and the core group learns where and how long.
    bool const temporary = command.kind == MoveKind::temporary;
    weigh.notice(!temporary || command.supervisor, Clause::MOV_07, "no-supervisor"_code);
    weigh.notice(!temporary || (command.address && command.until), Clause::MOV_07, "no-address-or-length"_code);
    auto answered = weigh.answer<Event>(MoveRecorded{command});
    alert_of_move(answered, state, command.child, act, terms);
    // MOV-01: every agency and the custodian.
    if (answered.accepted())
        answered.events.push_back(TaskSet{
            {Clause::MOV_01, "tell-agencies-and-custodian", command.child, coordinator_of(state), act.held_on.day}});
    return answered;
}

void fold(State& state, MoveRecorded const& event, Act const& act)
{
    // A later word on the same move keeps what has been done about it.
    if (moving(state) && state.move->said.to == event.to) {
        auto const former = state.move->said;
        state.move->said = event;
        if (!event.arrived_on)
            state.move->said.arrived_on = former.arrived_on;
        return;
    }
    if (state.move)
        state.former_moves.push_back(std::move(*state.move));
    state.move = Move{event, act.held_on.day, {{act.by, act.held_on.day}}, {}, {}, {}, {}, {}, {}, {}, {}};
}

Answered decide(State const& state, AcknowledgeMove const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.sound(moving(state), Clause::MOV_02, "no-move"_code, "child");
    weigh.sound(!command.person.empty(), Clause::MOV_02, "missing-field"_code, "person");
    return weigh.answer<Event>(MoveAcknowledged{command});
}

void fold(State& state, MoveAcknowledged const& event, Act const& act)
{
    if (state.move)
        state.move->acknowledged.emplace(event.person, act.held_on.day);
    std::erase_if(state.alerts,
                  [&](Alert const& alert) { return alert.clause == Clause::MOV_02 && alert.to == event.person; });
}

Answered decide(State const& state, SendTransferInformation const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.sound(moving(state), Clause::MOV_04, "no-move"_code, "child");
    // MOV-04: within three days of any notice, as the board counts them; late is recorded as late.
    if (moving(state)) {
        auto const due = deadline(Clause::MOV_04, state.move->notified_on, terms.history.on(state.move->notified_on),
                                  terms.calendar);
        weigh.notice(!due || act.held_on.day <= due->due, Clause::MOV_04, "late"_code,
                     {{"due", due ? due->due.iso() : std::string{}}});
    }
    // MOV-05: the receiving custodian is told at the same stage.
    weigh.notice(command.custodian_told, Clause::MOV_05, "custodian-not-told"_code);
    return weigh.answer<Event>(TransferInformationSent{command});
}

void fold(State& state, TransferInformationSent const& event, Act const& act)
{
    if (!state.move)
        return;
    if (!state.move->information_sent)
        state.move->information_sent = act.held_on.day;
    if (event.custodian_told && !state.move->custodian_told)
        state.move->custodian_told = act.held_on.day;
}

Answered decide(State const& state, RequestTransfer const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.sound(moving(state), Clause::MOV_06, "no-move"_code, "child");
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    weigh.must(!state.move->requested_on, Clause::MOV_06, "already-done"_code);
    // MOV-06: for a permanent move, or a stay past the weeks allowed; earlier is nobody's loss, but is said.
    weigh.notice(
        calls_for_transfer(*state.move, act.held_on.day, terms.history.on(state.move->notified_on), terms.calendar),
        Clause::MOV_06, "transfer-not-yet-due"_code);
    return weigh.answer<Event>(TransferRequested{command}, TaskSet{{Clause::MOV_06, "hold-transfer-conference",
                                                                    command.child, std::nullopt, std::nullopt}});
}

void fold(State& state, TransferRequested const&, Act const& act)
{
    if (state.move)
        state.move->requested_on = act.held_on.day;
    if (planted(Bug::transfer_lets_go_early))
        state.live.reset();
}

Answered decide(State const& state, AgreePermanent const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.sound(moving(state), Clause::MOV_08, "no-move"_code, "child");
    weigh.must(!state.move || !state.move->agreed_permanent_on, Clause::MOV_08, "already-done"_code);
    return weigh.answer<Event>(MoveAgreedPermanent{command});
}

void fold(State& state, MoveAgreedPermanent const&, Act const& act)
{
    if (state.move)
        state.move->agreed_permanent_on = act.held_on.day;
}

Answered decide(State const& state, AcceptTransfer const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.sound(moving(state), Clause::MOV_06, "no-move"_code, "child");
    weigh.must(!state.move || state.move->requested_on, Clause::MOV_06, "wrong-stage"_code, {{"stage", "requested"}});
    // MOV-11: only the authority the child moves to takes the transfer on.
    weigh.must(!state.move || state.move->said.to == command.authority, Clause::MOV_11,
               "not-the-receiving-authority"_code);
    return weigh.answer<Event>(TransferAccepted{command});
}

void fold(State& state, TransferAccepted const&, Act const& act)
{
    if (state.move)
        state.move->accepted_on = act.held_on.day;
}

Answered decide(State const& state, DeclineTransfer const& command, Act const& act, Terms const& terms)
{
    // a conference's decision is never refused here; of a move recorded elsewhere there is nothing to note.
    if (!moving(state) || state.move->said.to != command.authority)
        return {};
    Weighing weigh{act, false};
    // MOV-12: a board may say that a transfer conference does not take a child off.
    weigh.notice(!terms.settings.transfer_bars_removal, Clause::MOV_12, "removal-at-transfer"_code);
    return weigh.answer<Event>(TransferDeclined{command});
}

void fold(State& state, TransferDeclined const&, Act const& act)
{
    if (!state.move)
        return;
    state.move->decided_on = act.held_on.day;
    state.move->registered = false;
}

Answered decide(State const& state, CompleteTransfer const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.sound(moving(state), Clause::MOV_11, "no-move"_code, "child");
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    auto const decided = state.move->decided_on ? state.move->decided_on : command.conference_on;
    auto const registered = state.move->decided_on ? state.move->registered : command.registered;
    // CONV-10, MOV-11: the original authority lets go only once the receiving conference has decided.
    weigh.must(decided && *decided <= act.held_on.day, Clause::CONV_10, "no-transfer-conference"_code);
    // I11: the entry ends that day, which is none before it began.
    weigh.sound(!decided || !state.live || *decided >= state.live->from, Clause::CONV_10, "contradictory"_code,
                "conference_on");
    // MOV-11, I11: of a conference held elsewhere only the authority that accepted the transfer can say how it ended.
    weigh.must(state.move->decided_on || state.move->accepted_on, Clause::MOV_11, "wrong-stage"_code,
               {{"stage", "accepted"}});
    weigh.must(registered.has_value(), Clause::MOV_11, "no-transfer-decision"_code);
    // MOV-12: where the board says so, coming off at a transfer conference asks why.
    weigh.should(!terms.settings.transfer_bars_removal || registered.value_or(true), Clause::MOV_12,
                 "removal-at-transfer"_code);
    // MOV-10: practitioners from both areas were there.
    weigh.notice(command.both_areas_attended, Clause::MOV_10, "one-area-only"_code);
    auto answered = weigh.answer<Event>(TransferCompleted{command});
    // CPR-21: where the entry ends with it.
    if (state.live && state.live->said.authority != state.move->said.to)
        add_removal_notices(answered, command.child, terms.background);
    return answered;
}

void fold(State& state, TransferCompleted const& event, Act const& act)
{
    if (!state.move)
        return;
    auto& move = *state.move;
    move.completed_on = act.held_on.day;
    if (!move.decided_on) {
        move.decided_on = event.conference_on;
        move.registered = event.registered;
    }
    if (!state.live || state.live->said.authority == move.said.to)
        return;
    // R-19, DER-04: a completed transfer ends the entry of the authority that let go. I11: on the day on which the
    // other authority decided, with no gap and no day of two owners.
    state.live->to = move.decided_on.value_or(act.held_on.day);
    state.live->ending = Ending::transfer;
    state.ended.push_back(std::move(*state.live));
    state.live.reset();
    state.removal_notices.clear();
    state.removal_closed = false;
}

Answered decide(State const& state, MarkWhereaboutsUnknown const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.sound(on_any_register(state), Clause::MOV_13, "not-registered"_code, "child");
    weigh.must(!state.whereabouts_unknown, Clause::MOV_13, "already-done"_code);
    // MOV-13: the child stays registered; others are alerted at once.
    return weigh.answer<Event>(
        WhereaboutsUnknown{command},
        AlertRaised{alert_for("lead_safeguarding_manager", terms.settings, Clause::MOV_13, "whereabouts-unknown",
                              command.child)},
        TaskSet{{Clause::MOV_13, "alert-authorities-police-and-health", command.child, std::nullopt, act.held_on.day}});
}

void fold(State& state, WhereaboutsUnknown const&, Act const&) { state.whereabouts_unknown = true; }

Answered decide(State const& state, MarkFound const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.must(state.whereabouts_unknown, Clause::MOV_13, "already-done"_code);
    return weigh.answer<Event>(ChildFound{command});
}

void fold(State& state, ChildFound const&, Act const&)
{
    state.whereabouts_unknown = false;
    auto const about_it = [](auto const& notice) { return notice.clause == Clause::MOV_13; };
    std::erase_if(state.alerts, about_it);
    std::erase_if(state.tasks, about_it);
}

}

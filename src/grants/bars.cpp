#include "grants/bars.h"

#include "grants/decide.h"
#include "grants/fold.h"
#include "grants/gate.h"

#include <algorithm>

namespace noddfa::grants {

namespace {

/// That exactly one other end is named.
template<class... Ends> void need_one(Gate& gate, Ends const&... ends)
{
    int const named = (static_cast<int>(ends && !ends->empty()) + ...);
    gate.need(named > 0, "missing-field"_code, "other");
    gate.need(named == 1, "one-end-only"_code, "other");
}

Conflict const* standing(State const& state, ConflictOf const& of)
{
    auto const found =
        std::ranges::find_if(state.conflicts, [&](Conflict const& one) { return one.of.is_same(of) && !one.until; });
    return found == state.conflicts.end() ? nullptr : &*found;
}

Order const* standing(State const& state, OrderOf const& of, Date on)
{
    auto const found = std::ranges::find_if(
        state.orders, [&](Order const& one) { return one.of.is_same(of) && (!one.until || on < *one.until); });
    return found == state.orders.end() ? nullptr : &*found;
}

}

Answered decide(State const& state, DeclareConflict const& command, Act const&, Terms const&)
{
    Gate gate;
    gate.need(!command.person.empty(), "missing-field"_code, "person");
    need_one(gate, command.other, command.child, command.conference);
    gate.need(!standing(state, command), "known-already"_code);
    return gate.answer(ConflictDeclared{command});
}

void fold(State& state, ConflictDeclared const& event, Act const& act)
{
    state.conflicts.push_back({event, act.by, act.held_on, std::nullopt});
}

Answered decide(State const& state, EndConflict const& command, Act const& act, Terms const&)
{
    Gate gate;
    gate.need(standing(state, command), "nothing-to-end"_code);
    // 3.4: nobody takes down for themselves what keeps them away.
    gate.need(!acts(act, command.person), "of-oneself"_code, "person");
    return gate.answer(ConflictEnded{command});
}

void fold(State& state, ConflictEnded const& event, Act const& act)
{
    for (auto& one : state.conflicts)
        if (one.of.is_same(event) && !one.until)
            one.until = std::max(one.since, act.held_on);
}

Answered decide(State const& state, RecordOrder const& command, Act const& act, Terms const&)
{
    Gate gate;
    gate.need(!command.person.empty(), "missing-field"_code, "person");
    need_one(gate, command.other, command.child);
    auto const from = command.since.value_or(act.held_on.day);
    gate.need(!command.until || *command.until > from, "ends-before-it-begins"_code, "until");
    gate.need(!standing(state, command, from), "known-already"_code);
    MadeOrder said{command};
    said.since = from;
    return gate.answer(OrderRecorded{std::move(said)});
}

void fold(State& state, OrderRecorded const& event, Act const& act)
{
    state.orders.push_back({event, act.by, event.since.value_or(act.held_on.day), event.until});
}

Answered decide(State const& state, EndOrder const& command, Act const& act, Terms const&)
{
    Gate gate;
    auto const on = command.on.value_or(act.held_on.day);
    auto const* order = standing(state, command, on);
    gate.need(order, "nothing-to-end"_code);
    gate.need(!gate.open() || order->from < on, "ends-before-it-begins"_code, "on");
    gate.need(!acts(act, command.person), "of-oneself"_code, "person");
    EndedOrder said{command};
    said.on = on;
    return gate.answer(OrderEnded{std::move(said)});
}

void fold(State& state, OrderEnded const& event, Act const& act)
{
    auto const on = event.on.value_or(act.held_on.day);
    for (auto& one : state.orders)
        if (one.of.is_same(event) && (!one.until || on < *one.until))
            one.until = std::max(one.from, on);
}

}

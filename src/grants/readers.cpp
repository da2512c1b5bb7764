#include "grants/readers.h"

#include "base/london.h"
#include "grants/decide.h"
#include "grants/fold.h"
#include "grants/gate.h"

#include <algorithm>

namespace noddfa::grants {

namespace {

bool reads(AddressReader const& one, Moment const& at)
{
    return !one.closed && (!one.of.until || at.day < *one.of.until);
}

AddressReader const* reader(State const& state, AddressReaderOf const& of, Moment const& at)
{
    auto const found = std::ranges::find_if(
        state.addresses, [&](AddressReader const& one) { return one.of.is_same(of) && reads(one, at); });
    return found == state.addresses.end() ? nullptr : &*found;
}

AddressProposal const* proposal(State const& state, AddressReaderOf const& of)
{
    auto const found =
        std::ranges::find_if(state.proposals, [&](AddressProposal const& one) { return one.said.is_same(of); });
    return found == state.proposals.end() ? nullptr : &*found;
}

void drop(State& state, AddressReaderOf const& of)
{
    std::erase_if(state.proposals, [&](AddressProposal const& one) { return one.said.is_same(of); });
}

bool is_listed(State const& state, ListedReader const& of)
{
    return std::ranges::any_of(state.listed, [&](Listing const& one) { return one.of.is_same(of) && !one.until; });
}

}

Answered decide(State const&, WithholdAddress const& command, Act const&, Terms const&)
{
    Gate gate;
    gate.need(!command.whose.empty(), "missing-field"_code, "whose");
    gate.need(!command.conference.empty(), "missing-field"_code, "conference");
    gate.need(!command.address.empty(), "missing-field"_code, "address");
    AddressWithheld withheld{command};
    // T04: wherever it might come to stand, its label admits its readers alone.
    withheld.address.labels = {"VAULT(" + command.whose.value + ")"};
    return gate.answer(withheld);
}

void fold(State& state, AddressWithheld const& event, Act const&) { state.withheld = event; }

Answered decide(State const& state, ProposeAddressReader const& command, Act const& act, Terms const&)
{
    Gate gate;
    gate.need(!command.person.empty(), "missing-field"_code, "person");
    gate.need(!command.whose.empty(), "missing-field"_code, "whose");
    // 3.4: who is let in is neither of the two who let them in.
    gate.need(!acts(act, command.person), "of-oneself"_code, "person");
    gate.need(!command.until || *command.until > act.held_on.day, "ends-before-it-begins"_code, "until");
    gate.need(!reader(state, command, act.held_on), "known-already"_code);
    gate.need(!command.reason.empty(), "missing-field"_code, "reason");
    return gate.answer(AddressReaderProposed{command});
}

void fold(State& state, AddressReaderProposed const& event, Act const& act)
{
    drop(state, event);
    state.proposals.push_back({event, act.by, act.on_behalf_of, act.recorded_at});
}

Answered decide(State const& state, AgreeAddressReader const& command, Act const& act, Terms const& terms)
{
    Gate gate;
    auto const* proposed = proposal(state, command);
    gate.need(proposed, "no-address-proposal"_code);
    gate.need(!acts(act, command.person), "of-oneself"_code, "person");
    if (!gate.open())
        return gate.answer();
    // 3.4: the first person is not the second, in whoever's name they act.
    gate.need(!acts(act, proposed->by) && !(proposed->on_behalf_of && acts(act, *proposed->on_behalf_of)),
              "same-person-twice"_code);
    auto const waited = act.recorded_at.utc_minutes - proposed->at.utc_minutes;
    gate.need(waited <= terms.settings.second_person_hours * minutes_of_an_hour, "proposal-expired"_code);
    return gate.answer(AddressOpened{AgreedAddressReader{command, proposed->said.until, proposed->by, act.by}});
}

void fold(State& state, AddressOpened const& event, Act const& act)
{
    drop(state, event);
    state.addresses.push_back({event, act.held_on, std::nullopt});
}

Answered decide(State const& state, WithdrawAddressReader const& command, Act const&, Terms const&)
{
    Gate gate;
    gate.need(proposal(state, command), "no-address-proposal"_code);
    return gate.answer(AddressReaderWithdrawn{command});
}

void fold(State& state, AddressReaderWithdrawn const& event, Act const&) { drop(state, event); }

Answered decide(State const& state, CloseAddress const& command, Act const& act, Terms const&)
{
    Gate gate;
    gate.need(reader(state, command, act.held_on), "nothing-to-end"_code);
    return gate.answer(AddressClosed{command});
}

void fold(State& state, AddressClosed const& event, Act const& act)
{
    for (auto& one : state.addresses)
        if (one.of.is_same(event) && !one.closed)
            one.closed = std::max(one.since, act.held_on);
}

Answered decide(State const& state, ListReader const& command, Act const& act, Terms const&)
{
    Gate gate;
    gate.need(!command.person.empty(), "missing-field"_code, "person");
    gate.need(!command.conference.empty(), "missing-field"_code, "conference");
    gate.need(!command.label.empty(), "missing-field"_code, "label");
    gate.need(!acts(act, command.person), "of-oneself"_code, "person");
    gate.need(!is_listed(state, command), "known-already"_code);
    return gate.answer(ReaderListed{command});
}

void fold(State& state, ReaderListed const& event, Act const& act)
{
    state.listed.push_back({event, act.by, act.held_on, std::nullopt});
}

Answered decide(State const& state, UnlistReader const& command, Act const&, Terms const&)
{
    Gate gate;
    gate.need(is_listed(state, command), "nothing-to-end"_code);
    return gate.answer(ReaderUnlisted{command});
}

void fold(State& state, ReaderUnlisted const& event, Act const& act)
{
    for (auto& one : state.listed)
        if (one.of.is_same(event) && !one.until)
            one.until = std::max(one.since, act.held_on);
}

}
